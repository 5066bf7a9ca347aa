// Secrets are found where they are, and never repeated.
import { findSecrets } from '../src/secrets/find-secrets.js'
import { ANY_ANCHOR, secretPatterns } from '../src/secrets/patterns.js'

// Put together here, so that no scanner of repositories takes them for real ones.
const letters = (count: number): string => 'aB3dE5gH7jK9mN2pQ4rS6tU8vW'.repeat(8).slice(0, count)
const base64 = (bytes: number): string => Buffer.from(letters(bytes)).toString('base64')
const AWS = `AKIA${'QWERTY234567ASDF'}`
const TOKEN = `eyJ${letters(30)}.eyJ${letters(40)}.${letters(43)}`
const ENTRA = `abc8Q~${letters(34)}`

function kindsIn(text: string, path = 'WebResources/x.js'): string[] {
  return findSecrets(new Map([[path, Buffer.from(text)]])).map(({ line, kind }) => `${kind} ${line}`)
}

describe('a secret is found by its shape:', () => {
  it.each([
    ['azure-access-key', `AccountName=a;AccountKey=${base64(64)};EndpointSuffix=core.windows.net`],
    ['azure-access-key', `Endpoint=sb://a/;SharedAccessKeyName=b;SharedAccessKey=${base64(32)}`],
    ['shared-access-signature', `https://a/b?sv=1&sig=${letters(43)}%3D`],
    ['shared-access-signature', `https://a/b?sv=1&amp;sig=${letters(43)}`],
    ['shared-access-signature', `"https://a/b?sv=1\\u0026sig=${letters(43)}"`],
    ['entra-client-secret', `"${ENTRA}"`],
    ['entra-client-secret', ENTRA],
    ['json-web-token', `Bearer ${TOKEN}`],
    ['github-token', `ghp_${letters(36)}`],
    ['github-token', `x = 'gho_${letters(36)}'`],
    ['github-token', `github_pat_${letters(82)}`],
    ['aws-access-key', `"${AWS}"`],
    ['private-key', `-----BEGIN RSA PRIVATE KEY-----\n${base64(48)}`],
    ['private-key', `"-----BEGIN PRIVATE KEY-----\\n${base64(48)}"`],
    ['connection-string-password', `Server=tcp:a;User ID=b;Password=${letters(9)};`],
    ['connection-string-password', `"Data Source=a;pwd=${letters(9)}"`],
    ['url-password', `https://user:${letters(12)}@example.com/`],
  ])('%s in %s', (kind, text) => {
    expect(kindsIn(text)).toEqual([`${kind} 1`])
    expect(kindsIn(`${'filler\n'.repeat(3000)}${text}\n`)).toEqual([`${kind} 3001`])
  })
})

describe('no secret is', () => {
  it.each([
    ['a word that only starts like one', 'ghp_example AKIA eyJ. Q~ sig= AccountKey= password='],
    ['a key that is too short', `AccountKey=${base64(60)}`],
    ['the key of the storage emulator', emulatorKey()],
    ['a password in a program', `if (password=${letters(9)}) server = 1`],
    ['a password by reference', 'Server=a;User ID=b;Password=@{parameters};'],
    ['a placeholder', 'Server=a;User ID=b;Password=your-password;'],
    ['a row of stars', 'Server=a;User ID=b;Password=********;'],
    ['a port', 'http://localhost:8080/x@y'],
    ['a namespace', 'xmlns:a="http://schemas.microsoft.com/x"'],
    ['a public key', `-----BEGIN PUBLIC KEY-----\n${base64(48)}`],
    ['a part of a longer word', `x${AWS}9 ${letters(9)}${ENTRA}`],
    ['a token without a second part', `eyJ${letters(200)}.${letters(40)}`],
  ])('%s', (_case, text) => {
    expect(kindsIn(text)).toEqual([])
  })
})

function emulatorKey(): string {
  return 'AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='
}

describe('by its place, it is found in', () => {
  const value = 'https://contoso.example'
  it.each([
    [
      'the current value of an environment variable',
      'environmentvariabledefinitions/a/environmentvariablevalues.json',
      `{\n"environmentvariablevalues": {"environmentvariablevalue": {"iscustomizable": "1",\n"value": "${value}"}}}`,
      ['environment-variable-value 3'],
    ],
    [
      'no current value that is empty',
      'environmentvariabledefinitions/a/environmentvariablevalues.json',
      '{"environmentvariablevalue": {"value": ""}}',
      [],
    ],
    [
      'the old file of current values',
      'EnvironmentVariables/environment_variable_values.json',
      `{"contoso_Site": "${value}"}`,
      ['environment-variable-value 1'],
    ],
    [
      'the default of a secret variable',
      'environmentvariabledefinitions/a/environmentvariabledefinition.xml',
      '<a>\n<defaultvalue>x1y2z3</defaultvalue><type>100000005</type></a>',
      ['secret-default-value 2'],
    ],
    [
      'no default that is a reference to a vault',
      'environmentvariabledefinitions/a/environmentvariabledefinition.xml',
      '<a><defaultvalue>/subscriptions/x/secrets/y</defaultvalue><type>100000005</type></a>',
      [],
    ],
    [
      'no default of another type',
      'environmentvariabledefinitions/a/environmentvariabledefinition.xml',
      '<a><defaultvalue>x1y2z3</defaultvalue><type>100000000</type></a>',
      [],
    ],
    ['a flow', 'Workflows/a.json', `{"password": "${letters(12)}"}`, ['flow-credential 1']],
    [
      'the header of a flow',
      'Workflows/a.json',
      `{"Authorization": "Basic ${letters(12)}"}`,
      ['flow-credential 1'],
    ],
    [
      'no expression of a flow',
      'Workflows/a.json',
      `{"password": "@parameters('x')", "secret": "${'{'}x}"}`,
      [],
    ],
    ['no form', 'Entities/a/FormXml/main/x.xml', `<a>${AWS}</a>`, []],
    ['no file that is no text', 'WebResources/x.png', `\0${AWS}`, []],
  ])('%s', (_case, path, text, expected) => {
    expect(kindsIn(text, path)).toEqual(expected)
  })
})

it('never tells the value', () => {
  const secrets = [TOKEN, AWS, ENTRA, letters(12)]
  const files = new Map([
    ['WebResources/a.js', Buffer.from(`${TOKEN}\n${AWS}\n${ENTRA}\n`)],
    ['Workflows/a.json', Buffer.from(`{"password": "${letters(12)}"}`)],
    [
      'environmentvariabledefinitions/a/environmentvariablevalues.json',
      Buffer.from(`{"value": "${letters(12)}"}`),
    ],
  ])
  const findings = findSecrets(files)
  expect(findings).toHaveLength(5)
  expect(secrets.filter((secret) => JSON.stringify(findings).includes(secret))).toEqual([])
  expect(findings.map((finding) => Object.keys(finding).sort().join())).toEqual(
    Array(5).fill('kind,line,path'),
  )
})

it('tells a thousand findings at most', () => {
  expect(kindsIn(`${AWS}\n`.repeat(1500))).toHaveLength(1000)
})

it('tries every anchor also in small files', () => {
  const anchors = secretPatterns.flatMap((pattern) => [...pattern.anchors])
  expect(anchors.filter((anchor) => !ANY_ANCHOR.test(anchor))).toEqual([])
})

/** Work grows with the text and not with its square: these would take minutes otherwise. */
describe('hostile text is searched in time:', () => {
  it.each([
    ['eyJ', 'eyJ'],
    ['.eyJ', '.eyJ'],
    ['one long word', 'a'],
    ['://', '://a:'],
    ['Key=', 'AccountKey='],
    ['quotes', '"'],
    ['passwords', ';password='],
    ['blanks', '"password" '],
    ['Q~', 'aaa8Q~'],
    ['line ends', '\n'],
  ])('%s', (_case, piece) => {
    expect(kindsIn(piece.repeat(Math.ceil(4_000_000 / piece.length)), 'Workflows/x.json')).toEqual([])
  })
})
