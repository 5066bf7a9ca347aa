// The GraphQL endpoint: what it tells of deployments, and how it says no.
import { openGitHub, type GitHubFixture, type Reply } from './harness.js'

let fixture: GitHubFixture
let deployment: { id: number; nodeId: string }

beforeEach(async () => {
  fixture = await openGitHub()
  const { token } = await fixture.startJob({ deployments: 'write' })
  const path = '/repos/contoso/app/deployments'
  const made = await fixture.call(token, 'POST', path, {
    ref: 'main',
    environment: 'test',
    required_contexts: [],
    payload: { a: 1 },
  })
  deployment = { id: made.body.id, nodeId: made.body.node_id }
  for (const state of ['queued', 'in_progress', 'success']) {
    await fixture.call(token, 'POST', `${path}/${deployment.id}/statuses`, { state, log_url: 'https://x' })
    fixture.clock.advance(1000)
  }
})
afterEach(() => fixture.close())

async function ask(
  query: string,
  variables: object = {},
  token: string | undefined = fixture.tokens['rita'],
): Promise<Reply> {
  const response = await fixture.github.handle({
    method: 'POST',
    url: new URL(`${fixture.origin}/api/graphql`),
    path: '/api/graphql',
    root: fixture.origin,
    headers: new Map(token === undefined ? [] : [['authorization', `bearer ${token}`]]),
    body: Buffer.from(JSON.stringify({ query, variables })),
  })
  return { status: response?.status ?? 0, headers: response?.headers ?? {}, body: response?.body }
}

const STATUSES = `query Statuses($ids: [ID!]!, $after: String) {
  nodes(ids: $ids) {
    __typename
    id # comments and commas are blanks
    ... on Deployment {
      payload, environment
      latest: latestStatus { state }
      statuses(first: 2, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { state logUrl environmentUrl creator { __typename login } }
      }
    }
  }
}`

it('tells the statuses of deployments, page by page and newest first', async () => {
  const creator = { __typename: 'Bot', login: 'github-actions' }
  const status = (state: string): object => ({ state, logUrl: 'https://x', environmentUrl: null, creator })
  const { body } = await ask(STATUSES, { ids: [deployment.nodeId] })
  expect(body.errors).toBeUndefined()
  const [node] = body.data.nodes
  expect(node).toMatchObject({
    __typename: 'Deployment',
    id: deployment.nodeId,
    payload: '{"a":1}',
    environment: 'test',
    latest: { state: 'SUCCESS' },
  })
  expect(node.statuses).toMatchObject({
    totalCount: 3,
    pageInfo: { hasNextPage: true },
    nodes: [status('SUCCESS'), status('IN_PROGRESS')],
  })
  const after: string = node.statuses.pageInfo.endCursor
  const rest = (await ask(STATUSES, { ids: [deployment.nodeId], after })).body.data.nodes[0].statuses
  expect(rest).toMatchObject({ pageInfo: { hasNextPage: false }, nodes: [status('QUEUED')] })
})

it.each([
  ['a node that nobody knows', 'rita', 'DE_x', 'NOT_FOUND'],
  ['a node of a repository that the token may not see', 'otto', '', 'NOT_FOUND'],
])('makes %s null, with an error beside it', async (_, login, id, type) => {
  const { status, body } = await ask(STATUSES, { ids: [id || deployment.nodeId] }, fixture.tokens[login])
  expect(status).toBe(200)
  expect(body).toMatchObject({ data: { nodes: [null] }, errors: [{ type, path: ['nodes', 0] }] })
})

it('refuses a job without the permission', async () => {
  const { token } = await fixture.startJob({ contents: 'read' })
  const { body } = await ask(STATUSES, { ids: [deployment.nodeId] }, token)
  expect(body).toMatchObject({ data: { nodes: [null] }, errors: [{ type: 'FORBIDDEN' }] })
})

it.each([
  [
    'an unknown field',
    'query { nodes(ids: ["a"]) { id ... on Deployment { colour } } }',
    /'colour' doesn't exist on type 'Deployment'/,
  ],
  [
    'a field of one type behind an interface',
    'query { nodes(ids: ["a"]) { payload } }',
    /'payload' doesn't exist on type 'Node'/,
  ],
  ['an unknown argument', '{ node(name: "a") { id } }', /doesn't accept argument 'name'/],
  ['an undeclared variable', '{ node(id: $id) { id } }', /\$id is used but not declared/],
  ['a missing variable', 'query($id: ID!) { node(id: $id) { id } }', /\$id of required type/],
  ['an unknown type', '{ node(id: "a") { ... on Colour { id } } }', /No such type Colour/],
  ['a field without its selections', '{ viewer }', /must have selections/],
  ['selections of a plain value', '{ viewer { login { a } } }', /can't be made on scalars/],
  ['text that ends early', '{ viewer {', /Unexpected end/],
  ['a mutation', 'mutation { x }', /Expected "query"/],
  ['a stray character', '{ viewer § }', /Unexpected character/],
])('refuses %s', async (_, query, message) => {
  const { status, body } = await ask(query)
  expect(status).toBe(200)
  expect(body.data).toBeUndefined()
  expect(body.errors[0].message).toMatch(message)
})

it.each([
  ['without a size', 'statuses { totalCount }', 'MISSING_PAGINATION_BOUNDARIES'],
  ['above a hundred', 'statuses(first: 101) { totalCount }', 'EXCESSIVE_PAGINATION'],
  ['after nonsense', 'statuses(first: 1, after: "zzz") { totalCount }', 'INVALID_CURSOR_ARGUMENTS'],
])('refuses a list of statuses %s', async (_, selection, type) => {
  const { body } = await ask(`query($id: ID!) { node(id: $id) { ... on Deployment { ${selection} } } }`, {
    id: deployment.nodeId,
  })
  expect(body).toMatchObject({ data: { node: { statuses: null } }, errors: [{ type }] })
})

it('refuses more than a hundred nodes at once', async () => {
  const { body } = await ask(STATUSES, { ids: Array.from({ length: 101 }, () => deployment.nodeId) })
  expect(body.errors).toMatchObject([{ type: 'ARGUMENT_LIMIT' }])
})

it('lets nobody in without a token', async () => {
  expect((await ask('{ viewer { login } }', {}, '')).status).toBe(401)
})

it('has a budget of its own, and says with status 200 that it is used up', async () => {
  const { token } = await fixture.startJob({ deployments: 'read' })
  for (let i = 0; i < 1000; i++) await ask('{ viewer { login } }', {}, token)
  const { status, headers, body } = await ask('{ viewer { login } }', {}, token)
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'x-ratelimit-remaining': '0', 'x-ratelimit-resource': 'graphql' })
  expect(body).toMatchObject({ errors: [{ type: 'RATE_LIMITED' }] })
})
