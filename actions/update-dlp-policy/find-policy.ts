// The one data policy that somebody means by its id or its display name.
import { AlmError, nearestNames, quote } from '@powerops/core'
import type { PolicyItem } from '@powerops/admin'

/** Policies that an error message names. */
const MOST_NAMED = 20

/**
 * The policy with that id or else that display name; a name in the very spelling wins over the same in other case.
 * @throws AlmError `dlp-policy-not-found` with the names there are, `dlp-policy-ambiguous` with the ids.
 */
export function choosePolicy(reference: string, policies: readonly PolicyItem[]): PolicyItem {
  const wanted = reference.trim().toLowerCase()
  const choices = [
    policies.filter(({ id }) => id.toLowerCase() === wanted.replace(/^\{(.*)\}$/, '$1')),
    policies.filter(({ displayName }) => displayName.trim() === reference.trim()),
    policies.filter(({ displayName }) => displayName.trim().toLowerCase() === wanted),
  ]
  const [found, ...others] = choices.find(({ length }) => length > 0) ?? []
  if (!found) throw notFound(reference, policies)
  if (others.length > 0) throw ambiguous(reference, [found, ...others])
  return found
}

function notFound(reference: string, policies: readonly PolicyItem[]): AlmError {
  const names = policies.map(({ displayName }) => displayName)
  const near = nearestNames(reference, names, 3)
  const shown = names.slice(0, MOST_NAMED).map(quote).join(', ')
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''
  const meant = near.length > 0 ? `Did you mean ${near.map(quote).join(' or ')}? ` : ''
  return new AlmError('dlp-policy-not-found', {
    message: `no data policy that the identity may see has the id or name ${quote(reference)}`,
    remedy:
      names.length > 0
        ? `${meant}The policies are: ${shown}${more}.`
        : 'The identity sees no policy at all; only Power Platform administrators and registered management applications see those of the tenant.',
    details: { policies: policies.slice(0, MOST_NAMED) },
  })
}

function ambiguous(reference: string, found: readonly PolicyItem[]): AlmError {
  const shown = found.slice(0, MOST_NAMED).map(({ id, displayName }) => `${id} (${quote(displayName)})`)
  return new AlmError('dlp-policy-ambiguous', {
    message: `${found.length} data policies have the name ${quote(reference)}: ${shown.join(', ')}`,
    remedy: 'Use the id of the one you mean.',
    details: { policies: found.slice(0, MOST_NAMED) },
  })
}
