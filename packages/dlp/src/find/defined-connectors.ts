// The custom connectors of a solution with their operations, and which step calls which of them.
import type { CustomConnector, DefinedConnector, OperationUse, Resource } from '../resource.js'
import type { SolutionConnector } from './custom-connectors.js'

/** Calls of one connector by the id of the operation in lower case. */
type Calls = ReadonlyMap<string, { readonly id: string; readonly usedBy: readonly OperationUse[] }>

/** The custom connectors by name. Ids of operations are compared without regard to case, as data policies do. */
export function definedConnectors(
  connectors: readonly SolutionConnector[],
  resources: readonly Resource[],
): DefinedConnector[] {
  const calls = callsByConnector(resources)
  return connectors
    .map((connector) => definedConnector(connector, calls.get(connector.custom) ?? new Map()))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}

function definedConnector(
  { id, custom, definition, place }: SolutionConnector,
  calls: Calls,
): DefinedConnector {
  const { hostNames, basePath, schemes, operations } = definition
  const { stem: name, ...described } = custom
  const defined = new Set(operations.map((operation) => operation.id.toLowerCase()))
  return {
    id,
    name,
    ...described,
    hostNames,
    basePath,
    schemes,
    operations: operations.map((operation) => ({
      ...operation,
      usedBy: calls.get(operation.id.toLowerCase())?.usedBy ?? [],
    })),
    undefinedOperations: [...calls].filter(([key]) => !defined.has(key)).map(([, call]) => call),
    place,
  }
}

function callsByConnector(resources: readonly Resource[]): ReadonlyMap<CustomConnector, Calls> {
  const byConnector = new Map<CustomConnector, Map<string, { id: string; usedBy: OperationUse[] }>>()
  for (const { kind, id, name, uses } of resources) {
    for (const { custom, operation, site } of uses) {
      if (!custom || operation === undefined) continue
      const calls = byConnector.get(custom) ?? new Map<string, { id: string; usedBy: OperationUse[] }>()
      byConnector.set(custom, calls)
      const call = calls.get(operation.toLowerCase()) ?? { id: operation, usedBy: [] }
      calls.set(operation.toLowerCase(), call)
      call.usedBy.push({ kind, id, name, site })
    }
  }
  return byConnector
}
