// The one connector that somebody means by an id, the end of an id or a display name.
import { AlmError, nearestNames, quote } from '@powerops/core'
import { connectorKey } from '../connector-id.js'
import type { KnownConnector } from './change.js'

/** Names that an error message proposes, and ids that it lists. */
const PROPOSALS = 5
const APIS = '/providers/Microsoft.PowerApps/apis'

/** Policies classify it, but no list of the service holds it: the admin center wants it added by hand. */
const SPATIAL_SERVICES: KnownConnector = {
  id: `${APIS}/shared_microsoftspatialservices`,
  displayName: 'Spatial Services',
}

/**
 * The connectors that a reference fits, each once; an id wins over a display name. More than one only for a display
 * name.
 */
export function matchConnectors(reference: string, connectors: readonly KnownConnector[]): KnownConnector[] {
  const all = [...connectors, SPATIAL_SERVICES]
  const key = isId(reference) ? connectorKey(reference) : undefined
  const byId = all.findLast(({ id }) => connectorKey(id) === key)
  if (byId) return [byId]
  const name = reference.trim().toLowerCase()
  const byName = all.filter(({ displayName }) => displayName.trim().toLowerCase() === name)
  return [...new Map(byName.map((one) => [connectorKey(one.id), one])).values()]
}

/** A slash in anything but a path belongs to a display name. */
function isId(reference: string): boolean {
  return !reference.includes('/') || /\/apis\/[^/]+\/?$/i.test(reference.trim())
}

/**
 * The connector that a reference means.
 * @throws AlmError `input-invalid` with the nearest names when there is none, with the ids when there are several.
 */
export function findConnector(reference: string, connectors: readonly KnownConnector[]): KnownConnector {
  const [found, ...others] = matchConnectors(reference, connectors)
  if (found && others.length === 0) return found
  if (found) throw ambiguous(reference, [found, ...others])
  const names = connectors.flatMap(({ id, displayName }) => [displayName, id.slice(id.lastIndexOf('/') + 1)])
  const near = nearestNames(reference, [...new Set(names)], PROPOSALS)
  throw new AlmError('input-invalid', {
    message: `${quote(reference)} is none of the ${connectors.length} connectors that the policy can classify`,
    remedy:
      near.length > 0
        ? `Did you mean ${near.map(quote).join(' or ')}?`
        : 'Use the display name or the id of a connector as the admin center shows them; a custom connector is known by its id in the environments that the policy covers, elsewhere policies classify it by URL patterns.',
    details: { connector: reference, near },
  })
}

function ambiguous(reference: string, found: readonly KnownConnector[]): AlmError {
  const ids = found.map(({ id }) => id)
  return new AlmError('input-invalid', {
    message: `${quote(reference)} is the display name of ${found.length} connectors: ${ids.slice(0, PROPOSALS).map(quote).join(', ')}`,
    remedy: 'Use the id of the one you mean.',
    details: { connector: reference, ids },
  })
}
