// What tests of the GitHub client script: a client on a scripted service, and bodies as GitHub writes them.
import { AlmError } from '@powerops/core'
import { createGitHubClient, type GitHubClient } from '../src/index.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

export const REPO = 'repos/contoso/expenses'
export const lost = new AlmError('outcome-unknown', { message: 'the answer was lost' })
export const notFound: Step = { status: 404, body: { message: 'Not Found' } }
export const bot = { id: 41898282, login: 'github-actions[bot]', type: 'Bot' }
export const ada = { id: 7, login: 'ada', type: 'User' }
export const pull = {
  number: 5,
  html_url: 'https://github.com/contoso/expenses/pull/5',
  state: 'open',
  title: 'Export',
  body: null,
  merged_at: null,
  head: { ref: 'export/expenses', sha: 'a1' },
  base: { ref: 'main', sha: 'b2' },
  user: bot,
}
export const run = {
  id: 42,
  run_attempt: 2,
  event: 'workflow_dispatch',
  status: 'in_progress',
  conclusion: null,
  head_sha: 'a1',
  head_branch: 'main',
  path: '.github/workflows/deploy.yml',
  created_at: '2026-01-01T00:00:00Z',
  html_url: 'https://x',
  actor: ada,
  triggering_actor: bot,
}
export const comment = (id: number, body: string, user: object = bot): object => ({
  id,
  body,
  user,
  html_url: 'https://x',
  created_at: '2026-01-01T00:00:00Z',
})
export const deployment = (id: number, payload: unknown = {}): object => ({
  id,
  payload,
  sha: 'a1',
  ref: 'a1',
  task: 'deploy',
  environment: 'production',
  description: null,
  created_at: '2026-01-01T00:00:00Z',
  creator: bot,
})
export const status = (state: string): object => ({
  id: 9,
  state,
  description: 'Imported',
  created_at: '2026-01-01T00:00:00Z',
  environment_url: '',
})

export async function open(
  script: Record<string, Step | Step[]>,
): Promise<{ client: GitHubClient; http: ScriptedHttp }> {
  const http = scriptedHttp(script, '/api/v3/')
  const repository = { owner: 'contoso', name: 'expenses' }
  const url = new URL('https://ghe.example/api/v3/')
  return { client: await createGitHubClient(http, url, repository, testPorts()), http }
}

export type Case = [
  name: string,
  script: Record<string, Step | Step[]>,
  ask: (client: GitHubClient) => Promise<unknown>,
  outcome: unknown,
]
