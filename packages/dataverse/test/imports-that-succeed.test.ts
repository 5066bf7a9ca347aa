// Imports that succeed, however they start and whoever is in their way.
import { type Step } from '../../../test/helpers/scripted-http.js'
import {
  JOB,
  OTHER_RUN,
  NEXT_JOB,
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
        [job()]: [...Array<Step>(160).fill(absent), completed(document('success'))],
        [POLL]: operation(3, 30),
      },
      2,
    ],
    [
      'waits for the lock that refuses its start',
      {
        ...fresh,
        [START]: [locked, started()],
        [job()]: [absent, absent, completed(document('success'))],
        [POLL]: operation(3, 30),
      },
      2,
    ],
    [
      'is followed by its job when the service forgets to name its operation',
      {
        ...fresh,
        [START]: { body: { ImportJobKey: JOB } },
        [job()]: [absent, running, completed(document('success'))],
        [OPERATIONS]: [none, unfinished],
        [POLL]: operation(3, 30),
      },
      1,
    ],
    [
      'is followed by its job when the answer to its start cannot be read',
      { ...fresh, [START]: { body: '{"ImportJobKey":"1b1f' } },
      1,
    ],
    [
      'is adopted when another step of the run was faster with its id',
      {
        ...fresh,
        [START]: {
          status: 412,
          body: { error: { code: '0x80040237', message: 'Cannot insert duplicate key.' } },
        },
        [job()]: [absent, absent, running, completed(document('success'))],
        [OPERATIONS]: [none, unfinished],
        [POLL]: operation(3, 30),
      },
      1,
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
  it('is believed when another import has brought a newer managed version since', async () => {
    const script = { ...fresh, [POLL]: operation(3, 30), [SOLUTIONS]: solutions('1.2.0.0') }
    await expect(tryImport(script).outcome).resolves.toMatchObject({ installed: { version: '1.2.0.0' } })
  })

  it.each(cases)('%s', async (_name, script, startsWanted) => {
    const tried = tryImport(script)
    await expect(tried.outcome).resolves.toMatchObject({
      installed: { version: '1.1.0.0', publisher: 'contoso' },
      componentCount: 2,
    })
    expect(starts(tried)).toBe(startsWanted)
  })

  it('joins one of the same archive that began after the look, without waiting in line', async () => {
    const tried = tryImport({
      ...fresh,
      [START]: locked,
      [job()]: absent,
      [OPERATIONS]: [none, unfinished],
      [JOBS]: jobOf(OTHER_RUN, 'Contoso'),
      [POLL]: operation(3, 30),
      [job(OTHER_RUN)]: completed(document('success')),
    })
    await expect(tried.outcome).resolves.toMatchObject({ importJobId: OTHER_RUN })
    expect(tried.sleeps).not.toContain(30_000)
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

  it('tells a warning of the flow service in its own sentences', async () => {
    const wrapped = JSON.stringify({
      error: {
        code: 'MultipleErrorsOccurred',
        message: 'Multiple errors occurred.',
        details: [
          { code: 'A', message: 'Bind it.' },
          { code: 'B', message: 'Share it.' },
        ],
      },
    }).replaceAll('"', '&quot;')
    const warning = `<workflow id="w" LocalizedName="Approve"><result result="warning" errorcode="0x80060467" errortext="Flow client error returned with status code &quot;BadRequest&quot; and details &quot;${wrapped}&quot;."/></workflow>`
    const script = {
      ...fresh,
      [POLL]: operation(3, 30),
      [job()]: [absent, completed(document('success').replace('</entities>', `</entities>${warning}`))],
    }
    await expect(tryImport(script).outcome).resolves.toMatchObject({
      warnings: [{ kind: 'workflow', name: 'Approve', text: 'Bind it.; Share it.' }],
    })
  })

  const partly = (items: string): Step => ({
    body: {
      progress: 12.5,
      completedon: null,
      data: `<importexportxml><solutionManifests><solutionManifest id="Contoso"><result result="success" datetimeticks="639000000000000009"/></solutionManifest></solutionManifests>${items}</importexportxml>`,
    },
  })
  const item = (name: string, ticks: number): string =>
    `<webResource id="x" LocalizedName="${name}"><result result="success" datetimeticks="63900000000000000${ticks}"/></webResource>`
  const waiting = '<webResource id="y" LocalizedName="last.js" processed="false"></webResource>'
  const looks: [name: string, whole: Step, component: object | undefined][] = [
    [
      'with the component that was done last',
      partly(item('a.js', 1) + item('b.js', 3) + item('c.js', 2) + waiting),
      { kind: 'webResource', name: 'b.js' },
    ],
    ['without a component when none is done', partly(waiting), undefined],
    ['without a component while the document cannot be read', partly('<half'), undefined],
  ]
  it.each(looks)(
    'says its ids before it waits and its progress while it does, %s',
    async (_name, whole, component) => {
      const said: unknown[] = []
      const script = {
        ...fresh,
        [job()]: [absent, running, whole, completed(document('success'))],
        [POLL]: [operation(2, 20), operation(3, 30)],
      }
      const listeners = {
        onStarted: (ids: unknown) => said.push(ids),
        onProgress: (progress: unknown) => said.push(progress),
      }
      await tryImport(script, listeners).outcome
      expect(said).toEqual([
        { importJobId: JOB, asyncOperationId: OPERATION, adopted: false },
        { elapsedMs: 0, state: 'running', percent: 12.5, ...(component && { component }) },
      ])
    },
  )

  const at = (progress: number, more: object = {}): Step => ({
    body: { progress, completedon: null, ...more },
  })
  it('reads the document of its job once for each tenth of the way, and never again when it is long', async () => {
    const long = `<importexportxml>${item('a.js', 1)}${' '.repeat(2_000_000)}</importexportxml>`
    const tried = tryImport({
      ...fresh,
      [job()]: [
        absent,
        at(11),
        partly(item('a.js', 1)),
        at(19),
        at(21),
        at(21, { data: long }),
        at(35),
        completed(document('success')),
      ],
      [POLL]: [...Array.from({ length: 40 }, () => operation(2, 20)), operation(3, 30)],
    })
    await tried.outcome
    const documents = tried.http.requests.filter(
      ({ url }) => url.search.includes('data') && url.pathname.includes(JOB),
    )
    // Two on the way, one for the look before the start, one for the proof at the end.
    expect(documents.length).toBe(4)
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
