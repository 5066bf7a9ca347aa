// The deployment history: payloads, filters, pages, retirement of older deployments, refusals.
import { openGitHub, type GitHubFixture, type Reply } from './harness.js'

let fixture: GitHubFixture
const mia = (method: string, path: string, body?: object): Promise<Reply> =>
  fixture.call(fixture.tokens['mia'], method, `/repos/contoso/app${path}`, body)

beforeEach(async () => {
  fixture = await openGitHub()
})
afterEach(() => fixture.close())

async function deploy(environment: string, more: object = {}): Promise<number> {
  const { body } = await mia('POST', '/deployments', { ref: 'main', environment, ...more })
  return body.id
}

async function succeed(id: number, more: object = {}): Promise<void> {
  await mia('POST', `/deployments/${id}/statuses`, { state: 'success', ...more })
}

async function stateOf(id: number): Promise<string> {
  const [status] = (await mia('GET', `/deployments/${id}/statuses`)).body
  return status.state
}

it('keeps what it was given', async () => {
  const payload = { solution: 'contoso', digest: 'sha256:ab', nested: { version: '1.0.0.0' } }
  const { status, body } = await mia('POST', '/deployments', {
    ref: 'main',
    environment: 'test',
    task: 'import',
    description: 'Contoso 1.0.0.0',
    payload,
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    ref: 'main',
    task: 'import',
    payload,
    description: 'Contoso 1.0.0.0',
    production_environment: false,
    creator: { login: 'mia' },
    created_at: '2026-03-01T08:00:00Z',
  })
  expect((await mia('GET', `/deployments/${body.id}`)).body).toEqual(body)
})

it('counts only an environment of the name production as production', async () => {
  const { body } = await mia('POST', '/deployments', { ref: 'main' })
  expect(body).toMatchObject({ environment: 'production', production_environment: true })
})

it.each([
  ['environment=test', 2],
  ['task=import', 1],
  ['environment=test&task=import', 0],
  ['sha=0000000000000000000000000000000000000000', 0],
  ['ref=main', 3],
])('is found by %s', async (query, count) => {
  await deploy('test')
  await deploy('test')
  await deploy('production', { task: 'import' })
  expect((await mia('GET', `/deployments?${query}`)).body).toHaveLength(count)
})

it('comes in pages, newest first', async () => {
  const ids: number[] = []
  for (let i = 0; i < 5; i++) ids.push(await deploy('test'))
  const seen: number[] = []
  let path: string | undefined = '/repos/contoso/app/deployments?per_page=2'
  const links: string[] = []
  while (path) {
    const { body, headers } = await fixture.call(fixture.tokens['mia'], 'GET', path)
    seen.push(...body.map(({ id }: Reply['body']) => id))
    links.push(headers['link'] ?? '')
    path = /<[^>]*\/api\/v3([^>]*)>; rel="next"/.exec(headers['link'] ?? '')?.[1]
  }
  expect(seen).toEqual(ids.reverse())
  expect(links).toHaveLength(3)
  expect(links[0]).toMatch(/page=3>; rel="last"/)
  expect(links[2]).toMatch(/page=2>; rel="prev".*page=1>; rel="first"/)
})

it.each([
  ['0', 30],
  ['1000', 100],
  ['x', 30],
])('per_page=%s gives %i of 101', async (size, count) => {
  const id = await deploy('test')
  for (let i = 0; i < 101; i++) await mia('POST', `/deployments/${id}/statuses`, { state: 'queued' })
  expect((await mia('GET', `/deployments/${id}/statuses?per_page=${size}`)).body).toHaveLength(count)
})

describe('a success', () => {
  it.each([
    ['retires the older success of the same environment', 'test', {}, {}, 'inactive'],
    ['leaves another environment alone', 'other', {}, {}, 'success'],
    ['leaves production deployments alone', 'test', { production_environment: true }, {}, 'success'],
    ['leaves transient deployments alone', 'test', { transient_environment: true }, {}, 'success'],
    ['retires nothing when it is told so', 'test', {}, { auto_inactive: false }, 'success'],
  ])('%s', async (_name, environment, older, status, expected) => {
    const first = await deploy(environment, older)
    await succeed(first)
    await succeed(await deploy('test'), status)
    expect(await stateOf(first)).toBe(expected)
  })

  it('leaves a failure a failure', async () => {
    const first = await deploy('test')
    await mia('POST', `/deployments/${first}/statuses`, { state: 'failure' })
    await succeed(await deploy('test'))
    expect(await stateOf(first)).toBe('failure')
  })
})

describe('is refused', () => {
  it.each([
    ['for an unknown ref', { ref: 'none' }, 422, /No ref found/],
    ['without a ref', {}, 422, /"ref" wasn't supplied/],
    ['with a payload that is a list', { ref: 'main', payload: [] }, 422, /payload/],
    ['with a description that is too long', { ref: 'main', description: 'x'.repeat(141) }, 422, /Validation/],
    ['with a ref in the syntax of git revisions', { ref: 'main~0' }, 422, /No ref found/],
  ])('%s', async (_name, body, status, message) => {
    const refused = await mia('POST', '/deployments', body)
    expect(refused.status).toBe(status)
    expect(refused.body.message).toMatch(message)
  })

  it('while a check of the commit is not green, unless no context is required', async () => {
    await fixture.startJob({})
    const refused = await mia('POST', '/deployments', { ref: 'main' })
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({
      message: 'Conflict: Commit status checks failed for main.',
      errors: [{ contexts: [{ context: 'deploy', state: 'pending' }], field: 'required_contexts' }],
    })
    expect((await mia('POST', '/deployments', { ref: 'main', required_contexts: [] })).status).toBe(201)
  })

  it('when the ref lacks commits of the default branch, unless nothing is to be merged', async () => {
    const { body } = await mia('GET', '/git/ref/heads/main')
    const content = Buffer.from('x').toString('base64')
    await mia('POST', '/git/refs', { ref: 'refs/heads/old', sha: body.object.sha })
    await mia('PUT', '/contents/x.txt', { message: 'x', content })
    const sha: string = body.object.sha
    const refused = await mia('POST', '/deployments', { ref: sha })
    expect(refused).toMatchObject({ status: 409, body: { message: `Conflict merging main into ${sha}.` } })
    expect((await mia('POST', '/deployments', { ref: sha, auto_merge: false })).status).toBe(201)
    const merged = await mia('POST', '/deployments', { ref: 'old' })
    expect(merged).toMatchObject({
      status: 202,
      body: { message: 'Auto-merged main into old on deployment.' },
    })
  })

  it.each(['done', 'waiting', ''])('with the status %j', async (state) => {
    const id = await deploy('test')
    expect((await mia('POST', `/deployments/${id}/statuses`, { state })).status).toBe(422)
  })
})
