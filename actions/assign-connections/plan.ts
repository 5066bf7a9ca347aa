// Which connection references would change: decided for all of them before the first is written.
import { AlmError, nearestNames, quote } from '@powerops/core'
import type { ConnectionReference } from '@powerops/dataverse'
import { named, sameConnector } from '../common/check-settings.js'
import type { WantedValue } from '../common/wanted-settings.js'

/** A reference and the connection that it is to use. */
export interface PlannedConnection {
  reference: ConnectionReference
  connectionId: string
  change: boolean
}

/**
 * Compares wanted connections with those that the references use.
 * @throws AlmError `input-invalid` for a reference that the environment does not have, and for one of another connector.
 */
export function planConnections(
  wanted: readonly WantedValue[],
  present: readonly ConnectionReference[],
): PlannedConnection[] {
  return wanted.map(({ name, value, connectorId = '' }) => {
    const reference = named(present, 'logicalName', name)
    if (!reference) throw unknownReference(name, present)
    if (connectorId !== '' && !sameConnector(connectorId, reference.connectorId)) {
      throw new AlmError('input-invalid', {
        message: `the connection reference ${quote(name)} is of the connector ${quote(reference.connectorId)}, but the settings name ${quote(connectorId)}; nothing was written`,
        remedy: `Choose a connection of ${quote(reference.connectorId)}.`,
      })
    }
    const connectionId = value.split('/').at(-1) ?? value // The last part of a whole path is the id.
    const change = reference.connectionId?.toLowerCase() !== connectionId.toLowerCase()
    return { reference, connectionId, change }
  })
}

function unknownReference(name: string, present: readonly ConnectionReference[]): AlmError {
  const [near] = nearestNames(
    name,
    present.map(({ logicalName }) => logicalName),
  )
  return new AlmError('input-invalid', {
    message: `there is no connection reference ${quote(name)} in the environment; nothing was written`,
    remedy: near === undefined ? 'Import the solution that brings it first.' : `Did you mean ${quote(near)}?`,
  })
}
