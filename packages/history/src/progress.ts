// How an import stands, from the statuses of its deployment.
import { optional } from '@powerops/core'
import type { StatusRow } from './deployment-row.js'
import type { Outcome } from './history-record.js'
import { isTrusted } from './maker.js'
import { parseApproval, parseFacts, type ApprovalNote, type ImportFacts } from './payload.js'
import { parseLinkIn, parseTimeIn } from './plain-values.js'

/** What the statuses tell. */
export interface Progress {
  outcome: Outcome
  inactive: boolean
  facts: ImportFacts
  /** The approval that statuses tell of, and the log of the first of them. */
  approval?: ApprovalNote & { logUrl?: string }
  /** It ended while it was queued: rejected, cancelled or refused. */
  neverBegan: boolean
  startedAt?: string
  finishedAt?: string
  environmentUrl?: string
  logUrl?: string
}

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  queued: 'queued',
  pending: 'queued',
  waiting: 'queued',
  in_progress: 'in_progress',
  success: 'success',
  failure: 'failure',
  error: 'failure',
}
const ORDER: readonly Outcome[] = ['queued', 'in_progress', 'failure', 'success']

interface Step {
  outcome: Outcome
  status: StatusRow
}

/**
 * Reads the statuses that `creators` made; what others say of an import does not count. `inactive` never says how an
 * import ended: GitHub sets it on every older success of an environment, whatever solution that was.
 */
export function readProgress(statuses: readonly StatusRow[], creators: readonly string[]): Progress {
  const steps = statuses
    .filter((status) => isTrusted(status.creator, creators))
    .flatMap((status): Step[] => {
      const outcome = Object.hasOwn(OUTCOMES, status.state) ? OUTCOMES[status.state] : undefined
      return outcome ? [{ outcome, status }] : []
    })
    .sort(inOrder)
  const last = steps.at(-1)
  const begun = steps.filter(({ outcome }) => outcome === 'in_progress')
  const started = firstOfLastTry(steps)
  const ended = last?.outcome === 'success' || last?.outcome === 'failure' ? last : undefined
  const newestLink = (key: 'environmentUrl' | 'logUrl'): string | undefined =>
    parseLinkIn(steps.findLast(({ status }) => parseLinkIn(status[key]))?.status[key])
  return {
    outcome: last?.outcome ?? 'queued',
    inactive: statuses.some(({ state }) => state === 'inactive'),
    facts: Object.assign({}, ...steps.map(({ status }) => parseFacts(status.description))) as ImportFacts,
    neverBegan:
      last?.outcome === 'failure' && begun.length === 0 && steps.some(({ outcome }) => outcome === 'queued'),
    ...optional('approval', readApprovals(steps)),
    ...optional('startedAt', parseTimeIn(started?.status.createdAt)),
    ...optional('finishedAt', parseTimeIn(ended?.status.createdAt)),
    ...optional('environmentUrl', newestLink('environmentUrl')),
    ...optional('logUrl', newestLink('logUrl')),
  }
}

/** The status with which the import began; what failed and is tried again begins anew. */
function firstOfLastTry(steps: readonly Step[]): Step | undefined {
  const last = steps.findLastIndex(({ outcome }) => outcome === 'in_progress')
  const failed = steps.findLastIndex(({ outcome }, index) => index < last && outcome === 'failure')
  return steps.find(({ outcome }, index) => index > failed && outcome === 'in_progress')
}

/** The first that is told, in several statuses where it has many approvers: nothing that is said later replaces it. */
function readApprovals(steps: readonly Step[]): Progress['approval'] {
  const notes = steps.flatMap(({ status }) => {
    const note = parseApproval(status.description)
    return note ? [{ ...note, ...optional('logUrl', parseLinkIn(status.logUrl)) }] : []
  })
  const [first] = notes
  if (!first) return undefined
  const same = notes.filter(({ requestId }) => requestId === first.requestId)
  return { ...first, approvers: [...new Set(same.flatMap(({ approvers }) => approvers))] }
}

/** By time; GitHub's clock has seconds, within which an import goes forward. */
function inOrder(one: Step, other: Step): number {
  const byTime = Date.parse(one.status.createdAt) - Date.parse(other.status.createdAt)
  return byTime || ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome)
}
