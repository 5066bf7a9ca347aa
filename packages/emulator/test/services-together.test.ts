// The services as one cloud: a workflow's OIDC token opens Dataverse, addresses lead to the right environment.
import { request as httpRequest } from 'node:http'
import { defaultSeed, type Emulator } from '../src/index.js'
import { BAP, appToken, call, discard, origin, P, requestToken, start, type Answer } from './harness.js'

const CLIENT = defaultSeed.applications[0]!.clientId
const REPOSITORY = 'contoso/powerops'

describe('the services together', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await start()
    await emulator.github.setup.createRepository({ name: REPOSITORY, files: { 'README.md': '# x' } })
  })
  afterAll(() => discard(emulator))

  async function assertionOf(environment: string | undefined): Promise<string> {
    const { host } = emulator.github
    const run = await host.createRun({
      repository: REPOSITORY,
      workflowPath: '.github/workflows/deploy.yml',
      workflowName: 'deploy',
      event: 'workflow_dispatch',
      ref: 'refs/heads/topic',
      sha: '0'.repeat(40),
      actor: 'mia-maker',
      triggeringActor: 'mia-maker',
      inputs: {},
    })
    const { oidc } = await host.startJob({
      runId: run.runId,
      name: 'deploy',
      ...(environment !== undefined && { environment }),
      permissions: { 'id-token': 'write' },
      jobWorkflowRef: `${REPOSITORY}/.github/workflows/deploy.yml@refs/heads/topic`,
    })
    const url = `${oidc?.requestUrl ?? ''}&audience=${encodeURIComponent('api://AzureADTokenExchange')}`
    return (await call(url, { token: oidc?.requestToken ?? '' })).body.value
  }

  const exchange = (assertion: string, audience: string): Promise<Answer> =>
    requestToken(emulator, {
      grant_type: 'client_credentials',
      client_id: CLIENT,
      scope: `${audience}/.default`,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    })

  it('a job of a trusted GitHub environment gets into Dataverse without a secret', async () => {
    const { instanceUrl } = emulator.environments()[1]!
    const { body } = await exchange(await assertionOf('test'), instanceUrl.slice(0, -1))
    const answer = await call(`${instanceUrl}api/data/v9.2/WhoAmI`, { token: body.access_token })
    expect(answer.status).toBe(200)
    expect(answer.body.OrganizationId).toBe(emulator.environments()[1]!.organizationId)
  })

  it('a job outside it is told its subject', async () => {
    const { status, body } = await exchange(await assertionOf(undefined), BAP)
    expect([status, body.error_codes]).toEqual([401, [700213]])
    expect(body.error_description).toContain("subject 'repo:contoso/powerops:ref:refs/heads/topic'")
  })

  it('an assertion is worthless after five minutes', async () => {
    const assertion = await assertionOf('test')
    emulator.clock.advance(5 * 60_000 + 1000)
    expect((await exchange(assertion, BAP)).body.error_codes).toEqual([700024])
  })

  it.each([
    ['another environment', 0],
    ['the admin API', undefined],
  ])('a token for %s does not open an environment', async (_case, index) => {
    const target = emulator.environments()[1]!
    const other = index === undefined ? BAP : emulator.environments()[index]!.instanceUrl
    const token = await appToken(emulator, other.replace(/\/$/, ''))
    const { status, headers } = await call(`${target.instanceUrl}api/data/v9.2/WhoAmI`, { token })
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toContain(`resource_id="${target.instanceUrl}"`)
  })

  it('an environment also answers under its alias on the main port', async () => {
    const { domainName, instanceUrl, organizationId } = emulator.environments()[1]!
    const token = await appToken(emulator, instanceUrl.slice(0, -1))
    const url = `${origin(emulator)}/org/${domainName}/api/data/v9.2/WhoAmI`
    expect((await call(url, { token })).body.OrganizationId).toBe(organizationId)
    expect((await call(url.replace(domainName, 'nobody'), { token })).status).toBe(404)
  })

  it.each([
    ['the admin API', 'api.bap.microsoft.com', `${P}/locations?api-version=2023-06-01`, BAP, 200],
    ['an organization', 'contoso-test.crm4.dynamics.com', '/api/data/v9.2/WhoAmI', 'org', 200],
    ['an unknown organization', 'nobody.crm4.dynamics.com', '/api/data/v9.2/WhoAmI', 'org', 404],
    ['the admin API for GitHub', 'api.bap.microsoft.com', '/api/v3/user', BAP, 404],
  ])('the real host name leads to %s', async (_case, host, route, audience, wanted) => {
    const { instanceUrl } = emulator.environments()[1]!
    const token = await appToken(emulator, audience === 'org' ? instanceUrl.slice(0, -1) : audience)
    expect(await statusAt(origin(emulator) + route, { host, authorization: `Bearer ${token}` })).toBe(wanted)
  })

  it('the token of the ready line opens GitHub', async () => {
    const { GITHUB_API_URL, GITHUB_TOKEN } = emulator.endpoints
    const { status, body } = await call(`${GITHUB_API_URL}/user`, { token: GITHUB_TOKEN })
    expect([status, body.login]).toEqual([200, 'adam-admin'])
  })
})

/** fetch does not let a caller choose the host header. */
function statusAt(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}
