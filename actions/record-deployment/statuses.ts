// The statuses that move a record on: how the import stands, and what was not known when the record was opened.
import { parseJson } from '@powerops/core'
import {
  formatApproval,
  formatFacts,
  readApprovalNote,
  type HistoryRecord,
  type Outcome,
} from '@powerops/history'
import { importFacts, type EntryFacts } from './history-entry.js'

/** One status to set. */
export interface NewStatus {
  state: Outcome
  description: string
}

/**
 * The statuses in their order, the last of which is the one that was asked for. `opened` is absent for a record that is
 * opened now, whose payload holds the approval.
 */
export function planStatuses(facts: EntryFacts, opened: HistoryRecord | undefined): NewStatus[] {
  const { state, solutionName, solutionVersion } = facts
  const approved = opened && isUnderWay(opened, state) ? approvalLines(facts, opened) : []
  const begun = approved.map((description) => ({ state: 'in_progress' as const, description }))
  const text = formatFacts(importFacts(facts), '')
  if (state === 'in_progress' && begun.length > 0 && text === '') return begun
  return [...begun, { state, description: text || `${solutionName} ${solutionVersion}` }]
}

/** Whether the import began, or begins now: of one that never did no approval was used. */
function isUnderWay({ outcome }: HistoryRecord, state: Outcome): boolean {
  return state !== 'queued' && !(state === 'failure' && outcome === 'queued')
}

function approvalLines({ approvalRecord }: EntryFacts, { approval }: HistoryRecord): string[] {
  if (approvalRecord === undefined || approval !== undefined) return []
  const note = readApprovalNote(parseJson(approvalRecord, 'input approval-record', 'input-invalid'))
  return note ? formatApproval(note) : []
}
