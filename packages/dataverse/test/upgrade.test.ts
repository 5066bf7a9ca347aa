// Applying an upgrade: once, whoever started it and whatever became of the answer.
import { AlmError, parseGuid } from '@powerops/core'
import { createDataverseClient, type DataverseClient } from '../src/index.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

const ID = parseGuid('310799b8-dc6c-ee11-9ae7-000d3aaae21d', 'id')
const OTHER = parseGuid('86928ed8-df37-4ce2-add5-47030a833bff', 'id')
const START = 'POST DeleteAndPromoteAsync'
const RUNNING = 'GET asyncoperations'
const OPERATION = `GET asyncoperations(${ID})`
const lost = new AlmError('outcome-unknown', { message: 'the answer was lost' })
const locked: Step = { status: 429, body: { error: { code: '0x80071151', message: 'Cannot start another' } } }
const list = (...value: object[]): Step => ({ body: { value } })
const solution = (uniquename: string, version: string): object => ({
  solutionid: OTHER,
  uniquename,
  version,
  ismanaged: true,
})
const waitingRows = { value: [solution('Contoso', '1.0'), solution('Contoso_Upgrade', '2.0')] }
const doneRows = { value: [solution('Contoso', '2.0')] }
const waiting: Step = { body: waitingRows }
const done: Step = { body: doneRows }
const acceptedAnswer = { body: { AsyncOperationId: ID } }
const accepted: Step = acceptedAnswer
const ended: Step = { body: { statecode: 3, statuscode: 30 } }
const running = list({ asyncoperationid: ID, statecode: 2 })

function open(script: Record<string, Step | Step[]>): { client: DataverseClient; http: ScriptedHttp } {
  const http = scriptedHttp(script, '/api/data/v9.2/')
  return { client: createDataverseClient(http, new URL('https://localhost/'), testPorts()), http }
}

const startsOf = ({ sent }: ScriptedHttp): number => sent.filter((key) => key === START).length

describe('applying an upgrade', () => {
  const fine: [name: string, script: Record<string, Step | Step[]>, starts: number][] = [
    [
      'ends with the new version in place',
      { 'GET solutions': [waiting, done], [RUNNING]: list(), [START]: accepted, [OPERATION]: ended },
      1,
    ],
    [
      'adopts the upgrade that an earlier attempt started',
      { 'GET solutions': [waiting, done], [RUNNING]: running, [OPERATION]: ended },
      0,
    ],
    [
      'starts its own when what ran was the upgrade of another solution',
      {
        'GET solutions': [waiting, waiting, done],
        [RUNNING]: [running, list()],
        [START]: accepted,
        [OPERATION]: ended,
      },
      1,
    ],
    [
      'adopts the upgrade whose answer was lost',
      {
        'GET solutions': [waiting, waiting, waiting, done],
        [RUNNING]: [list(), running],
        [START]: lost,
        [OPERATION]: ended,
      },
      1,
    ],
    [
      'is content when the upgrade whose answer was lost has ended already',
      { 'GET solutions': [waiting, done], [RUNNING]: list(), [START]: lost },
      1,
    ],
    [
      'is content when somebody else applied it while it waited for the lock',
      { 'GET solutions': [waiting, done], [RUNNING]: list(), [START]: locked },
      1,
    ],
    [
      'is content when somebody else applied it just before',
      {
        'GET solutions': [waiting, done],
        [RUNNING]: list(),
        [START]: { status: 400, body: { error: { code: '0x8004853B', message: 'nothing to apply' } } },
      },
      1,
    ],
    [
      'waits for the lock',
      {
        'GET solutions': [waiting, waiting, done],
        [RUNNING]: list(),
        [START]: [locked, accepted],
        [OPERATION]: ended,
      },
      2,
    ],
  ]
  it.each(fine)('%s', async (_name, script, starts) => {
    const { client, http } = open(script)
    await expect(client.applyUpgrade('Contoso', { timeoutMs: 600_000 })).resolves.toMatchObject({
      version: '2.0',
    })
    expect(startsOf(http)).toBe(starts)
  })

  it('starts once more when the answer was lost and nothing shows for two minutes', async () => {
    let starts = 0
    const { client, http } = open({
      'GET solutions': () => (starts < 2 ? { body: waitingRows } : { body: doneRows }),
      [RUNNING]: { body: { value: [] } },
      [START]: () => (++starts < 2 ? { status: 502, body: '<html>Bad Gateway</html>' } : acceptedAnswer),
      [OPERATION]: ended,
    })
    await expect(client.applyUpgrade('Contoso', { timeoutMs: 600_000 })).resolves.toMatchObject({
      version: '2.0',
    })
    expect(startsOf(http)).toBe(2)
  })

  const bad: [name: string, script: Record<string, Step | Step[]>, code: string, text: RegExp][] = [
    [
      'is refused without a pending upgrade',
      { 'GET solutions': done },
      'solution-not-found',
      /Contoso_Upgrade/,
    ],
    [
      'fails with the words of the service',
      {
        'GET solutions': waiting,
        [RUNNING]: list(),
        [START]: accepted,
        [OPERATION]: { body: { statecode: 3, statuscode: 31, message: 'the table is in use' } },
      },
      'import-failed',
      /the table is in use/,
    ],
    [
      'is not believed when the old version is still there',
      { 'GET solutions': waiting, [RUNNING]: list(), [START]: accepted, [OPERATION]: ended },
      'import-failed',
      /version 1\.0 instead of version 2\.0/,
    ],
    [
      'is unknown when two answers were lost',
      { 'GET solutions': waiting, [RUNNING]: list(), [START]: lost },
      'outcome-unknown',
      /sent twice/,
    ],
    [
      'is still running when the time is over',
      {
        'GET solutions': waiting,
        [RUNNING]: list(),
        [START]: accepted,
        [OPERATION]: { body: { statecode: 2, statuscode: 20 } },
      },
      'still-running',
      /goes on in the service/,
    ],
  ]
  it.each(bad)('%s', async (_name, script, code, text) => {
    await expect(open(script).client.applyUpgrade('Contoso', { timeoutMs: 600_000 })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(text),
    })
  })
})
