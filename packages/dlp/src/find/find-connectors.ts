// All connectors of a solution, resource by resource.
import { childElement } from '@powerops/solution'
import type {
  ConnectorInventory,
  ConnectorUse,
  CustomConnector,
  Resource,
  UnusedReference,
} from '../resource.js'
import { connectorKey } from '../connector-id.js'
import { childText, type SolutionSource } from '../solution-source.js'
import { findAgents } from './agents.js'
import { findCanvasApps } from './canvas-apps.js'
import { readConnectionReferences, type ConnectionReference } from './connection-references.js'
import {
  customConnectorFinder,
  readCustomConnectors,
  type SolutionConnector,
  type UnreadableConnector,
} from './custom-connectors.js'
import { definedConnectors } from './defined-connectors.js'
import { findFlows, type FoundResource } from './flows.js'
import { readXmlPart } from './read-part.js'

/**
 * Finds what every app, flow, agent and custom connector of a solution connects to. What cannot be read becomes an
 * `unknown` of its resource.
 */
export function findConnectors(source: SolutionSource): ConnectorInventory {
  const references = readConnectionReferences(source)
  const { connectors, unreadable } = readCustomConnectors(source)
  const found = [
    ...findCanvasApps(source),
    ...findFlows(source, references),
    ...findAgents(source, references),
  ]
  const customOf = customConnectorFinder(connectors, references)
  const resources = found.map(({ resource }) => ({
    ...resource,
    uses: resource.uses.map((use) => withCustom(use, customOf(use.key))),
  }))
  return {
    resources: [...resources, ...connectors.map(toResource), ...unreadable.map(toUnreadableResource)].sort(
      byKindAndName,
    ),
    customConnectors: definedConnectors(connectors, resources),
    unused: [...unusedReferences(source, references, found), ...found.flatMap(({ unused = [] }) => unused)],
  }
}

function withCustom(use: ConnectorUse, custom: CustomConnector | undefined): ConnectorUse {
  return custom ? { ...use, name: custom.displayName, custom } : use
}

function toResource({ id, custom, definition, place }: SolutionConnector): Resource {
  const { stem, displayName, whyNoHosts } = custom
  const unknowns = definition.isUnread ? [{ sentence: whyNoHosts ?? '', place }] : []
  const use: ConnectorUse = {
    key: `shared_${stem}`,
    name: displayName,
    site: 'its definition',
    place,
    endpoint: { kind: 'none' },
    custom,
  }
  return { kind: 'custom-connector', id, name: displayName, place, uses: [use], unknowns }
}

function toUnreadableResource({ name, doubt }: UnreadableConnector): Resource {
  const place = doubt.place && { place: doubt.place }
  return { kind: 'custom-connector', id: '', name, ...place, uses: [], unknowns: [doubt] }
}

function byKindAndName(left: Resource, right: Resource): number {
  const keys = [left, right].map(({ kind, name, id }) => `${kind}\u0000${name}\u0000${id}`)
  return (keys[0] ?? '') < (keys[1] ?? '') ? -1 : 1
}

/**
 * References that no step, app or node names, and data source variables that have no connector of anything. The script
 * of a desktop flow names connectors and not references, so that any reference for them may be the one.
 */
function unusedReferences(
  source: SolutionSource,
  references: ReadonlyMap<string, ConnectionReference>,
  found: readonly FoundResource[],
): UnusedReference[] {
  const usedNames = new Set(found.flatMap(({ usedReferences }) => usedReferences))
  const keysOf = (resources: readonly FoundResource[]): Set<string> =>
    new Set(resources.flatMap(({ resource }) => resource.uses.map(({ key }) => key)))
  const usedKeys = keysOf(found)
  const keysOfScripts = keysOf(found.filter(({ resource }) => resource.kind === 'desktop-flow'))
  const unused: UnusedReference[] = [
    ...[...references.values()].filter(
      ({ logicalName, key }) => !usedNames.has(logicalName) && !keysOfScripts.has(key),
    ),
    ...dataSourceVariables(source).filter(({ key }) => !usedKeys.has(key)),
  ]
  return unused.map(({ logicalName, key, place }) => ({ logicalName, key, ...(place && { place }) }))
}

function dataSourceVariables(source: SolutionSource): UnusedReference[] {
  const definition = /^environmentvariabledefinitions\/([^/]+)\/environmentvariabledefinition\.xml$/i
  return source.paths.flatMap((path) => {
    const name = definition.exec(path)?.[1]
    if (name === undefined) return []
    const reading = readXmlPart(source.file(path) ?? new Uint8Array(), path)
    if ('reason' in reading) return [] // Whether a variable is used or not, no policy judges it.
    const root = reading.value
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
