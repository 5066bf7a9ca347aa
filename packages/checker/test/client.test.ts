// The client against a scripted service: what it sends, what it takes for the end, and that nothing is started twice.
import type { Clock } from '@powerops/core'
import { createCheckerClient, type AnalysisRequest, type CheckerClient } from '../src/index.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

const RUN = '9e378e56-6f35-41e9-bf8b-c0cc88e2b832'
const TENANT = '7e2a0000-0000-4000-8000-000000000001'
const ROOT = 'https://europe.api.advisor.powerapps.com/'
const STATUS = `GET api/status/${RUN}`
const uploaded: Step = { body: ['https://store.blob.core.windows.net/in/1?sig=x'] }
const accepted: Step = { status: 202, headers: { location: `${ROOT}api/status/${RUN}?api-version=1.0` } }
const running: Step = {
  status: 202,
  body: { status: 'InProgress', progress: 40 },
  headers: { 'retry-after': '20' },
}
const finished: Step = {
  body: {
    status: 'Finished',
    progress: 100,
    resultFileUris: ['https://store.blob.core.windows.net/out/1?sig=y'],
    issueSummary: {
      criticalIssueCount: 1,
      highIssueCount: 2,
      mediumIssueCount: 3,
      lowIssueCount: 0,
      informationalIssueCount: 0,
    },
  },
}
const script = { 'POST api/upload': uploaded, 'POST api/analyze': accepted, [STATUS]: finished }

interface Opened {
  client: CheckerClient
  http: ScriptedHttp
  downloads: ScriptedHttp
  clock: Clock
}

function open(changes: Record<string, Step | Step[]> = {}, download: Step = { body: 'zip' }): Opened {
  const http = scriptedHttp({ ...script, ...changes })
  const downloads = scriptedHttp({ 'GET out/1': download })
  const ports = testPorts()
  const endpoint = { url: new URL(ROOT), tenantId: TENANT }
  const client = createCheckerClient(http, downloads, endpoint, { ...ports, newRunId: () => RUN })
  return { client, http, downloads, clock: ports.clock }
}

const request: AnalysisRequest = {
  fileName: 'Contoso App.zip',
  archive: new TextEncoder().encode('PK'),
  ruleSetId: '0ad12346-e108-40b8-a956-9a8f95ea18c9',
  excludedFiles: ['*.dll'],
  overrides: [{ code: 'web-avoid-eval', severity: 'Low' }],
  timeoutMs: 60_000,
}

describe('an analysis', () => {
  it('uploads, starts, waits as long as the service says, and fetches the reports without a token', async () => {
    const { client, http, downloads, clock } = open({ [STATUS]: [running, finished] })
    const before = clock.now()
    const analysis = await client.analyze(request)
    expect(analysis).toEqual({
      runId: RUN,
      status: 'Finished',
      counts: { Critical: 1, High: 2, Medium: 3, Low: 0, Informational: 0 },
      reports: [new TextEncoder().encode('zip')],
    })
    expect(http.sent).toEqual(['POST api/upload', 'POST api/analyze', STATUS, STATUS])
    expect(downloads.sent).toEqual(['GET out/1'])
    expect(clock.now() - before).toBe(20_000)
  })

  it('names the run and the tenant on every call, and asks for version 2 of the reports', async () => {
    const { client, http } = open()
    await client.analyze(request)
    for (const { headers } of http.requests) {
      expect(headers).toMatchObject({
        accept: expect.stringContaining('x-ms-sarif-v2'),
        'x-ms-correlation-id': RUN,
        'x-ms-tenant-id': TENANT,
      })
    }
  })

  it('asks for the rule set, the exclusions and the overrides', async () => {
    const { client, http } = open()
    await client.analyze(request)
    expect(http.requests[1]?.body).toEqual({
      sasUriList: ['https://store.blob.core.windows.net/in/1?sig=x'],
      ruleSets: [{ id: request.ruleSetId }],
      fileExclusions: ['*.dll'],
      ruleLevelOverrides: [{ code: 'web-avoid-eval', overrideLevel: 'Low' }],
    })
  })

  it('uploads the zip as a form with one file whose name holds nothing that could end it', async () => {
    const { client, http } = open()
    await client.analyze({ ...request, fileName: 'a"\r\nb.zip' })
    const { body, headers } = http.requests[0] ?? {}
    const boundary = /boundary=(.+)$/.exec(headers?.['content-type'] ?? '')?.[1] ?? ''
    expect(Buffer.from(body as Uint8Array).toString()).toBe(
      `--${boundary}\r\nContent-Disposition: form-data; name="fileData"; filename="a___b.zip"\r\n` +
        `Content-Type: application/x-zip-compressed\r\n\r\nPK\r\n--${boundary}--\r\n`,
    )
  })

  it('whose start had arrived before its answer was lost goes on under the same id', async () => {
    const { client, http } = open({ 'POST api/analyze': { status: 409, body: { message: 'duplicate' } } })
    await expect(client.analyze(request)).resolves.toMatchObject({ runId: RUN, status: 'Finished' })
    expect(http.sent).toEqual(['POST api/upload', 'POST api/analyze', STATUS])
  })

  it('may be started again under its id by whoever sends the request', async () => {
    const { client, http } = open()
    await client.analyze(request)
    expect(http.requests[1]?.retry).toBe('safe')
  })

  it('finds its status under its id when the service forgets to say where', async () => {
    const { client, http } = open({ 'POST api/analyze': { status: 202 } })
    await client.analyze(request)
    expect(http.requests[2]?.url.href).toBe(`${ROOT}api/status/${RUN}?api-version=1.0`)
  })

  it('that ended with errors says so, with the remark of the service', async () => {
    const ended = { status: 'FinishedWithErrors', additionalMessage: 'one rule broke', resultFileUris: [] }
    const { client } = open({ [STATUS]: { body: ended } })
    await expect(client.analyze(request)).resolves.toEqual({
      runId: RUN,
      status: 'FinishedWithErrors',
      remark: 'one rule broke',
      reports: [],
    })
  })

  it('leaves out addresses that are pages for people', async () => {
    const pages = [
      'https://make.powerapps.com/environments/1/solutions/2/overview/checkerResults',
      'https://contoso.crm4.dynamics.com/api/data/v9.0/msdyn_analysisjobs(1)',
    ]
    const { client, downloads } = open({ [STATUS]: { body: { status: 'Failed', resultFileUris: pages } } })
    await expect(client.analyze(request)).resolves.toMatchObject({ status: 'Failed', reports: [] })
    expect(downloads.sent).toEqual([])
  })
})

describe('an analysis fails', () => {
  it.each<{ what: string; changes: Record<string, Step>; code: string; message: RegExp; download?: Step }>([
    {
      what: 'when the service refuses the size',
      changes: { 'POST api/upload': { status: 413 } },
      code: 'solution-too-large',
      message: /413.*30 MB.*100 MB/,
    },
    {
      what: 'when the upload has no address',
      changes: { 'POST api/upload': { body: [] } },
      code: 'response-invalid',
      message: /no address/,
    },
    {
      what: 'when its start is refused',
      changes: { 'POST api/analyze': { status: 400, body: { message: 'no rule sets' } } },
      code: 'service-error',
      message: /no rule sets/,
    },
    {
      what: 'when another application started it',
      changes: { [STATUS]: { status: 403 } },
      code: 'access-denied',
      message: /status of the analysis/,
    },
    {
      what: 'in a state that nobody knows',
      changes: { [STATUS]: { body: { status: 'Paused' } } },
      code: 'response-invalid',
      message: /"Paused"/,
    },
    {
      what: 'when it finished and has no report',
      changes: { [STATUS]: { body: { status: 'Finished', resultFileUris: [] } } },
      code: 'check-failed',
      message: /without a report/,
    },
    {
      what: 'when the time is over',
      changes: { [STATUS]: running },
      code: 'still-running',
      message: new RegExp(`1m 00s.*${RUN}`),
    },
    {
      what: 'when the address of the report has expired',
      changes: {},
      download: { status: 403 },
      code: 'check-failed',
      message: /does not accept its address any more \(403\)/,
    },
  ])('$what', async ({ changes, code, message, download }) => {
    const { client } = open(changes, download)
    await expect(client.analyze(request)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    })
  })
})

describe('the catalogue', () => {
  it('gives rule sets and rules with their severities', async () => {
    const { client, http } = open({
      'GET api/ruleset': { body: [{ id: '1', name: 'Solution Checker' }] },
      'GET api/rule': {
        body: [
          { code: 'web-avoid-eval', severity: 5, summary: 'Avoid eval', guidanceUrl: 'https://x.example/' },
          { code: 'web-unsupported-syntax', guidanceUrl: '' },
        ],
      },
    })
    await expect(client.listRuleSets()).resolves.toEqual([{ id: '1', name: 'Solution Checker' }])
    await expect(client.listRules('1')).resolves.toEqual([
      {
        code: 'web-avoid-eval',
        severity: 'Critical',
        summary: 'Avoid eval',
        guidanceUrl: 'https://x.example/',
      },
      { code: 'web-unsupported-syntax', severity: 'High', summary: '', guidanceUrl: '' },
    ])
    expect(http.requests[1]?.url.search).toBe('?ruleset=1&api-version=2.0')
  })
})
