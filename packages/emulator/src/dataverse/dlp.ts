// Data policies as the flow service applies them when a flow is turned on.
import { arrayField, isRecord, recordField, stringField, type JsonRecord } from '@powerops/core'

type Classification = 'Confidential' | 'General' | 'Blocked'

/** Why the policies forbid these connectors in one flow, or undefined. Policies count each for itself. */
export function policyViolation(
  policies: readonly JsonRecord[],
  connectorIds: readonly string[],
): string | undefined {
  for (const document of policies) {
    const policy = recordField(document, 'policyDefinition') ?? document
    const name = stringField(policy, 'displayName') ?? ''
    const classes = connectorIds.map((id) => ({ id, group: classify(policy, id) }))
    const blocked = classes.find(({ group }) => group === 'Blocked')
    if (blocked) return `policy '${name}' blocks the connector '${shortName(blocked.id)}'`
    const business = classes.find(({ group }) => group === 'Confidential')
    const other = classes.find(({ group }) => group === 'General')
    if (business && other) {
      return `policy '${name}' keeps the connectors '${shortName(business.id)}' and '${shortName(other.id)}' apart`
    }
  }
  return undefined
}

function shortName(connectorId: string): string {
  return connectorId.split('/').at(-1) ?? connectorId
}

function classify(policy: JsonRecord, connectorId: string): Classification {
  const wanted = shortName(connectorId).toLowerCase()
  const group = arrayField(policy, 'connectorGroups').find((candidate) =>
    arrayField(candidate, 'connectors').some(
      (connector) => shortName(idOf(connector)).toLowerCase() === wanted,
    ),
  )
  const given = stringField(group, 'classification') ?? stringField(policy, 'defaultConnectorsClassification')
  return given === 'Blocked' || given === 'Confidential' ? given : 'General'
}

function idOf(connector: unknown): string {
  return isRecord(connector) ? (stringField(connector, 'id') ?? stringField(connector, 'name') ?? '') : ''
}
