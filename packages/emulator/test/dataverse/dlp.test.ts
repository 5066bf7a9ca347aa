// What a data policy says about a flow that is turned on.
import { usesOfFlow } from '../../src/dataverse/archive/flow-uses.js'
import { policyViolation } from '../../src/dataverse/dlp.js'

const APIS = '/providers/Microsoft.PowerApps/apis'
const CUSTOM = 'shared_contoso-20orders-5f1b2c3d4e5f607182'

function flow(definition: object, connectionReferences: object = {}): string {
  return JSON.stringify({ properties: { connectionReferences, definition } })
}

const call = (connectionName: string, operationId: string): object => ({
  type: 'OpenApiConnection',
  inputs: { host: { connectionName, operationId } },
})
const byReference = (name: string): object => ({ connection: { connectionReferenceLogicalName: name } })
const SQL_AND_HTTP = flow(
  {
    triggers: { manual: { type: 'Request', kind: 'Button' } },
    actions: {
      If: {
        type: 'If',
        actions: { Delete: call('sql', 'DeleteItem_V2') },
        else: {
          actions: { Get: { type: 'Http', inputs: { uri: 'https://evil.example/x' } } },
        },
      },
    },
  },
  { sql: byReference('contoso_sql') },
)
const connectorOf = (name: string): string | undefined =>
  name === 'contoso_sql' ? `${APIS}/shared_sql` : undefined

describe('the uses of a flow', () => {
  it.each<[string, string, object[]]>([
    [
      'are found however deep, with operation and endpoint',
      SQL_AND_HTTP,
      [
        { connectorId: `${APIS}/shared_sql` },
        { connectorId: `${APIS}/shared_sql`, operationId: 'DeleteItem_V2' },
        { connectorId: 'Http', endpoint: 'https://evil.example/x' },
      ],
    ],
    [
      'count a request from outside and no other',
      flow({ triggers: { a: { type: 'Request' }, b: { type: 'Request', kind: 'PowerAppV2' } } }),
      [{ connectorId: 'HttpRequestReceived' }],
    ],
    [
      'count a child flow as HTTP, and leave expressions open',
      flow({
        actions: {
          a: { type: 'Workflow', inputs: { host: { workflowReferenceName: 'x' } } },
          b: { type: 'HttpWebhook', inputs: { subscribe: { uri: "@{variables('u')}" } } },
        },
      }),
      [{ connectorId: 'Http' }, { connectorId: 'HttpWebhook', endpoint: undefined }],
    ],
    [
      'name a connector that the flow holds itself',
      flow({}, { rss: { api: { name: 'shared_rss' } } }),
      [{ connectorId: `${APIS}/shared_rss` }],
    ],
    ['are none in an empty flow', '', []],
  ])('%s', (_what, clientData, uses) => {
    expect(usesOfFlow(clientData, connectorOf)).toEqual(uses)
  })
})

describe('a policy', () => {
  const group = (classification: string, ...ids: string[]): object => ({
    classification,
    connectors: ids.map((id) => ({ id: id.startsWith('Http') ? id : `${APIS}/${id}` })),
  })
  const policy = (definition: object, around: object = {}): Record<string, unknown> => ({
    policyDefinition: {
      displayName: 'P',
      defaultConnectorsClassification: 'General',
      environmentType: 'AllEnvironments',
      connectorGroups: [],
      ...definition,
    },
    ...around,
  })
  const uses = (...ids: string[]): { connectorId: string }[] =>
    ids.map((id) => ({ connectorId: id.startsWith('Http') ? id : `${APIS}/${id}` }))
  const actions = (behavior: string, byDefault: string, connector = 'shared_sql'): object => ({
    connectorConfigurationsDefinition: {
      connectorActionConfigurations: [
        {
          connectorId: `${APIS}/${connector}`,
          actionRules: [{ actionId: 'DeleteItem_V2', behavior }],
          defaultConnectorActionRuleBehavior: byDefault,
        },
      ],
    },
  })
  const endpoints = (...rules: [number, string, string][]): object => ({
    connectorConfigurationsDefinition: {
      endpointConfigurations: [
        {
          connectorId: 'http',
          endpointRules: rules.map(([order, behavior, endPoint]) => ({ order, behavior, endPoint })),
        },
      ],
    },
  })
  const patterns = (...rules: [string, string][]): object => ({
    customConnectorUrlPatternsDefinition: {
      rules: rules.map(([pattern, customConnectorRuleClassification], index) => ({
        order: index + 1,
        pattern,
        customConnectorRuleClassification,
      })),
    },
  })

  const groups = { connectorGroups: [group('Confidential', 'shared_sql'), group('Blocked', 'shared_box')] }
  const blockAll = { defaultConnectorsClassification: 'Blocked' }
  const deleting = [{ connectorId: `${APIS}/shared_sql`, operationId: 'deleteitem_v2' }]
  const fetching = [{ connectorId: 'Http', endpoint: 'https://Evil.example/x' }]
  const denyEvil = endpoints([2, 'Allow', '*'], [1, 'Deny', 'https://evil.example/*'])

  it.each<[string, object, object, Parameters<typeof policyViolation>[1], RegExp | undefined]>([
    ['blocks a connector', groups, {}, uses('shared_sql', 'shared_box'), /blocks.*shared_box/],
    ['keeps groups apart', groups, {}, uses('shared_sql', 'Http'), /shared_sql.*Http.*apart/],
    ['lets one group work together', groups, {}, uses('shared_rss', 'Http'), undefined],
    ['blocks by default', blockAll, {}, uses('shared_rss'), /blocks/],
    ['does not block by default what cannot be', blockAll, {}, uses('shared_approvals'), undefined],
    ['leaves custom connectors alone by default', groups, {}, uses('shared_sql', CUSTOM), undefined],
    [
      'classes custom connectors by the pattern for every host',
      groups,
      patterns(['https://a.example', 'Confidential'], ['*', 'Blocked']),
      uses(CUSTOM),
      /blocks/,
    ],
    [
      'of one environment classes custom connectors by default',
      { ...blockAll, environmentType: 'SingleEnvironment' },
      {},
      uses(CUSTOM),
      /blocks/,
    ],
    ['blocks an action', {}, actions('Block', 'Allow'), deleting, /action 'deleteitem_v2'/],
    ['allows an action', {}, actions('Allow', 'Block'), deleting, undefined],
    [
      'blocks other actions',
      {},
      actions('Allow', 'Block'),
      [{ ...uses('shared_sql')[0], operationId: 'X' }] as never,
      /'X'/,
    ],
    [
      'blocks no action of what it cannot block',
      {},
      actions('Block', 'Block', 'shared_approvals'),
      [{ connectorId: `${APIS}/shared_approvals`, operationId: 'X' }],
      undefined,
    ],
    ['denies an endpoint by the first rule that fits', {}, denyEvil, fetching, /endpoint/],
    [
      'allows an endpoint',
      {},
      denyEvil,
      [{ connectorId: 'Http', endpoint: 'https://good.example' }],
      undefined,
    ],
    [
      'leaves an endpoint open that is no fixed text',
      {},
      endpoints([1, 'Deny', '*']),
      uses('Http'),
      undefined,
    ],
  ])('%s', (_what, definition, around, used, reason) => {
    const violation = policyViolation([policy(definition, around)], used)
    if (reason === undefined) expect(violation).toBeUndefined()
    else expect(violation).toMatch(reason)
  })

  it.each([
    ['*', 'anything', true],
    ['', '', true],
    ['a*a', 'a', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c', false],
    ['*.example', 'x.EXAMPLE', true],
    ['exact', 'exactly', false],
  ])('matches %j with %j: %j', (pattern, endpoint, fits) => {
    const used = [{ connectorId: 'Http', endpoint }]
    expect(policyViolation([policy({}, endpoints([1, 'Deny', pattern]))], used) !== undefined).toBe(fits)
  })
})
