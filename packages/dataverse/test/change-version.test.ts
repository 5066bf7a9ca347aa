// Changing the version of a solution: once, whatever becomes of the answers.
import { AlmError, bumpVersion, parseGuid, parseVersion } from '@powerops/core'
import { createDataverseClient, type ChangedVersion } from '../src/index.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

const ID = parseGuid('86928ed8-df37-4ce2-add5-47030a833bff', 'id')
const READ = 'GET solutions'
const WRITE = `PATCH solutions(${ID})`
const lost = new AlmError('outcome-unknown', { message: 'the answer was lost' })
const written: Step = { status: 204 }
const overtaken: Step = { status: 412, body: { error: { code: '0x80060882', message: 'changed' } } }

const at = (version: string): Step => ({
  body: {
    value: [
      {
        '@odata.etag': `W/"${version}"`,
        solutionid: ID,
        uniquename: 'ContosoApp',
        version,
        ismanaged: false,
      },
    ],
  },
})

async function bump(script: Record<string, Step | Step[]>): Promise<{
  changed: ChangedVersion
  http: ScriptedHttp
}> {
  const http = scriptedHttp(script, '/api/data/v9.2/')
  const client = createDataverseClient(http, new URL('https://localhost/'), testPorts())
  const changed = await client.changeSolutionVersion({
    uniqueName: 'ContosoApp',
    choose: ({ version }) => bumpVersion(version, 'revision'),
    timeoutMs: 300_000,
  })
  return { changed, http }
}

const writesOf = ({ requests }: ScriptedHttp): unknown[] =>
  requests
    .filter(({ method }) => method === 'PATCH')
    .map(({ body, headers }) => [body, headers?.['if-match']])

describe('changeSolutionVersion', () => {
  const raised = { version: '1.0.0.1', previousVersion: '1.0.0.0' }
  it.each<{ what: string; script: Record<string, Step | Step[]>; changed: object; writes: number }>([
    {
      what: 'writes on top of what it read',
      script: { [READ]: at('1.0.0.0'), [WRITE]: written },
      changed: raised,
      writes: 1,
    },
    {
      what: 'sees that the write whose answer was lost came through',
      script: { [READ]: [at('1.0.0.0'), at('1.0.0.1')], [WRITE]: lost },
      changed: raised,
      writes: 1,
    },
    {
      what: 'takes the 502 of a gateway for a lost answer',
      script: { [READ]: [at('1.0.0.0'), at('1.0.0.1')], [WRITE]: { status: 502, body: '<html>' } },
      changed: raised,
      writes: 1,
    },
    {
      what: 'writes again when the write did not come through',
      script: { [READ]: at('1.0.0.0'), [WRITE]: [lost, written] },
      changed: raised,
      writes: 2,
    },
    {
      what: 'is not fooled by a write that comes through late',
      script: { [READ]: [at('1.0.0.0'), at('1.0.0.0'), at('1.0.0.1')], [WRITE]: [lost, overtaken] },
      changed: raised,
      writes: 2,
    },
    {
      what: 'goes on from what somebody else wrote meanwhile',
      script: { [READ]: [at('1.0.0.0'), at('1.0.0.5')], [WRITE]: [overtaken, written] },
      changed: { version: '1.0.0.6', previousVersion: '1.0.0.5' },
      writes: 2,
    },
    {
      what: 'waits for another customization',
      script: {
        [READ]: at('1.0.0.0'),
        [WRITE]: [{ status: 429, body: { error: { code: '0x80071151', message: 'Cannot start' } } }, written],
      },
      changed: raised,
      writes: 2,
    },
  ])('$what', async ({ script, changed, writes }) => {
    const done = await bump(script)
    expect(done.changed).toEqual(changed)
    expect(writesOf(done.http)).toHaveLength(writes)
    expect(writesOf(done.http)[0]).toEqual([{ version: '1.0.0.1' }, 'W/"1.0.0.0"'])
  })

  it('writes nothing when the version is the wanted one', async () => {
    const http = scriptedHttp({ [READ]: at('2.0.0.0') }, '/api/data/v9.2/')
    const client = createDataverseClient(http, new URL('https://localhost/'), testPorts())
    const choose = (): ReturnType<typeof parseVersion> => parseVersion('2.0.0.0')
    const change = { uniqueName: 'ContosoApp', choose, timeoutMs: 1000 }
    await expect(client.changeSolutionVersion(change)).resolves.toEqual({ version: '2.0.0.0' })
  })

  it.each<{ what: string; script: Record<string, Step | Step[]>; code: string }>([
    {
      what: 'that is not there',
      script: { [READ]: { body: { value: [] } } },
      code: 'solution-not-found',
    },
    {
      what: 'that is overtaken again and again',
      script: { [READ]: at('1.0.0.0'), [WRITE]: overtaken },
      code: 'outcome-unknown',
    },
    {
      what: 'whose write is refused',
      script: {
        [READ]: at('1.0.0.0'),
        [WRITE]: { status: 403, body: { error: { code: '0x80040220', message: 'prvWriteSolution' } } },
      },
      code: 'access-denied',
    },
  ])('fails for a solution $what', async ({ script, code }) => {
    await expect(bump(script)).rejects.toMatchObject({ code })
  })
})
