// Pull requests over real branches: opening, merging with and without conflict, reviews.
import { openGitHub, type GitHubFixture, type Reply } from './harness.js'

let fixture: GitHubFixture
const as =
  (login: string) =>
  (method: string, path: string, body?: object): Promise<Reply> =>
    fixture.call(fixture.tokens[login], method, `/repos/contoso/app${path}`, body)
const mia = as('mia')
const adam = as('adam')

beforeEach(async () => {
  fixture = await openGitHub()
  const { body } = await mia('GET', '/git/ref/heads/main')
  await mia('POST', '/git/refs', { ref: 'refs/heads/feature', sha: body.object.sha })
})
afterEach(() => fixture.close())

async function write(path: string, text: string, branch: string): Promise<void> {
  const old = await mia('GET', `/contents/${path}?ref=${branch}`)
  const content = Buffer.from(text).toString('base64')
  const sha = old.status === 200 ? old.body.sha : undefined
  await mia('PUT', `/contents/${path}`, { message: `Write ${path}`, content, branch, sha })
}

const request = { title: 'Feature', head: 'feature', base: 'main', body: 'Why' }

describe('opening', () => {
  it('gives the pull request with its commits, files and mergeability', async () => {
    await write('b.txt', 'b\n', 'feature')
    const { status, body } = await mia('POST', '/pulls', request)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      number: 1,
      state: 'open',
      user: { login: 'mia' },
      head: { ref: 'feature', label: 'contoso:feature' },
      base: { ref: 'main' },
      merged: false,
      mergeable: true,
      mergeable_state: 'clean',
      commits: 1,
      additions: 1,
      changed_files: 1,
      author_association: 'COLLABORATOR',
    })
    expect((await mia('GET', '/pulls/1/files')).body).toMatchObject([{ filename: 'b.txt', status: 'added' }])
    expect((await mia('GET', '/issues/1')).body.pull_request.url).toMatch(/\/pulls\/1$/)
  })

  it.each([
    ['nothing to merge', {}, 'No commits between main and feature'],
    ['an unknown head', { head: 'none' }, undefined],
    ['an unknown base', { base: 'none' }, undefined],
  ])('is refused with %s', async (_name, change, message) => {
    const { status, body } = await mia('POST', '/pulls', { ...request, ...change })
    expect(status).toBe(422)
    expect(body.errors[0].message).toBe(message)
  })

  it('is refused a second time for the same branches', async () => {
    await write('b.txt', 'b\n', 'feature')
    await mia('POST', '/pulls', request)
    const { status, body } = await mia('POST', '/pulls', request)
    expect(status).toBe(422)
    expect(body.errors[0].message).toBe('A pull request already exists for contoso:feature.')
  })

  it.each([
    ['head=contoso:feature', 1],
    ['head=contoso:other', 0],
    ['base=main', 1],
    ['base=other', 0],
    ['state=closed', 0],
    ['state=all', 1],
  ])('is found by %s', async (query, count) => {
    await write('b.txt', 'b\n', 'feature')
    await mia('POST', '/pulls', request)
    expect((await mia('GET', `/pulls?${query}`)).body).toHaveLength(count)
  })
})

describe('merging', () => {
  it.each([
    ['merge', 2, 'Merge pull request #1 from contoso/feature\n\nFeature'],
    ['squash', 1, 'Feature (#1)'],
    ['rebase', 1, 'Write b.txt'],
  ])('by %s closes the pull request', async (merge_method, parents, message) => {
    await write('b.txt', 'b\n', 'feature')
    await mia('POST', '/pulls', request)
    const merged = await mia('PUT', '/pulls/1/merge', { merge_method })
    expect(merged).toMatchObject({ status: 200, body: { merged: true } })
    const { body } = await mia('GET', '/commits/main')
    expect(body.sha).toBe(merged.body.sha)
    expect(body.parents).toHaveLength(parents)
    expect(body.commit.message).toBe(message)
    const pull = (await mia('GET', '/pulls/1')).body
    expect(pull).toMatchObject({ state: 'closed', merged: true, merged_by: { login: 'mia' }, commits: 1 })
  })

  it('is impossible on a conflict', async () => {
    await write('README.md', 'theirs', 'feature')
    await write('README.md', 'ours', 'main')
    expect((await mia('POST', '/pulls', request)).body).toMatchObject({
      mergeable: false,
      mergeable_state: 'dirty',
    })
    expect(await mia('PUT', '/pulls/1/merge', {})).toMatchObject({
      status: 405,
      body: { message: 'Pull Request is not mergeable' },
    })
  })

  it('is refused when the head is not the one that was meant', async () => {
    await write('b.txt', 'b\n', 'feature')
    const { body } = await mia('POST', '/pulls', request)
    await write('c.txt', 'c\n', 'feature')
    const refused = await mia('PUT', '/pulls/1/merge', { sha: body.head.sha })
    expect(refused.status).toBe(409)
    expect(refused.body.message).toMatch(/^Head branch was modified/)
  })

  it('of the base into the head brings the branch up to date', async () => {
    await write('b.txt', 'b\n', 'feature')
    await write('c.txt', 'c\n', 'main')
    await mia('POST', '/pulls', request)
    expect((await mia('PUT', '/pulls/1/update-branch')).status).toBe(202)
    expect((await mia('GET', '/compare/main...feature')).body.behind_by).toBe(0)
  })

  it('is not open to those who may only read', async () => {
    await write('b.txt', 'b\n', 'feature')
    await mia('POST', '/pulls', request)
    expect((await as('rita')('PUT', '/pulls/1/merge', {})).status).toBe(403)
  })
})

describe('reviews', () => {
  beforeEach(async () => {
    await write('b.txt', 'b\n', 'feature')
    await mia('POST', '/pulls', request)
  })

  it('keep the commit that was reviewed when the branch goes on', async () => {
    const { body } = await adam('POST', '/pulls/1/reviews', { event: 'APPROVE' })
    expect(body).toMatchObject({ state: 'APPROVED', user: { login: 'adam' } })
    await write('c.txt', 'c\n', 'feature')
    const [review] = (await mia('GET', '/pulls/1/reviews')).body
    expect(review.commit_id).toBe(body.commit_id)
    expect((await mia('GET', '/pulls/1')).body.head.sha).not.toBe(body.commit_id)
  })

  it('are not given by the author', async () => {
    expect((await mia('POST', '/pulls/1/reviews', { event: 'APPROVE' })).status).toBe(422)
  })

  it('are dismissed', async () => {
    const { id } = (await adam('POST', '/pulls/1/reviews', { event: 'APPROVE' })).body
    const dismissed = await mia('PUT', `/pulls/1/reviews/${id}/dismissals`, { message: 'stale' })
    expect(dismissed.body.state).toBe('DISMISSED')
  })
})

it('closes and opens again with the head of that time', async () => {
  await write('b.txt', 'b\n', 'feature')
  const { body } = await mia('POST', '/pulls', request)
  await mia('PATCH', '/pulls/1', { state: 'closed', title: 'Later' })
  await write('c.txt', 'c\n', 'feature')
  expect((await mia('GET', '/pulls/1')).body).toMatchObject({ title: 'Later', head: { sha: body.head.sha } })
  const opened = await mia('PATCH', '/pulls/1', { state: 'open' })
  expect(opened.body.commits).toBe(2)
})

it.each(['feature', 'main'])('is closed, and still readable, when the branch %s is deleted', async (name) => {
  await write('b.txt', 'b\n', 'feature')
  const { body } = await mia('POST', '/pulls', request)
  await mia('DELETE', `/git/refs/heads/${name}`)
  expect((await mia('GET', '/pulls/1')).body).toMatchObject({
    state: 'closed',
    merged: false,
    head: { sha: body.head.sha },
    base: { sha: body.base.sha },
  })
})
