// Who may do what: jobs by their permissions, people by their roles, nobody without a token.
import { openGitHub, type GitHubFixture, type Reply } from './harness.js'

let fixture: GitHubFixture

beforeAll(async () => {
  fixture = await openGitHub()
  const { setup } = fixture.github
  setup.createTeam('contoso', 'makers', ['mia'])
  await setup.createRepository({ name: 'contoso/open', private: false, files: { 'README.md': 'open' } })
  await setup.createRepository({ name: 'contoso/other', files: { 'README.md': 'other' } })
  await call('mia', 'POST', '/issues', { title: 'An issue' })
})
afterAll(() => fixture.close())

function call(login: string | undefined, method: string, path: string, body?: object): Promise<Reply> {
  return fixture.call(fixture.tokens[login ?? ''], method, `/repos/contoso/app${path}`, body)
}

/** Route, body, the permission that a job needs, and the status when it has it. */
const routes: [string, string, object | undefined, string, 'read' | 'write', number][] = [
  ['GET', '/contents/README.md', undefined, 'contents', 'read', 200],
  ['PUT', '/contents/README.md', { message: 'x', content: 'eA==' }, 'contents', 'write', 422],
  ['POST', '/git/refs', { ref: 'x', sha: 'x' }, 'contents', 'write', 422],
  ['GET', '/commits', undefined, 'contents', 'read', 200],
  ['GET', '/compare/main...main', undefined, 'contents', 'read', 200],
  ['GET', '/pulls', undefined, 'pull-requests', 'read', 200],
  ['POST', '/pulls', { title: 'x', head: 'x', base: 'main' }, 'pull-requests', 'write', 422],
  ['GET', '/issues', undefined, 'issues', 'read', 200],
  ['POST', '/issues', { title: 'x' }, 'issues', 'write', 201],
  ['POST', '/issues/1/comments', { body: 'x' }, 'issues', 'write', 201],
  ['GET', '/deployments', undefined, 'deployments', 'read', 200],
  ['POST', '/deployments', { ref: 'main', required_contexts: [] }, 'deployments', 'write', 201],
  ['GET', '/environments', undefined, 'actions', 'read', 200],
  ['GET', '/actions/runs', undefined, 'actions', 'read', 200],
  ['GET', '/actions/artifacts', undefined, 'actions', 'read', 200],
  ['POST', '/actions/workflows/none.yml/dispatches', { ref: 'main' }, 'actions', 'write', 404],
  ['POST', '/dispatches', { event_type: 'x' }, 'contents', 'write', 204],
  ['POST', '/statuses/main', { state: 'success' }, 'statuses', 'write', 201],
]

describe('a job', () => {
  it.each(routes)('%s %s with %j needs %s: %s', async (method, path, body, permission, level, status) => {
    const enough = await fixture.startJob({ [permission]: level })
    const full = `/repos/contoso/app${path}`
    expect((await fixture.call(enough.token, method, full, body)).status).toBe(status)
    const lacking = await fixture.startJob({
      [permission]: level === 'write' ? 'read' : 'none',
      checks: 'write',
    })
    const refused = await fixture.call(lacking.token, method, full, body)
    expect(refused).toMatchObject({
      status: 403,
      body: { message: 'Resource not accessible by integration', status: '403' },
    })
    expect(refused.headers['x-accepted-github-permissions']).toContain(permission.replace('-', '_'))
  })

  it.each([
    ['GET', '/actions/variables'],
    ['PUT', '/environments/test'],
    ['PUT', '/collaborators/otto'],
  ])('may never %s %s', async (method, path) => {
    const { token } = await fixture.startJob({ contents: 'write', actions: 'write', deployments: 'write' })
    expect((await fixture.call(token, method, `/repos/contoso/app${path}`, {})).status).toBe(403)
  })

  it.each([
    [
      'its own repository, to ask for the role of somebody',
      '/repos/contoso/app/collaborators/mia/permission',
      200,
    ],
    ['a private repository next door', '/repos/contoso/other/contents/README.md', 404],
    ['a public repository next door', '/repos/contoso/open/contents/README.md', 200],
    ['the members of a team', '/orgs/contoso/teams/makers/members', 403],
    ['the account behind it', '/user', 403],
  ])('reads %s: %s gives %i', async (_name, path, status) => {
    const { token } = await fixture.startJob({ contents: 'write' })
    expect((await fixture.call(token, 'GET', path)).status).toBe(status)
  })

  it('comments as github-actions[bot]', async () => {
    const { token } = await fixture.startJob({ issues: 'write' })
    const { body } = await fixture.call(token, 'POST', '/repos/contoso/app/issues/1/comments', { body: 'x' })
    expect(body.user).toMatchObject({ login: 'github-actions[bot]', id: 41898282, type: 'Bot' })
  })

  it('has a token no longer when it has ended', async () => {
    const { token, jobId } = await fixture.startJob({ contents: 'read' })
    await fixture.github.host.finishJob({ jobId, conclusion: 'success' })
    const { status, body } = await fixture.call(token, 'GET', '/repos/contoso/app')
    expect(status).toBe(401)
    expect(body.message).toBe('Bad credentials')
  })
})

describe('people', () => {
  it.each([
    ['rita', 'GET', '/contents/README.md', undefined, 200],
    ['rita', 'POST', '/issues', { title: 'x' }, 201],
    ['rita', 'POST', '/deployments', { ref: 'main' }, 403],
    ['rita', 'POST', '/git/refs', {}, 403],
    ['mia', 'GET', '/actions/variables', undefined, 200],
    ['mia', 'PUT', '/collaborators/otto', {}, 403],
    ['adam', 'PUT', '/collaborators/adam', { permission: 'admin' }, 204],
    ['otto', 'GET', '', undefined, 404],
    ['otto', 'POST', '/issues', { title: 'x' }, 404],
    [undefined, 'GET', '', undefined, 404],
  ])('%s: %s %s with %j gives %i', async (login, method, path, body, status) => {
    expect((await call(login, method, path, body)).status).toBe(status)
  })

  it.each([
    ['mia', 'write', 'write'],
    ['adam', 'admin', 'admin'],
    ['rita', 'read', 'read'],
    ['otto', 'none', 'none'],
  ])('the permission of %s is %s', async (login, permission, role_name) => {
    const { body } = await call('mia', 'GET', `/collaborators/${login}/permission`)
    expect(body).toMatchObject({ permission, role_name, user: { login } })
  })

  it.each([
    ['mia', 200],
    ['rita', 404],
  ])('the membership of %s in the team gives %i', async (login, status) => {
    const path = `/orgs/contoso/teams/makers/memberships/${login}`
    expect((await fixture.call(fixture.tokens['adam'], 'GET', path)).status).toBe(status)
  })
})

it.each([
  ['a wrong token is refused', 'ghp_wrong', '/repos/contoso/open', 401],
  ['nobody reads what is public', undefined, '/repos/contoso/open', 200],
  ['an unknown route is not found', undefined, '/nothing', 404],
  ['a path that is not UTF-8 is not found', undefined, '/repos/contoso/%ff', 404],
])('%s', async (_name, token, path, status) => {
  expect((await fixture.call(token, 'GET', path)).status).toBe(status)
})

it('nobody writes even where everybody reads', async () => {
  const { status } = await fixture.call(undefined, 'POST', '/repos/contoso/open/issues', { title: 'x' })
  expect(status).toBe(401)
})
