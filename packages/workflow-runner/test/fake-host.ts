// An in-memory GitHub for the runner's tests: it keeps what it was told and answers what the test set.
import { createHash } from 'node:crypto'
import type { RunnerHost } from '../src/index.js'

type StartedJob = Parameters<RunnerHost['startJob']>[0]

export interface FakeHost extends RunnerHost {
  readonly runs: Parameters<RunnerHost['createRun']>[0][]
  readonly startedJobs: StartedJob[]
  readonly finishedJobs: { name: string; conclusion: string }[]
  readonly deployments: Parameters<RunnerHost['leaveEnvironment']>[0][]
  readonly artifacts: { id: number; name: string; zip: Buffer; digest: string }[]
  readonly finishedRuns: string[]
}

export interface FakeSettings {
  secrets?: Record<string, string>
  variables?: Record<string, string>
  environments?: Record<string, { secrets?: Record<string, string>; variables?: Record<string, string> }>
  serverUrl?: string
  approve?: (request: { environment: string; jobName: string; signal: AbortSignal }) => Promise<boolean>
}

export function fakeHost(settings: FakeSettings = {}): FakeHost {
  const startedJobs: StartedJob[] = []
  const finishedJobs: FakeHost['finishedJobs'] = []
  const deployments: FakeHost['deployments'] = []
  const artifacts: FakeHost['artifacts'] = []
  const runs: FakeHost['runs'] = []
  const finishedRuns: string[] = []
  return {
    runs,
    startedJobs,
    finishedJobs,
    deployments,
    artifacts,
    finishedRuns,
    endpoints: {
      apiUrl: 'http://127.0.0.1:9/api',
      graphqlUrl: 'http://127.0.0.1:9/api/graphql',
      serverUrl: settings.serverUrl ?? 'http://127.0.0.1:9',
    },
    async createRun(run) {
      runs.push(run)
      const runNumber = runs.length
      return { runId: 1000 + runNumber, runNumber, runAttempt: 1, repositoryId: 7, ownerId: 8, actorId: 9 }
    },
    async startJob(job) {
      startedJobs.push(job)
      const oidc = {
        requestUrl: 'http://127.0.0.1:9/oidc?x=1',
        requestToken: `oidc-token-${startedJobs.length}`,
      }
      return { jobId: startedJobs.length, token: `ghs_token_${startedJobs.length}`, oidc }
    },
    async enterEnvironment({ environment, jobName, signal }) {
      const approved = (await settings.approve?.({ environment, jobName, signal })) ?? true
      return { approved, deploymentId: 500 }
    },
    async leaveEnvironment(deployment) {
      deployments.push(deployment)
    },
    async finishJob({ jobId, conclusion }) {
      finishedJobs.push({ name: startedJobs[jobId - 1]?.name ?? '', conclusion })
    },
    async finishRun({ conclusion }) {
      finishedRuns.push(conclusion)
    },
    async uploadArtifact({ name, zip, overwrite }) {
      const same = artifacts.findIndex((artifact) => artifact.name === name)
      if (same >= 0 && !overwrite) throw new Error(`an artifact with the name ${name} exists`)
      if (same >= 0) artifacts.splice(same, 1)
      const digest = `sha256:${createHash('sha256').update(zip).digest('hex')}`
      const id = 70 + artifacts.length
      artifacts.push({ id, name, zip, digest })
      return { id, digest }
    },
    async downloadArtifact({ id, name }) {
      return artifacts.find((artifact) => (id === undefined ? artifact.name === name : artifact.id === id))
    },
    async listArtifacts() {
      return artifacts.map(({ id, name, digest, zip }) => ({ id, name, digest, sizeBytes: zip.length }))
    },
    async environmentSettings(_repository, environment) {
      const { secrets = {}, variables = {} } = settings.environments?.[environment] ?? {}
      return { secrets, variables }
    },
    async repositorySettings() {
      return { secrets: settings.secrets ?? {}, variables: settings.variables ?? {} }
    },
  }
}
