// Turning a flow on: what the service looks at before a cloud flow may run.
import { childFlowsOf, referencesOfFlow } from '../archive/flow.js'
import { usesOfFlow } from '../archive/flow-uses.js'
import { codes, DataverseFault } from '../fault.js'
import type { ConnectionView } from '../../frame/context.js'
import { systemUserId } from '../fresh.js'
import { collectionOf, type Organization, type Row } from '../organization.js'
import { connectionReferences } from '../tables/content.js'
import { numberOf, textOf } from '../tables/definition.js'
import { systemUsers } from '../tables/people.js'
import { findRow, rowWith } from '../tables/rows.js'

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
  collectionOf<true>(organization, 'published-flows').put(textOf(row, 'workflowid'), true)
  return { ...row, ...ON, suspensionreasondetails: null }
}

/** What keeps a cloud flow from being turned on, or undefined. */
export function obstacleOf(organization: Organization, flow: Row): DataverseFault | undefined {
  const clientData = textOf(flow, 'clientdata')
  const references = referencesOfFlow(clientData)
  for (const logicalName of references) {
    const obstacle = obstacleOfReference(organization, logicalName)
    if (obstacle) return obstacle
  }
  const unpublished = childFlowsOf(clientData).filter(
    (id) => !collectionOf<true>(organization, 'published-flows').has(id),
  )
  if (unpublished.length > 0) return childrenError(unpublished)
  const reason = organization.evaluateDlp?.(
    organization.environment.id,
    usesOfFlow(clientData, (logicalName) => connectorOf(organization, logicalName)),
  )
  return reason === undefined
    ? undefined
    : clientError('Forbidden', {
        code: 'ApiPolicyDataFlowViolation',
        message: `Admin data policy: ${reason}`,
      })
}

function obstacleOfReference(organization: Organization, logicalName: string): DataverseFault | undefined {
  const row = rowWith(organization, connectionReferences, 'connectionreferencelogicalname', logicalName)
  const connectionId = row ? textOf(row, 'connectionid') : ''
  if (!row || connectionId === '') {
    return clientError('BadRequest', {
      code: 'XrmConnectionReferenceMissingConnection',
      message: `Connection Id missing for connection reference logical name '${logicalName}'.`,
    })
  }
  const connection = organization.context.environments
    .connections(organization.environment.id)
    .find((candidate) => candidate.name.toLowerCase() === connectionId.toLowerCase())
  const connectorId = textOf(row, 'connectorid')
  const usable =
    connection?.status === 'Connected' &&
    sameConnector(connection.apiId, connectorId) &&
    mayUse(organization, connection)
  const connector = connectorId.split('/').at(-1) ?? ''
  return usable
    ? undefined
    : clientError('Forbidden', {
        code: 'ConnectionAuthorizationFailed',
        message: `The caller object id is '${callerObjectId(organization)}'. Connection '${connectorId}/connections/${connectionId}' to '${connector}' cannot be used to activate this flow, either because this is not a valid connection or because it is not a connection you have access permission for. Either replace the connection with a valid connection you can access or have the connection owner activate the flow, so the connection is shared with you in the context of this flow.`,
      })
}

/** Its owner, whom it is shared with, and the platform itself. */
function mayUse(organization: Organization, { createdByObjectId, sharedWith }: ConnectionView): boolean {
  if (organization.userId === systemUserId(organization)) return true
  const caller = callerObjectId(organization)
  return [createdByObjectId, ...(sharedWith ?? [])].some((id) => id.toLowerCase() === caller)
}

function callerObjectId(organization: Organization): string {
  const user = findRow(organization, systemUsers, organization.userId)
  return user ? textOf(user, 'azureactivedirectoryobjectid') : ''
}

function sameConnector(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

/** The connector of a connection reference, or undefined when there is no such reference. */
function connectorOf(organization: Organization, logicalName: string): string | undefined {
  const row = rowWith(organization, connectionReferences, 'connectionreferencelogicalname', logicalName)
  return (row && textOf(row, 'connectorid')) || undefined
}

interface FlowError {
  code: string
  message: string
  details?: readonly FlowError[]
}

/** Several errors are wrapped into one. */
function childrenError(childIds: readonly string[]): DataverseFault {
  const errors = childIds.map((id): FlowError => ({
    code: 'ChildFlowNeverPublished',
    message: `The workflow with id '${id}' cannot be used as a child workflow because it has never been published. Child workflows need to be published at least once before they can be included in a published parent workflow.`,
  }))
  const [first] = errors
  if (first && errors.length === 1) return clientError('BadRequest', first)
  const statuses = errors.map(() => 'BadRequest').join(',')
  return clientError('BadRequest', {
    code: 'MultipleErrorsOccurred',
    message: `Multiple errors occurred: '${statuses}'. Please see details.`,
    details: errors,
  })
}

/** How Dataverse passes on a refusal of the flow service. */
function clientError(status: string, error: FlowError): DataverseFault {
  return new DataverseFault(
    400,
    codes.flowClientError,
    `Flow client error returned with status code "${status}" and details "${JSON.stringify({ error })}".`,
  )
}
