// Turning a flow on: what the service looks at before a cloud flow may run.
import { recordField, stringField } from '@powerops/core'
import { connectionReferencesOf, referencesOfFlow } from '../archive/flow.js'
import { codes, DataverseFault } from '../fault.js'
import type { Organization, Row } from '../organization.js'
import { connectionReferences } from '../tables/content.js'
import { numberOf, textOf } from '../tables/definition.js'
import { rowWith } from '../tables/rows.js'

const CLOUD_FLOW = 5
const ON = { statecode: 1, statuscode: 2 }
const OFF = { statecode: 0, statuscode: 1 }

/**
 * The row with the wanted state.
 * @throws DataverseFault 400 when the flow cannot run as it is.
 */
export function changeFlowState(organization: Organization, row: Row): Row {
  if (numberOf(row, 'statecode') !== ON.statecode) return { ...row, ...OFF }
  const obstacle = numberOf(row, 'category') === CLOUD_FLOW ? obstacleOf(organization, row) : undefined
  if (obstacle) throw obstacle
  return { ...row, ...ON, suspensionreasondetails: null }
}

/** What keeps a cloud flow from being turned on, or undefined. */
export function obstacleOf(organization: Organization, flow: Row): DataverseFault | undefined {
  const clientData = textOf(flow, 'clientdata')
  const references = referencesOfFlow(clientData)
  const name = textOf(flow, 'name')
  for (const logicalName of references) {
    const obstacle = obstacleOfReference(organization, name, logicalName)
    if (obstacle) return obstacle
  }
  const reason = organization.evaluateDlp?.(
    organization.environment.id,
    connectorsOf(organization, clientData, references),
  )
  return reason === undefined
    ? undefined
    : clientError(
        'Forbidden',
        'DlpPolicyViolation',
        `The flow '${name}' can't be turned on as it violates a data policy: ${reason}`,
      )
}

function obstacleOfReference(
  organization: Organization,
  flowName: string,
  logicalName: string,
): DataverseFault | undefined {
  const row = rowWith(organization, connectionReferences, 'connectionreferencelogicalname', logicalName)
  const connectionId = row ? textOf(row, 'connectionid') : ''
  if (!row || connectionId === '') {
    return clientError(
      'BadRequest',
      'XrmConnectionReferenceMissingConnection',
      `The flow '${flowName}' can't be turned on as it has a connection reference '${logicalName}' without a connection.`,
    )
  }
  const connection = organization.context.environments
    .connections(organization.environment.id)
    .find((candidate) => candidate.name.toLowerCase() === connectionId.toLowerCase())
  const usable =
    connection?.status === 'Connected' && sameConnector(connection.apiId, textOf(row, 'connectorid'))
  return usable
    ? undefined
    : clientError(
        'Forbidden',
        'ConnectionAuthorizationFailed',
        `The caller does not have permission for the connection '${connectionId}' of the connection reference '${logicalName}'.`,
      )
}

function sameConnector(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

/** Connector ids of the references and of the connections that the flow holds itself. */
function connectorsOf(
  organization: Organization,
  clientData: string,
  references: readonly string[],
): string[] {
  const held = Object.values(connectionReferencesOf(clientData))
    .map((reference) => stringField(recordField(reference, 'api'), 'name'))
    .filter((name) => name !== undefined)
    .map((name) => `/providers/Microsoft.PowerApps/apis/${name}`)
  const referenced = references
    .map((name) => rowWith(organization, connectionReferences, 'connectionreferencelogicalname', name))
    .map((row) => (row ? textOf(row, 'connectorid') : ''))
    .filter((id) => id !== '')
  return [...new Set([...referenced, ...held])]
}

/** How Dataverse passes on a refusal of the flow service. */
function clientError(status: string, code: string, message: string): DataverseFault {
  const details = JSON.stringify({ error: { code, message } })
  return new DataverseFault(
    400,
    codes.flowClientError,
    `Flow client error returned with status code "${status}" and details "${details}".`,
  )
}
