// Everything but imports: identity, solutions, exports, staging, publishing, flows, settings.
import { AlmError, parseGuid, parseVersion } from '@powerops/core'
import { createDataverseClient, type DataverseClient, type EnvironmentVariable } from '../src/index.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

const ID = parseGuid('310799b8-dc6c-ee11-9ae7-000d3aaae21d', 'id')
const OTHER = parseGuid('86928ed8-df37-4ce2-add5-47030a833bff', 'id')
const ZIP = Buffer.from('504b0304' + '00'.repeat(26) + '504b0506' + '00'.repeat(18), 'hex')
const OTHER_ZIP = Buffer.from('504b0304' + 'ff'.repeat(26) + '504b0506' + '00'.repeat(18), 'hex')
const lost = new AlmError('outcome-unknown', { message: 'the answer was lost' })
const locked: Step = {
  status: 429,
  body: { error: { code: '0x80071151', message: 'Cannot start another [PublishAll]' } },
}
const row = (uniquename: string): object => ({
  solutionid: OTHER,
  uniquename,
  version: '1.0',
  ismanaged: false,
})

function open(script: Record<string, Step | Step[]>): { client: DataverseClient; http: ScriptedHttp } {
  const http = scriptedHttp(script, '/org/contoso/api/data/v9.2/')
  const url = new URL('https://localhost/org/contoso/')
  return { client: createDataverseClient(http, url, testPorts()), http }
}

describe('identity', () => {
  it('reads who calls', async () => {
    const { client } = open({
      'GET WhoAmI()': { body: { UserId: ID, BusinessUnitId: ID, OrganizationId: OTHER } },
    })
    await expect(client.whoAmI()).resolves.toEqual({ userId: ID, businessUnitId: ID, organizationId: OTHER })
  })

  const hostile: [name: string, step: Step, code: string, text: RegExp][] = [
    [
      'a missing field is named',
      { body: { UserId: ID, BusinessUnitId: ID } },
      'response-invalid',
      /"OrganizationId"/,
    ],
    [
      'a field that is no GUID is named',
      { body: { UserId: '../..', BusinessUnitId: ID, OrganizationId: ID } },
      'response-invalid',
      /"UserId"/,
    ],
    [
      'an error body with status 200 is no answer',
      { body: { error: { code: '0x80040217', message: 'x' } } },
      'response-invalid',
      /"UserId"/,
    ],
    ['HTML is no answer', { body: '<html>Sign in</html>' }, 'response-invalid', /not JSON/],
    ['a cut-off body is no answer', { body: '{"UserId":"31' }, 'response-invalid', /not JSON/],
    [
      'a missing application user is said',
      { status: 403, body: { error: { code: '0x80072560', message: 'not a member' } } },
      'application-user-missing',
      /0x80072560/,
    ],
  ]
  it.each(hostile)('%s', async (_name, step, code, text) => {
    await expect(open({ 'GET WhoAmI()': step }).client.whoAmI()).rejects.toMatchObject({
      code,
      message: expect.stringMatching(text),
    })
  })

  it('finds the environment id', async () => {
    const path =
      "GET RetrieveCurrentOrganization(AccessType=Microsoft.Dynamics.CRM.EndpointAccessType'Default')"
    const Detail = {
      EnvironmentId: ID,
      UniqueName: 'unq',
      FriendlyName: 'Contoso',
      OrganizationVersion: '9.2',
    }
    await expect(
      open({ [path]: { body: { Detail } } }).client.retrieveCurrentOrganization(),
    ).resolves.toMatchObject({ environmentId: ID })
  })
})

describe('solutions', () => {
  it('finds the solution and its pending upgrade, whatever the case', async () => {
    const { client, http } = open({
      'GET solutions': { body: { value: [row('contoso'), row('Contoso_Upgrade')] } },
    })
    await expect(client.findSolution('Contoso')).resolves.toMatchObject({
      installed: { uniqueName: 'contoso' },
      pendingUpgrade: { uniqueName: 'Contoso_Upgrade' },
    })
    expect(http.requests[0]?.url.search).toContain('uniquename%20eq%20%27Contoso%27%20or%20')
  })

  it('refuses a name that could change the query', async () => {
    await expect(open({}).client.findSolution("x' or 1 eq 1")).rejects.toMatchObject({
      code: 'input-invalid',
    })
  })

  it('follows the pages of its own origin', async () => {
    const next = 'https://localhost/org/contoso/api/data/v9.2/solutions?page=2'
    const { client } = open({
      'GET solutions': [
        { body: { value: [row('a')], '@odata.nextLink': next } },
        { body: { value: [row('b')] } },
      ],
    })
    await expect(client.listSolutions()).resolves.toHaveLength(2)
  })

  it.each([
    ['another origin', { value: [], '@odata.nextLink': 'https://evil.example/solutions' }, /evil\.example/],
    ['no list', { rows: [] }, /no list in "value"/],
    ['a row without version', { value: [{ ...row('a'), version: '1.x' }] }, /"version"/],
  ])('refuses a page with %s', async (_name, body, text) => {
    await expect(open({ 'GET solutions': { body } }).client.listSolutions()).rejects.toMatchObject({
      code: 'response-invalid',
      message: expect.stringMatching(text),
    })
  })

  it('never creates a row by setting a version', async () => {
    const { client, http } = open({ [`PATCH solutions(${ID})`]: { status: 204 } })
    await client.setSolutionVersion(ID, parseVersion('1.2.0.0'))
    expect(http.requests[0]?.headers).toMatchObject({ 'if-match': '*' })
  })

  const deletions: [name: string, script: Record<string, Step | Step[]>, outcome: 'deleted' | 'absent'][] = [
    ['is absent when it was not there', { 'GET solutions': { body: { value: [] } } }, 'absent'],
    [
      'is deleted when it has gone',
      {
        'GET solutions': [{ body: { value: [row('Contoso')] } }, { body: { value: [] } }],
        [`DELETE solutions(${OTHER})`]: { status: 204 },
      },
      'deleted',
    ],
    [
      'is looked at when the answer was lost',
      {
        'GET solutions': [
          { body: { value: [row('Contoso')] } },
          { body: { value: [row('Contoso')] } },
          { body: { value: [] } },
        ],
        [`DELETE solutions(${OTHER})`]: lost,
      },
      'deleted',
    ],
    [
      'waits for the lock',
      {
        'GET solutions': [{ body: { value: [row('Contoso')] } }, { body: { value: [] } }],
        [`DELETE solutions(${OTHER})`]: [locked, { status: 204 }],
      },
      'deleted',
    ],
  ]
  it.each(deletions)('a deletion %s', async (_name, script, outcome) => {
    await expect(open(script).client.deleteSolution('Contoso', { timeoutMs: 600_000 })).resolves.toBe(outcome)
  })
})

describe('exporting', () => {
  const START = 'POST ExportSolutionAsync'
  const POLL = `GET asyncoperations(${ID})`
  const DOWNLOAD = 'POST DownloadSolutionExportData'
  const file = (bytes: Uint8Array): Step => ({
    body: { ExportSolutionFile: Buffer.from(bytes).toString('base64') },
  })
  const good = {
    [START]: { body: { AsyncOperationId: ID, ExportJobId: OTHER } },
    [POLL]: { body: { statecode: 3, statuscode: 30 } },
    [DOWNLOAD]: file(ZIP),
  }
  const run = (script: Record<string, Step | Step[]>): Promise<Uint8Array> =>
    open(script).client.exportSolution({
      uniqueName: 'Contoso',
      managed: true,
      settings: ['sales'],
      timeoutMs: 60_000,
    })

  const fine: [name: string, script: Record<string, Step | Step[]>][] = [
    ['gives the archive', good],
    [
      'downloads again when the body was cut off',
      { ...good, [DOWNLOAD]: [{ body: '{"ExportSolutionFile":"UEsD' }, file(ZIP)] },
    ],
    [
      'downloads again when the archive was cut off',
      { ...good, [DOWNLOAD]: [file(ZIP.subarray(0, 40)), file(ZIP)] },
    ],
  ]
  it.each(fine)('%s', async (_name, script) => {
    expect(Buffer.from(await run(script)).equals(ZIP)).toBe(true)
  })

  it('may be started again by whoever sends it, since an export changes nothing', async () => {
    const { client, http } = open(good)
    await client.exportSolution({ uniqueName: 'Contoso', managed: false, timeoutMs: 1000 })
    expect(http.requests.map(({ retry }) => retry)).toEqual(['safe', 'safe', 'safe'])
  })

  it('is fetched again when the one who asked for it cannot use it', async () => {
    const { client, http } = open({ ...good, [DOWNLOAD]: [file(OTHER_ZIP), file(ZIP)] })
    const archive = await client.exportSolution({
      uniqueName: 'Contoso',
      managed: false,
      timeoutMs: 1000,
      verify: (candidate) => {
        if (!ZIP.equals(candidate)) throw new AlmError('response-invalid', { message: 'another one' })
      },
    })
    expect(ZIP.equals(archive)).toBe(true)
    expect(http.sent.filter((sent) => sent === DOWNLOAD)).toHaveLength(2)
  })

  const bad: [name: string, script: Record<string, Step | Step[]>, code: string][] = [
    [
      'an unknown solution is said',
      { ...good, [START]: { status: 404, body: { error: { code: '0x80040217', message: 'no' } } } },
      'solution-not-found',
    ],
    [
      'a failed operation is a failed export',
      { ...good, [POLL]: { body: { statecode: 3, statuscode: 31, message: 'broken' } } },
      'export-failed',
    ],
    [
      'an export that goes on is not called failed',
      { ...good, [POLL]: { body: { statecode: 2, statuscode: 20 } } },
      'still-running',
    ],
    [
      'what is not base64 is refused',
      { ...good, [DOWNLOAD]: { body: { ExportSolutionFile: 'UEsD!AAA' } } },
      'response-invalid',
    ],
    ['what is no zip is refused', { ...good, [DOWNLOAD]: file(Buffer.alloc(64)) }, 'response-invalid'],
    [
      'bytes after the end record are refused',
      { ...good, [DOWNLOAD]: file(Buffer.concat([ZIP, Buffer.from('xx')])) },
      'response-invalid',
    ],
  ]
  it.each(bad)('%s', async (_name, script, code) => {
    await expect(run(script)).rejects.toMatchObject({ code })
  })

  it('sends all eleven switches', async () => {
    const { client, http } = open(good)
    await client.exportSolution({
      uniqueName: 'Contoso',
      managed: false,
      settings: ['sales', 'general'],
      timeoutMs: 1,
    })
    const body = Object.entries(http.requests[0]?.body ?? {}).filter(([name]) => name.startsWith('Export'))
    expect(body).toHaveLength(11)
    expect(body.filter(([, value]) => value).map(([name]) => name)).toEqual([
      'ExportGeneralSettings',
      'ExportSales',
    ])
  })
})

describe('publishing', () => {
  const cases: [name: string, steps: Step[], sent: number][] = [
    ['is done at once', [{ status: 204 }], 1],
    ['waits for the lock', [locked, locked, { status: 204 }], 3],
    ['publishes again when the answer was lost', [lost, locked, { status: 204 }], 3],
    ['publishes again when a gateway answered', [{ status: 504, body: '<html/>' }, { status: 204 }], 2],
  ]
  it.each(cases)('%s', async (_name, steps, sent) => {
    const { client, http } = open({ 'POST PublishAllXml': steps })
    await client.publishAll({ timeoutMs: 600_000 })
    expect(http.sent).toHaveLength(sent)
  })

  it('ends busy when the lock outlasts the time', async () => {
    await expect(
      open({ 'POST PublishAllXml': locked }).client.publishAll({ timeoutMs: 120_000 }),
    ).rejects.toMatchObject({ code: 'import-busy' })
  })

  it('ends when the service refuses', async () => {
    const refusal: Step = { status: 400, body: { error: { code: '0x80040216', message: 'bad form' } } }
    await expect(
      open({ 'POST PublishAllXml': refusal }).client.publishAll({ timeoutMs: 1 }),
    ).rejects.toMatchObject({ code: 'publish-failed' })
  })
})

describe('environment variables', () => {
  const definition = { environmentvariabledefinitionid: ID, schemaname: 'cts_url', type: 100000000 }
  const value = {
    environmentvariablevalueid: OTHER,
    value: 'old',
    _environmentvariabledefinitionid_value: ID,
  }
  const lists = (values: object[]): Record<string, Step> => ({
    'GET environmentvariabledefinitions': { body: { value: [definition] } },
    'GET environmentvariablevalues': { body: { value: values } },
  })
  const only = async (client: DataverseClient): Promise<EnvironmentVariable> => {
    const [variable] = await client.listEnvironmentVariables()
    if (!variable) throw new Error('no variable')
    return variable
  }
  it('changes the value that is there', async () => {
    const { client, http } = open({
      ...lists([value]),
      [`PATCH environmentvariablevalues(${OTHER})`]: { status: 204 },
    })
    await client.setEnvironmentVariable(await only(client), 'new')
    expect(http.requests.at(-1)?.body).toEqual({ value: 'new' })
  })
  it('makes a value where there is none', async () => {
    const { client, http } = open({ ...lists([]), 'POST environmentvariablevalues': { status: 204 } })
    await client.setEnvironmentVariable(await only(client), 'new')
    expect(http.requests.at(-1)?.body).toMatchObject({ schemaname: 'cts_url', value: 'new' })
  })
  it('refuses two values', async () => {
    await expect(open(lists([value, value])).client.listEnvironmentVariables()).rejects.toMatchObject({
      code: 'service-error',
    })
  })
  const gateway: Step = { status: 504, body: '<html>Gateway Timeout</html>' }
  it.each([
    ['lost', lost],
    ['a gateway that gave up', gateway],
  ])('looks whether the value is there when the answer is %s', async (_what, step) => {
    const { client, http } = open({
      ...lists([]),
      'GET environmentvariablevalues': [
        { body: { value: [] } },
        { body: { value: [{ ...value, value: 'new' }] } },
      ],
      'POST environmentvariablevalues': step,
    })
    await client.setEnvironmentVariable(await only(client), 'new')
    expect(http.sent.filter((request) => request.startsWith('POST'))).toHaveLength(1)
  })
  it('says so when the value is not there after a lost answer', async () => {
    const { client } = open({ ...lists([]), 'POST environmentvariablevalues': lost })
    await expect(client.setEnvironmentVariable(await only(client), 'new')).rejects.toMatchObject({
      code: 'outcome-unknown',
    })
  })
})
