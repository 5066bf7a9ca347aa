// Environments by id, by URL, by name.
import { AlmError, nearestNames, quote } from '@powerops/core'
import { addressOf, isEnvironmentId, parseEnvironment, parseEnvironmentId } from './environment.js'
import { PLATFORM, type Service } from './service.js'
import type { Environment } from './types.js'

const VERSION = '2023-06-01'

/** @throws AlmError `environment-not-found`. */
export async function getEnvironment(service: Service, untrustedId: string): Promise<Environment> {
  const id = parseEnvironmentId(untrustedId)
  const path = `${PLATFORM}/scopes/admin/environments/${id}`
  return parseEnvironment(await service.get(path, { 'api-version': VERSION }, `reading environment ${id}`))
}

/** Undefined instead of `environment-not-found`. */
export async function getEnvironmentIfThere(service: Service, id: string): Promise<Environment | undefined> {
  try {
    return await getEnvironment(service, id)
  } catch (caught) {
    if (
      caught instanceof AlmError &&
      (caught.code === 'environment-not-found' || caught.details['status'] === 404)
    ) {
      return undefined
    }
    throw caught
  }
}

export async function listEnvironments(service: Service): Promise<Environment[]> {
  const path = `${PLATFORM}/scopes/admin/environments`
  return (await service.list(path, { 'api-version': VERSION }, 'listing the environments')).map(
    parseEnvironment,
  )
}

/** The environment whose URL has `domainName` as first label. */
export async function findByDomainName(
  service: Service,
  domainName: string,
): Promise<Environment | undefined> {
  const wanted = domainName.toLowerCase()
  return (await listEnvironments(service)).find(
    ({ dataverse }) => dataverse?.domainName.toLowerCase() === wanted,
  )
}

/** See AdminClient.findEnvironment. */
export async function findEnvironment(service: Service, untrustedReference: string): Promise<Environment> {
  const reference = untrustedReference.trim()
  if (isEnvironmentId(reference)) return getEnvironment(service, reference)
  return chooseEnvironment(await listEnvironments(service), reference)
}

/**
 * The one environment that a URL, domain name or display name means.
 * @throws AlmError `environment-not-found`, `environment-ambiguous`.
 */
function chooseEnvironment(environments: readonly Environment[], reference: string): Environment {
  const found = environments.filter(matcherOf(reference))
  const [first, second] = found
  if (first && second) throw ambiguous(reference, found)
  if (first) return first
  const names = environments.flatMap(({ displayName, dataverse }) => [
    displayName,
    ...(dataverse ? [dataverse.domainName] : []),
  ])
  const near = nearestNames(reference, names, 3)
  throw new AlmError('environment-not-found', {
    message: `no environment that the identity may see has the id, URL or name ${quote(reference)}`,
    remedy:
      near.length > 0
        ? `Did you mean ${near.map(quote).join(' or ')}?`
        : 'Check the name, and that the application is registered as a management application of the tenant.',
  })
}

function matcherOf(reference: string): (environment: Environment) => boolean {
  const address = parseAddress(reference)
  if (address !== undefined) return ({ dataverse }) => dataverse?.url.toLowerCase() === address
  const name = reference.toLowerCase()
  return ({ displayName, dataverse }) =>
    displayName.toLowerCase() === name || dataverse?.domainName.toLowerCase() === name
}

/** `https://contoso.crm4.dynamics.com/main.aspx` and `contoso.crm4.dynamics.com` mean the same environment. */
function parseAddress(reference: string): string | undefined {
  const hostOnly = /^[a-z0-9-]+(\.[a-z0-9-]+){2,}\/?$/i.test(reference)
  const text = hostOnly ? `https://${reference}` : reference
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  if (/\.aspx$/i.test(url.pathname)) url.pathname = '/'
  return addressOf(url).toLowerCase()
}

function ambiguous(reference: string, found: readonly Environment[]): AlmError {
  const candidates = found.map(({ id, displayName, dataverse }) => ({
    id,
    displayName,
    url: dataverse?.url ?? '',
  }))
  const shown = candidates.map(({ id, displayName, url }) => `${quote(displayName)} ${id} ${url}`.trim())
  return new AlmError('environment-ambiguous', {
    message: `${quote(reference)} fits ${found.length} environments: ${shown.join('; ')}`,
    remedy: 'Use the id or the URL of the one you mean.',
    details: { candidates },
  })
}
