// A repository with the workflow of a team that validates its pull requests, and such requests.
import { runWorkflow, type RunRequest, type RunResult } from '@powerops/workflow-runner'
import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { runAction } from './action.js'
import { askGitHub, mustDo } from './approval.js'
import { readFolder, writeFolder } from './folder.js'
import { makeRepository } from './job.js'
import { writeSolution, type SolutionRequest } from './solutions.js'
import { runnerOf, SUITE } from './suite-runner.js'
import { MAKER_TOKEN, REPOSITORY, type World } from './world.js'

const CALLER = '.github/workflows/validate.yml'

/** The inputs of github/codeql-action/upload-sarif. */
export const UPLOAD_SARIF = {
  checkout_path: '',
  token: '',
  ref: '',
  sha: '',
  sarif_file: '../results',
  category: '',
  'wait-for-processing': 'true',
}

export type Files = Readonly<Record<string, string>>

export interface PullRequest {
  number: number
  branch: string
  /** Commit of its head. */
  sha: string
}

/** The source of a solution, as unpack writes it, below `folder`. */
export async function sourceOf(world: World, folder: string, request: SolutionRequest): Promise<Files> {
  const workspace = mkdtempSync(path.join(world.folder, 'source-'))
  await writeSolution(workspace, request)
  const inputs = { 'solution-file': 'solution.zip', 'solution-folder': 'source' }
  const unpacked = await runAction(world, 'unpack', inputs, { workspace })
  if (unpacked.exitCode !== 0) throw new Error(unpacked.stdout)
  const files = Object.entries(readFolder(path.join(workspace, 'source')))
  const decode = (latin1: string): string => Buffer.from(latin1, 'latin1').toString()
  return Object.fromEntries(files.map(([name, text]) => [`${folder}/${name}`, decode(text)]))
}

/** Makes the repository of the world with those files on main, the calling workflow among them. */
export async function makeCaller(
  world: World,
  files: Files,
  inputs: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await makeRepository(world, { ...files, [CALLER]: callerWorkflow(inputs) })
}

/** The workflow of the documentation. */
export function callerWorkflow(inputs: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    name: 'Validate',
    on: 'pull_request',
    permissions: {},
    jobs: {
      solutions: {
        uses: `${SUITE.repository}/.github/workflows/alm-validate.yml@v1`,
        permissions: {
          contents: 'read',
          'id-token': 'write',
          'pull-requests': 'write',
          'security-events': 'write',
        },
        with: inputs,
        secrets: { POWER_PLATFORM_CLIENT_SECRET: '${{ secrets.POWER_PLATFORM_CLIENT_SECRET }}' },
      },
    },
  })
}

/** Commits files to a branch, which is made from main when it is not there; null takes a file away. */
export async function commit(
  world: World,
  branch: string,
  files: Readonly<Record<string, string | null>>,
): Promise<string> {
  const ask = (method: string, place: string, body?: object): ReturnType<typeof mustDo> =>
    mustDo(world, MAKER_TOKEN, method, place, body)
  const present = await shaOf(world, branch)
  const parent = present ?? (await shaOf(world, 'main'))
  const tree = await ask('POST', '/git/trees', {
    base_tree: parent,
    tree: Object.entries(files).map(([name, content]) => ({
      path: name,
      mode: '100644',
      type: 'blob',
      ...(content === null ? { sha: null } : { content }),
    })),
  })
  const made = await ask('POST', '/git/commits', { message: 'Change', tree: tree['sha'], parents: [parent] })
  if (present === undefined) await ask('POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: made['sha'] })
  else await ask('PATCH', `/git/refs/heads/${branch}`, { sha: made['sha'] })
  return String(made['sha'])
}

async function shaOf(world: World, branch: string): Promise<string | undefined> {
  const { status, body } = await askGitHub(world, MAKER_TOKEN, 'GET', `/git/ref/heads/${branch}`)
  return status === 200 ? (body as { object: { sha: string } }).object.sha : undefined
}

/** Opens the request of a branch into main. */
export async function openPull(world: World, branch: string, sha: string): Promise<PullRequest> {
  const body = { title: branch, head: branch, base: 'main' }
  const pull = await mustDo(world, MAKER_TOKEN, 'POST', '/pulls', body)
  return { number: Number(pull['number']), branch, sha }
}

/** Runs the calling workflow for the head of the request, as GitHub does when something is pushed. */
export async function runForPull(
  world: World,
  { number, sha }: PullRequest,
  inputs: Readonly<Record<string, unknown>> = {},
  more: Partial<RunRequest> & { headRepository?: string } = {},
): Promise<RunResult> {
  const { headRepository = REPOSITORY, ...request } = more
  const pull = await mustDo(world, MAKER_TOKEN, 'GET', `/pulls/${number}`)
  const caller = mkdtempSync(path.join(world.folder, 'caller-'))
  return runWorkflow({
    ...validatorOf(world),
    callerRoot: writeFolder(caller, { [CALLER]: callerWorkflow(inputs) }),
    workflow: CALLER,
    event: 'pull_request',
    payload: {
      action: 'synchronize',
      number,
      pull_request: { ...pull, head: { sha, repo: { full_name: headRepository } } },
    },
    ref: `refs/pull/${number}/merge`,
    sha,
    ...request,
  })
}

/** Runs alm-validate.yml for a branch, from a copy of the suite in the repository itself. */
export async function runByHand(
  world: World,
  branch: string,
  sha: string,
  inputs: Readonly<Record<string, unknown>>,
): Promise<RunResult> {
  const { suite: _suite, ...runner } = validatorOf(world)
  const workflow = '.github/workflows/alm-validate.yml'
  const event = 'workflow_dispatch'
  return runWorkflow({ ...runner, workflow, event, inputs, ref: `refs/heads/${branch}`, sha })
}

/** The runner, with a stand-in for the upload to code scanning. */
function validatorOf(world: World): Omit<RunRequest, 'workflow' | 'event' | 'ref' | 'sha'> {
  const upload = { inputs: UPLOAD_SARIF, run: async () => ({}) }
  return {
    ...runnerOf(world),
    actor: 'mia-maker',
    substitutes: { 'github/codeql-action/upload-sarif': upload },
  }
}

/** What the summaries of a run say. */
export function summaryOf(run: RunResult): string {
  return run.summaries.map(({ markdown }) => markdown).join('\n')
}
