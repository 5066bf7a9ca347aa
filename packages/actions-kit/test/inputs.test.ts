import { AlmError } from '@powerops/core'
import { input, readInputs, readSecrets, toCamelCase, variableOf } from '@powerops/actions-kit'

const table = {
  'environment-url': input.url.required(),
  'app-id': input.text.optional(),
  'client-secret': input.secret.optional(),
  managed: input.boolean.default('false'),
  'max-async-wait-time': input.integer({ min: 1, max: 1440 }).default('60'),
  'solution-type': input.oneOf('Unmanaged', 'Managed', 'Both').default('Unmanaged'),
  approvers: input.list.optional(),
  localize: input.unsupported('false'),
}

/** The variables that the runner would set. */
function variables(given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [variableOf(name), value]))
}

function failureOf(given: Readonly<Record<string, string>>): AlmError {
  try {
    readInputs(table, variables({ 'environment-url': 'https://contoso.crm4.dynamics.com', ...given }))
  } catch (error) {
    if (error instanceof AlmError) return error
  }
  throw new Error('expected an AlmError')
}

describe('readInputs', () => {
  it('reads values by kind, with defaults for what is absent or empty', () => {
    const values = readInputs(
      table,
      variables({
        'environment-url': ' https://contoso.crm4.dynamics.com ',
        managed: 'TRUE',
        'solution-type': 'both',
        'app-id': '',
        approvers: 'ada, grace\nalan\n',
      }),
    )
    expect(values).toEqual({
      environmentUrl: new URL('https://contoso.crm4.dynamics.com'),
      appId: undefined,
      clientSecret: undefined,
      managed: true,
      maxAsyncWaitTime: 60,
      solutionType: 'Both',
      approvers: ['ada', 'grace', 'alan'],
      localize: undefined,
    })
  })

  it.each([
    ['managed', 'yes', 'neither true nor false'],
    ['max-async-wait-time', '0', 'from 1 to 1440'],
    ['max-async-wait-time', '1e3', 'from 1 to 1440'],
    ['max-async-wait-time', '-5', 'from 1 to 1440'],
    ['solution-type', 'Mixed', 'not one of its values'],
    ['environment-url', 'contoso', 'not an https URL'],
  ])('refuses %s: %s and says the rule', (name, value, rule) => {
    const error = failureOf({ [name]: value })
    expect(error.code).toBe('input-invalid')
    expect(error.message).toContain(name)
    expect(error.message).toContain(rule)
    expect(error.remedy).toBeTruthy()
  })

  it('refuses what it cannot honour instead of ignoring it', () => {
    expect(failureOf({ localize: 'true' }).code).toBe('unsupported')
  })

  it('names a required input that is missing', () => {
    expect(() => readInputs(table, {})).toThrow(/environment-url is required/)
  })

  it.each([
    ['enviroment-url', 'environment-url'],
    ['client-id', 'app-id'],
    ['max-async-wait', 'max-async-wait-time'],
  ])('refuses the unknown input %s and names %s', (wrong, right) => {
    const error = failureOf({ [wrong]: 'x' })
    expect(error.code).toBe('input-unknown')
    expect(error.remedy).toContain(`"${right}"`)
  })

  it('names the one meant for each of several unknown inputs', () => {
    const error = failureOf({ 'authentication-type': 'x', 'client-id': 'x', 'max-async-wait': '5' })
    expect(error.remedy).toContain('Did you mean "app-id", "max-async-wait-time"?')
  })

  it('refuses an unknown input that is empty too', () => {
    expect(failureOf({ nonsense: '' }).code).toBe('input-unknown')
  })
})

describe('readSecrets', () => {
  it('finds secrets before anything is parsed', () => {
    expect(readSecrets(table, variables({ 'client-secret': 's3cret-value', managed: 'nonsense' }))).toEqual([
      's3cret-value',
    ])
  })
})

it('turns names of inputs into names of values', () => {
  expect(toCamelCase('max-async-wait-time')).toBe('maxAsyncWaitTime')
})
