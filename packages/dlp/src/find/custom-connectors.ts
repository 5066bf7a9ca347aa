// Custom connectors of the solution and their addresses, which the URL patterns of data policies are about.
import { quote } from '@powerops/core'
import { customStem, stemOfSolutionName } from '../connector-id.js'
import type { Place } from '../place.js'
import {
  childText,
  componentsOf,
  connectors,
  referencedFile,
  type Component,
  type SolutionSource,
} from '../solution-source.js'
import type { CustomConnector, Doubt } from '../resource.js'
import type { ConnectionReference } from './connection-references.js'
import { readDefinition, type Definition } from './openapi.js'

/** A custom connector that stands in the solution. */
export interface SolutionConnector {
  /** Row id, in lower case. */
  readonly id: string
  readonly custom: CustomConnector
  readonly definition: Definition
  /** Its definition, or its description where there is none. */
  readonly place: Place
}

/** The custom connectors of the solution, and the files that should describe one and cannot be read. */
export function readCustomConnectors(source: SolutionSource): {
  readonly connectors: readonly SolutionConnector[]
  readonly unreadable: readonly UnreadableConnector[]
} {
  const { components, unreadable } = componentsOf(source, connectors)
  return {
    connectors: components.map((component) => readConnector(source, component)),
    unreadable: unreadable.map(({ file, reason }) => ({
      name: file.slice(file.lastIndexOf('/') + 1).replace(/\.xml$/i, ''),
      doubt: { sentence: `its description ${quote(file)} ${reason}`, place: { file } },
    })),
  }
}

/** A custom connector of which only the name of its file is known. */
export interface UnreadableConnector {
  readonly name: string
  readonly doubt: Doubt
}

function readConnector(source: SolutionSource, { element, file }: Component): SolutionConnector {
  const name = childText(element, 'name')
  const written = childText(element, 'openapidefinition')
  const isInline = written.startsWith('{')
  const referenced = written === '' || isInline ? undefined : referencedFile(source, written)
  const definition = readDefinition(isInline ? new TextEncoder().encode(written) : referenced?.bytes)
  const { hosts, whyNoHosts } = definition
  return {
    id: childText(element, 'connectorid').toLowerCase(),
    custom: {
      stem: stemOfSolutionName(name),
      displayName: childText(element, 'displayname') || name,
      hosts,
      ...(whyNoHosts === undefined ? {} : { whyNoHosts }),
    },
    definition,
    place: { file: referenced?.file ?? file },
  }
}

/**
 * What is known of the custom connector behind a key: from the solution, or only its name when it is not in there.
 * Undefined for connectors that are not custom.
 */
export function customConnectorFinder(
  inSolution: readonly SolutionConnector[],
  references: ReadonlyMap<string, ConnectionReference>,
): (key: string) => CustomConnector | undefined {
  const rowIds = new Map<string, string>()
  for (const { key, customConnectorId } of references.values()) {
    if (customConnectorId && !rowIds.has(key)) rowIds.set(key, customConnectorId)
  }
  const byId = new Map(inSolution.map((one) => [one.id, one.custom]))
  const byStem = new Map(inSolution.map(({ custom }) => [custom.stem, custom]))
  return (key) => {
    const rowId = rowIds.get(key)
    const stem = customStem(key)
    const known =
      (rowId === undefined ? undefined : byId.get(rowId)) ??
      byStem.get(stem ?? stemOfSolutionName(key.replace(/^shared_/, '')))
    if (known) return known
    if (rowId === undefined && stem === undefined) return undefined
    const name = stem ?? key
    return { stem: name, displayName: name, hosts: [], whyNoHosts: 'it is not in the solution' }
  }
}
