// Which hosts may see a service's token. Decided on the parsed URL, never on text.
import { AlmError, isLoopbackHost, quote } from '@powerops/core'

/** How many allowed hosts a message lists. */
const MAX_SHOWN = 4

/** The hosts of one service. */
export interface HostRule {
  /** Base addresses; scheme, host and port must be equal. */
  origins: readonly URL[]
  /** Further hosts, https on the default port, by their ending; each begins with a dot: `.api.bap.microsoft.com`. */
  suffixes?: readonly string[]
}

/** The hosts of a service with one base address, with its regional hosts (`europe.` + host) where it has any. */
export function serviceHosts(base: URL, options: { subdomains?: boolean } = {}): HostRule {
  const suffixes = options.subdomains && !isLoopbackHost(base.hostname) ? [`.${base.hostname}`] : []
  return { origins: [base], suffixes }
}

/**
 * Tells whether a URL belongs to the service. Loopback hosts stand for each other when the port is the same, because
 * a test server calls itself `localhost` or `127.0.0.1`, http or https, as it likes.
 */
export function isAllowedUrl(url: URL, rule: HostRule): boolean {
  if (url.username || url.password) return false
  if (isLoopbackHost(url.hostname)) {
    return rule.origins.some((origin) => isLoopbackHost(origin.hostname) && samePort(origin, url))
  }
  if (rule.origins.some((origin) => origin.origin === url.origin)) return true
  if (url.protocol !== 'https:') return false
  return url.port === '' && (rule.suffixes ?? []).some((suffix) => endsWithSuffix(url.hostname, suffix))
}

/** @throws AlmError `host-not-allowed` naming the host and those that are allowed. */
export function requireAllowedUrl(url: URL, rule: HostRule): void {
  if (isAllowedUrl(url, rule)) return
  const allowed = [
    ...rule.origins.map((origin) => origin.origin),
    ...(rule.suffixes ?? []).map((suffix) => `https://*${suffix}`),
  ]
  const shown = [...allowed.slice(0, MAX_SHOWN), ...(allowed.length > MAX_SHOWN ? ['…'] : [])]
  const userInfo = url.username || url.password ? ' with a user name in it' : ''
  throw new AlmError('host-not-allowed', {
    message: `the address ${quote(url.origin)}${userInfo} does not belong to the service, so no credentials are sent there`,
    remedy: `Allowed: ${shown.join(', ')}. Check the environment URL, the cloud and the POWER_PLATFORM_*_URL variables.`,
    details: { host: url.host },
  })
}

function samePort(a: URL, b: URL): boolean {
  return /^https?:$/.test(b.protocol) && effectivePort(a) === effectivePort(b)
}

function effectivePort({ port, protocol }: URL): string {
  return port === '' ? (protocol === 'https:' ? '443' : '80') : port
}

function endsWithSuffix(hostname: string, suffix: string): boolean {
  return suffix.startsWith('.') && hostname.length > suffix.length && hostname.endsWith(suffix)
}
