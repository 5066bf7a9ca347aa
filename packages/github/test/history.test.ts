// What the history needs of the client: deployments one by one, statuses in batches, runs and their jobs.
import { AlmError } from '@powerops/core'
import { createGitHubClient, type Deployment, type GitHubClient } from '../src/index.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

const REPO = 'v3/repos/contoso/expenses'
const GRAPHQL = 'POST graphql'
const NEXT = `<https://ghe.example/api/${REPO}/deployments?page=2>; rel="next"`

async function open(
  script: Record<string, Step | Step[]>,
): Promise<{ client: GitHubClient; http: ScriptedHttp }> {
  const http = scriptedHttp(script, '/api/')
  const repository = { owner: 'contoso', name: 'expenses' }
  const url = new URL('https://ghe.example/api/v3/')
  return { client: await createGitHubClient(http, url, repository, testPorts()), http }
}

const row = (id: number, more: object = {}): object => ({
  id,
  node_id: `DE_${id}`,
  payload: {},
  sha: 'a1',
  ref: 'a1',
  task: 'alm-import',
  environment: 'test',
  created_at: '2026-01-01T00:00:00Z',
  ...more,
})

const deployments = (count: number): Deployment[] =>
  Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    nodeId: `DE_${index + 1}`,
    sha: 'a1',
    ref: 'a1',
    task: 'alm-import',
    environment: 'test',
    originalEnvironment: 'test',
    production: false,
    description: '',
    payload: {},
    createdAt: '2026-01-01T00:00:00Z',
  }))

const node = (id: number, statuses: object[] = [], hasNextPage = false): object => ({
  id: `DE_${id}`,
  statuses: { pageInfo: { hasNextPage }, nodes: statuses },
})

const success = {
  state: 'SUCCESS',
  description: null,
  environmentUrl: null,
  logUrl: 'https://x',
  createdAt: '2026-01-01T00:00:00Z',
  creator: { __typename: 'Bot', login: 'github-actions' },
}

it('reads where a deployment was and whether it is a production one', async () => {
  const { client } = await open({
    [`GET ${REPO}/deployments/5`]: {
      body: row(5, { original_environment: 'dev', production_environment: true }),
    },
  })
  expect(await client.findDeployment(5)).toMatchObject({
    nodeId: 'DE_5',
    environment: 'test',
    originalEnvironment: 'dev',
    production: true,
  })
})

it.each<[string, (client: GitHubClient) => Promise<unknown>, string]>([
  ['deployment', (client) => client.findDeployment(5), 'deployments/5'],
  ['run', (client) => client.findRun(5), 'actions/runs/5'],
])('tells that there is no such %s', async (_, ask, path) => {
  const { client } = await open({ [`GET ${REPO}/${path}`]: { status: 404, body: { message: 'Not Found' } } })
  expect(await ask(client)).toBeUndefined()
})

it('fetches no page that nobody asks for, and tells none twice when pages move', async () => {
  const script = {
    [`GET ${REPO}/deployments`]: [
      { body: [row(3), row(2)], headers: { link: NEXT } },
      { body: [row(2), row(1)] },
    ],
  }
  const first = await open(script)
  for await (const { id } of first.client.eachDeployment()) {
    expect(id).toBe(3)
    break
  }
  expect(first.http.sent).toHaveLength(1)
  const all = await (await open(script)).client.listDeployments()
  expect(all.map(({ id }) => id)).toEqual([3, 2, 1])
})

it('reads the statuses of a hundred deployments with one query, in the words of REST', async () => {
  const { client, http } = await open({
    [GRAPHQL]: [
      { body: { data: { nodes: [node(1, [success])] } } },
      { body: { data: { nodes: [node(101)] } } },
    ],
  })
  const statuses = await client.listStatusesOf(deployments(101))
  expect([...statuses]).toEqual([
    [
      1,
      [
        {
          state: 'success',
          description: '',
          logUrl: 'https://x',
          createdAt: success.createdAt,
          creator: { login: 'github-actions[bot]', type: 'Bot' },
        },
      ],
    ],
    [101, []],
  ])
  expect(http.sent).toEqual([GRAPHQL, GRAPHQL])
  expect(http.requests.map(({ retry }) => retry)).toEqual(['safe', 'safe'])
  const bodies = http.requests.map(({ body }) => JSON.parse(String(body)) as { variables: { ids: string[] } })
  expect(bodies.map(({ variables }) => variables.ids.length)).toEqual([100, 1])
})

it('asks nothing where there is nothing', async () => {
  const { client, http } = await open({})
  expect((await client.listStatusesOf([])).size).toBe(0)
  expect(http.sent).toEqual([])
})

it('reads a list of statuses that goes on by REST', async () => {
  const { client } = await open({
    [GRAPHQL]: { body: { data: { nodes: [node(1, [success], true)] } } },
    [`GET ${REPO}/deployments/1/statuses`]: {
      body: ['inactive', 'success'].map((state, id) => ({ id, state, created_at: '2026-01-01T00:00:00Z' })),
    },
  })
  const statuses = (await client.listStatusesOf(deployments(1))).get(1)
  expect(statuses?.map(({ state }) => state)).toEqual(['inactive', 'success'])
})

it('leaves out a deployment that is gone, and statuses that are none', async () => {
  const errors = [{ type: 'NOT_FOUND', path: ['nodes', 0], message: 'Could not resolve to a node' }]
  const { client } = await open({
    [GRAPHQL]: { body: { data: { nodes: [null, node(2, [{ state: 7 }, success])] }, errors } },
  })
  const statuses = await client.listStatusesOf(deployments(2))
  expect([...statuses].map(([id, list]) => [id, list.length])).toEqual([[2, 1]])
})

it.each<[string, object[], number[]]>([
  ['in another order', [node(2), node(1, [success])], [1, 0]],
  [
    'under ids of the other form',
    [
      { ...node(8, [success]), id: 'new8' },
      { ...node(9), id: 'new9' },
    ],
    [1, 0],
  ],
  ['once, at the place of another', [node(2, [success])], [1]],
])('finds the statuses of nodes that come %s', async (_, nodes, counts) => {
  const { client } = await open({ [GRAPHQL]: { body: { data: { nodes } } } })
  const statuses = await client.listStatusesOf(deployments(2))
  expect([...statuses.values()].map((list) => list.length)).toEqual(counts)
})

it('does not take a person for a bot of the same name', async () => {
  const creator = { __typename: 'User', login: 'github-actions' }
  const { client } = await open({
    [GRAPHQL]: { body: { data: { nodes: [node(1, [{ ...success, creator }])] } } },
  })
  expect((await client.listStatusesOf(deployments(1))).get(1)?.[0]?.creator).toEqual({
    login: 'github-actions',
    type: 'User',
  })
})

const limited = (reset: number): Step => ({
  body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
  headers: { 'x-ratelimit-reset': String(reset) },
})

it('waits once for a budget that is renewed soon', async () => {
  const { client, http } = await open({ [GRAPHQL]: [limited(1), { body: { data: { nodes: [node(1)] } } }] })
  expect((await client.listStatusesOf(deployments(1))).size).toBe(1)
  expect(http.sent).toHaveLength(2)
})

it.each<[string, Step, string, RegExp]>([
  ['a budget that stays used up', limited(1), 'throttled', /rate limit/],
  ['a budget that is renewed far in the future', limited(99_999_999_999), 'throttled', /rate limit/],
  [
    'a budget of which nothing is said',
    { body: { errors: [{ type: 'RATE_LIMITED', message: 'no' }] } },
    'throttled',
    /"no"/,
  ],
  [
    'a missing permission',
    {
      body: {
        data: { nodes: [null] },
        errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }],
      },
    },
    'access-denied',
    /not accessible/,
  ],
  [
    'a field that GitHub does not have',
    { body: { errors: [{ message: "Field 'x' doesn't exist" }] } },
    'service-error',
    /doesn't exist/,
  ],
  ['an answer without data', { body: {} }, 'service-error', /holds no data/],
  ['an answer that is no JSON', { body: '<html>', headers: { 'content-type': 'text/html' } }, '', /./],
])('fails for %s', async (_, step, code, message) => {
  const { client } = await open({ [GRAPHQL]: step })
  const caught: unknown = await client.listStatusesOf(deployments(1)).catch((error: unknown) => error)
  expect(caught).toBeInstanceOf(Error)
  if (code !== '') expect(caught).toBeInstanceOf(AlmError)
  expect(caught).toMatchObject({
    ...(code === '' ? {} : { code }),
    message: expect.stringMatching(message) as string,
  })
})

it('lists the jobs of every attempt', async () => {
  const { client, http } = await open({
    [`GET ${REPO}/actions/runs/42/jobs`]: {
      body: {
        total_count: 2,
        jobs: [
          { id: 1, name: 'Build', run_attempt: 1, status: 'completed', conclusion: 'failure' },
          { id: 2, name: 'Build', run_attempt: 2, status: 'in_progress', conclusion: null },
        ],
      },
    },
  })
  expect(await client.listRunJobs(42)).toEqual([
    { id: 1, name: 'Build', attempt: 1, status: 'completed', conclusion: 'failure' },
    { id: 2, name: 'Build', attempt: 2, status: 'in_progress' },
  ])
  expect(http.requests[0]?.url.searchParams.get('filter')).toBe('all')
})

it('says whether GitHub may retire others along with a success', async () => {
  const { client, http } = await open({
    [`POST ${REPO}/deployments/5/statuses`]: {
      body: { id: 1, state: 'success', created_at: '2026-01-01T00:00:00Z' },
    },
  })
  await client.createDeploymentStatus(5, { state: 'success', description: '', autoInactive: false })
  expect(JSON.parse(String(http.requests[0]?.body))).toMatchObject({ auto_inactive: false })
  expect(http.requests[0]?.retry).toBe('once')
})

it('reads the main branch of the repository', async () => {
  const { client } = await open({
    [`GET ${REPO}`]: { body: { id: 9, full_name: 'Contoso/Expenses', default_branch: 'trunk' } },
  })
  expect(await client.getRepository()).toEqual({
    id: 9,
    fullName: 'Contoso/Expenses',
    defaultBranch: 'trunk',
  })
})
