// Connectors as the catalogue of the tenant knows them: what people call them, and the ids of virtual ones.
import { connectorKey, displayNameOfKey } from '../connector-id.js'
import type { ConnectorUse, Resource } from '../resource.js'

/** A connector of the catalogue. */
export interface CataloguedConnector {
  readonly id: string
  readonly displayName: string
  /** The licence that it needs, such as `Standard` or `Premium`; absent where it is not known. */
  readonly tier?: string
}

/**
 * The resources with names from the catalogue where the solution only has ids, and with ids where it only has names.
 * A name that several connectors have stays a name.
 */
export function withCatalogue(
  resources: readonly Resource[],
  catalogue: readonly CataloguedConnector[],
): Resource[] {
  const names = new Map(catalogue.map(({ id, displayName }) => [connectorKey(id), displayName.trim()]))
  const keys = new Map<string, string | undefined>()
  for (const [key, displayName] of names) {
    const name = displayName.toLowerCase()
    keys.set(name, keys.has(name) ? undefined : key)
  }
  return resources.map((resource) => ({
    ...resource,
    uses: resource.uses.map((use) => identified(use, names, keys)),
  }))
}

function identified(
  use: ConnectorUse,
  names: ReadonlyMap<string, string>,
  keys: ReadonlyMap<string, string | undefined>,
): ConnectorUse {
  const displayName = displayNameOfKey(use.key)
  if (displayName !== undefined) {
    const key = keys.get(displayName)
    return key === undefined ? use : { ...use, key }
  }
  const name = use.name === use.key ? names.get(use.key) : undefined
  return name === undefined || name === '' ? use : { ...use, name: `${name} (${use.key})` }
}
