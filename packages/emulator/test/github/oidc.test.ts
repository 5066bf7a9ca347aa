// Tokens that a job gets for other services: claims, both forms of the subject, life time, refusals.
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose'
import { openGitHub, type GitHubFixture } from './harness.js'

let fixture: GitHubFixture
beforeEach(async () => {
  fixture = await openGitHub()
})
afterEach(() => fixture.close())

interface Access {
  requestUrl: string
  requestToken: string
}

async function startJob(
  options: { environment?: string; event?: string; ref?: string } = {},
): Promise<{ jobId: number; oidc: Access }> {
  const { host } = fixture.github
  const { runId } = await host.createRun({
    repository: 'contoso/app',
    workflowPath: '.github/workflows/deploy.yml',
    workflowName: 'Deploy',
    event: options.event ?? 'workflow_dispatch',
    ref: options.ref ?? 'refs/heads/main',
    sha: 'a'.repeat(40),
    actor: 'mia',
    triggeringActor: 'adam',
    inputs: {},
  })
  const { jobId, oidc } = await host.startJob({
    runId,
    name: 'deploy',
    permissions: { 'id-token': 'write' },
    jobWorkflowRef: 'contoso/alm/.github/workflows/alm.yml@refs/tags/v1',
    ...(options.environment ? { environment: options.environment } : {}),
  })
  if (!oidc) throw new Error('no access to tokens')
  return { jobId, oidc }
}

async function get(address: string, bearer?: string): Promise<{ status: number; body: unknown }> {
  const url = new URL(address)
  const headers = new Map(bearer ? [['authorization', `bearer ${bearer}`]] : [])
  const request = { method: 'GET', url, headers, body: Buffer.alloc(0), path: url.pathname, root: url.origin }
  const answer = await fixture.github.handle(request)
  return { status: answer?.status ?? 0, body: answer?.body }
}

/** Asks as a client does: the audience is appended to the query. */
async function fetchToken({ requestUrl, requestToken }: Access, audience?: string): Promise<string> {
  const url = audience ? `${requestUrl}&audience=${encodeURIComponent(audience)}` : requestUrl
  const { body } = await get(url, requestToken)
  const { value, count } = body as { value: string; count: number }
  expect(count).toBe(value.length)
  return value
}

/** Verifies as a stranger does: from the issuer's configuration to its keys. */
async function verify(token: string, audience: string): Promise<JWTPayload> {
  const issuer = `${fixture.origin}/_github/oidc`
  const configuration = (await get(`${issuer}/.well-known/openid-configuration`)).body as { jwks_uri: string }
  const keys = (await get(configuration.jwks_uri)).body as JSONWebKeySet
  const currentDate = new Date(fixture.clock.now())
  return (await jwtVerify(token, createLocalJWKSet(keys), { issuer, audience, currentDate })).payload
}

it('a token tells of the repository, the run and the reusable workflow', async () => {
  const { oidc } = await startJob({ environment: 'production' })
  const claims = await verify(
    await fetchToken(oidc, 'api://AzureADTokenExchange'),
    'api://AzureADTokenExchange',
  )
  const { body } = await fixture.call(fixture.tokens['mia'], 'GET', '/repos/contoso/app')
  expect(claims).toMatchObject({
    sub: 'repo:contoso/app:environment:production',
    repository: 'contoso/app',
    repository_id: String(body.id),
    repository_owner_id: String(body.owner.id),
    repository_visibility: 'private',
    ref: 'refs/heads/main',
    sha: 'a'.repeat(40),
    run_attempt: '1',
    actor: 'mia',
    event_name: 'workflow_dispatch',
    environment: 'production',
    job_workflow_ref: 'contoso/alm/.github/workflows/alm.yml@refs/tags/v1',
    workflow_ref: 'contoso/app/.github/workflows/deploy.yml@refs/heads/main',
  })
})

it.each([
  [{ environment: 'production' }, 'environment:production'],
  [{ environment: 'eu: prod' }, 'environment:eu%3A prod'],
  [{ event: 'pull_request', ref: 'refs/pull/7/merge' }, 'pull_request'],
  [{}, 'ref:refs/heads/main'],
  [{ ref: 'refs/tags/v1' }, 'ref:refs/tags/v1'],
])('%j has the subject …:%s in both forms', async (options, rest) => {
  const { body } = await fixture.call(fixture.tokens['mia'], 'GET', '/repos/contoso/app')
  const byName = await verify(await fetchToken((await startJob(options)).oidc, 'x'), 'x')
  expect(byName.sub).toBe(`repo:contoso/app:${rest}`)
  fixture.github.setup.useOidcSubject('contoso/app', 'immutable')
  const byId = await verify(await fetchToken((await startJob(options)).oidc, 'x'), 'x')
  expect(byId.sub).toBe(`repo:contoso@${body.owner.id}/app@${body.id}:${rest}`)
})

it('the audience is the owner when none is asked for', async () => {
  const token = await fetchToken((await startJob()).oidc)
  expect((await verify(token, `${fixture.origin}/contoso`)).sub).toMatch(/^repo:/)
})

it.each([
  [299_000, true],
  [301_000, false],
])('after %i ms on the emulator’s clock, validity is %s', async (ms, valid) => {
  const token = await fetchToken((await startJob()).oidc, 'x')
  fixture.clock.advance(ms)
  const verified = await verify(token, 'x').then(
    () => true,
    () => false,
  )
  expect(verified).toBe(valid)
})

it('two tokens of a job differ', async () => {
  const { oidc } = await startJob()
  expect(await fetchToken(oidc, 'x')).not.toBe(await fetchToken(oidc, 'x'))
})

it.each([
  ['without the request token', (access: Access) => get(access.requestUrl)],
  ['with a wrong request token', (access: Access) => get(access.requestUrl, 'wrong')],
  [
    'for another job',
    (access: Access) => get(access.requestUrl.replace(/jobId=\d+/, 'jobId=1'), access.requestToken),
  ],
])('no token is given %s', async (_name, ask) => {
  expect((await ask((await startJob()).oidc)).status).toBe(401)
})

it('no token is given when the job has ended', async () => {
  const { jobId, oidc } = await startJob()
  await fixture.github.host.finishJob({ jobId, conclusion: 'success' })
  expect((await get(oidc.requestUrl, oidc.requestToken)).status).toBe(401)
})

it('a job without id-token: write has no access', async () => {
  const { runId } = await fixture.startJob({})
  const job = { runId, name: 'x', permissions: { 'id-token': 'read' as const }, jobWorkflowRef: 'x' }
  expect(await fixture.github.host.startJob(job)).not.toHaveProperty('oidc')
})
