// What a policy that was read back has different from the one that was sent.
import { isRecord, type JsonRecord } from '@powerops/core'
import { connectorKey } from '../connector-id.js'
import { field } from '../policy/fields.js'
import { environmentIdOf } from './document.js'

/** What the service writes by itself with every change. */
const OF_THE_SERVICE = new Set(['etag', 'lastmodifiedby', 'lastmodifiedtime', 'createdby', 'createdtime'])
/** Differences that are told; more of them say nothing more. */
const MOST = 20

/**
 * Places where `found` differs from `sent`, as paths such as `policyDefinition.displayName`. The order of connectors
 * and environments does not count, nor does the spelling of field names, nor what the service stamps on a revision.
 */
export function differencesFrom(sent: JsonRecord, found: JsonRecord): string[] {
  return compare(sent, found, '').slice(0, MOST)
}

function compare(sent: unknown, found: unknown, path: string): string[] {
  if (isRecord(sent) && isRecord(found)) {
    return namesOf(sent, found)
      .filter((name) => !OF_THE_SERVICE.has(name.toLowerCase()))
      .flatMap((name) =>
        compare(field(sent, name), field(found, name), path === '' ? name : `${path}.${name}`),
      )
  }
  if (Array.isArray(sent) && Array.isArray(found)) return compareLists(sent, found, path)
  return Object.is(sent, found) || isNothing(sent, found) ? [] : [path]
}

/** Absent, null and empty lists and objects mean the same. */
function isNothing(...values: unknown[]): boolean {
  return values.every(
    (value) =>
      value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0),
  )
}

function compareLists(sent: readonly unknown[], found: readonly unknown[], path: string): string[] {
  const foundByName = new Map(found.map((item, index) => [nameOf(item, index), item]))
  const sentByName = new Map(sent.map((item, index) => [nameOf(item, index), item]))
  const names = [...new Set([...sentByName.keys(), ...foundByName.keys()])]
  return names.flatMap((name) => {
    const isInBoth = sentByName.has(name) && foundByName.has(name)
    const place = `${path}[${name}]`
    return isInBoth ? compare(sentByName.get(name), foundByName.get(name), place) : [place]
  })
}

/** What tells the items of a list apart, wherever they stand in it. */
function nameOf(item: unknown, index: number): string {
  const classification = field(item, 'classification')
  if (typeof classification === 'string') return classification.toLowerCase()
  for (const name of ['id', 'connectorId', 'actionId']) {
    const value = field(item, name)
    if (typeof value === 'string') return connectorKey(value)
  }
  return environmentIdOf(item) || String(index)
}

function namesOf(left: JsonRecord, right: JsonRecord): string[] {
  const names = new Map(
    [...Object.keys(left), ...Object.keys(right)].map((name) => [name.toLowerCase(), name]),
  )
  return [...names.values()]
}
