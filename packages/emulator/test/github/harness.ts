// A GitHub alone: the service over a store in a temporary folder, a clock that stands still, and a way to call it.
import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { createListener } from '../../src/frame/exchange.js'
import { createFaults, type Faults } from '../../src/frame/faults.js'
import { openFileStore } from '../../src/frame/file-store.js'
import type { EmulatorResponse } from '../../src/frame/handler.js'
import { createRequestLog } from '../../src/frame/request-log.js'
import { createGitHubService, type GitHubService } from '../../src/github/index.js'

export interface Reply {
  status: number
  headers: Readonly<Record<string, string>>
  // Tests look into answers of every shape; a wrong path shows as a failed expectation.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
}

export interface GitHubFixture {
  github: GitHubService
  faults: Faults
  clock: { advance(ms: number): void; now(): number }
  origin: string
  /** Tokens by login. */
  tokens: Record<string, string>
  /** Sends a request with a token (none: anonymous) and a JSON body. */
  call(token: string | undefined, method: string, path: string, body?: object): Promise<Reply>
  /** A run of `contoso/app` by `mia` on main, with one job of these permissions. */
  startJob(permissions: Record<string, 'read' | 'write' | 'none'>): Promise<JobFixture>
  close(): Promise<void>
}

export interface JobFixture {
  runId: number
  jobId: number
  token: string
  sha: string
}

/** `contoso/app` (private, `README.md` on main): mia writes, adam administers, rita reads, otto sees nothing. */
export async function openGitHub(
  options: { listens?: boolean; seed?: object; folder?: string } = {},
): Promise<GitHubFixture> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'github-test-'))
  const store = openFileStore(folder)
  let now = Date.parse('2026-03-01T08:00:00Z')
  const clock = { now: () => now, advance: (ms: number) => void (now += ms) }
  const faults = createFaults(store)
  let origin = 'http://127.0.0.1:4999'
  let guids = 0
  const github = createGitHubService({
    store,
    clock,
    faults,
    tokens: { authorize: () => Promise.reject(new Error('not asked here')) },
    environments: {
      list: () => [],
      get: () => undefined,
      connections: () => [],
      dataPolicies: () => [],
    },
    tenantId: '7e000000-0000-4000-8000-000000000000',
    users: [],
    seed: { github: options.seed ?? {} },
    origin: () => origin,
    newGuid: () => `00000000-0000-4000-8000-${String(++guids).padStart(12, '0')}`,
    log: () => undefined,
  })
  const server = createServer(
    createListener({
      services: () => [github],
      lookup: { byId: () => undefined, byDomain: () => undefined },
      faults,
      requests: createRequestLog(),
      clock,
      flush: () => store.flush(),
      log: () => undefined,
    }),
  )
  if (options.listens) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  const tokens = populate(github)
  const first = await github.setup.createRepository({
    name: 'contoso/app',
    files: { 'README.md': '# App\n', 'src/a.txt': 'one\ntwo\nthree\n' },
    collaborators: { mia: 'write', adam: 'admin', rita: 'read' },
  })
  const sha = first.sha ?? ''
  return {
    github,
    faults,
    clock,
    origin,
    tokens,
    call: (token, method, path, body) => call(github, origin, token, method, path, body),
    startJob: (permissions) => startJob(github, sha, permissions),
    close: async () => {
      if (options.listens) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function populate(github: GitHubService): Record<string, string> {
  const logins = ['mia', 'adam', 'rita', 'otto']
  return Object.fromEntries(logins.map((login) => [login, github.setup.createUser({ login }).token]))
}

async function call(
  github: GitHubService,
  origin: string,
  token: string | undefined,
  method: string,
  path: string,
  body?: object,
): Promise<Reply> {
  const url = new URL(`${origin}/api/v3${path}`)
  const headers = new Map(token === undefined ? [] : [['authorization', `Bearer ${token}`]])
  const request = { method, url, headers, path: url.pathname, root: origin }
  const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body))
  const answer: EmulatorResponse | undefined = await github.handle({ ...request, body: bytes })
  if (!answer) throw new Error(`no answer to ${method} ${path}`)
  return { status: answer.status, headers: answer.headers ?? {}, body: answer.body }
}

async function startJob(
  github: GitHubService,
  sha: string,
  permissions: Record<string, 'read' | 'write' | 'none'>,
): Promise<JobFixture> {
  const { runId } = await github.host.createRun({
    repository: 'contoso/app',
    workflowPath: '.github/workflows/deploy.yml',
    workflowName: 'Deploy',
    event: 'workflow_dispatch',
    ref: 'refs/heads/main',
    sha,
    actor: 'mia',
    triggeringActor: 'mia',
    inputs: {},
  })
  const jobWorkflowRef = 'contoso/app/.github/workflows/deploy.yml@refs/heads/main'
  const job = await github.host.startJob({ runId, name: 'deploy', permissions, jobWorkflowRef })
  return { runId, jobId: job.jobId, token: job.token, sha }
}
