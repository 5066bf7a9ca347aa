// What approvals are read from: reviews, issues with the history of their edits; and what follows from them.
import { AlmError } from '@powerops/core'
import { createGitHubClient, type GitHubClient } from '../src/index.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

const REPO = 'v3/repos/contoso/apps'
const GRAPHQL = 'POST graphql'
const bot = { id: 41898282, login: 'github-actions[bot]', type: 'Bot' }
const ada = { id: 7, login: 'ada', type: 'User' }
const AT = '2026-01-01T00:00:00Z'

const issue = {
  number: 8,
  node_id: 'I_8',
  html_url: 'https://x/8',
  title: 'Approve',
  body: 'text',
  state: 'open',
  locked: false,
  labels: [{ name: 'alm-approval' }, 'plain'],
  user: bot,
  created_at: AT,
}
const comment = (id: number, more: object = {}): object => ({
  id,
  node_id: `IC_${id}`,
  html_url: `https://x/8#${id}`,
  body: '/approve',
  user: ada,
  created_at: AT,
  performed_via_github_app: null,
  ...more,
})
const untouched = { id: 'I_8', lastEditedAt: null, editor: null, timelineItems: { nodes: [] } }
const plain = (id: number, more: object = {}): object => ({
  id: `IC_${id}`,
  lastEditedAt: null,
  includesCreatedEdit: false,
  isMinimized: false,
  ...more,
})
const review = (state: string, more: object = {}): object => ({
  id: 1,
  state,
  commit_id: 'AB',
  submitted_at: AT,
  user: ada,
  html_url: 'https://x/r',
  ...more,
})

async function open(
  script: Record<string, Step | Step[]>,
): Promise<{ client: GitHubClient; http: ScriptedHttp }> {
  const http = scriptedHttp(script, '/api/')
  const url = new URL('https://ghe.example/api/v3/')
  return {
    client: await createGitHubClient(http, url, { owner: 'contoso', name: 'apps' }, testPorts()),
    http,
  }
}

function discussion(
  nodes: readonly unknown[],
  comments: readonly object[] = [comment(1)],
): Record<string, Step> {
  return {
    [`GET ${REPO}/issues/8`]: { body: issue },
    [`GET ${REPO}/issues/8/comments`]: { body: comments },
    [GRAPHQL]: { body: { data: { nodes } } },
  }
}

describe('getDiscussion', () => {
  it('joins texts with what was done to them', async () => {
    const { client, http } = await open(discussion([untouched, plain(1)]))
    expect(await client.getDiscussion(8)).toMatchObject({
      number: 8,
      labels: ['alm-approval', 'plain'],
      wasEdited: false,
      wasClosed: false,
      comments: [{ id: 1, wasEdited: false, isHidden: false, viaApp: false, author: ada }],
    })
    // The texts are read first, so that a change in between is seen, and the query may be sent again.
    expect(http.sent.at(-1)).toBe(GRAPHQL)
    expect(http.requests.at(-1)?.retry).toBe('safe')
  })

  it.each([
    [
      'an edit of the issue, and who made it',
      [{ ...untouched, lastEditedAt: AT, editor: { __typename: 'User', login: 'eve' } }, plain(1)],
      { wasEdited: true, lastEditor: 'eve' },
    ],
    [
      'an edit by an app, named as REST names it',
      [{ ...untouched, lastEditedAt: AT, editor: { __typename: 'Bot', login: 'github-actions' } }, plain(1)],
      { lastEditor: 'github-actions[bot]' },
    ],
    [
      'that it was closed once',
      [{ ...untouched, timelineItems: { nodes: [{ __typename: 'ClosedEvent' }] } }, plain(1)],
      { state: 'open', wasClosed: true },
    ],
    [
      'an edit of a comment',
      [untouched, plain(1, { lastEditedAt: AT })],
      { comments: [{ wasEdited: true }] },
    ],
    [
      'an edit while it was written',
      [untouched, plain(1, { includesCreatedEdit: true })],
      { comments: [{ wasEdited: true }] },
    ],
    ['a hidden comment', [untouched, plain(1, { isMinimized: true })], { comments: [{ isHidden: true }] }],
    [
      'an answer that does not say whether it is hidden',
      [untouched, plain(1, { isMinimized: undefined })],
      { comments: [{ isHidden: true }] },
    ],
    ['that a comment is gone by now', [untouched, null], { comments: [] }],
  ] as [string, unknown[], object][])('tells %s', async (_name, nodes, expected) => {
    const { client } = await open(discussion(nodes))
    expect(await client.getDiscussion(8)).toMatchObject(expected)
  })

  it('tells a comment that an app wrote for somebody', async () => {
    const { client } = await open(
      discussion([untouched, plain(1)], [comment(1, { performed_via_github_app: { id: 1 } })]),
    )
    expect((await client.getDiscussion(8)).comments).toMatchObject([{ viaApp: true }])
  })

  it.each([
    ['the issue', [{ id: 'I_8', timelineItems: { nodes: [] } }, plain(1)]],
    ['its closings', [{ id: 'I_8', lastEditedAt: null, editor: null }, plain(1)]],
    ['a comment', [untouched, { id: 'IC_1', includesCreatedEdit: false, isMinimized: false }]],
    ['anything', []],
  ])('is unreadable when the answer does not tell the edits of %s', async (_name, nodes) => {
    const { client } = await open(discussion(nodes))
    await expect(client.getDiscussion(8)).rejects.toMatchObject({ code: 'response-invalid' })
  })

  it('asks a hundred at a time', async () => {
    const comments = Array.from({ length: 150 }, (_, index) => comment(index + 1))
    const { client, http } = await open({
      ...discussion([], comments),
      [GRAPHQL]: (request) => {
        const { variables } = JSON.parse(String(request.body)) as { variables: { ids: string[] } }
        expect(variables.ids.length).toBeLessThanOrEqual(100)
        const nodes = variables.ids.map((id) => (id === 'I_8' ? untouched : plain(Number(id.slice(3)))))
        return { body: { data: { nodes } } }
      },
    })
    expect((await client.getDiscussion(8)).comments).toHaveLength(150)
    expect(http.sent.filter((line) => line === GRAPHQL)).toHaveLength(2)
  })

  it('refuses a pull request', async () => {
    const { client } = await open({
      ...discussion([]),
      [`GET ${REPO}/issues/8`]: { body: { ...issue, pull_request: { url: 'x' } } },
    })
    await expect(client.getDiscussion(8)).rejects.toMatchObject({ code: 'input-invalid' })
  })
})

describe('reviews', () => {
  it('are those that say yes or no, or said so', async () => {
    const states = ['APPROVED', 'COMMENTED', 'PENDING', 'DISMISSED', 'CHANGES_REQUESTED']
    const { client } = await open({
      [`GET ${REPO}/pulls/7/reviews`]: { body: states.map((state) => review(state)) },
    })
    const reviews = await client.listReviews(7)
    expect(reviews.map(({ state }) => state)).toEqual(['APPROVED', 'DISMISSED', 'CHANGES_REQUESTED'])
    expect(reviews[0]).toMatchObject({ commit: 'ab', submittedAt: AT, user: ada })
  })

  it('of deleted accounts and of commits that are gone are no reviews of the head', async () => {
    const body = [review('APPROVED', { user: null }), review('CHANGES_REQUESTED', { commit_id: null })]
    const { client } = await open({ [`GET ${REPO}/pulls/7/reviews`]: { body } })
    expect(await client.listReviews(7)).toMatchObject([{ state: 'CHANGES_REQUESTED', commit: '' }])
  })

  it.each([
    ['a state that is new', review('HALF_APPROVED')],
    ['no commit', review('APPROVED', { commit_id: undefined })],
    ['no author', review('APPROVED', { user: undefined })],
    ['no time', review('APPROVED', { submitted_at: undefined })],
  ])('are not guessed at when one has %s', async (_name, body) => {
    const { client } = await open({ [`GET ${REPO}/pulls/7/reviews`]: { body: [body] } })
    await expect(client.listReviews(7)).rejects.toMatchObject({ code: 'response-invalid' })
  })

  it.each([
    [2, true],
    [250, false],
  ])('know the authors of %i commits; completely: %s', async (count, complete) => {
    const body = Array.from({ length: count }, () => ({ sha: 'a', author: ada, committer: {} }))
    const { client } = await open({ [`GET ${REPO}/pulls/7/commits`]: { body } })
    const authors = await client.listPullRequestAuthors(7)
    expect(authors.complete).toBe(complete)
    expect(authors.accounts[0]).toEqual(ada)
    expect(authors.commits).toHaveLength(count)
  })

  it.each([{ unexpected: true }, [{ author: ada }], [null]])(
    'are not known from an answer of another shape: %j',
    async (body) => {
      const { client } = await open({ [`GET ${REPO}/pulls/7/commits`]: { body } })
      await expect(client.listPullRequestAuthors(7)).rejects.toMatchObject({ code: 'response-invalid' })
    },
  )
})

describe('issues', () => {
  it('are listed by label, without pull requests', async () => {
    const body = [issue, { ...issue, number: 9, pull_request: {} }]
    const { client, http } = await open({ [`GET ${REPO}/issues`]: { body } })
    expect((await client.listIssues('alm-approval')).map(({ number }) => number)).toEqual([8])
    expect(http.requests[0]?.url.searchParams.get('labels')).toBe('alm-approval')
  })

  it('are found when the answer to their opening was lost', async () => {
    const { client } = await open({
      [`POST ${REPO}/issues`]: new AlmError('outcome-unknown', { message: 'lost' }),
      [`GET ${REPO}/issues`]: {
        body: [
          { ...issue, body: 'other' },
          { ...issue, number: 10 },
        ],
      },
    })
    const request = { title: 'Approve', body: 'text', labels: ['alm-approval'] }
    expect(await client.createIssue(request)).toMatchObject({ number: 10 })
  })

  it('are closed with a reason, and assigned to ten people at most', async () => {
    const { client, http } = await open({
      [`PATCH ${REPO}/issues/8`]: { body: { ...issue, state: 'closed' } },
      [`POST ${REPO}/issues/8/assignees`]: { body: { ...issue, assignees: [ada] } },
    })
    await client.updateIssue(8, { state: 'closed', stateReason: 'not_planned' })
    const logins = Array.from({ length: 12 }, (_, index) => `user${index}`)
    expect(await client.addAssignees(8, logins)).toEqual(['ada'])
    expect(http.requests.map(({ body }) => JSON.parse(String(body)) as unknown)).toEqual([
      { state: 'closed', state_reason: 'not_planned' },
      { assignees: logins.slice(0, 10) },
    ])
  })
})

it('starts a workflow once, with its inputs', async () => {
  const route = `POST ${REPO}/actions/workflows/go-on.yml/dispatches`
  const { client, http } = await open({ [route]: { status: 204 } })
  await client.dispatchWorkflow('go-on.yml', 'main', { a: '1' })
  expect(JSON.parse(String(http.requests[0]?.body))).toEqual({ ref: 'main', inputs: { a: '1' } })
  expect(http.requests[0]?.retry).toBe('once')
})
