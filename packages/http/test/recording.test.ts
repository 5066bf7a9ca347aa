// The recording: no secret and no personal value in any written byte, equal stand-ins, and never a failed request.
import { randomBytes } from 'node:crypto'
import { parseJson, silentLogger, systemClock, isRecord, stringField } from '@powerops/core'
import {
  createHttpClient,
  createRecording,
  serviceHosts,
  type HttpRequest,
  type RecordedService,
  type RecordingFolder,
} from '@powerops/http'

const ADMIN: RecordedService = { name: 'admin', host: 'api.bap.microsoft.com' }
const DATAVERSE: RecordedService = { name: 'dataverse', host: '{org}' }
const ENTRA: RecordedService = { name: 'entra', host: 'login.microsoftonline.com' }
const TENANT = 'b1d5a3c2-7e0f-4d4e-9b11-5b1f0c7d9e21'
const ENVIRONMENT = 'E7A1C9D3-0b5f-4c11-8a77-3d2f1e0b9c88'
const ARCHIVE = Buffer.from('PK canary-archive '.repeat(40)).toString('base64')

interface Sheet {
  files: Map<string, string>
  folder: RecordingFolder
  written(): string
  rows(): Record<string, unknown>[]
  body(): unknown
}

function sheet(): Sheet {
  const files = new Map<string, string>()
  return {
    files,
    folder: {
      writeFile: (path, text) => void files.set(path, text),
      appendFile: (path, text) => void files.set(path, (files.get(path) ?? '') + text),
    },
    written: () => [...files].flat().join('\n'),
    rows: () =>
      [...files]
        .filter(([path]) => path.endsWith('.jsonl'))
        .flatMap(([, text]) => text.trim().split('\n'))
        .map((line) => parseJson(line, 'line') as Record<string, unknown>),
    body: () => parseJson([...files].find(([path]) => path.endsWith('.json'))?.[1] ?? 'null', 'body'),
  }
}

/** Plays one exchange through a client that records. */
async function converse(
  service: RecordedService,
  url: string,
  answer: unknown,
  more: {
    status?: number
    headers?: Record<string, string>
    request?: Partial<HttpRequest>
    on?: Sheet
  } = {},
  key: Uint8Array = Buffer.alloc(32, 7),
): Promise<Sheet> {
  const on = more.on ?? sheet()
  const recording = createRecording({ folder: on.folder, key, log: silentLogger, clock: systemClock })
  const client = createHttpClient({
    hosts: serviceHosts(new URL(url)),
    authorization: { audience: 'a', tokens: { token: async () => 'canary-bearer' } },
    log: silentLogger,
    clock: systemClock,
    fetch: async () =>
      new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), {
        status: more.status ?? 200,
        headers: more.headers ?? {},
      }),
    recorder: recording.recorderOf(service),
  })
  await client.send({ method: 'GET', url: new URL(url), retry: 'safe', ...more.request })
  return on
}

const ORG = 'https://contosopayroll.crm4.dynamics.com'

describe('what must not be written', () => {
  const cases: [string, unknown][] = [
    [
      'a person',
      { createdBy: { displayName: 'Alice Canary', email: 'alice@canary.example', id: ENVIRONMENT } },
    ],
    ['an e-mail address as a key', { 'alice@canary.example': true, 'Alice Canary': 1 }],
    [
      'an e-mail address among the words of the service',
      { state: 'alice@canary.example', type: 'alice canary' },
    ],
    ['a token', { access_token: 'canary-token', tokens: { value: 'canary-nested' } }],
    ['a secret in a list', { clientSecrets: [{ value: 'canary-secret', pin: 4711 }] }],
    ['a signed address', { url: 'https://canary.blob.core.windows.net/c/f.zip?sig=canary-sig&se=2026' }],
    ['a maker portal address', { maker: `https://make.powerapps.com/environments/${ENVIRONMENT}/home` }],
    [
      'the host of an organisation',
      { instanceUrl: `${ORG}/`, instanceApiUrl: 'https://contosopayroll.api.crm4.dynamics.com' },
    ],
    ['a host in a word', { type: 'contosopayroll.crm4.dynamics.com' }],
    ['an id in a path', { id: `/providers/Microsoft.BusinessAppPlatform/environments/${ENVIRONMENT}` }],
    ['a default environment', { id: `/providers/x/environments/Default-${TENANT}` }],
    ['an unnamed path member', { id: '/providers/x/users/alicecanary' }],
    ['an IP address', { ip: '203.0.113.77', message: 'blocked for 203.0.113.77 and 2001:db8::77.' }],
    ['a telephone number', { phone: '+61-3-5555-0101', code: 'x', address1_postalcode: '3141' }],
    [
      'a name in a sentence',
      { message: `The user Alice Canary (Id=${ENVIRONMENT}) of ContosoPayroll may not.` },
    ],
    [
      'a quoted name in a sentence',
      { message: "can't find user 'alice canary' or \"contosopayroll\", sorry" },
    ],
    ['a labelled name in a sentence', { message: 'user: alice, name=canary, CONTOSO\\alice' }],
    ['an address in a sentence', { message: `Call ${ORG}/api?x=canary or alice@canary.example.` }],
    ['a quotation that looks like a stand-in', { message: "text-alice 'text-alice'" }],
    ['a solution archive', { CustomizationFile: ARCHIVE, ExportSolutionFile: ARCHIVE }],
    [
      'XML',
      {
        data: `<importexportxml><s name="Alice Canary" id="{${ENVIRONMENT}}">Alice<!-- canary --></s></importexportxml>`,
      },
    ],
    ['broken XML', { data: `<a b="canary Alice` }],
    ['JSON in a text', { value: JSON.stringify({ owner: 'Alice Canary', password: 'canary' }) }],
    ['text that begins like JSON', { value: '{Alice Canary' }],
    [
      'an odata context',
      { '@odata.context': `${ORG}/api/data/v9.2/$metadata#users(mail=alice@canary.example)` },
    ],
    [
      'a page link',
      { '@odata.nextLink': `${ORG}/api/data/v9.2/contacts?$skiptoken=canary&$filter=name eq 'Alice'` },
    ],
    ['deep nesting', JSON.parse('{"a":'.repeat(60) + '"Alice Canary"' + '}'.repeat(60))],
    ['a body that is no JSON', '<html>Alice Canary</html>'],
    ['a body that is a text', '"Alice Canary"'],
  ]
  const FORBIDDEN = new RegExp(
    [
      'alice',
      'canary',
      'contosopayroll',
      TENANT,
      ENVIRONMENT,
      '203\\.0\\.113',
      '2001:db8',
      '5555',
      '3141',
      '4711',
      'UEsg',
    ].join('|'),
    'i',
  )

  it.each(cases)('%s', async (_name, answer) => {
    const { written, files } = await converse(DATAVERSE, `${ORG}/api/data/v9.2/x`, answer)
    expect(files.size).toBe(2)
    expect(written()).not.toMatch(FORBIDDEN)
  })

  it.each([
    [
      'a query',
      ADMIN,
      `https://api.bap.microsoft.com/x?mail=alice@canary.example&$filter=mail eq 'alice' and id eq ${TENANT}`,
    ],
    ['a free filter', ADMIN, 'https://api.bap.microsoft.com/x?$filter=mail eq alice@canary.example'],
    [
      'a path',
      DATAVERSE,
      `${ORG}/api/data/v9.2/contacts(${ENVIRONMENT})/alice@canary.example/x(name='Alice')/y(alice)/z(name=alice)`,
    ],
    ['a host', ADMIN, 'https://canary.example/x'],
    [
      'a tenant domain',
      ENTRA,
      'https://login.microsoftonline.com/contosopayroll.onmicrosoft.com/oauth2/v2.0/token',
    ],
  ] as const)('%s of a request', async (_name, service, url) => {
    const { written } = await converse(service, url, { a: 1 })
    expect(written()).not.toMatch(FORBIDDEN)
  })

  it('the bearer, the body and the headers of a request, and where the answer points to', async () => {
    const { written } = await converse(
      ADMIN,
      'https://api.bap.microsoft.com/x',
      { a: 1 },
      {
        request: { method: 'POST', body: { secret: 'canary-body' }, headers: { 'x-canary': 'canary' } },
        headers: {
          location: 'https://canary.example/alice?sig=canary',
          'set-cookie': 'canary',
          'retry-after': 'canary',
        },
      },
    )
    expect(written()).not.toMatch(FORBIDDEN)
  })

  it('any byte of an answer of the token endpoint but the code of its refusal', async () => {
    const { rows, files, written } = await converse(
      ENTRA,
      `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
      { error_description: 'AADSTS7000215: canary', access_token: 'canary-token' },
      { status: 400, request: { method: 'POST', body: 'client_secret=canary' } },
    )
    expect(files.size).toBe(1)
    expect(rows()).toEqual([
      {
        order: expect.any(String),
        request: 'POST login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
        status: 400,
        kind: 'recorded',
        note: 'body not recorded; AADSTS7000215',
      },
    ])
    expect(written()).not.toMatch(FORBIDDEN)
  })
})

describe('what stays', () => {
  it.each([
    ['numbers, truth values and nothing', { a: 1.5, b: true, c: null, d: '' }],
    ['times', { createdTime: '2023-09-27T07:08:27.6057592Z' }],
    ['versions', { solutionpackageversion: '9.2', version: '1.0.0.1' }],
    [
      'words of the service',
      { state: { id: 'Succeeded' }, code: '0x80040217', '@odata.type': '#Microsoft.Dynamics.CRM.X' },
    ],
    [
      'types and truth values',
      { type: 'Microsoft.BusinessAppPlatform/scopes/environments', succeeded: 'true' },
    ],
    ['the empty id', { id: '00000000-0000-0000-0000-000000000000' }],
    [
      'hosts of the services',
      { endpoint: 'https://europe.api.bap.microsoft.com/', bare: 'https://europe.api.bap.microsoft.com' },
    ],
    [
      'sentences',
      {
        error: {
          message:
            'The solution already exists with version 2 (error 0x8004801d), prvImportCustomization is missing.',
        },
      },
    ],
  ])('%s', async (_name, answer) => {
    const { body } = await converse(ADMIN, 'https://api.bap.microsoft.com/x', answer)
    expect(body()).toEqual(answer)
  })

  it('digest and size of a file', async () => {
    const { body } = await converse(DATAVERSE, `${ORG}/x`, { ExportSolutionFile: ARCHIVE })
    const bytes = Buffer.from(ARCHIVE, 'base64').length
    expect(body()).toEqual({ ExportSolutionFile: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), bytes } })
  })

  it('fifty members of a long list', async () => {
    const { body } = await converse(DATAVERSE, `${ORG}/x`, { value: Array.from({ length: 60 }, (_, i) => i) })
    expect(isRecord(body()) && body()).toEqual({ value: Array.from({ length: 50 }, (_, i) => i) })
  })

  it('elements and words of XML', async () => {
    const data = '<r result="success" code="0x0"><Version>1.0.0.1</Version><n name="Alice"/>Alice</r>'
    const { body } = await converse(DATAVERSE, `${ORG}/x`, { data })
    expect(stringField(body(), 'data')).toMatch(
      /^<r result="success" code="0x0"><Version>1\.0\.0\.1<\/Version><n name="text-[0-9a-f]{12}"\/>text-[0-9a-f]{12}<\/r>$/,
    )
  })

  it.each([
    [
      ADMIN,
      `https://europe.api.bap.microsoft.com/providers/Microsoft.BusinessAppPlatform/lifecycleOperations/${TENANT}?api-version=2023-06-01`,
      'GET europe.api.bap.microsoft.com/providers/Microsoft.BusinessAppPlatform/lifecycleOperations/{id}?api-version=2023-06-01',
    ],
    [
      ADMIN,
      'http://127.0.0.1:8080/providers/x/environments?$expand=properties/billingPolicy',
      'GET api.bap.microsoft.com/providers/x/environments?$expand=properties/billingPolicy',
    ],
    [
      DATAVERSE,
      `${ORG}/api/data/v9.2/RetrieveSolutionImportResult(ImportJobId=${TENANT})`,
      'GET {org}/api/data/v9.2/RetrieveSolutionImportResult(ImportJobId={id})',
    ],
    [
      DATAVERSE,
      `${ORG}/api/data/v9.2/solutions?$filter=uniquename eq 'X''Y'&$select=version,solutionid`,
      "GET {org}/api/data/v9.2/solutions?$filter=uniquename eq '{name}'&$select=version,solutionid",
    ],
    [
      DATAVERSE,
      `${ORG}/api/data/v9.2/RetrieveCurrentOrganization(AccessType=Microsoft.Dynamics.CRM.EndpointAccessType'Default')`,
      "GET {org}/api/data/v9.2/RetrieveCurrentOrganization(AccessType=Microsoft.Dynamics.CRM.EndpointAccessType'{name}')",
    ],
    [
      { name: 'powerplatform', host: 'api.powerplatform.com' } as const,
      'https://0a1b2c3d.4e.environment.api.powerplatform.com/connectivity/connections?api-version=1',
      'GET {environment-host}/connectivity/connections?api-version=1',
    ],
  ])('the request of %j to %s', async (service, url, request) => {
    const { rows } = await converse(service, url, {}, { headers: { 'retry-after': '5' } })
    expect(rows()[0]).toMatchObject({ request, status: 200, kind: 'recorded', note: 'retry-after 5' })
  })
})

describe('stand-ins', () => {
  it('are equal for equal values across processes of one key, whatever their case', async () => {
    const on = sheet()
    await converse(ADMIN, 'https://api.bap.microsoft.com/x', { id: ENVIRONMENT }, { on })
    await converse(ADMIN, 'https://api.bap.microsoft.com/x', { id: ENVIRONMENT.toLowerCase() }, { on })
    const bodies = [...on.files].filter(([path]) => path.endsWith('.json')).map(([, text]) => text)
    expect(bodies).toHaveLength(2)
    expect(new Set(bodies).size).toBe(1)
    expect([...on.files.keys()].filter((path) => path.endsWith('.jsonl'))).toHaveLength(2)
  })

  it('say nothing to those who do not have the key', async () => {
    const texts = await Promise.all(
      [1, 2].map(async () => {
        const { body } = await converse(
          ADMIN,
          'https://api.bap.microsoft.com/x',
          { id: TENANT },
          {},
          randomBytes(32),
        )
        return stringField(body(), 'id')
      }),
    )
    expect(texts[0]).not.toBe(texts[1])
  })
})

describe('a folder that cannot be written', () => {
  it('is warned of once, and the requests succeed', async () => {
    const warnings: string[] = []
    const full = (): never => {
      throw Object.assign(new Error('canary path'), { code: 'ENOSPC' })
    }
    const log = { ...silentLogger, warning: (text: string) => void warnings.push(text) }
    const recording = createRecording({
      folder: { writeFile: full, appendFile: full },
      key: Buffer.alloc(32),
      log,
      clock: systemClock,
    })
    const client = createHttpClient({
      hosts: serviceHosts(new URL(ORG)),
      log,
      clock: systemClock,
      fetch: async () => Response.json({}),
      recorder: recording.recorderOf(DATAVERSE),
    })
    for (let i = 0; i < 3; i++) {
      await expect(client.send({ method: 'GET', url: new URL(ORG), retry: 'safe' })).resolves.toMatchObject({
        status: 200,
      })
    }
    expect(warnings).toEqual([expect.stringContaining('ENOSPC')])
  })
})
