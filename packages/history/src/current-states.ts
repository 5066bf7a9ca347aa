// What is where now, and which records to tell of.
import type { CurrentState, HistoryFilter, HistoryRecord } from './history-record.js'

/** Newest first: by the opening of the record, which no two imports into an environment share for long. */
export function sortRecords(records: readonly HistoryRecord[]): HistoryRecord[] {
  return [...records].sort(
    (one, other) =>
      Date.parse(other.queuedAt) - Date.parse(one.queuedAt) || other.deploymentId - one.deploymentId,
  )
}

/**
 * The newest success of each (repository, environment, solution), sorted by these. That GitHub calls a deployment
 * inactive takes nothing away: the bytes are where they were brought until others are brought there.
 */
export function currentStates(records: readonly HistoryRecord[]): CurrentState[] {
  const groups = new Map<string, HistoryRecord[]>()
  for (const record of records) {
    const place = placeOf(record)
    const group = groups.get(place)
    if (group) group.push(record)
    else groups.set(place, [record])
  }
  return [...groups.values()].flatMap(currentOf).sort(byPlace)
}

/** Where a record belongs; upper and lower case make no difference to GitHub or to Power Platform. */
function placeOf({ repository, environment, solution }: HistoryRecord): string {
  return JSON.stringify([repository, environment, solution].map((name) => name.toLowerCase()))
}

function currentOf(records: readonly HistoryRecord[]): CurrentState[] {
  const record = records
    .filter(({ outcome }) => outcome === 'success')
    .reduce<HistoryRecord | undefined>(later, undefined)
  if (!record) return []
  const newer = sortRecords(records).find(
    (other) => other.outcome !== 'success' && !other.neverBegan && isAfter(other, record),
  )
  const { repository, environment, solution } = record
  return [{ repository, environment, solution, record, ...(newer ? { newer } : {}) }]
}

function later(best: HistoryRecord | undefined, next: HistoryRecord): HistoryRecord {
  return best &&
    endOf(best) >= endOf(next) &&
    (endOf(best) > endOf(next) || best.deploymentId > next.deploymentId)
    ? best
    : next
}

/** When it succeeded or failed, or else was recorded: milliseconds since the epoch. */
function endOf({ finishedAt, queuedAt }: HistoryRecord): number {
  return Date.parse(finishedAt ?? queuedAt)
}

/** One that failed counts from its end: it may have waited while the other came in. */
function isAfter(other: HistoryRecord, record: HistoryRecord): boolean {
  return other.finishedAt === undefined
    ? other.deploymentId > record.deploymentId
    : endOf(other) > endOf(record) ||
        (endOf(other) === endOf(record) && other.deploymentId > record.deploymentId)
}

function byPlace(one: CurrentState, other: CurrentState): number {
  return (
    one.repository.localeCompare(other.repository, 'en') ||
    one.environment.localeCompare(other.environment, 'en') ||
    one.solution.localeCompare(other.solution, 'en')
  )
}

/** The records that fit, newest first, without regard to the limit. */
export function filterRecords(records: readonly HistoryRecord[], filter: HistoryFilter): HistoryRecord[] {
  const { environment, solution, digest, outcome, sinceMs } = filter
  return sortRecords(records).filter(
    (record) =>
      (environment === undefined || sameName(record.environment, environment)) &&
      (solution === undefined || sameName(record.solution, solution)) &&
      (digest === undefined || record.digest === digest) &&
      (outcome === undefined || record.outcome === outcome) &&
      (sinceMs === undefined || Date.parse(record.queuedAt) >= sinceMs),
  )
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
