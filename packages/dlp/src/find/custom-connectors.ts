// Custom connectors of the solution and their addresses, which the URL patterns of data policies are about.
import { arrayField, parseJson, stringField } from '@powerops/core'
import { customStem, stemOfSolutionName } from '../connector-id.js'
import type { Place } from '../place.js'
import {
  childText,
  componentsOf,
  connectors,
  referencedFile,
  type SolutionSource,
} from '../solution-source.js'
import type { CustomConnector } from '../resource.js'
import type { ConnectionReference } from './connection-references.js'
import { decodeText } from './literal.js'

/** A custom connector that stands in the solution. */
export interface SolutionConnector {
  /** Row id, in lower case. */
  readonly id: string
  readonly custom: CustomConnector
  /** Its definition, or its description where there is none. */
  readonly place: Place
}

/** The custom connectors of the solution. */
export function readCustomConnectors(source: SolutionSource): SolutionConnector[] {
  return componentsOf(source, connectors).map(({ element, file }) => {
    const name = childText(element, 'name')
    const reference = childText(element, 'openapidefinition')
    const definition = reference ? referencedFile(source, reference) : undefined
    const custom = {
      stem: stemOfSolutionName(name),
      displayName: childText(element, 'displayname') || name,
      ...readHosts(definition?.bytes),
    }
    const place = { file: definition?.file ?? file }
    return { id: childText(element, 'connectorid').toLowerCase(), custom, place }
  })
}

/**
 * What is known of the custom connector behind a key: from the solution, or only its name when it is not in there.
 * Undefined for connectors that are not custom.
 */
export function customConnectorOf(
  key: string,
  inSolution: readonly SolutionConnector[],
  references: ReadonlyMap<string, ConnectionReference>,
): CustomConnector | undefined {
  const reference = [...references.values()].find((one) => one.key === key && one.customConnectorId)
  const stem = customStem(key)
  if (!reference && stem === undefined) return undefined
  const known =
    inSolution.find(({ id }) => id !== '' && id === reference?.customConnectorId) ??
    inSolution.find(({ custom }) => custom.stem === stem)
  if (known) return known.custom
  return { stem: stem ?? key, displayName: stem ?? key, hosts: [], whyNoHosts: 'it is not in the solution' }
}

function readHosts(bytes: Uint8Array | undefined): Pick<CustomConnector, 'hosts' | 'whyNoHosts'> {
  if (!bytes) return { hosts: [], whyNoHosts: 'its OpenAPI definition is not in the solution' }
  let definition: unknown
  try {
    definition = parseJson(decodeText(bytes), 'the definition')
  } catch {
    return { hosts: [], whyNoHosts: 'its OpenAPI definition is not JSON' }
  }
  const hosts = hostsOf(definition)
  if (hosts.length === 0) return { hosts, whyNoHosts: 'its OpenAPI definition names no host' }
  const isWorkedOut = hosts.some((host) => host.includes('@'))
  return isWorkedOut ? { hosts: [], whyNoHosts: 'its host is an expression' } : { hosts }
}

function hostsOf(definition: unknown): string[] {
  const host = stringField(definition, 'host')
  if (host) {
    const schemes = arrayField(definition, 'schemes').filter((scheme) => typeof scheme === 'string')
    const base = stringField(definition, 'basePath') ?? '/'
    return (schemes.length > 0 ? schemes : ['https']).map((scheme) => `${scheme}://${host}${base}`)
  }
  return arrayField(definition, 'servers')
    .map((server) => stringField(server, 'url'))
    .filter((url) => url !== undefined)
}
