// Deployment settings: tokens, and what is said of them before anything starts.
import { AlmError } from '@powerops/core'
import type { SolutionSettings } from '@powerops/solution'
import {
  checkSettings,
  completeSettings,
  refuseSettingsErrors,
  type CheckSettingsOptions,
} from '../../actions/common/check-settings.js'
import { parseDeploymentSettings } from '../../actions/common/deployment-settings.js'
import { createTokenFiller } from '../../actions/common/value-tokens.js'

const SHAREPOINT = '/providers/Microsoft.PowerApps/apis/shared_sharepointonline'
const reference = (logicalName: string, connectorId = SHAREPOINT, custom = false) => ({
  logicalName,
  displayName: '',
  connectorId,
  custom,
})
const variable = (
  schemaName: string,
  more: Partial<SolutionSettings['environmentVariables'][number]> = {},
) => ({ schemaName, displayName: '', type: 'string' as const, required: false, ...more })
const SOLUTION: SolutionSettings = {
  connectionReferences: [reference('con_Files'), reference('con_own', '/x/shared_own-5f1', true)],
  environmentVariables: [variable('con_Url'), variable('con_Mode', { defaultValue: 'a' })],
}
const file = (references: object[], variables: object[]): string =>
  JSON.stringify({ ConnectionReferences: references, EnvironmentVariables: variables })
const bound = (LogicalName: string, ConnectorId = SHAREPOINT): object => ({
  LogicalName,
  ConnectionId: 'c1',
  ConnectorId,
})
const set = (SchemaName: string, Value = 'x'): object => ({ SchemaName, Value })

function findingsOf(
  text: string,
  solution = SOLUTION,
  options: CheckSettingsOptions = { missing: 'warning' },
): string[] {
  const findings = checkSettings(parseDeploymentSettings(text, 'f.json'), solution, options)
  return findings.map(({ level, kind, name }) => `${level} ${kind} ${name}`)
}

const FULL = [bound('con_Files'), bound('con_own')]

describe('settings for a solution', () => {
  it('are silent when everything is there, whatever its case', () => {
    expect(findingsOf(file([bound('CON_FILES'), bound('con_own', '/x/other')], [set('con_url')]))).toEqual([])
  })

  it.each([
    [
      'an unknown reference',
      file([...FULL, bound('con_Fils')], [set('con_Url')]),
      ['error unknown-reference con_Fils'],
    ],
    [
      'an unknown variable',
      file(FULL, [set('con_Url'), set('con_Urll')]),
      ['error unknown-variable con_Urll'],
    ],
    [
      'a connection of another connector',
      file([bound('con_Files', '/x/shared_teams'), bound('con_own')], [set('con_Url')]),
      ['error connector-mismatch con_Files'],
    ],
    [
      'a reference without connection',
      file([bound('con_own')], [set('con_Url')]),
      ['warning connection-missing con_Files'],
    ],
    ['a variable without value', file(FULL, [set('con_Url', '')]), ['warning value-missing con_Url']],
  ])('say of %s what it is', (_what, text, expected) => {
    expect(findingsOf(text)).toEqual(expected)
  })

  it('propose the name that was meant', () => {
    const [first] = checkSettings(
      parseDeploymentSettings(file([...FULL, bound('con_Fils')], [set('con_Url')]), 'f.json'),
      SOLUTION,
      { missing: 'error' },
    )
    expect(first?.remedy).toBe('Did you mean "con_Files"?')
  })

  it('count what the target has', () => {
    const target = {
      connectionReferences: [
        { logicalName: 'con_files', connectorId: SHAREPOINT, connectionId: 'c9' },
        reference('con_other'),
      ],
      environmentVariables: [{ schemaName: 'con_URL', value: 'there' }],
    }
    const text = file([bound('con_own'), bound('con_other')], [])
    expect(findingsOf(text, SOLUTION, { missing: 'error', target })).toEqual([
      'warning unknown-reference con_other',
    ])
  })

  it.each([
    ['number', '1,5', 'error'],
    ['number', '1.50', undefined],
    ['boolean', 'true', 'warning'],
    ['boolean', 'yes', undefined],
    ['json', '{"a":', 'error'],
    ['json', '{"a":1}', undefined],
    ['secret', 'hunter2hunter2', 'error'],
    [
      'secret',
      '/subscriptions/1/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v/secrets/s',
      undefined,
    ],
  ] as const)('have for a variable of type %s the value %s: %s', (type, value, level) => {
    const solution = { connectionReferences: [], environmentVariables: [variable('con_V', { type })] }
    const findings = checkSettings(
      parseDeploymentSettings(file([], [set('con_V', value)]), 'f.json'),
      solution,
      {
        missing: 'error',
      },
    )
    expect(findings.map((finding) => finding.level)).toEqual(level ? [level] : [])
    for (const { message } of findings) expect(message).not.toContain(value)
  })

  it('refuse errors alone, and name five of them', () => {
    const find = (missing: 'error' | 'warning') =>
      checkSettings(parseDeploymentSettings('{}', 'f.json'), SOLUTION, { missing })
    expect(() => refuseSettingsErrors(find('warning'), 'f.json')).not.toThrow()
    expect(() => refuseSettingsErrors(find('error'), 'f.json')).toThrow(
      /"f\.json".*"con_Files".*"con_own".*"con_Url"/,
    )
    const names = Array.from({ length: 7 }, (_, index) => ({ SchemaName: `con_${index}`, Value: 'x' }))
    const unknown = parseDeploymentSettings(JSON.stringify({ EnvironmentVariables: names }), 'f.json')
    const findings = checkSettings(unknown, SOLUTION, { missing: 'warning' })
    expect(() => refuseSettingsErrors(findings, 'f.json')).toThrow(/"con_4" \(and 2 more\)$/)
  })

  it('take connector and spelling from the solution', () => {
    const text = file([{ LogicalName: 'CON_files', ConnectionId: 'c1' }], [set('con_URL')])
    expect(completeSettings(parseDeploymentSettings(text, 'f.json'), SOLUTION)).toEqual({
      connectionReferences: [{ logicalName: 'con_Files', connectionId: 'c1', connectorId: SHAREPOINT }],
      environmentVariables: [{ schemaName: 'con_Url', value: 'x' }],
    })
  })
})

describe('tokens', () => {
  const masked: string[] = []
  const environment = { API_KEY: 'k-123', EMPTY: '', POWER_PLATFORM_CLIENT_SECRET: 's', GITHUB_REF: 'r' }
  const fill = createTokenFiller({ environment, mask: (secret) => void masked.push(secret) })
  const valueOf = (value: string): string =>
    parseDeploymentSettings(file([], [set('con_V', value)]), 'f.json', fill).environmentVariables[0]?.value ??
    ''

  it.each([
    ['${API_KEY}', 'k-123'],
    ['a-${API_KEY}-${GITHUB_REF}', 'a-k-123-r'],
    ['$${API_KEY}', '${API_KEY}'],
    ['$100 {x} $', '$100 {x} $'],
  ])('make %s into %s', (value, expected) => {
    expect(valueOf(value)).toBe(expected)
  })

  it('are masked', () => {
    masked.length = 0
    valueOf('a-${API_KEY}')
    expect(masked).toEqual(['k-123'])
  })

  it.each([
    ['${NOT_THERE}', 'input-missing', /"con_V".*"NOT_THERE"/],
    ['${EMPTY}', 'input-missing', /"EMPTY"/],
    ['a ${not a name}', 'input-invalid', /"\$\{not a name\}"/],
    ['${', 'input-invalid', /"\$\{"/],
    ['${POWER_PLATFORM_CLIENT_SECRET}', 'input-invalid', /the job itself/],
    ['${ACTIONS_ID_TOKEN_REQUEST_TOKEN}', 'input-invalid', /the job itself/],
  ])('%s is refused', (value, code, message) => {
    expect.assertions(2)
    try {
      valueOf(value)
    } catch (caught) {
      expect(caught).toBeInstanceOf(AlmError)
      expect(caught).toMatchObject({ code, message: expect.stringMatching(message) })
    }
  })

  it('fill connection ids too', () => {
    const text = file([{ LogicalName: 'con_Files', ConnectionId: '${API_KEY}' }], [])
    expect(parseDeploymentSettings(text, 'f.json', fill).connectionReferences[0]?.connectionId).toBe('k-123')
  })
})

describe('a settings file', () => {
  it.each([
    [
      'names an entry twice',
      file([bound('a'), bound('A')], []),
      /"A" in ConnectionReferences\[0\] and again in ConnectionReferences\[1\]/,
    ],
    [
      'misspells a list',
      '{"EnvironmentVariable":[]}',
      /"EnvironmentVariable" where EnvironmentVariables belongs/,
    ],
    [
      'misspells a field',
      '{"EnvironmentVariables":[{"SchemaName":"a","value":"b"}]}',
      /"value" in EnvironmentVariables\[0\] where Value belongs/,
    ],
    ['has the form of the ALM Accelerator', '[{"UserSettings":[]}]', /ALM Accelerator/],
  ])('that %s is refused with the place', (_what, text, message) => {
    expect(() => parseDeploymentSettings(text, 'f.json')).toThrow(message)
  })
})
