// One entry per import, however often a job is run again: whether to open one, move one on, or leave it as it is.
import type { HistoryRecord, Outcome } from './history-record.js'
import { sortRecords } from './current-states.js'

/** What is to be written. */
export interface EntryWish {
  outcome: Outcome
  runAttempt: number
  importJobId?: string
}

/** `keep`: what is to be written is there already, or would take back what is. */
export type EntryChoice =
  | { kind: 'open' }
  | { kind: 'move'; record: HistoryRecord }
  | { kind: 'keep'; record: HistoryRecord; reason: string }

const PROGRESS: readonly Outcome[] = ['queued', 'in_progress']

/** Chooses among the records of the same run, environment, solution and digest. */
export function chooseEntry(records: readonly HistoryRecord[], wish: EntryWish): EntryChoice {
  const record = findEntry(sortRecords(records), wish)
  if (!record) return { kind: 'open' }
  if (record.outcome === 'success') {
    const reason =
      wish.outcome === 'failure'
        ? 'the import succeeded, and a later failure does not undo it'
        : 'its success is on record'
    return { kind: 'keep', record, reason }
  }
  const tellsJob = wish.importJobId !== undefined && record.importJobId === undefined
  if (record.outcome === wish.outcome && !tellsJob)
    return { kind: 'keep', record, reason: `it stands at ${record.outcome} already` }
  if (record.outcome === 'in_progress' && wish.outcome === 'queued')
    return { kind: 'keep', record, reason: 'the import has begun' }
  return { kind: 'move', record }
}

/** The entry of this import. A later attempt of a failed import is an import of its own, unless its job is the same. */
function findEntry(records: readonly HistoryRecord[], wish: EntryWish): HistoryRecord | undefined {
  const { importJobId, runAttempt } = wish
  const same = records.find((record) => importJobId !== undefined && record.importJobId === importJobId)
  if (same) return same
  const newest = records.find((record) => importJobId === undefined || record.importJobId === undefined)
  if (!newest) return undefined
  const isOver =
    newest.outcome === 'failure' && (newest.runAttempt < runAttempt || PROGRESS.includes(wish.outcome))
  return isOver ? undefined : newest
}
