// The last part of an id: a GUID, a prefix with a GUID (`Default-GUID`), or a name that somebody chose.
import { isGuid } from '@powerops/core'
import type { Placeholders } from './placeholders.js'

const DEFAULT_ENVIRONMENT = /^Default-(.+)$/i

/** The stand-in for a member of a collection. */
export function shownMember(value: string, placeholder: Placeholders): string {
  const bare = /^\{.+\}$/.test(value) ? value.slice(1, -1) : value
  if (isGuid(bare)) return placeholder('id', bare)
  const ofTenant = DEFAULT_ENVIRONMENT.exec(value)?.[1]
  if (ofTenant !== undefined && isGuid(ofTenant)) return `Default-${placeholder('id', ofTenant)}`
  return placeholder('text', value)
}
