// Import jobs: their ids, and what became of one.
import { createDataverseClient, deriveImportJobId } from '../src/index.js'
import { scriptedHttp, testPorts, type Step } from '../../../test/helpers/scripted-http.js'
import {
  JOB,
  OPERATION,
  none,
  absent,
  unfinished,
  running,
  document,
  completed,
  job,
  OPERATIONS,
} from './import-script.js'

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
