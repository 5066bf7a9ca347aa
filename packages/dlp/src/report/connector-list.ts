// The connectors of a solution, each once, with what the tenant's catalogue says of them.
import { connectorKey, displayNameOfKey } from '../connector-id.js'
import type { CataloguedConnector } from '../evaluate/catalogue.js'
import type { Resource } from '../resource.js'

/** A connector that something in the solution uses. */
export interface ListedConnector {
  /** Last segment of its id in lower case, or `name:` and a display name. */
  readonly key: string
  /** Null where neither the catalogue nor the solution says. */
  readonly displayName: string | null
  /** The licence that it needs, `Standard` or `Premium`; null where no catalogue says. */
  readonly tier: string | null
  readonly isCustom: boolean
}

/** The connectors of resources by key. */
export function listConnectors(
  resources: readonly Resource[],
  catalogue: readonly CataloguedConnector[],
): ListedConnector[] {
  const catalogued = new Map(catalogue.map((connector) => [connectorKey(connector.id), connector]))
  const listed = new Map<string, ListedConnector>()
  for (const { key, name, custom } of resources.flatMap(({ uses }) => uses)) {
    const before = listed.get(key)
    if (before && before.displayName !== null) continue
    const known = catalogued.get(key)
    const written = custom?.displayName ?? displayNameOf(key, name)
    listed.set(key, {
      key,
      displayName: known?.displayName.trim() || written,
      tier: known?.tier ?? null,
      isCustom: custom !== undefined,
    })
  }
  return [...listed.values()].sort((left, right) => (left.key < right.key ? -1 : 1))
}

/** A name that the solution gives, and not only the key again. */
function displayNameOf(key: string, name: string): string | null {
  return name === key ? (displayNameOfKey(key) ?? null) : name
}
