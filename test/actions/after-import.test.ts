// What activate-flows, set-environment-variables and assign-connections decide before they write anything.
import { parseGuid } from '@powerops/core'
import type { Flow } from '@powerops/dataverse'
import { chooseFlows } from '../../actions/activate-flows/choose.js'
import { planConnections } from '../../actions/assign-connections/plan.js'
import { assignments, lines } from '../../actions/common/lines-input.js'
import { mergeSettings } from '../../actions/deployment-settings/merge.js'
import { planValues } from '../../actions/set-environment-variables/plan.js'

const guid = (digit: number) => parseGuid(`11111111-0000-4000-8000-00000000000${digit}`, 'id')
const flow = (digit: number, name: string): Flow => ({
  id: guid(digit),
  name,
  kind: 'cloud-flow',
  on: false,
  suspended: false,
})

describe('an input of lines', () => {
  it('keeps commas, and leaves blanks and empty lines out', () => {
    expect(lines.optional().parse(' a, b \r\n\n c', 'flows')).toEqual(['a, b', 'c'])
  })
  it('splits at the first equals sign', () => {
    expect(assignments.optional().parse('a = b=c \nd=', 'variables')).toEqual([
      { name: 'a', value: 'b=c' },
      { name: 'd', value: '' },
    ])
  })
  it.each([
    ['x', /not name=value/],
    ['=secret-value', /not name=value/],
    ['a=1\nA=2', /"A" twice/],
  ])('refuses %j without repeating a value', (text, message) => {
    expect(() => assignments.optional().parse(text, 'variables')).toThrow(message)
    expect(() => assignments.optional().parse(text, 'variables')).not.toThrow(/secret-value/)
  })
})

describe('flows that are named', () => {
  const flows = [flow(1, 'Send'), flow(2, 'Send'), flow(3, 'Receive, then store')]
  it('are found by name and id, each once', () => {
    const chosen = chooseFlows(flows, ['receive, then store', `{${guid(1).toUpperCase()}}`, guid(3)])
    expect(chosen.map(({ id }) => id)).toEqual([guid(3), guid(1)])
  })
  it('are refused when several have the name, with their ids', () => {
    expect(() => chooseFlows(flows, ['Send'])).toThrow(
      expect.objectContaining({ remedy: expect.stringContaining(`${guid(1)}, ${guid(2)}`) }),
    )
  })
})

describe('values of variables', () => {
  const variable = (schemaName: string, more: object = {}) => ({
    definitionId: guid(1),
    schemaName,
    displayName: '',
    type: 'string' as const,
    ...more,
  })
  it('are created, updated or left', () => {
    const present = [
      variable('a'),
      variable('b', { valueId: guid(2), value: 'x' }),
      variable('c', { defaultValue: 'x' }),
    ]
    const wanted = ['a', 'B', 'c'].map((name) => ({ name, value: 'x' }))
    expect(planValues(wanted, present).map(({ change }) => change)).toEqual(['create', 'none', 'create'])
    expect(planValues([{ name: 'b', value: 'y' }], present)[0]?.change).toBe('update')
  })
})

describe('connections', () => {
  const reference = { id: guid(1), logicalName: 'con_a', displayName: '', connectorId: '/apis/shared_x' }
  it('are taken by the last part of their path', () => {
    const [planned] = planConnections(
      [{ name: 'CON_A', value: '/apis/shared_x/connections/c1' }],
      [reference],
    )
    expect(planned).toMatchObject({ connectionId: 'c1', change: true })
  })
  it('are left where they are bound already, whatever the case of the id', () => {
    const [planned] = planConnections(
      [{ name: 'con_a', value: 'C1' }],
      [{ ...reference, connectionId: 'c1' }],
    )
    expect(planned?.change).toBe(false)
  })
})

describe('a settings file is merged', () => {
  const solution = {
    connectionReferences: [
      { logicalName: 'con_a', displayName: '', connectorId: '/apis/shared_x', custom: false },
    ],
    environmentVariables: [
      { schemaName: 'con_V', displayName: '', type: 'string' as const, required: false },
    ],
  }
  const EVERYTHING =
    '{"EnvironmentVariables":[{"SchemaName":"CON_v"}],"ConnectionReferences":[{"LogicalName":"con_A","ConnectorId":"other"}]}'
  it.each([
    ['with a byte order mark', `\ufeff${EVERYTHING}`],
    ['with odd blanks', EVERYTHING.replaceAll(':', '  : ')],
    ['with numbers that JSON would write differently', EVERYTHING.replace('{', '{"x":1.10,')],
  ])('and not changed by a byte when it has everything, %s', (_what, text) => {
    expect(mergeSettings(text, 'f', solution)).toEqual({ text, added: [] })
  })
  it('on one line when it was on one line, with its byte order mark and without a new end', () => {
    const { text, added } = mergeSettings('\ufeff{"b":1,"a":2}', 'f', solution)
    expect(added).toEqual(['con_V', 'con_a'])
    expect(text).toBe(
      '\ufeff{"b":1,"a":2,"EnvironmentVariables":[{"SchemaName":"con_V","Value":""}],"ConnectionReferences":[{"LogicalName":"con_a","ConnectionId":"","ConnectorId":"/apis/shared_x"}]}',
    )
  })
  it('with numbers as they were written', () => {
    const numbers = '"x":[1.10,12345678901234567890,-1e+3],"y":"1.10 \\"2.0"'
    expect(mergeSettings(`{${numbers}}`, 'f', solution).text).toContain(`{${numbers},`)
  })
  it('with the list that needs nothing left alone', () => {
    const { text } = mergeSettings('{"EnvironmentVariables":[{"SchemaName":"con_V"}]}', 'f', solution)
    expect(text).toContain('{"EnvironmentVariables":[{"SchemaName":"con_V"}],"Conn')
  })
  it('by nobody when it is no settings file', () => {
    expect(() => mergeSettings('[]', 'f.json', solution)).toThrow(/f\.json/)
    const number = '{"EnvironmentVariables":[{"SchemaName":"a","Value":1.10}]}'
    expect(() => mergeSettings(number, 'f.json', solution)).toThrow(/not a text/)
    expect(() => mergeSettings('{"ConnectionReferences":[1]}', 'f.json', solution)).toThrow(/\[0\]/)
  })
})
