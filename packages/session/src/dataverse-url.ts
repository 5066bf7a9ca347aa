// The address of an environment, checked before a token is asked for or sent.
import type { CloudEndpoints } from '@powerops/auth'
import { AlmError, isLoopbackHost, quote } from '@powerops/core'
import { isAllowedUrl } from '@powerops/http'

/** How many endings of hosts a message lists. */
const MAX_SHOWN = 3

/**
 * Accepts an address whose host belongs to the Dataverse of the cloud, or to the machine itself.
 * @throws AlmError `host-not-allowed`.
 */
export function requireDataverseUrl(url: URL, { cloud, dataverseSuffixes }: CloudEndpoints): void {
  const test = isLoopbackHost(url.hostname) && !url.username && !url.password
  if (test || isAllowedUrl(url, { origins: [], suffixes: dataverseSuffixes })) return
  const endings =
    dataverseSuffixes.slice(0, MAX_SHOWN).join(', ') + (dataverseSuffixes.length > MAX_SHOWN ? ', …' : '')
  throw new AlmError('host-not-allowed', {
    message: `${quote(url.origin)} is not the address of a Dataverse environment of the cloud ${cloud}`,
    remedy: `It has the form https://NAME${dataverseSuffixes[0] ?? ''} (endings: ${endings}); for another cloud set the input "cloud" or POWER_PLATFORM_CLOUD.`,
    details: { host: url.host, cloud },
  })
}
