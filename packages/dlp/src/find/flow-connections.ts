// Connections that a cloud flow declares, and the names under which its steps find them.
import { isRecord, recordField, stringField, type JsonRecord } from '@powerops/core'
import { connectorKey } from '../connector-id.js'
import type { Place } from '../place.js'
import type { ConnectionReference } from './connection-references.js'

/** A connection that a flow declares. */
export interface UnusedConnection {
  /** Logical name of its connection reference, else the name that it has in the flow. */
  readonly logicalName: string
  readonly key: string
  readonly place: Place
}

/** A connection that the flow declares, and what it may stand for. */
export interface Declaration {
  /** Logical name in lower case. */
  readonly reference: string | undefined
  readonly keys: readonly string[]
  readonly connection: UnusedConnection
}

/** The connections of a flow by their names in it; a name in other case finds the first one. */
export interface Declarations {
  readonly all: readonly Declaration[]
  find(name: string): Declaration | undefined
}

/** Reads the connections that a flow declares. */
export function readDeclarations(
  declared: JsonRecord = {},
  references: ReadonlyMap<string, ConnectionReference>,
  file: string,
): Declarations {
  const byName = new Map<string, Declaration>()
  const ignoringCase = new Map<string, Declaration>()
  for (const [name, declaration] of Object.entries(declared)) {
    if (!isRecord(declaration)) continue
    const api = recordField(declaration, 'api')
    const reference = (
      stringField(recordField(declaration, 'connection'), 'connectionReferenceLogicalName') ??
      stringField(api, 'logicalName')
    )?.toLowerCase()
    const written = connectorKey(stringField(api, 'name') || stringField(declaration, 'id') || '')
    const resolved = (reference === undefined ? undefined : references.get(reference)?.key) ?? ''
    const place = { file, keys: ['properties', 'connectionReferences', name] }
    const connection = { logicalName: reference ?? name, key: written || resolved, place }
    const found = { reference, keys: [written, resolved], connection }
    byName.set(name, found)
    if (!ignoringCase.has(name.toLowerCase())) ignoringCase.set(name.toLowerCase(), found)
  }
  return {
    all: [...byName.values()],
    find: (name) => byName.get(name) ?? ignoringCase.get(name.toLowerCase()),
  }
}

const CONNECTION_OF_EXPRESSION = /\$connections'\)?\]?\['([^']+)'\]/

/** The name under which a step finds its connection among those of the flow. */
export function connectionNameOf(host: JsonRecord): string | undefined {
  const plain = stringField(host, 'connectionName')
  if (plain !== undefined) return CONNECTION_OF_EXPRESSION.exec(plain)?.[1] ?? plain
  const expression = stringField(recordField(host, 'connection'), 'name') ?? ''
  return CONNECTION_OF_EXPRESSION.exec(expression)?.[1]
}
