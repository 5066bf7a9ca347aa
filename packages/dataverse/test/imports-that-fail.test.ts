// Imports that fail, are refused, or are not seen to their end.
import { type Step } from '../../../test/helpers/scripted-http.js'
import {
  JOB,
  OPERATION,
  started,
  operation,
  none,
  absent,
  lost,
  unfinished,
  JOBS,
  jobOf,
  FOREIGN_JOB,
  running,
  document,
  failedComponent,
  missing,
  completed,
  solutions,
  job,
  locked,
  START,
  POLL,
  OPERATIONS,
  SOLUTIONS,
  tryImport,
  starts,
} from './import-script.js'

/** How late, as a share of its own time, an end is seen that came just after a look; of all looks after 6 s. */
function latenesses(sleeps: readonly number[]): number[] {
  let elapsedMs = 0
  return sleeps.flatMap((pauseMs) => {
    elapsedMs += pauseMs
    return elapsedMs - pauseMs > 6_000 ? [pauseMs / (elapsedMs - pauseMs)] : []
  })
}

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
      { timeoutMs: 900_000 },
    )
    await expect(tried.outcome).rejects.toMatchObject({
      code: 'still-running',
      details: { importJobId: JOB, asyncOperationId: OPERATION },
    })
    expect(tried.sleeps[0]).toBe(200)
    expect(Math.max(...tried.sleeps)).toBe(20_000)
    expect(latenesses(tried.sleeps).filter((share) => share > 0.04)).toEqual([])
    expect(tried.sleeps.reduce((sum, ms) => sum + ms, 0)).toBe(900_000)
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

  it('says whose import is in the way when that began after the look', async () => {
    const tried = tryImport(
      {
        ...begun,
        [job()]: absent,
        [START]: locked,
        [OPERATIONS]: [none, unfinished],
        [JOBS]: jobOf(FOREIGN_JOB),
      },
      { timeoutMs: 10_000 },
    )
    await expect(tried.outcome).rejects.toMatchObject({
      code: 'import-busy',
      message: expect.stringContaining('the import of solution Fabrikam by Ada Admin') as string,
    })
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
