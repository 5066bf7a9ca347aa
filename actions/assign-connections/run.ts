// Binds connections to connection references, those alone that differ.
import { defineAction, markdownTable } from '@powerops/actions-kit'
import { toMarkdownCode } from '@powerops/core'
import type { DataverseClient } from '@powerops/dataverse'
import { actingUserId } from '../common/acting-user.js'
import { openServices, type Services } from '../common/services.js'
import {
  findConnectionProblems,
  refuseMissingConnections,
  type LookOptions,
} from '../common/usable-connections.js'
import { readWantedValues } from '../common/wanted-settings.js'
import { inputs, outputs } from './inputs.js'
import { planConnections, type PlannedConnection } from './plan.js'

export const action = defineAction({
  name: 'assign-connections',
  inputs,
  outputs,
  async run(inputs, ports) {
    const wanted = await readWantedValues(
      { ...inputs, inputName: 'connections', assignments: inputs.connections },
      (settings) =>
        settings.connectionReferences.map(({ logicalName, connectionId, connectorId }) => ({
          name: logicalName,
          value: connectionId,
          connectorId,
        })),
      ports,
    )
    const services = openServices(inputs, ports)
    const dataverse = await services.dataverse(inputs.environmentUrl)
    const plan = planConnections(wanted, await dataverse.listConnectionReferences())
    const asUser = await actingUserId(dataverse, inputs.asUser)
    const changes = plan.filter(({ change }) => change)
    await requirePresent(services, dataverse, changes, { log: ports.log, forOther: asUser !== undefined })
    for (const { reference, connectionId } of changes) {
      await dataverse.setConnectionReference(reference.id, connectionId, { asUser })
      ports.log.info(`${reference.logicalName} uses the connection ${connectionId}`)
    }
    ports.summary(describe(inputs.environmentUrl, plan))
    return {
      reasonCode: changes.length > 0 ? 'ok' : 'unchanged',
      outputs: { assigned: changes.length, unchanged: plan.length - changes.length },
      details: {
        connections: plan.map(({ reference, connectionId, change }) => ({
          logicalName: reference.logicalName,
          connectionId,
          change,
        })),
      },
    }
  },
})

/** @throws AlmError `input-invalid` naming the connections that are not there. */
async function requirePresent(
  services: Services,
  dataverse: Pick<DataverseClient, 'retrieveCurrentOrganization'>,
  changes: readonly PlannedConnection[],
  options: Omit<LookOptions, 'environmentId'>,
): Promise<void> {
  if (changes.length === 0) return
  const { environmentId } = await dataverse.retrieveCurrentOrganization()
  const wanted = changes.map(({ reference: { logicalName, connectorId }, connectionId }) => ({
    logicalName,
    connectorId,
    connectionId,
  }))
  const look = { ...options, environmentId }
  refuseMissingConnections(
    await findConnectionProblems(() => services.connections(), wanted, look),
    options.log,
  )
}

function describe(target: URL, plan: readonly PlannedConnection[]): string {
  const rows = plan.map(({ reference, connectionId, change }) => [
    toMarkdownCode(reference.logicalName),
    toMarkdownCode(reference.connectorId.split('/').at(-1) ?? ''),
    toMarkdownCode(connectionId),
    change ? 'assigned' : 'unchanged',
  ])
  const table = markdownTable(['Connection reference', 'Connector', 'Connection', ''], rows)
  return `### Connections of ${target.origin}\n\n${table}`
}
