// What connects to services: cloud flows, canvas apps, connection references, and the policies that judge them.
import JSZip from 'jszip'
import { element, fields, plain } from './element.mjs'

export const CONNECTORS = Array.from({ length: 40 }, (_, index) => `shared_contoso${index + 1}`)
/** Connectors of the tenant that the solution does not use; with those it uses, as many as the service has. */
const OTHERS = Array.from({ length: 1260 }, (_, index) => `shared_other${index + 1}`)
export const ENVIRONMENT = 'e0000000-0000-4000-8000-00000000000f'

const apiId = (connector) => `/providers/Microsoft.PowerApps/apis/${connector}`
const referenceName = (connector) => `contoso_${connector}`

export function createConnectionReference(connector) {
  return element(
    'connectionreference',
    { connectionreferencelogicalname: referenceName(connector) },
    ...fields({ connectionreferencedisplayname: connector, connectorid: apiId(connector) }),
    ...fields({ iscustomizable: 1, statecode: 0, statuscode: 1 }),
  )
}

/** A cloud flow: its element of customizations.xml, its file, and the text of that file. */
export function createFlow(random, index) {
  const id = random.guid()
  const file = `Workflows/Flow${index}-${id.toUpperCase()}.json`
  const details = element(
    'Workflow',
    { WorkflowId: `{${id}}`, Name: `Flow ${index}` },
    ...fields({
      JsonFileName: `/${file}`,
      Type: 1,
      Subprocess: 0,
      Category: 5,
      Mode: 0,
      Scope: 4,
      OnDemand: 0,
    }),
    ...fields({ StateCode: 1, StatusCode: 2, RunAs: 1, IntroducedVersion: '1.0.0.0', PrimaryEntity: 'none' }),
  )
  return { id, element: details, file, text: JSON.stringify(flowDocument(random), undefined, 2) }
}

function flowDocument(random) {
  const connectors = [...new Set(Array.from({ length: 3 }, () => random.pick(CONNECTORS)))]
  const step = (previous) => {
    const connector = random.pick(connectors)
    return {
      runAfter: previous ? { [previous]: ['Succeeded'] } : {},
      type: 'OpenApiConnection',
      inputs: {
        host: { connectionName: connector, operationId: 'GetItems', apiId: apiId(connector) },
        parameters: { table: random.words(1), $filter: `${random.words(1)} eq '${random.words(2)}'` },
        authentication: "@parameters('$authentication')",
      },
    }
  }
  const chain = (prefix, length) =>
    Object.fromEntries(
      Array.from({ length }, (_, index) => [
        `${prefix}_${index + 1}`,
        step(index > 0 ? `${prefix}_${index}` : undefined),
      ]),
    )
  const condition = {
    type: 'If',
    runAfter: { Step_12: ['Succeeded'] },
    expression: { equals: [1, 1] },
    actions: chain('Then', 6),
    else: { actions: chain('Else', 6) },
  }
  return {
    properties: {
      connectionReferences: Object.fromEntries(
        connectors.map((connector) => [
          connector,
          {
            runtimeSource: 'embedded',
            connection: { connectionReferenceLogicalName: referenceName(connector) },
            api: { name: connector },
          },
        ]),
      ),
      definition: {
        contentVersion: '1.0.0.0',
        triggers: { Daily: { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } } },
        actions: { ...chain('Step', 12), Decide: condition },
      },
    },
    schemaVersion: '1.0.0.0',
  }
}

/** A canvas app: its element, and its document, an archive of its own. */
export async function createCanvasApp(random, index) {
  const name = `contoso_app${index}`
  const connectors = [...new Set(Array.from({ length: 4 }, () => random.pick(CONNECTORS)))]
  const connections = Object.fromEntries(
    connectors.map((connector) => [
      random.guid(),
      { id: apiId(connector), displayName: connector, dataSources: [random.words(1)] },
    ]),
  )
  const file = `CanvasApps/${name}_DocumentUri.msapp`
  const details = plain(
    'CanvasApp',
    ...fields({ Name: name, DisplayName: `App ${index}`, ConnectionReferences: JSON.stringify(connections) }),
    ...fields({ DatabaseReferences: '{}', DocumentUri: `/${file}` }),
  )
  const document = new JSZip()
  document.file('Properties.json', JSON.stringify({ LocalConnectionReferences: JSON.stringify(connections) }))
  document.file(
    'References/DataSources.json',
    JSON.stringify({
      DataSources: connectors.map((connector) => ({ Name: random.words(1), ApiId: apiId(connector) })),
    }),
  )
  document.file('Controls/1.json', JSON.stringify({ Text: random.words(4000) }))
  const bytes = await document.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
  return { element: details, file, bytes }
}

/**
 * Policies for the environment that each put every connector into a group. None forbids anything of the solution, unless
 * it is to be in violation: then every fifth policy blocks one connector of it and takes another one out of business.
 */
export function createPolicies(random, count, { isViolated = false } = {}) {
  const policy = (_, index) => {
    const [blocked, other] = isViolated && index % 5 === 0 ? CONNECTORS.slice(index % 20) : []
    const business = CONNECTORS.filter((name) => name !== blocked && name !== other)
    const group = (classification, ...names) => ({ classification, connectors: connectorRows(names) })
    return {
      policyDefinition: {
        name: random.guid(),
        displayName: `Policy ${index + 1}`,
        defaultConnectorsClassification: 'General',
        environmentType: index % 2 === 0 ? 'AllEnvironments' : 'OnlyEnvironments',
        environments: index % 2 === 0 ? [] : [{ name: ENVIRONMENT }],
        connectorGroups: [
          group('Confidential', ...business),
          group('General', ...(other ? [other] : []), ...OTHERS.slice(0, 360)),
          group('Blocked', ...(blocked ? [blocked] : []), ...OTHERS.slice(360)),
        ],
      },
    }
  }
  return { value: Array.from({ length: count }, policy) }
}

const connectorRows = (connectors) =>
  connectors.map((name) => ({ id: apiId(name), name, type: 'Microsoft.PowerApps/apis' }))
