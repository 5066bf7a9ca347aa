// The OpenAPI definition of a custom connector: its addresses, and its operations.
import { arrayField, isRecord, recordField, stringField } from '@powerops/core'
import type { DefinedOperation } from '../resource.js'
import { readJsonPart } from './read-part.js'

/** An operation as the definition has it. */
type ConnectorOperation = Omit<DefinedOperation, 'usedBy'>

/** What a definition says. */
export interface Definition {
  /** Host names without scheme or path. */
  readonly hostNames: readonly string[]
  readonly basePath: string
  readonly schemes: readonly string[]
  /** Addresses `scheme://host/basePath`, which URL patterns of data policies are about. */
  readonly hosts: readonly string[]
  readonly operations: readonly ConnectorOperation[]
  /** Why there are no addresses. */
  readonly whyNoHosts?: string
  /** True when the definition is missing, unreadable or without an address; an expression is an address. */
  readonly isUnread: boolean
}

const METHODS = new Set(['delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'trace'])

/** Reads a definition in Swagger 2 or OpenAPI 3; `bytes` are undefined when it is not in the solution. */
export function readDefinition(bytes: Uint8Array | undefined): Definition {
  if (!bytes) return unread('its OpenAPI definition is not in the solution')
  const document = readJsonPart(bytes)
  if ('reason' in document) return unread(`its OpenAPI definition ${document.reason}`)
  if (!isRecord(document.value)) return unread('its OpenAPI definition is no object')
  const address = addressOf(document.value)
  const operations = operationsOf(document.value)
  if (address.hosts.length === 0) {
    const whyNoHosts = 'its OpenAPI definition names no host'
    return { ...address, operations, whyNoHosts, isUnread: true }
  }
  const isWorkedOut = address.hosts.some((host) => /[@{]/.test(host))
  return isWorkedOut
    ? { ...address, hosts: [], operations, whyNoHosts: 'its host is an expression', isUnread: false }
    : { ...address, operations, isUnread: false }
}

function unread(whyNoHosts: string): Definition {
  return { hostNames: [], basePath: '', schemes: [], hosts: [], operations: [], whyNoHosts, isUnread: true }
}

type Address = Pick<Definition, 'hostNames' | 'basePath' | 'schemes' | 'hosts'>

function addressOf(document: unknown): Address {
  const host = stringField(document, 'host')?.trim()
  if (!host) return addressOfServers(document)
  const written = arrayField(document, 'schemes').filter((scheme) => typeof scheme === 'string')
  const schemes = written.length > 0 ? written : ['https']
  const basePath = stringField(document, 'basePath') || '/'
  const path = basePath.startsWith('/') ? basePath : `/${basePath}`
  return {
    hostNames: [host],
    basePath,
    schemes,
    hosts: schemes.map((scheme) => `${scheme}://${host}${path}`),
  }
}

const SERVER = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^]*)$/i

/** Of servers with other paths than the first one, all addresses count. */
function addressOfServers(document: unknown): Address {
  const servers = arrayField(document, 'servers').flatMap((server) => {
    const url = stringField(server, 'url') ?? ''
    const [, scheme = '', host = '', path = ''] = SERVER.exec(url) ?? []
    return host === '' ? [] : [{ url, scheme, host, path }]
  })
  return {
    hostNames: [...new Set(servers.map(({ host }) => host))],
    basePath: servers[0]?.path || (servers.length > 0 ? '/' : ''),
    schemes: [...new Set(servers.map(({ scheme }) => scheme))],
    hosts: servers.map(({ url }) => url),
  }
}

function operationsOf(document: unknown): ConnectorOperation[] {
  return Object.entries(recordField(document, 'paths') ?? {}).flatMap(([path, item]) =>
    Object.entries(isRecord(item) ? item : {})
      .filter(([method]) => METHODS.has(method.toLowerCase()))
      .map(([method, operation]) => ({
        id: stringField(operation, 'operationId') ?? '',
        method: method.toUpperCase(),
        path,
      })),
  )
}
