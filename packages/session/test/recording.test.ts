// The recording of a job: several steps, one folder, merged and compared by the scripts.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseJson, silentLogger, systemClock } from '@powerops/core'
import { openGitHubHttp, openSession, type SessionInputs, type SessionPorts } from '@powerops/session'

const TENANT = '33333333-3333-3333-3333-333333333333'
const PERSON = '44444444-4444-4444-4444-444444444444'
const APP = '11111111-1111-1111-1111-111111111111'
const inputs: SessionInputs = { appId: APP, tenantId: TENANT, clientSecret: 'canary-client-secret' }
const scripts = path.join(import.meta.dirname, '..', '..', '..', 'scripts')

let temporary = ''
beforeEach(() => {
  temporary = mkdtempSync(path.join(tmpdir(), 'recording-'))
})
afterEach(() => rmSync(temporary, { recursive: true }))

interface Step {
  ports: SessionPorts
  said: string[]
}

/** The outside world of one step; every step is a session of its own, as in a job. */
function step(recordTo: string | undefined): Step {
  const said: string[] = []
  const say = (text: string): void => void said.push(text)
  const ports: SessionPorts = {
    environment: {
      GITHUB_WORKSPACE: temporary,
      RUNNER_TEMP: temporary,
      ...(recordTo === undefined ? {} : { POWER_PLATFORM_RECORD_TO: recordTo }),
    },
    log: { ...silentLogger, info: say, warning: say },
    clock: systemClock,
    mask: () => undefined,
    fetch: async (address) =>
      Response.json(
        new URL(address).pathname.endsWith('/token')
          ? { token_type: 'Bearer', expires_in: 3599, access_token: 'canary-token' }
          : { systemuserid: PERSON, fullname: 'Alice Canary', statecode: 0 },
      ),
  }
  return { ports, said }
}

/** What a step asks: the admin API, an environment and GitHub. */
async function runStep({ ports }: Step): Promise<void> {
  const { http } = openSession(inputs, ports)
  const send = (client: ReturnType<typeof http.admin>, url: string): Promise<unknown> =>
    client.send({ method: 'GET', url: new URL(url), retry: 'safe' })
  const organization = 'https://contoso.crm4.dynamics.com'
  await send(
    http.admin(),
    `https://api.bap.microsoft.com/providers/x/environments/${PERSON}?api-version=2023-06-01`,
  )
  await send(http.dataverse(new URL(organization)), `${organization}/api/data/v9.2/systemusers(${PERSON})`)
  await send(openGitHubHttp('canary-github', ports).http, 'https://api.github.com/user')
}

function script(name: string, ...folders: string[]): { status: number | null; stdout: string } {
  return spawnSync(process.execPath, [path.join(scripts, name), ...folders], { encoding: 'utf8' })
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

interface Row {
  file?: string
  request: string
  status: number
  kind: string
}

describe('POWER_PLATFORM_RECORD_TO', () => {
  it('records what the services of two steps answer, and nothing of GitHub', async () => {
    const steps = [step('recording'), step('recording')]
    await Promise.all(steps.map(runStep))
    const folder = path.join(temporary, 'recording')
    expect(script('merge-recordings.mjs', folder)).toMatchObject({ status: 0 })

    const rows = parseJson(readFileSync(path.join(folder, 'index.json'), 'utf8'), 'index') as Row[]
    const seen = rows.map(({ request, status, kind, file }) => [request, status, kind, file !== undefined])
    const ofOneStep = [
      [
        'GET api.bap.microsoft.com/providers/x/environments/{id}?api-version=2023-06-01',
        200,
        'recorded',
        true,
      ],
      ['GET {org}/api/data/v9.2/systemusers({id})', 200, 'recorded', true],
      [
        'POST login.microsoftonline.com/{tenant}/oauth2/v2.0/token?client-request-id={id}',
        200,
        'recorded',
        false,
      ],
      [
        'POST login.microsoftonline.com/{tenant}/oauth2/v2.0/token?client-request-id={id}',
        200,
        'recorded',
        false,
      ],
    ]
    expect(seen.sort()).toEqual([...ofOneStep, ...ofOneStep].sort())
    const bodies = filesOf(folder).filter((file) => !file.endsWith('index.json'))
    expect(bodies).toHaveLength(4)
    for (const body of bodies) {
      expect(parseJson(readFileSync(body, 'utf8'), body)).toEqual({
        systemuserid: '00000000-0000-0000-0000-000000000001',
        fullname: 'text-1',
        statecode: 0,
      })
    }
    const written = filesOf(folder).map((file) => file + readFileSync(file, 'utf8'))
    expect(written.join('\n')).not.toMatch(/canary|alice|contoso|44444444|33333333|11111111/i)
  })

  it('keeps what was merged before and gives no number twice', async () => {
    const folder = path.join(temporary, 'recording')
    await runStep(step('recording'))
    script('merge-recordings.mjs', folder)
    await runStep(step('recording'))
    expect(script('merge-recordings.mjs', folder).stdout).toMatch(/^4 answers added, 8 in/)
    const texts = filesOf(folder).map((file) => readFileSync(file, 'utf8'))
    expect(texts.join('\n')).toMatch(/text-1"/)
    expect(texts.join('\n')).toMatch(/text-2"/)
  })

  it.each([undefined, '', ' '])('set to %j records nothing', async (recordTo) => {
    await runStep(step(recordTo))
    expect(filesOf(temporary)).toEqual([])
  })

  it('naming a folder that cannot be used is warned of, and the step goes on', async () => {
    writeFileSync(path.join(temporary, 'file'), '')
    const refused = step('file/recording')
    await runStep(refused)
    expect(refused.said.filter((text) => text.startsWith('Nothing is recorded'))).toHaveLength(1)
  })
})

describe('merge-recordings', () => {
  it('leaves out half a line and a row without its file', () => {
    const row = { order: '1', request: 'GET x/y', status: 200, kind: 'recorded' }
    const lines = [row, { ...row, file: 'admin/none.json' }].map((line) => JSON.stringify(line))
    writeFileSync(path.join(temporary, 'index-a1.jsonl'), [...lines, '{"order":'].join('\n'))
    expect(script('merge-recordings.mjs', temporary).stdout).toMatch(/^1 answers added/)
    expect(readdirSync(temporary)).toEqual(['index.json'])
  })
})

describe('compare-recordings', () => {
  /** A recording of one answer. */
  function record(name: string, request: string, body: unknown, status = 200): string {
    const folder = path.join(temporary, name)
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'a.json'), JSON.stringify(body))
    const rows = [{ file: 'a.json', request, status, kind: 'recorded' }]
    writeFileSync(path.join(folder, 'index.json'), JSON.stringify(rows))
    return folder
  }
  const ROUTE = 'GET {org}/api/data/v9.2/solutions?$select=version'

  it.each([
    ['equal shapes', { a: [1, 2], b: 'x' }, { a: [3], b: 'y' }, []],
    ['a key of the second', { a: 1 }, { a: 1, b: { c: 1 } }, ['+ b: object only in the second']],
    ['a key of the first', { v: [{ a: 1 }] }, { v: [{}] }, ['- v[].a: number only in the first']],
    ['another type', { a: 1 }, { a: '1' }, ['~ a: number in the first, string in the second']],
    [
      'null',
      { v: [{ a: 'x' }, { a: null }] },
      { v: [{ a: 'x' }] },
      ['~ v[].a: null or string in the first, string in the second'],
    ],
    ['an empty list', { v: [] }, { v: [{ a: 1 }] }, []],
    ['another body', [], {}, ['~ (body): list in the first, object in the second']],
    ['keys with dots', { 'a@x.y': 1 }, {}, ['- a@x.y: number only in the first']],
    [
      'keys that are ids',
      { '00000000-0000-0000-0000-000000000001': 1 },
      { '00000000-0000-0000-0000-000000000002': 1 },
      [],
    ],
  ])('tells %s', (_name, a, b, told) => {
    const { status, stdout } = script('compare-recordings.mjs', record('a', ROUTE, a), record('b', ROUTE, b))
    expect(stdout.split('\n').filter((line) => line.startsWith('  '))).toEqual(
      told.map((line) => `  ${line}`),
    )
    expect(stdout).toContain(`1 routes in both, ${told.length === 0 ? 0 : 1} of them`)
    expect(status).toBe(told.length === 0 ? 0 : 1)
  })

  it('takes the hosts of all regions for one, and lists what only one has', () => {
    const a = record('a', 'GET europe.api.bap.microsoft.com/x?api-version=1', {})
    const b = record('b', 'GET api.bap.microsoft.com/x?api-version=2', {})
    const c = record('c', 'GET api.bap.microsoft.com/x?api-version=2', {}, 404)
    expect(script('compare-recordings.mjs', a, b).stdout).toMatch(/^1 routes in both, 0/)
    expect(script('compare-recordings.mjs', a, c).stdout).toContain(
      'Only in the second:\n  GET api.bap.microsoft.com/x?api-version → 404',
    )
  })
})
