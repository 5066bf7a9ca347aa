// Imports: every way one can start, end, be lost or be in somebody's way.
import { AlmError, parseGuid, parseVersion, type Guid } from '@powerops/core'
import { createDataverseClient, deriveImportJobId, type ImportAndWaitRequest } from '../src/index.js'
import { nextImportJobId } from '../src/import-job-id.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

const JOB = deriveImportJobId('https://contoso.crm4.dynamics.com', 'd'.repeat(64), '42')
const OTHER_RUN = deriveImportJobId('https://contoso.crm4.dynamics.com', 'd'.repeat(64), '43')
const NEXT_JOB = nextImportJobId(JOB)
const OPERATION = parseGuid('310799b8-dc6c-ee11-9ae7-000d3aaae21d', 'id')

const started = (job: Guid = JOB): Step => ({ body: { ImportJobKey: job, AsyncOperationId: OPERATION } })
const operation = (statecode: number, statuscode: number, more: object = {}): Step => ({
  body: { statecode, statuscode, ...more },
})
const none: Step = { body: { value: [] } }
const absent: Step = { status: 404, body: { error: { code: '0x80040217', message: 'does not exist' } } }
const lost = new AlmError('outcome-unknown', { message: 'the answer was lost' })
const unfinished: Step = {
  body: { value: [{ asyncoperationid: OPERATION, statecode: 2, createdon: '2026-01-01T00:00:00Z' }] },
}
const JOBS = 'GET importjobs'
const jobOf = (importjobid: string, solutionname = 'Fabrikam'): Step => ({
  body: {
    value: [
      { importjobid, solutionname, startedon: '2026-01-01T00:00:00Z', createdby: { fullname: 'Ada Admin' } },
    ],
  },
})
const FOREIGN_JOB = 'c0ffee00-0000-4000-8000-000000000001'
const running: Step = { body: { progress: 12.5, completedon: null } }

const document = (succeeded: string, inside = ''): string =>
  `<importexportxml progress="100" processed="true" succeeded="${succeeded}">` +
  `<solutionManifests><solutionManifest id="Contoso"><result result="success" errorcode="0" errortext=""/>${inside}</solutionManifest></solutionManifests>` +
  `<entities><entity id="contoso_x" LocalizedName="X"><result result="success" errorcode="0" errortext=""/></entity></entities></importexportxml>`
const failedComponent = document('success').replace(
  '</entities>',
  '<entity id="contoso_y" LocalizedName="Y"><result result="failure" errorcode="-2147188707" errortext="Y &lt;broke&gt;"/></entity></entities>',
)
const missing =
  '<MissingDependencies><MissingDependency><Required type="1" schemaName="contoso_base" displayName="Base" solution="Base (1.0.0.0)"/><Dependent type="60" schemaName="f" displayName="F"/></MissingDependency></MissingDependencies>'
const completed = (data: string | null): Step => ({
  body: { progress: 100, completedon: '2026-01-01T00:02:00Z', data },
})
const solutions = (version: string, ...more: [name: string, version: string][]): Step => ({
  body: {
    value: [['Contoso', version] as const, ...more].map(([uniquename, shown]) => ({
      solutionid: '86928ed8-df37-4ce2-add5-47030a833bff',
      uniquename,
      version: shown,
      ismanaged: true,
      publisherid: { uniquename: 'contoso', customizationprefix: 'cts' },
    })),
  },
})

const request = (more: Partial<ImportAndWaitRequest> = {}): ImportAndWaitRequest => ({
  uniqueName: 'Contoso',
  version: parseVersion('1.1.0.0'),
  source: { archive: new Uint8Array([1, 2, 3]) },
  importJobId: JOB,
  mode: 'import',
  overwriteUnmanagedCustomizations: true,
  publishWorkflows: true,
  timeoutMs: 3_600_000,
  ...more,
})

const job = (id: Guid = JOB): string => `GET importjobs(${id})`
const START = 'POST ImportSolutionAsync'
const POLL = `GET asyncoperations(${OPERATION})`
const OPERATIONS = 'GET asyncoperations'
const SOLUTIONS = 'GET solutions'

interface Tried {
  http: ScriptedHttp
  sleeps: number[]
  outcome: Promise<unknown>
}

function tryImport(script: Record<string, Step | Step[]>, more: Partial<ImportAndWaitRequest> = {}): Tried {
  const http = scriptedHttp({ [JOBS]: none, ...script }, '/api/data/v9.2/')
  const ports = testPorts()
  const client = createDataverseClient(http, new URL('https://contoso.crm4.dynamics.com/'), ports)
  return { http, sleeps: ports.clock.sleeps, outcome: client.importSolution(request(more)) }
}

/** How late, as a share of its own time, an end is seen that came just after a look; of all looks after 6 s. */
function latenesses(sleeps: readonly number[]): number[] {
  let elapsedMs = 0
  return sleeps.flatMap((pauseMs) => {
    elapsedMs += pauseMs
    return elapsedMs - pauseMs > 6_000 ? [pauseMs / (elapsedMs - pauseMs)] : []
  })
}

const starts = ({ http }: Tried): number => http.sent.filter((key) => key === START).length

describe('an import that succeeds', () => {
  const fresh = {
    [job()]: [absent, completed(document('success'))],
    [OPERATIONS]: none,
    [START]: started(),
    [SOLUTIONS]: solutions('1.1.0.0'),
  }

  const cases: [name: string, script: Record<string, Step | Step[]>, startsWanted: number][] = [
    [
      'is started, followed and proven',
      {
        ...fresh,
        [POLL]: [operation(0, 0), operation(2, 20), operation(3, 30)],
        [job()]: [absent, absent, running, completed(document('success'))],
      },
      1,
    ],
    [
      'is followed through a moment in which its operation is not visible',
      { ...fresh, [POLL]: [absent, absent, operation(3, 30)] },
      1,
    ],
    [
      'is followed through a gateway that fails once',
      {
        ...fresh,
        [POLL]: [{ status: 502, body: '<html><title>Bad gateway</title></html>' }, operation(3, 30)],
      },
      1,
    ],
    [
      'is adopted when an earlier attempt runs',
      {
        [job()]: [running, completed(document('success'))],
        [OPERATIONS]: unfinished,
        [POLL]: operation(3, 30),
        [SOLUTIONS]: solutions('1.1.0.0'),
      },
      0,
    ],
    [
      'is adopted when an earlier attempt has ended',
      { [job()]: completed(document('success')), [SOLUTIONS]: solutions('1.1.0.0') },
      0,
    ],
    [
      'is adopted when another run brings the same archive now',
      {
        [job()]: absent,
        [OPERATIONS]: unfinished,
        [JOBS]: jobOf(OTHER_RUN, 'Contoso'),
        [POLL]: operation(3, 30),
        [job(OTHER_RUN)]: completed(document('success')),
        [SOLUTIONS]: solutions('1.1.0.0'),
      },
      0,
    ],
    [
      'is found when the answer to its start was lost',
      {
        ...fresh,
        [START]: lost,
        [job()]: [absent, absent, running, completed(document('success'))],
        [OPERATIONS]: [none, unfinished],
        [POLL]: operation(3, 30),
      },
      1,
    ],
    [
      'is found when a gateway answered its start',
      {
        ...fresh,
        [START]: { status: 504, body: '' },
        [job()]: [absent, running, completed(document('success'))],
        [OPERATIONS]: [none, unfinished],
        [POLL]: operation(3, 30),
      },
      1,
    ],
    [
      'is started again, once, when it provably was not',
      {
        ...fresh,
        [START]: [lost, started()],
        [job()]: [...Array<Step>(120).fill(absent), completed(document('success'))],
        [POLL]: operation(3, 30),
      },
      2,
    ],
    [
      'waits for the lock that refuses its start',
      {
        ...fresh,
        [START]: [
          { status: 429, body: { error: { code: '0x80071151', message: 'Cannot start another [Import]' } } },
          started(),
        ],
        [job()]: [absent, absent, completed(document('success'))],
        [POLL]: operation(3, 30),
      },
      2,
    ],
    [
      'waits for an import of somebody else',
      {
        ...fresh,
        [OPERATIONS]: [unfinished, unfinished, none],
        [JOBS]: jobOf(FOREIGN_JOB),
        [job()]: [absent, absent, absent, completed(document('success'))],
        [POLL]: operation(3, 30),
      },
      1,
    ],
    [
      'follows a job of the same run that failed',
      {
        ...fresh,
        [job()]: completed(document('failure')),
        [job(NEXT_JOB)]: [absent, completed(document('success'))],
        [START]: started(NEXT_JOB),
        [POLL]: operation(3, 30),
      },
      1,
    ],
    [
      'is repeated when the operation failed later for another customization',
      {
        ...fresh,
        [job()]: [absent, absent, absent, completed(document('success'))],
        [POLL]: [
          operation(3, 31, {
            message:
              'x -- The solution installation or removal failed due to the installation or removal of another solution at the same time.',
          }),
          operation(3, 30),
        ],
      },
      2,
    ],
  ]
  it.each(cases)('%s', async (_name, script, startsWanted) => {
    const tried = tryImport(script)
    await expect(tried.outcome).resolves.toMatchObject({
      installed: { version: '1.1.0.0', publisher: 'contoso' },
      componentCount: 2,
    })
    expect(starts(tried)).toBe(startsWanted)
  })

  it('is proven by the pending upgrade when it was imported as holding', async () => {
    const script = {
      ...fresh,
      [POLL]: operation(3, 30),
      [SOLUTIONS]: solutions('1.0.0.0', ['Contoso_Upgrade', '1.1.0.0']),
    }
    await expect(tryImport(script, { mode: 'holding' }).outcome).resolves.toMatchObject({
      installed: { uniqueName: 'Contoso_Upgrade' },
    })
  })

  it('is proven by a version that is written shorter', async () => {
    const script = { ...fresh, [POLL]: operation(3, 30), [SOLUTIONS]: solutions('1.1') }
    await expect(tryImport(script).outcome).resolves.toMatchObject({ installed: { version: '1.1' } })
  })

  it('says its ids before it waits and its progress while it does', async () => {
    const said: unknown[] = []
    const script = {
      ...fresh,
      [job()]: [absent, running, completed(document('success'))],
      [POLL]: [operation(2, 20), operation(3, 30)],
    }
    const listeners = {
      onStarted: (ids: unknown) => said.push(ids),
      onProgress: (progress: unknown) => said.push(progress),
    }
    await tryImport(script, listeners).outcome
    expect(said).toEqual([
      { importJobId: JOB, asyncOperationId: OPERATION, adopted: false },
      { elapsedMs: 0, state: 'running', percent: 12.5 },
    ])
  })

  it('sends the settings of the target and the staged upload instead of the archive', async () => {
    const tried = tryImport(
      { ...fresh, [POLL]: operation(3, 30) },
      {
        source: { stageUploadId: OPERATION },
        connectionReferences: [
          { logicalName: 'cts_sp', connectionId: 'c0ffee', connectorId: '/providers/x' },
        ],
        environmentVariables: [{ schemaName: 'cts_url', value: 'https://x', valueId: JOB }],
      },
    )
    await tried.outcome
    const sent = tried.http.requests.find(({ method }) => method === 'POST')
    expect(sent?.retry).toBe('once')
    expect(sent?.body).toMatchObject({
      SolutionParameters: { StageSolutionUploadId: OPERATION },
      ImportJobId: JOB,
      HoldingSolution: false,
      ComponentParameters: [
        { connectionreferencelogicalname: 'cts_sp', connectionid: 'c0ffee' },
        { schemaname: 'cts_url', value: 'https://x', environmentvariablevalueid: JOB },
      ],
    })
    expect(sent?.body).not.toHaveProperty('CustomizationFile')
  })
})

describe('an import that fails', () => {
  const begun = {
    [job()]: [absent, completed(document('success'))],
    [OPERATIONS]: none,
    [START]: started(),
    [SOLUTIONS]: solutions('1.1.0.0'),
    [POLL]: operation(3, 30),
  }
  const refused = (code: string, status = 400): Record<string, Step | Step[]> => ({
    ...begun,
    [START]: { status, body: { error: { code, message: 'The import failed.' } } },
  })

  const cases: [name: string, script: Record<string, Step | Step[]>, code: string, text: RegExp][] = [
    [
      'ends with its components when the operation succeeded but a component did not',
      { ...begun, [job()]: [absent, completed(failedComponent)] },
      'import-missing-dependencies',
      /entity "Y".*0x8004801D.*Y <broke>/,
    ],
    [
      'says what is missing',
      {
        ...begun,
        [POLL]: operation(3, 31, { message: 'Import failed', errorcode: -2147188685 }),
        [job()]: [absent, completed(document('failure', missing))],
      },
      'import-missing-dependencies',
      /missing "contoso_base" of "Base \(1\.0\.0\.0\)"/,
    ],
    [
      'ends when the operation was cancelled',
      { ...begun, [POLL]: operation(3, 32, { message: 'Canceled by admin' }), [job()]: [absent, absent] },
      'import-failed',
      /Canceled by admin/,
    ],
    [
      'names the code that stands only in the text',
      {
        ...begun,
        [POLL]: operation(3, 31, { friendlymessage: 'Publisher differs, error 0x8004801C' }),
        [job()]: [absent, absent],
      },
      'import-publisher-conflict',
      /0x8004801C/,
    ],
    [
      'recognises a lower version by its sentence',
      {
        ...begun,
        [POLL]: operation(3, 31, { message: 'The solution has a lower version than the existing one' }),
        [job()]: [absent, absent],
      },
      'import-version-lower',
      /lower version/,
    ],
    [
      'does not take a completed operation with an unknown status for success',
      { ...begun, [POLL]: operation(3, 99), [job()]: [absent, absent] },
      'import-failed',
      /status 99/,
    ],
    [
      'refuses an unknown state',
      { ...begun, [POLL]: operation(7, 30) },
      'response-invalid',
      /unknown statecode 7/,
    ],
    [
      'names the field that is missing',
      { ...begun, [POLL]: { body: { statuscode: 30 } } },
      'response-invalid',
      /"statecode"/,
    ],
    [
      'does not believe the environment that shows another version',
      { ...begun, [SOLUTIONS]: solutions('1.0.0.0') },
      'import-failed',
      /version 1\.0\.0\.0 instead of version 1\.1\.0\.0/,
    ],
    [
      'does not believe an import without a result document',
      { ...begun, [job()]: [absent, completed(null)] },
      'response-invalid',
      /no result document/,
    ],
    [
      'refuses a result document with a document type',
      { ...begun, [job()]: [absent, completed('<!DOCTYPE a [<!ENTITY b "c">]><a/>')] },
      'response-invalid',
      /document type/,
    ],
    [
      'refuses a result document that is cut off',
      { ...begun, [job()]: [absent, completed(document('success').slice(0, -30))] },
      'response-invalid',
      /cannot be read/,
    ],
    ['maps the kinds of solutions', refused('0x80048040'), 'import-managed-conflict', /managed/],
    ['maps the publisher', refused('-2147188708', 500), 'import-publisher-conflict', /0x8004801C/],
    ['maps missing rights', refused('0x80040220', 403), 'access-denied', /privilege/],
    [
      'survives an HTML refusal',
      { ...begun, [START]: { status: 400, body: '<html><title>Bad Request</title></html>' } },
      'import-failed',
      /Bad Request/,
    ],
    [
      'names the field of a start that lacks its operation',
      { ...begun, [START]: { body: { ImportJobKey: JOB } } },
      'response-invalid',
      /"AsyncOperationId"/,
    ],
    [
      'refuses a cut-off answer',
      { ...begun, [START]: { body: '{"ImportJobKey":"1b1f' } },
      'response-invalid',
      /not JSON/,
    ],
  ]
  it.each(cases)('%s', async (_name, script, code, text) => {
    const tried = tryImport(script)
    await expect(tried.outcome).rejects.toMatchObject({ code, message: expect.stringMatching(text) })
    expect(starts(tried)).toBe(1)
  })

  it('is unknown when the start was lost twice', async () => {
    const tried = tryImport({ ...begun, [START]: lost, [job()]: absent })
    await expect(tried.outcome).rejects.toMatchObject({
      code: 'outcome-unknown',
      details: { importJobId: JOB },
    })
    expect(starts(tried)).toBe(2)
  })

  it('is unknown, and not started again, when an import runs that may be it', async () => {
    const tried = tryImport({ ...begun, [START]: lost, [job()]: absent, [OPERATIONS]: [none, unfinished] })
    await expect(tried.outcome).rejects.toMatchObject({ code: 'outcome-unknown' })
    expect(starts(tried)).toBe(1)
  })

  it('is not called failed when the waiting time is over', async () => {
    const tried = tryImport(
      { ...begun, [job()]: [absent, running], [POLL]: operation(2, 20) },
      { timeoutMs: 600_000 },
    )
    await expect(tried.outcome).rejects.toMatchObject({
      code: 'still-running',
      details: { importJobId: JOB, asyncOperationId: OPERATION },
    })
    expect(tried.sleeps[0]).toBe(250)
    expect(Math.max(...tried.sleeps)).toBe(20_000)
    expect(latenesses(tried.sleeps).filter((share) => share > 0.05)).toEqual([])
    expect(tried.sleeps.reduce((sum, ms) => sum + ms, 0)).toBe(600_000)
  })

  it('says how far it was, and how long it may take, when the waiting time is over', async () => {
    const tried = tryImport(
      {
        ...begun,
        [job()]: [absent, { body: { progress: 75, completedon: null } }],
        [POLL]: operation(2, 20),
      },
      { timeoutMs: 600_000 },
    )
    await expect(tried.outcome).rejects.toMatchObject({
      message: expect.stringMatching(/75 % done, about 3.*20.* to go/) as string,
      details: { percent: 75, elapsedMs: 600_000, leftMs: expect.any(Number) as number },
    })
  })

  it('hands over the document of the import job, also of one that failed', async () => {
    const seen: string[] = []
    const tried = tryImport(
      { ...begun, [job()]: [absent, completed(failedComponent)], [POLL]: operation(3, 30) },
      { onResultDocument: (xml) => seen.push(xml) },
    )
    await expect(tried.outcome).rejects.toMatchObject({
      details: { components: [{ name: 'Y', meaning: expect.any(String) as string }] },
    })
    expect(seen).toEqual([failedComponent])
  })

  it('is busy when another customization outlasts the waiting time, and says whose it is', async () => {
    const tried = tryImport(
      { ...begun, [job()]: absent, [OPERATIONS]: unfinished, [JOBS]: jobOf(FOREIGN_JOB) },
      { timeoutMs: 600_000 },
    )
    await expect(tried.outcome).rejects.toMatchObject({
      code: 'import-busy',
      message: expect.stringContaining('the import of solution Fabrikam by Ada Admin, since 2026') as string,
    })
    expect(starts(tried)).toBe(0)
  })

  it('is refused before anything is sent when the archive is too large', async () => {
    const tried = tryImport({}, { source: { archive: new Uint8Array(95_000_001) } })
    await expect(tried.outcome).rejects.toMatchObject({ code: 'solution-too-large' })
    expect(tried.http.sent).toEqual([])
  })

  it('is half done when an upgrade in one step leaves the pending upgrade', async () => {
    const script = {
      ...begun,
      'POST StageAndUpgradeAsync': started(),
      [SOLUTIONS]: solutions('1.1.0.0', ['Contoso_Upgrade', '1.1.0.0']),
    }
    await expect(tryImport(script, { mode: 'stage-and-upgrade' }).outcome).rejects.toMatchObject({
      code: 'import-failed',
      message: expect.stringMatching(/upgrade is not applied/),
    })
  })
})

describe('the state of an import job', () => {
  const find = (script: Record<string, Step | Step[]>): Promise<unknown> => {
    const http = scriptedHttp(script, '/api/data/v9.2/')
    return createDataverseClient(http, new URL('https://contoso.crm4.dynamics.com'), testPorts()).findImport(
      JOB,
    )
  }
  const cases: [name: string, script: Record<string, Step | Step[]>, state: object][] = [
    ['is absent when the service does not know it', { [job()]: absent }, { state: 'absent' }],
    [
      'is running with its operation when one import runs',
      { [job()]: running, [OPERATIONS]: unfinished },
      { state: 'running', asyncOperationId: OPERATION, percent: 12.5 },
    ],
    ['is succeeded', { [job()]: completed(document('success')) }, { state: 'succeeded' }],
    ['is failed', { [job()]: completed(document('failure')) }, { state: 'failed', busy: false }],
    ['is failed when it ended without a result', { [job()]: completed(null) }, { state: 'failed' }],
    [
      'is failed when nothing runs and it has not ended',
      { [job()]: running, [OPERATIONS]: none },
      { state: 'failed' },
    ],
    [
      'is succeeded when it ended between two looks',
      { [job()]: [running, completed(document('success'))], [OPERATIONS]: none },
      { state: 'succeeded' },
    ],
  ]
  it.each(cases)('%s', async (_name, script, state) => {
    await expect(find(script)).resolves.toMatchObject(state)
  })
})

describe('the id of an import job', () => {
  it('is the same for every spelling of the environment', () => {
    expect(deriveImportJobId('https://Contoso.crm4.dynamics.com/', 'AB', '1')).toBe(
      deriveImportJobId('https://contoso.crm4.dynamics.com', 'ab', '1'),
    )
  })
  it('differs for another digest, environment or run', () => {
    const ids = [
      ['e', 'd', '1'],
      ['e', 'd', '2'],
      ['e', 'x', '1'],
      ['y', 'd', '1'],
    ].map(([e = '', d = '', r = '']) => deriveImportJobId(e, d, r))
    expect(new Set(ids).size).toBe(4)
  })
})
