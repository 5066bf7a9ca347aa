// What is declared and not used: by a flow, or by the whole solution.
import { findConnectors } from '../src/index.js'
import { archive, flowArchive, referencesXml, workflowXml } from './solutions.js'

const declared = (logicalName: string, api = 'shared_sql'): object => ({
  connection: { connectionReferenceLogicalName: logicalName },
  api: { name: api },
})
const step = (connectionName: string): object => ({
  type: 'OpenApiConnection',
  inputs: { host: { connectionName, operationId: 'Get' } },
})
const two = referencesXml('new_one', 'shared_sql').replace(
  '</connectionreferences>',
  referencesXml('new_two', 'shared_sql').replace('<connectionreferences>', ''),
)

describe('findConnectors', () => {
  it('tells the connections that a flow declares and no step uses, and judges them as no use', () => {
    const source = flowArchive(
      { actions: { s: step('used') } },
      { used: declared('New_One'), spare: declared('new_spare', 'shared_rss'), bare: {}, none: null },
    )
    const { resources, unused } = findConnectors(source)
    const resource = { kind: 'cloud-flow', name: 'My flow' }
    expect(resources[0]?.uses.map(({ key }) => key)).toEqual(['shared_sql'])
    expect(unused).toMatchObject([
      { logicalName: 'new_spare', key: 'shared_rss', resource, place: { file: 'Workflows/Flow.json' } },
      { logicalName: 'bare', key: '', resource },
    ])
  })

  it('tells a reference that nothing uses although its connector is used through another one', () => {
    const source = flowArchive({ actions: { s: step('a') } }, { a: declared('new_one') }, two)
    expect(findConnectors(source).unused).toMatchObject([{ logicalName: 'new_two', key: 'shared_sql' }])
  })

  it('takes a reference for used that a step may use which cannot be read', () => {
    const references = { a: declared('new_one'), b: declared('new_two') }
    const source = flowArchive({ actions: { s: step('a'), t: { type: 'Unheard' } } }, references, two)
    expect(findConnectors(source).unused).toEqual([])
  })

  it('takes a reference for used whose connector the script of a desktop flow names', () => {
    const flow = workflowXml('6', '').replace(
      '</Workflow>',
      "<Definition>SET a TO '/apis/shared_sql'</Definition></Workflow>",
    )
    expect(findConnectors(archive(`<Workflows>${flow}</Workflows>${two}`)).unused).toEqual([])
  })
})
