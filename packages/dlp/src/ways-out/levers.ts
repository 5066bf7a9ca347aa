// What has to be changed in a policy to give a connector another class.
import { customStem } from '../connector-id.js'
import { entriesOf, hasPatterns, type ResourceConnector } from '../evaluate/classify.js'
import { normalizeAddress } from '../evaluate/pattern.js'
import type { Policy } from '../policy/policy.js'

/** An entry of a group (there, or to be added), or a URL pattern rule for one address of a custom connector. */
export type Lever =
  | { readonly kind: 'entry'; readonly key: string; readonly connector: ResourceConnector }
  | { readonly kind: 'address'; readonly key: string; readonly address: string }

/**
 * The levers of a connector in a policy. Connectors that share a lever change their class together: those of one address,
 * and those of one entry.
 */
export function leversOf(connector: ResourceConnector, policy: Policy): Lever[] {
  const entries = entriesOf(connector, policy)
  if (entries.length > 0) {
    return entries.map((entry) => ({ kind: 'entry', key: `entry ${entry.key}`, connector }))
  }
  const addresses = connector.custom?.hosts ?? []
  // A star in an address would make a rule for it one for other addresses as well.
  if (addresses.length > 0 && hasPatterns(policy) && !addresses.some((one) => one.includes('*'))) {
    return addresses.map((address) => ({
      kind: 'address',
      key: `address ${normalizeAddress(address)}`,
      address,
    }))
  }
  const stem = customStem(connector.key)
  const isStem = connector.custom !== undefined && stem === connector.custom.stem
  return [{ kind: 'entry', key: isStem ? `stem ${stem}` : `entry ${connector.key}`, connector }]
}
