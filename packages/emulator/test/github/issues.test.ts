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
