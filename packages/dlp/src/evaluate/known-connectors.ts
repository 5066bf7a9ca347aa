// Which connectors are known to exist. Of any other one it is a guess that a policy's default class is meant for it.
import { connectorKey, displayNameOfKey } from '../connector-id.js'
import type { ResourceConnector } from './classify.js'
import { documentedUnblockable } from './documented-connectors.js'

/** Connectors that the catalogue of a tenant need not have: built in, or documented as not being listed there. */
const documented: ReadonlySet<string> = new Set([
  ...documentedUnblockable,
  'http',
  'httpwebhook',
  'httprequestreceived',
  'shared_microsoftcopilotstudio',
  'shared_microsoftspatialservices',
  'shared_uiflow',
])

/** The form of the ids of all connectors that are not built in. */
const ORDINARY = /^shared_[^\s/]+$/

/**
 * Tells known connectors from others.
 * @param catalogue ids of all connectors of the tenant; when absent, any id of the form that connectors have is known.
 */
export function connectorsKnownTo(
  catalogue: readonly string[] | undefined,
): (connector: Pick<ResourceConnector, 'key' | 'custom'>) => boolean {
  const keys = catalogue && new Set(catalogue.map(connectorKey))
  return ({ key, custom }) => {
    // Custom connectors are judged by their addresses; the names of virtual ones and modules are documented.
    if (custom || displayNameOfKey(key) !== undefined || key.startsWith('desktopflow.')) return true
    return documented.has(key) || (keys ? keys.has(key) : ORDINARY.test(key))
  }
}
