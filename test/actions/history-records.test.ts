// Looking for a successful test: what is asked of GitHub, in which order, and when it stops.
import { AlmError } from '@powerops/core'
import type { Deployment, GitHubClient, RunJob, WorkflowRun } from '@powerops/github'
import { importJobName } from '@powerops/history'
import { fetchHistory, fetchSuccessfulTest } from '../../actions/common/history-records.js'

const DIGEST = 'ab'.repeat(32)
const COMMIT = 'c0'.repeat(20)
const BOT = { id: 41898282, login: 'github-actions[bot]', type: 'Bot' }
const WISH = { environment: 'test', digest: DIGEST }
const RULES = { workflows: ['.github/workflows/alm-promote.yml'], branches: ['main'] }
const NOW = Date.parse('2026-03-01T09:00:00Z')

function deployment(
  id: number,
  runId: number,
  more: Partial<Deployment> = {},
  payload: object = {},
): Deployment {
  return {
    id,
    nodeId: `DE_${id}`,
    sha: COMMIT,
    ref: COMMIT,
    task: 'alm-import',
    environment: 'test',
    originalEnvironment: 'test',
    production: false,
    description: '',
    payload: {
      schemaVersion: 1,
      solution: 'ContosoApp',
      version: '1.2.0.0',
      digest: DIGEST,
      runId,
      runAttempt: 1,
      ...payload,
    },
    createdAt: '2026-03-01T08:00:00Z',
    creator: BOT,
    ...more,
  }
}

const run = (id: number): WorkflowRun => ({
  id,
  attempt: 1,
  event: 'workflow_dispatch',
  status: 'completed',
  conclusion: 'success',
  headSha: COMMIT,
  headBranch: 'main',
  path: '.github/workflows/alm-promote.yml@refs/heads/main',
  createdAt: '2026-03-01T07:59:00Z',
  startedAt: '2026-03-01T07:59:00Z',
  actor: { id: 7, login: 'mia', type: 'User' },
  triggeringActor: { id: 7, login: 'mia', type: 'User' },
  url: 'https://x',
  title: 'Promote',
})

const job = (name = importJobName('test', DIGEST)): RunJob => ({
  id: 1,
  name,
  attempt: 1,
  status: 'completed',
  conclusion: 'success',
})

type Asked = Pick<
  GitHubClient,
  'repository' | 'eachDeployment' | 'listStatusesOf' | 'findRun' | 'listRunJobs'
>

/** A GitHub of these deployments, newest first; runs without jobs do not exist. */
function github(
  all: Deployment[],
  jobsOf: Record<number, RunJob[]>,
): { client: Asked; asked: string[]; statusesAskedOf: number[] } {
  const asked: string[] = []
  const statusesAskedOf: number[] = []
  const client: Asked = {
    repository: { owner: 'contoso', name: 'apps' },
    async *eachDeployment(filter) {
      asked.push(JSON.stringify(filter))
      yield* all
    },
    listStatusesOf: async (wanted) => {
      statusesAskedOf.push(...wanted.map(({ id }) => id))
      const success = { state: 'success', description: '', createdAt: '2026-03-01T08:05:00Z', creator: BOT }
      return new Map(wanted.filter(({ id }) => id !== 404).map(({ id }) => [id, [success]]))
    },
    findRun: async (id) => {
      asked.push(`run ${id}`)
      return jobsOf[id] && run(id)
    },
    listRunJobs: async (id) => {
      asked.push(`jobs ${id}`)
      return jobsOf[id] ?? []
    },
  }
  return { client, asked, statusesAskedOf }
}

it('asks for the newest candidate alone when it is the one', async () => {
  const { client, asked } = github([deployment(2, 20), deployment(1, 10)], { 20: [job()], 10: [job()] })
  const { found } = await fetchSuccessfulTest(client, { ...WISH, commit: COMMIT }, RULES, NOW)
  expect(found?.deploymentId).toBe(2)
  expect(asked).toEqual([
    JSON.stringify({ environment: 'test', sha: COMMIT, task: 'alm-import' }),
    'run 20',
    'jobs 20',
  ])
})

it('goes on to older candidates past forged ones, asking for each run once', async () => {
  const all = [deployment(4, 99), deployment(3, 99), deployment(2, 20), deployment(1, 10)]
  const { client, asked } = github(all, { 20: [job(importJobName('test', 'cd'.repeat(32)))], 10: [job()] })
  const { found, rejected } = await fetchSuccessfulTest(client, WISH, RULES, NOW)
  expect(found?.deploymentId).toBe(1)
  expect(rejected.map(({ record }) => record.deploymentId)).toEqual([4, 3, 2])
  expect(asked.filter((each) => each.startsWith('run'))).toEqual(['run 99', 'run 20', 'run 10'])
})

it('asks nothing about records of other bytes, nor about those that are none', async () => {
  const all = [
    deployment(3, 30, {}, { digest: 'cd'.repeat(32) }),
    deployment(2, 20, { creator: { id: 7, login: 'mallory', type: 'User' } }),
  ]
  const { client, asked, statusesAskedOf } = github(all, { 20: [job()], 30: [job()] })
  expect(await fetchSuccessfulTest(client, WISH, RULES, NOW)).toMatchObject({
    rejected: [],
    foreign: [{ deploymentId: 2 }],
  })
  expect(asked).toHaveLength(1)
  expect(statusesAskedOf).toEqual([])
})

it('gives up after more forgeries than anybody tests, believing none of them', async () => {
  const flood = Array.from({ length: 200 }, (_, index) => deployment(1000 - index, 2000 + index))
  const { client, asked } = github([...flood, deployment(1, 10)], { 10: [job()] })
  const { found } = await fetchSuccessfulTest(client, WISH, RULES, NOW)
  expect(found).toBeUndefined()
  expect(asked.length).toBeLessThan(60)
})

it.each<[string, keyof Asked]>([
  ['the deployments', 'eachDeployment'],
  ['the statuses', 'listStatusesOf'],
  ['the run', 'findRun'],
  ['the jobs', 'listRunJobs'],
])('finds no test when %s cannot be read', async (_, method) => {
  const { client } = github([deployment(1, 10)], { 10: [job()] })
  const fail = (): never => {
    throw new AlmError('service-error', { message: 'down' })
  }
  await expect(fetchSuccessfulTest({ ...client, [method]: fail }, WISH, RULES, NOW)).rejects.toThrow('down')
})

it('leaves out a deployment that was deleted while it was read', async () => {
  const { client } = github([deployment(404, 1), deployment(1, 10)], {})
  const { records } = await fetchHistory(client, {})
  expect(records.map(({ deploymentId }) => deploymentId)).toEqual([1])
})

it('counts the records of those that are named, and of nobody else', async () => {
  const app = { id: 5, login: 'releases[bot]', type: 'Bot' }
  const { client } = github([deployment(2, 20, { creator: app }), deployment(1, 10)], {})
  const { records, foreign } = await fetchHistory(client, {}, ['Releases[bot]'])
  expect(records.map(({ deploymentId }) => deploymentId)).toEqual([2])
  expect(foreign).toMatchObject([{ deploymentId: 1, repository: 'contoso/apps' }])
})
