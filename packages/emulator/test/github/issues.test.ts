// Issues, comments and labels, and the events that they send to workflows.
import type { WorkflowEvent } from '../../src/github/index.js'
import { openGitHub, type GitHubFixture, type Reply } from './harness.js'

let fixture: GitHubFixture
const as =
  (login: string) =>
  (method: string, path: string, body?: object): Promise<Reply> =>
    fixture.call(fixture.tokens[login], method, `/repos/contoso/app${path}`, body)
const mia = as('mia')
const rita = as('rita')

beforeEach(async () => {
  fixture = await openGitHub()
})
afterEach(() => fixture.close())

it('opens, changes and closes an issue', async () => {
  const opened = await mia('POST', '/issues', { title: 'Request', body: 'please', labels: ['alm', 'ALM'] })
  expect(opened).toMatchObject({
    status: 201,
    body: { number: 1, state: 'open', user: { login: 'mia' }, labels: [{ name: 'alm' }], comments: 0 },
  })
  fixture.clock.advance(1000)
  const closed = await mia('PATCH', '/issues/1', { state: 'closed', state_reason: 'not_planned' })
  expect(closed.body).toMatchObject({
    state: 'closed',
    state_reason: 'not_planned',
    closed_at: '2026-03-01T08:00:01Z',
    closed_by: { login: 'mia' },
  })
  expect((await mia('PATCH', '/issues/1', { state: 'open' })).body).toMatchObject({
    state_reason: 'reopened',
    closed_at: null,
  })
})

it.each([
  ['', 2],
  ['state=closed', 1],
  ['state=all', 3],
  ['labels=alm', 1],
  ['creator=rita&state=all', 1],
])('issues are found by %j', async (query, count) => {
  await mia('POST', '/issues', { title: 'one', labels: ['alm'] })
  await mia('POST', '/issues', { title: 'two' })
  await rita('POST', '/issues', { title: 'three', labels: ['dropped'] })
  await mia('PATCH', '/issues/2', { state: 'closed' })
  expect((await mia('GET', `/issues?${query}`)).body).toHaveLength(count)
})

it.each([
  ['no title', {}],
  ['an empty title', { title: ' ' }],
  ['a title that is a number', { title: 1 }],
  ['labels that are no texts', { title: 'x', labels: [1] }],
  ['an unknown assignee', { title: 'x', assignees: ['nobody'] }],
])('an issue with %s is refused', async (_name, body) => {
  expect((await mia('POST', '/issues', body)).status).toBe(422)
})

describe('comments', () => {
  beforeEach(async () => {
    await mia('POST', '/issues', { title: 'Request' })
  })

  it('keep their author and show that they were edited by somebody else', async () => {
    const { id } = (await rita('POST', '/issues/1/comments', { body: '/approve' })).body
    fixture.clock.advance(60_000)
    const edited = await mia('PATCH', `/issues/comments/${id}`, { body: '/deny' })
    expect(edited.body).toMatchObject({
      body: '/deny',
      user: { login: 'rita' },
      created_at: '2026-03-01T08:00:00Z',
      updated_at: '2026-03-01T08:01:00Z',
    })
  })

  it('of others are not edited by those who may only read', async () => {
    const { id } = (await mia('POST', '/issues/1/comments', { body: 'x' })).body
    expect((await rita('PATCH', `/issues/comments/${id}`, { body: 'y' })).status).toBe(403)
    expect((await rita('DELETE', `/issues/comments/${id}`)).status).toBe(403)
  })

  it('come oldest first, 250 of them in three pages', async () => {
    for (let i = 0; i < 250; i++) await mia('POST', '/issues/1/comments', { body: `comment ${i}` })
    const last = await mia('GET', '/issues/1/comments?per_page=100&page=3')
    expect(last.body).toHaveLength(50)
    expect(last.body[49].body).toBe('comment 249')
    expect((await mia('GET', '/issues/1')).body.comments).toBe(250)
  })

  it('are deleted', async () => {
    const { id } = (await mia('POST', '/issues/1/comments', { body: 'x' })).body
    expect((await mia('DELETE', `/issues/comments/${id}`)).status).toBe(204)
    expect((await mia('GET', `/issues/comments/${id}`)).status).toBe(404)
  })

  it.each([
    ['', 422],
    ['x'.repeat(65_537), 422],
    ['x'.repeat(65_536), 201],
  ])('with a body of %#: %i', async (body, status) => {
    expect((await mia('POST', '/issues/1/comments', { body })).status).toBe(status)
  })
})

it('labels are added, replaced and taken away', async () => {
  await mia('POST', '/issues', { title: 'Request', labels: ['one'] })
  const names = ({ body }: Reply): string[] => body.map(({ name }: Reply['body']) => name)
  expect(names(await mia('POST', '/issues/1/labels', { labels: ['two'] }))).toEqual(['one', 'two'])
  expect(names(await mia('DELETE', '/issues/1/labels/one'))).toEqual(['two'])
  expect(names(await mia('PUT', '/issues/1/labels', { labels: ['three'] }))).toEqual(['three'])
  expect(names(await mia('GET', '/labels'))).toEqual(['one', 'two', 'three'])
})

describe('workflows', () => {
  let events: WorkflowEvent[]
  beforeEach(() => {
    events = []
    fixture.github.onEvent((event) => void events.push(event))
  })

  it('hear of issues and comments of people', async () => {
    await mia('POST', '/issues', { title: 'Request', body: 'form' })
    await rita('POST', '/issues/1/comments', { body: '/approve' })
    expect(events).toMatchObject([
      { event: 'issues', action: 'opened', actor: 'mia', payload: { issue: { body: 'form' } } },
      {
        event: 'issue_comment',
        action: 'created',
        actor: 'rita',
        payload: { comment: { body: '/approve' } },
      },
    ])
    expect(events[0]).toMatchObject({ repository: 'contoso/app', ref: 'refs/heads/main' })
  })

  it('do not hear of what a job token does', async () => {
    const { token } = await fixture.startJob({ issues: 'write' })
    await fixture.call(token, 'POST', '/repos/contoso/app/issues', { title: 'x' })
    expect(events).toEqual([])
  })
})

describe('what was done to an issue', () => {
  const QUERY = `query($ids: [ID!]!) { nodes(ids: $ids) { __typename
    ... on Issue { lastEditedAt editor { __typename login } locked
      timelineItems(first: 5, itemTypes: [CLOSED_EVENT, REOPENED_EVENT]) { nodes { __typename } } }
    ... on IssueComment { lastEditedAt includesCreatedEdit isMinimized author { login } } } }`
  let ids: string[]

  const ask = async (login: string): Promise<Reply['body']> => {
    const response = await fixture.github.handle({
      method: 'POST',
      url: new URL(`${fixture.origin}/api/graphql`),
      path: '/api/graphql',
      root: fixture.origin,
      headers: new Map([['authorization', `bearer ${fixture.tokens[login] ?? ''}`]]),
      body: Buffer.from(JSON.stringify({ query: QUERY, variables: { ids } })),
    })
    return response?.body
  }

  beforeEach(async () => {
    const issue = await mia('POST', '/issues', { title: 'Request', body: 'a' })
    const comment = await rita('POST', '/issues/1/comments', { body: '/approve' })
    ids = [issue.body.node_id, comment.body.node_id]
  })

  it('is nothing at first', async () => {
    expect(await ask('rita')).toEqual({
      data: {
        nodes: [
          {
            __typename: 'Issue',
            lastEditedAt: null,
            editor: null,
            locked: false,
            timelineItems: { nodes: [] },
          },
          {
            __typename: 'IssueComment',
            lastEditedAt: null,
            includesCreatedEdit: false,
            isMinimized: false,
            author: { login: 'rita' },
          },
        ],
      },
    })
  })

  it('is told with who did it', async () => {
    await mia('PATCH', '/issues/1', { title: 'only the title' })
    fixture.clock.advance(1000)
    const comment = (await rita('GET', '/issues/1/comments')).body[0]
    const ada = as('adam')
    await ada('PATCH', '/issues/1', { body: 'b', state: 'closed' })
    await ada('PATCH', '/issues/1', { state: 'open' })
    await mia('PATCH', `/issues/comments/${comment.id}`, { body: '/reject' })
    expect((await ask('mia')).data.nodes).toMatchObject([
      {
        lastEditedAt: '2026-03-01T08:00:01Z',
        timelineItems: { nodes: [{ __typename: 'ClosedEvent' }, { __typename: 'ReopenedEvent' }] },
      },
      { lastEditedAt: '2026-03-01T08:00:01Z', includesCreatedEdit: true, author: { login: 'rita' } },
    ])
  })

  it('is not told to those who do not see the repository', async () => {
    expect(await ask('otto')).toMatchObject({
      data: { nodes: [null, null] },
      errors: [{ type: 'NOT_FOUND' }, { type: 'NOT_FOUND' }],
    })
  })
})

it('assigns those who can be, and leaves the others out', async () => {
  await mia('POST', '/issues', { title: 'Request' })
  const { status, body } = await mia('POST', '/issues/1/assignees', { assignees: ['mia', 'rita', 'nobody'] })
  expect({ status, logins: body.assignees.map(({ login }: { login: string }) => login) }).toEqual({
    status: 201,
    logins: ['mia'],
  })
  expect((await rita('POST', '/issues/1/assignees', { assignees: ['rita'] })).status).toBe(403)
})

it('lets those who may write comment on a locked issue, and nobody else', async () => {
  await mia('POST', '/issues', { title: 'Request' })
  expect((await rita('PUT', '/issues/1/lock')).status).toBe(403)
  expect((await mia('PUT', '/issues/1/lock')).status).toBe(204)
  expect((await rita('POST', '/issues/1/comments', { body: 'x' })).status).toBe(403)
  expect((await mia('POST', '/issues/1/comments', { body: 'x' })).status).toBe(201)
  expect((await mia('DELETE', '/issues/1/lock')).status).toBe(204)
  expect((await rita('POST', '/issues/1/comments', { body: 'x' })).status).toBe(201)
})
