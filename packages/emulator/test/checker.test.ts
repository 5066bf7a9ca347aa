// The emulated Power Apps checker as a client meets it: the way of an analysis, and each refusal on it.
import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import path from 'node:path'
import JSZip from 'jszip'
import type { Emulator } from '../src/index.js'
import { makeSolution } from '../../../test/helpers/solutions.js'
import { appToken, call, discard, origin, start, type Answer, type CallOptions } from './harness.js'
import { shapeDifferences } from './shape.js'

const AUDIENCE = 'https://advisor.powerapps.com/'
const SOLUTION_CHECKER = '0ad12346-e108-40b8-a956-9a8f95ea18c9'
const SARIF = 'application/json, application/x-ms-sarif-v2'
const SCRIPT = 'WebResources/contoso_mainjs0A5D2C11-7B60-4C7D-8A34-000000000001'
const ANALYSIS_MS = 60_000

let emulator: Emulator
let token: string
let runs = 0

beforeAll(async () => {
  emulator = await start({ seedChange: { timings: { analysisMs: ANALYSIS_MS } } })
})
afterAll(() => discard(emulator))
beforeEach(async () => {
  emulator.faults.clear()
  // Tests move the clock further than a token lasts.
  token = await appToken(emulator, AUDIENCE)
})

function newRun(): string {
  runs += 1
  return `11111111-0000-4000-8000-${String(runs).padStart(12, '0')}`
}

function send(route: string, runId: string, options: CallOptions = {}): Promise<Answer> {
  const headers = { accept: SARIF, 'x-ms-correlation-id': runId, ...options.headers }
  return call(`${origin(emulator)}/api/${route}`, { token, ...options, headers })
}

async function upload(archive: Buffer, runId: string): Promise<string> {
  const form = new FormData()
  form.append('fileData', new Blob([new Uint8Array(archive)]), 'solution.zip')
  const response = await fetch(`${origin(emulator)}/api/upload?api-version=1.0`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'x-ms-correlation-id': runId },
    body: form,
  })
  expect(response.status).toBe(200)
  const [address] = (await response.json()) as string[]
  return address ?? ''
}

interface Wanted {
  script?: string
  archive?: Buffer
  body?: object
  headers?: Record<string, string>
}

/** Uploads and analyses to the end. */
async function analyze({ script = '', archive, body = {}, headers = {} }: Wanted): Promise<Answer['body']> {
  const runId = newRun()
  const file = archive ?? (await makeSolution({ entries: { [SCRIPT]: script } }))
  const sasUriList = [await upload(file, runId)]
  const started = await send('analyze?api-version=1.0', runId, {
    method: 'POST',
    headers,
    body: { sasUriList, ruleSets: [{ id: SOLUTION_CHECKER }], ...body },
  })
  expect(started.status).toBe(202)
  const location = started.headers.get('location') ?? ''
  expect(await call(location, { token, headers: { 'x-ms-correlation-id': runId } })).toMatchObject({
    status: 202,
    body: { status: 'InProgress' },
  })
  emulator.clock.advance(ANALYSIS_MS)
  const ended = await call(location, { token, headers: { 'x-ms-correlation-id': runId } })
  expect(ended.status).toBe(200)
  return ended.body
}

async function readReport(address: string): Promise<{ version: string; runs: { results: object[] }[] }> {
  const response = await fetch(address)
  expect(response.status).toBe(200)
  const zip = await JSZip.loadAsync(await response.arrayBuffer())
  return JSON.parse((await zip.file('ContosoApp.sarif')?.async('text')) ?? '')
}

describe('an analysis', () => {
  it('runs, ends with counts by severity and gives a report of the findings', async () => {
    const script = "'use strict'\nconsole.log(eval('1'))\n"
    const { status, issueSummary, resultFileUris } = await analyze({ script })
    expect({ status, issueSummary }).toEqual({
      status: 'Finished',
      issueSummary: {
        criticalIssueCount: 1,
        highIssueCount: 0,
        mediumIssueCount: 1,
        lowIssueCount: 0,
        informationalIssueCount: 0,
      },
    })
    const { version, runs: reported } = await readReport(resultFileUris[0])
    expect(version).toBe('2.1.0')
    expect(reported[0]?.results).toMatchObject([
      {
        ruleId: 'web-avoid-eval',
        level: 'error',
        properties: { severity: 'Critical' },
        locations: [{ physicalLocation: { artifactLocation: { uri: SCRIPT }, region: { startLine: 2 } } }],
      },
      { ruleId: 'web-remove-console', level: 'warning', properties: { severity: 'Medium' } },
    ])
  })

  it('gives the former version of the report to those who do not ask for the present one', async () => {
    const { resultFileUris } = await analyze({ script: 'eval()', headers: { accept: 'application/json' } })
    expect((await readReport(resultFileUris[0])).version).toBe('1.0.0')
  })

  it.each([
    {
      what: 'with another severity for a rule',
      body: { ruleLevelOverrides: [{ code: 'web-avoid-eval', overrideLevel: 'Low' }] },
      low: 1,
    },
    { what: 'without excluded files', body: { fileExclusions: ['*MAIN*'] }, low: 0 },
    {
      what: 'with the named rules alone',
      body: { ruleSets: [], ruleCodes: [{ code: 'web-remove-alert' }] },
      low: 0,
    },
  ])('$what', async ({ body, low }) => {
    const { issueSummary } = await analyze({ script: "'use strict'; eval()", body })
    expect(issueSummary).toMatchObject({ criticalIssueCount: 0, lowIssueCount: low })
  })

  it('of a file that is no solution fails and says why', async () => {
    const ended = await analyze({ archive: Buffer.from('no zip') })
    expect(ended).toMatchObject({ status: 'Failed', resultFileUris: [] })
    expect(ended.additionalMessage).toMatch(/invalid/)
  })

  it('ends as a queued fault says', async () => {
    const detail = { status: 'FinishedWithErrors', additionalMessage: 'a rule broke' }
    emulator.faults.push({ name: 'checker', detail })
    expect(await analyze({})).toMatchObject(detail)
  })
})

describe('refused is', () => {
  it('a second analysis under the same id', async () => {
    const runId = newRun()
    const body = {
      sasUriList: [await upload(await makeSolution(), runId)],
      ruleSets: [{ id: SOLUTION_CHECKER }],
    }
    const first = await send('analyze?api-version=1.0', runId, { method: 'POST', body })
    const second = await send('analyze?api-version=1.0', runId, { method: 'POST', body })
    expect([first.status, second.status]).toEqual([202, 409])
  })

  it.each([
    {
      what: 'an analysis of nothing',
      route: 'analyze?api-version=1.0',
      body: { ruleSets: [{ id: 'x' }] },
      status: 400,
    },
    { what: 'an upload without a file', route: 'upload?api-version=1.0', body: {}, status: 400 },
    { what: 'another version', route: 'analyze?api-version=2.0', body: {}, status: 400 },
  ])('$what', async ({ route, body, status }) => {
    expect(await send(route, newRun(), { method: 'POST', body })).toMatchObject({ status })
  })

  it.each([
    { what: 'a status that nobody knows', id: '22222222-0000-4000-8000-000000000000', status: 404 },
    {
      what: 'the status of no id, at which the service breaks',
      id: '00000000-0000-0000-0000-000000000000',
      status: 500,
    },
  ])('$what', async ({ id, status }) => {
    expect(await send(`status/${id}?api-version=1.0`, id)).toMatchObject({ status })
  })

  it('a token for another service', async () => {
    const other = await appToken(emulator, 'https://service.powerapps.com/')
    const answer = await send(`status/${newRun()}?api-version=1.0`, newRun(), { token: other })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('advisor.powerapps.com')
  })

  it('a call without the id of a run, and one for another tenant', async () => {
    expect(await send(`status/${newRun()}?api-version=1.0`, 'none')).toMatchObject({ status: 400 })
    const headers = { 'x-ms-tenant-id': '99999999-0000-4000-8000-000000000000' }
    expect(await send(`status/${newRun()}?api-version=1.0`, newRun(), { headers })).toMatchObject({
      status: 403,
    })
  })

  it('a report whose address is changed, too old, or asked for with a token', async () => {
    const { resultFileUris } = await analyze({})
    const address: string = resultFileUris[0]
    expect(await call(address.replace(/sig=[^&]+/, 'sig=x'))).toMatchObject({ status: 403 })
    expect(await call(address, { token })).toMatchObject({ status: 403 })
    emulator.clock.advance(3_600_001)
    expect(await call(address)).toMatchObject({ status: 403 })
  })
})

/** Asks the host of a geography; fetch does not let a caller choose the host header. */
function statusAt(geography: string, runId: string): Promise<number> {
  const headers = {
    host: `${geography}.api.advisor.powerapps.com`,
    authorization: `Bearer ${token}`,
    'x-ms-correlation-id': runId,
  }
  return new Promise((resolve, reject) => {
    const url = `${origin(emulator)}/api/status/${runId}?api-version=1.0`
    const sent = httpRequest(url, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}

it('an analysis of one geography is unknown in another', async () => {
  const { runCorrelationId } = await analyze({})
  expect((await send(`status/${runCorrelationId}?api-version=1.0`, runCorrelationId)).status).toBe(200)
  expect(await statusAt('europe', runCorrelationId)).toBe(404)
})

it('the hosts of the checker answer nothing else', async () => {
  const headers = { host: 'europe.api.advisor.powerapps.com' }
  const answered = new Promise<number>((resolve, reject) => {
    const url = `${origin(emulator)}/providers/Microsoft.BusinessAppPlatform/environments`
    httpRequest(url, { headers }, (response) => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end()
  })
  expect(await answered).toBe(404)
})

describe('the catalogue', () => {
  it('needs no token and leaves the certification its own choice of rules', async () => {
    const sets = await call(`${origin(emulator)}/api/ruleset?api-version=2.0`)
    expect(sets.body).toContainEqual({ id: SOLUTION_CHECKER, name: 'Solution Checker' })
    const [all, fewer] = await Promise.all(
      ['solution checker', 'AppSource Certification'].map((name) =>
        call(`${origin(emulator)}/api/rule?api-version=2.0&ruleset=${encodeURIComponent(name)}`),
      ),
    )
    expect(all?.body.length).toBeGreaterThan(fewer?.body.length)
  })

  const reference = process.env['ALM_REFERENCE_DATA']
  ;(reference ? it : it.skip)('has rules of the shape and the severities of the recorded ones', async () => {
    const file = path.join(reference ?? '', 'api-recordings/advisor/ruleset-rules.json')
    const recorded = JSON.parse(readFileSync(file, 'utf8')) as {
      code: string
      severity: number
      primaryCategory: number
    }[]
    const { body } = await call(`${origin(emulator)}/api/rule?api-version=2.0`)
    expect(shapeDifferences(recorded, body)).toEqual([])
    for (const rule of body) {
      const twin = recorded.find(({ code }) => code === rule.code)
      expect(rule).toMatchObject({ severity: twin?.severity, primaryCategory: twin?.primaryCategory })
    }
  })
})
