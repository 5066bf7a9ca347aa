// All connectors of a solution, resource by resource.
import type {
  ConnectorInventory,
  ConnectorUse,
  CustomConnector,
  Resource,
  UnusedReference,
} from '../resource.js'
import { childElement, parseXml } from '@powerops/solution'
import { connectorKey } from '../connector-id.js'
import { childText, type SolutionSource } from '../solution-source.js'
import { findAgents } from './agents.js'
import { findCanvasApps } from './canvas-apps.js'
import { readConnectionReferences, type ConnectionReference } from './connection-references.js'
import { customConnectorOf, readCustomConnectors, type SolutionConnector } from './custom-connectors.js'
import { findFlows, type FoundResource } from './flows.js'

/**
 * Finds what every app, flow, agent and custom connector of a solution connects to. What cannot be read becomes an
 * `unknown` of its resource; only unreadable XML, with which no service would take the solution either, is an error.
 * @throws AlmError `xml-invalid` or `xml-refused`.
 */
export function findConnectors(source: SolutionSource): ConnectorInventory {
  const references = readConnectionReferences(source)
  const connectors = readCustomConnectors(source)
  const found = [
    ...findCanvasApps(source),
    ...findFlows(source, references),
    ...findAgents(source, references),
  ]
  const customOf = (key: string): CustomConnector | undefined =>
    customConnectorOf(key, connectors, references)
  const resources = found.map(({ resource }) => ({
    ...resource,
    uses: resource.uses.map((use) => withCustom(use, customOf(use.key))),
  }))
  return {
    resources: [...resources, ...connectors.map(toResource)].sort(byKindAndName),
    unused: unusedReferences(source, references, found),
  }
}

function withCustom(use: ConnectorUse, custom: CustomConnector | undefined): ConnectorUse {
  return custom ? { ...use, name: custom.displayName, custom } : use
}

function toResource({ id, custom, place }: SolutionConnector): Resource {
  const { stem, displayName } = custom
  const use: ConnectorUse = {
    key: `shared_${stem}`,
    name: displayName,
    site: 'its definition',
    place,
    endpoint: { kind: 'none' },
    custom,
  }
  return { kind: 'custom-connector', id, name: displayName, place, uses: [use], unknowns: [] }
}

function byKindAndName(left: Resource, right: Resource): number {
  const keys = [left, right].map(({ kind, name, id }) => `${kind}\u0000${name}\u0000${id}`)
  return (keys[0] ?? '') < (keys[1] ?? '') ? -1 : 1
}

/** References and data source variables that no step, app or node uses, by name or by connector. */
function unusedReferences(
  source: SolutionSource,
  references: ReadonlyMap<string, ConnectionReference>,
  found: readonly FoundResource[],
): UnusedReference[] {
  const usedNames = new Set(found.flatMap(({ usedReferences }) => usedReferences))
  const usedKeys = new Set(found.flatMap(({ resource }) => resource.uses.map(({ key }) => key)))
  const declared: UnusedReference[] = [...references.values(), ...dataSourceVariables(source)]
  return declared
    .filter(({ logicalName, key }) => !usedNames.has(logicalName) && !usedKeys.has(key))
    .map(({ logicalName, key, place }) => ({ logicalName, key, ...(place && { place }) }))
}

function dataSourceVariables(source: SolutionSource): UnusedReference[] {
  const definition = /^environmentvariabledefinitions\/([^/]+)\/environmentvariabledefinition\.xml$/i
  return source.paths.flatMap((path) => {
    const name = definition.exec(path)?.[1]
    if (name === undefined) return []
    const { root } = parseXml(source.file(path) ?? new Uint8Array(), path)
    const apiId =
      childText(root, 'apiid') || childText(childElement(root, 'environmentvariabledefinition'), 'apiid')
    return apiId
      ? [
          {
            logicalName: name.toLowerCase(),
            key: connectorKey(apiId),
            place: { file: path, text: '<apiid>' },
          },
        ]
      : []
  })
}
