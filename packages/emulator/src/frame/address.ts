// Which service and which environment a URL means: by port, by alias path, or by a real host name.
import type { EnvironmentView } from './context.js'

/** Real hosts, each answered by one service only, so that a client that mixes them up is seen. */
const REAL_HOSTS: readonly [RegExp, readonly string[]][] = [
  [/^login\.(microsoftonline\.com|microsoft\.com|windows\.net)$/, ['entra']],
  [/^169\.254\.169\.254$/, ['entra']],
  [/^(.+\.)?api\.bap\.microsoft\.com$/, ['bap', 'governance']],
  [/^(.+\.)?api\.powerapps\.com$/, ['powerapps']],
  [/^(.+\.)?api\.powerplatform\.com$/, ['ppapi']],
  [/^([a-z]+\.)?api\.advisor\.powerapps\.com$/, ['checker']],
  [/\.dynamics\.com$/, ['dataverse']],
  [/^((api|codeload|uploads)\.)?github\.com$/, ['github']],
  [/^token\.actions\.githubusercontent\.com$/, ['github']],
]
const ALIAS = /^\/org\/([^/]+)(?=\/|$)/
const ORGANIZATION_HOST = /^([a-z0-9-]+)\.(?:api\.)?crm\d*\.dynamics\.com$/

export interface Address {
  path: string
  root: string
  environment?: EnvironmentView | undefined
  /** The services that may answer; undefined when any may. */
  services?: readonly string[] | undefined
}

export interface EnvironmentLookup {
  byId(id: string): EnvironmentView | undefined
  byDomain(domainName: string): EnvironmentView | undefined
}

/** Reads the address; `ownerId` is the environment whose port was asked, when it was an environment's. */
export function readAddress(url: URL, ownerId: string | undefined, lookup: EnvironmentLookup): Address {
  const plain = { path: url.pathname, root: url.origin }
  if (ownerId !== undefined) {
    return { ...plain, environment: lookup.byId(ownerId), services: ['dataverse'] }
  }
  const alias = ALIAS.exec(url.pathname)
  if (alias?.[1] !== undefined) {
    const path = url.pathname.slice(alias[0].length) || '/'
    const environment = lookup.byDomain(alias[1].toLowerCase())
    return { path, root: url.origin + alias[0], environment, services: ['dataverse'] }
  }
  const services = REAL_HOSTS.find(([pattern]) => pattern.test(url.hostname))?.[1]
  const domainName = ORGANIZATION_HOST.exec(url.hostname)?.[1]
  const environment = domainName === undefined ? undefined : lookup.byDomain(domainName)
  return { ...plain, environment, services }
}

/** Tells whether a host is the emulator's own address, the only one its control routes answer on. */
export function isControlHost(url: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
}
