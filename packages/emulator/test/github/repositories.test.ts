// Files, refs, branches and comparison, on real git objects.
import { openGitHub, type GitHubFixture, type Reply } from './harness.js'

let fixture: GitHubFixture
const mia = (method: string, path: string, body?: object): Promise<Reply> =>
  fixture.call(fixture.tokens['mia'], method, `/repos/contoso/app${path}`, body)
const base64 = (text: string): string => Buffer.from(text).toString('base64')

beforeEach(async () => {
  fixture = await openGitHub()
})
afterEach(() => fixture.close())

async function branch(name: string): Promise<string> {
  const { body } = await mia('GET', '/git/ref/heads/main')
  await mia('POST', '/git/refs', { ref: `refs/heads/${name}`, sha: body.object.sha })
  return body.object.sha
}

describe('contents', () => {
  it('gives a file with the sha that git computes for it', async () => {
    const { status, body } = await mia('GET', '/contents/README.md')
    expect(status).toBe(200)
    expect(Buffer.from(body.content, 'base64').toString()).toBe('# App\n')
    expect(body).toMatchObject({ type: 'file', size: 6, sha: '95f541a31a59581a0805203467c33f6baf1df983' })
  })

  it('lists a folder', async () => {
    const { body } = await mia('GET', '/contents')
    expect(body.map(({ path, type }: Reply['body']) => [path, type])).toEqual([
      ['README.md', 'file'],
      ['src', 'dir'],
    ])
  })

  it('creates, changes and deletes a file, each as a commit of the caller', async () => {
    const created = await mia('PUT', '/contents/new/b.txt', { message: 'Add', content: base64('b') })
    expect(created.status).toBe(201)
    expect(created.body.commit.author.name).toBe('mia')
    const { sha } = created.body.content
    const changed = await mia('PUT', '/contents/new/b.txt', { message: 'Change', content: base64('c'), sha })
    expect(changed.status).toBe(200)
    const gone = await mia('DELETE', '/contents/new/b.txt', {
      message: 'Delete',
      sha: changed.body.content.sha,
    })
    expect(gone.body.content).toBeNull()
    expect((await mia('GET', '/contents/new/b.txt')).status).toBe(404)
    const { body } = await mia('GET', '/commits')
    expect(body.map(({ commit }: Reply['body']) => commit.message)).toEqual([
      'Delete',
      'Change',
      'Add',
      'Initial commit',
    ])
    expect(body[0].author.login).toBe('mia')
  })

  it.each([
    ['an update without the blob sha is refused', { content: 'Yg==', message: 'x' }, 422],
    [
      'an update with an outdated blob sha conflicts',
      { content: 'Yg==', message: 'x', sha: '0'.repeat(40) },
      409,
    ],
    ['content that is not Base64 is refused', { content: '§', message: 'x' }, 422],
    ['a missing message is refused', { content: 'Yg==' }, 422],
    ['an unknown branch is not found', { content: 'Yg==', message: 'x', branch: 'none' }, 404],
  ])('%s', async (_name, body, status) => {
    expect((await mia('PUT', '/contents/README.md', body)).status).toBe(status)
  })

  it.each(['/contents/.git/config', '/contents/..%2Fsecret', '/contents/a%2F%2Fb'])(
    'never writes to the path of %s',
    async (path) => {
      expect((await mia('PUT', path, { message: 'x', content: base64('x') })).status).toBe(422)
    },
  )
})

describe('refs', () => {
  it('creates a branch once', async () => {
    const sha = await branch('feature/one')
    expect((await mia('GET', '/git/ref/heads/feature/one')).body.object.sha).toBe(sha)
    expect((await mia('GET', '/branches/feature%2Fone')).body.commit.sha).toBe(sha)
    const again = await mia('POST', '/git/refs', { ref: 'refs/heads/feature/one', sha })
    expect(again).toMatchObject({ status: 422, body: { message: 'Reference already exists' } })
  })

  it('moves a branch forward, and backward by force alone', async () => {
    const first = await branch('feature')
    await mia('PUT', '/contents/b.txt', { message: 'b', content: base64('b'), branch: 'feature' })
    const back = await mia('PATCH', '/git/refs/heads/feature', { sha: first })
    expect(back).toMatchObject({ status: 422, body: { message: 'Update is not a fast forward' } })
    expect((await mia('PATCH', '/git/refs/heads/feature', { sha: first, force: true })).status).toBe(200)
  })

  it.each([
    ['a name without refs/', 'heads/x', 422],
    ['a name that git refuses', 'refs/heads/a..b', 422],
    ['the namespace of pull requests', 'refs/pull/1/head', 422],
    ['an option of git', '--all', 422],
  ])('refuses %s', async (_name, ref, status) => {
    const sha = (await mia('GET', '/git/ref/heads/main')).body.object.sha
    expect((await mia('POST', '/git/refs', { ref, sha })).status).toBe(status)
  })

  it('deletes a branch', async () => {
    await branch('feature')
    expect((await mia('DELETE', '/git/refs/heads/feature')).status).toBe(204)
    expect((await mia('GET', '/git/ref/heads/feature')).status).toBe(404)
  })
})

describe('the git database', () => {
  it('builds a commit from blobs and a tree', async () => {
    const parent = await branch('built')
    const blob = await mia('POST', '/git/blobs', { content: base64('deep'), encoding: 'base64' })
    const base = (await mia('GET', `/git/commits/${parent}`)).body.tree.sha
    const tree = await mia('POST', '/git/trees', {
      base_tree: base,
      tree: [
        { path: 'x/y/z.txt', mode: '100644', type: 'blob', sha: blob.body.sha },
        { path: 'inline.txt', mode: '100644', type: 'blob', content: 'inline' },
        { path: 'src/a.txt', mode: '100644', type: 'blob', sha: null },
      ],
    })
    expect(tree.status).toBe(201)
    const message = 'Built\n\nwith a body'
    const commit = await mia('POST', '/git/commits', { message, tree: tree.body.sha, parents: [parent] })
    expect(commit.body).toMatchObject({ message, parents: [{ sha: parent }], author: { name: 'mia' } })
    await mia('PATCH', '/git/refs/heads/built', { sha: commit.body.sha })
    const files = await mia('GET', '/git/trees/built?recursive=1')
    expect(files.body.tree.map(({ path }: Reply['body']) => path)).toEqual([
      'README.md',
      'inline.txt',
      'x',
      'x/y',
      'x/y/z.txt',
    ])
  })
})

describe('comparison and merge of branches', () => {
  it.each([
    ['identical', 'main...main', 0, 0],
    ['ahead', 'main...feature', 1, 0],
    ['behind', 'feature...main', 0, 1],
  ])('tells %s', async (status, basehead, ahead, behind) => {
    await branch('feature')
    await mia('PUT', '/contents/b.txt', { message: 'b', content: base64('b\n'), branch: 'feature' })
    const { body } = await mia('GET', `/compare/${basehead}`)
    expect(body).toMatchObject({ status, ahead_by: ahead, behind_by: behind, total_commits: ahead })
    expect(body.files).toHaveLength(ahead)
  })

  it('shows patch, counts and renames of changed files', async () => {
    const parent = await branch('feature')
    const base = (await mia('GET', `/git/commits/${parent}`)).body.tree.sha
    const blob = (await mia('GET', '/contents/src/a.txt')).body.sha
    const tree = await mia('POST', '/git/trees', {
      base_tree: base,
      tree: [
        { path: 'src/a.txt', mode: '100644', type: 'blob', sha: null },
        { path: 'src/moved.txt', mode: '100644', type: 'blob', sha: blob },
        { path: 'README.md', mode: '100644', type: 'blob', content: '# App\nmore\n' },
      ],
    })
    const commit = await mia('POST', '/git/commits', { message: 'm', tree: tree.body.sha, parents: [parent] })
    const { body } = await mia('GET', `/commits/${commit.body.sha}`)
    expect(body.files).toMatchObject([
      {
        filename: 'README.md',
        status: 'modified',
        additions: 1,
        deletions: 0,
        patch: '@@ -1 +1,2 @@\n # App\n+more',
      },
      { filename: 'src/moved.txt', previous_filename: 'src/a.txt', status: 'renamed', changes: 0 },
    ])
    expect(body.stats).toEqual({ total: 1, additions: 1, deletions: 0 })
  })

  it('merges what does not conflict and refuses what does', async () => {
    await branch('good')
    await branch('bad')
    const { sha } = (await mia('GET', '/contents/README.md')).body
    const write = (path: string, text: string, onto: string, blob?: string): Promise<Reply> =>
      mia('PUT', `/contents/${path}`, { message: text, content: base64(text), branch: onto, sha: blob })
    await write('b.txt', 'b', 'good')
    await write('README.md', 'theirs', 'bad', sha)
    await write('README.md', 'ours', 'main', sha)
    const merged = await mia('POST', '/merges', { base: 'main', head: 'good' })
    expect(merged.status).toBe(201)
    expect(merged.body.parents).toHaveLength(2)
    expect((await mia('GET', '/contents/b.txt')).status).toBe(200)
    expect((await mia('POST', '/merges', { base: 'main', head: 'good' })).status).toBe(204)
    const refused = await mia('POST', '/merges', { base: 'main', head: 'bad' })
    expect(refused).toMatchObject({ status: 409, body: { message: 'Merge conflict' } })
  })
})

describe('owners', () => {
  it('a site administrator makes an organization and a repository in it', async () => {
    const { token } = fixture.github.setup.createUser({ login: 'root', siteAdmin: true })
    expect((await fixture.call(token, 'POST', '/admin/organizations', { login: 'fabrikam' })).status).toBe(
      201,
    )
    const made = await fixture.call(token, 'POST', '/orgs/fabrikam/repos', { name: 'alm', auto_init: true })
    expect(made).toMatchObject({ status: 201, body: { full_name: 'fabrikam/alm', private: false } })
    expect((await fixture.call(token, 'GET', '/repos/fabrikam/alm/contents/README.md')).status).toBe(200)
    const again = await fixture.call(token, 'POST', '/orgs/fabrikam/repos', { name: 'ALM' })
    expect(again.status).toBe(422)
  })

  it.each([
    ['mia', '/admin/organizations', { login: 'x' }, 404],
    ['mia', '/orgs/contoso/repos', { name: 'x' }, 403],
    ['mia', '/user/repos', { name: '../x' }, 422],
    ['mia', '/user/repos', { name: 'mine' }, 201],
  ])('%s: POST %s with %j gives %i', async (login, path, body, status) => {
    expect((await fixture.call(fixture.tokens[login], 'POST', path, body)).status).toBe(status)
  })
})

it('a branch cannot point at a file', async () => {
  const { sha } = (await mia('GET', '/contents/README.md')).body
  const refused = await mia('POST', '/git/refs', { ref: 'refs/heads/file', sha })
  expect(refused).toMatchObject({ status: 422, body: { message: 'Object is not a commit' } })
})

it('a file is not turned into a folder, nor a folder into a file', async () => {
  const body = { message: 'x', content: base64('x') }
  expect((await mia('PUT', '/contents/README.md/below.txt', body)).status).toBe(422)
  expect((await mia('PUT', '/contents/src', body)).status).toBe(422)
})
