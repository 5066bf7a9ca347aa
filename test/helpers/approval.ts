// People who answer in GitHub: what approve-gate needs beside a repository, and what they do there.
import { runAction, type StepResult } from './action.js'
import { askGitHub, type Job } from './job.js'
import { REPOSITORY, type World } from './world.js'

/** Digest of the solution that the tests ask about. */
export const DIGEST = 'ab'.repeat(32)

/** What the workflows give a job that asks or decides. */
export const GATE_PERMISSIONS = {
  actions: 'write',
  contents: 'read',
  issues: 'write',
  'pull-requests': 'read',
} as const

export interface Somebody {
  id: number
  login: string
  token: string
}

/** A collaborator of the repository with that role. */
export async function addPerson(
  world: World,
  login: string,
  role: string,
  adminToken: string,
): Promise<Somebody> {
  const { id, token } = world.emulator.github.setup.createUser({ login })
  await mustDo(world, adminToken, 'PUT', `/collaborators/${login}`, { permission: role })
  return { id, login, token }
}

/** Asks GitHub and insists on a good answer. */
export async function mustDo(
  world: World,
  token: string,
  method: string,
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const answer = await askGitHub(world, token, method, path, body)
  if (answer.status >= 300)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return (answer.body ?? {}) as Record<string, unknown>
}

/** Commits a file to a branch, which is made from main when it does not exist; the commit. */
export async function pushFile(world: World, token: string, branch: string, text: string): Promise<string> {
  const found = await askGitHub(world, token, 'GET', `/git/ref/heads/${branch}`)
  if (found.status === 404) {
    const main = await mustDo(world, token, 'GET', '/git/ref/heads/main')
    const { sha } = main['object'] as { sha: string }
    await mustDo(world, token, 'POST', '/git/refs', { ref: `refs/heads/${branch}`, sha })
  }
  const path = `/contents/${branch.replaceAll('/', '-')}-${text.length}-${Date.now()}.txt`
  const content = Buffer.from(text).toString('base64')
  const written = await mustDo(world, token, 'PUT', path, { message: text, content, branch })
  return (written['commit'] as { sha: string }).sha
}

/** Runs approve-gate in the job. */
export function runGate(
  world: World,
  { token, variables }: Job,
  inputs: Readonly<Record<string, string>>,
): Promise<StepResult> {
  return runAction(world, 'approve-gate', { ...inputs }, { token, variables })
}

export { askGitHub, REPOSITORY }
