// The approval on paper: what was decided, by whom, about what, so that whoever relies on it can check it again.
import {
  AlmError,
  arrayField,
  isRecord,
  numberField,
  parseJson,
  quote,
  recordField,
  stringField,
} from '@powerops/core'
import { canonicalJson } from './canonical-json.js'
import type { Decision } from './decide.js'
import type { Person } from './event.js'
import { parseSubject, requestId, type Subject } from './subject.js'

/**
 * A decision as one document. It is not signed: it says what to check, and whoever relies on it asks GitHub again.
 */
export interface ApprovalRecord {
  readonly schemaVersion: 1
  readonly requestId: string
  readonly subject: Subject
  readonly decision: Decision['decision']
  readonly approvers: readonly Person[]
  /** Addresses of the pages where the reviews can be seen. */
  readonly evidence: readonly string[]
  /** ISO 8601, UTC. */
  readonly decidedAt: string
}

const DECISIONS: readonly Decision['decision'][] = ['approved', 'rejected', 'pending', 'expired']
const CLOCK_SKEW_MS = 5 * 60_000
const DAY_MS = 24 * 60 * 60_000

/** Writes a decision down. `now` is in milliseconds since the epoch. */
export function createRecord(
  subject: Subject,
  decision: Decision,
  evidence: readonly string[],
  now: number,
): ApprovalRecord {
  return {
    schemaVersion: 1,
    requestId: requestId(subject),
    subject,
    decision: decision.decision,
    approvers: decision.approvedBy,
    evidence: [...evidence].sort(),
    decidedAt: new Date(now).toISOString(),
  }
}

/** The record as canonical JSON: equal records, equal bytes. */
export function formatRecord(record: ApprovalRecord): string {
  return canonicalJson(record)
}

/**
 * Reads the text of a record and holds it against the subject at hand: every field must be equal.
 * @throws AlmError `digest-mismatch` when the solution is another one; `approval-rejected` for a record of a rejection;
 * `approval-missing` when it is no approval, of something else, too old (`maxAgeMs`, a day when absent) or unreadable;
 * `input-invalid` when its subject is.
 */
export function verifyRecord(
  untrusted: string,
  subject: Subject,
  now: number,
  maxAgeMs: number = DAY_MS,
): ApprovalRecord {
  const record = parseRecord(untrusted)
  if (record.subject.solutionDigest !== subject.solutionDigest) {
    throw new AlmError('digest-mismatch', {
      message: `the approval is for solution ${record.subject.solutionDigest}, not for ${subject.solutionDigest}`,
      remedy: 'Deploy the file that was approved, or ask for an approval of this one.',
    })
  }
  const other = differingField(record.subject, subject)
  if (other) throw missing(`the approval is for another ${other}`)
  if (record.decision === 'rejected') {
    throw new AlmError('approval-rejected', {
      message: `request ${record.requestId} was rejected`,
      remedy: 'Read the review, mend what it asks for, and start a new run.',
    })
  }
  if (record.decision !== 'approved' || record.approvers.length === 0) {
    throw missing(
      `request ${record.requestId} is ${record.decision === 'approved' ? 'approved by nobody' : record.decision}`,
    )
  }
  const ageMs = now - Date.parse(record.decidedAt)
  if (!(ageMs >= -CLOCK_SKEW_MS && ageMs <= maxAgeMs)) {
    throw missing(`the approval of ${record.decidedAt} is too old or lies in the future`)
  }
  return record
}

function parseRecord(untrusted: string): ApprovalRecord {
  const value = parseJson(untrusted, 'the approval record', 'approval-missing')
  if (!isRecord(value) || value['schemaVersion'] !== 1) {
    throw missing('the approval record is not of schema version 1')
  }
  const decision = DECISIONS.find((known) => known === value['decision'])
  const decidedAt = stringField(value, 'decidedAt') ?? ''
  if (!decision || Number.isNaN(Date.parse(decidedAt))) {
    throw missing('the approval record has no decision or no time')
  }
  const subject = parseSubject(recordField(value, 'subject'))
  if (value['requestId'] !== requestId(subject)) {
    throw missing('the request id of the approval record does not belong to its subject')
  }
  const evidence = arrayField(value, 'evidence').filter((link) => typeof link === 'string')
  const approvers = arrayField(value, 'approvers').map(parsePerson)
  return {
    schemaVersion: 1,
    requestId: requestId(subject),
    subject,
    decision,
    approvers,
    evidence,
    decidedAt,
  }
}

function parsePerson(untrusted: unknown): Person {
  const id = numberField(untrusted, 'id')
  if (id === undefined || !Number.isSafeInteger(id) || id < 1) {
    throw missing('an approver of the approval record has no numeric id')
  }
  return { id, login: stringField(untrusted, 'login') ?? '' }
}

function differingField(recorded: Subject, expected: Subject): string | undefined {
  const fields = [
    'repositoryId',
    'commit',
    'environment',
    'target',
    'planDigest',
    'runId',
    'runAttempt',
  ] as const
  const field = fields.find((key) => recorded[key] !== expected[key])
  return field && `${field}: ${quote(String(recorded[field]))} instead of ${quote(String(expected[field]))}`
}

function missing(message: string): AlmError {
  return new AlmError('approval-missing', {
    message,
    remedy: 'Approve this deployment in the run that makes it, and hand on the approval record unchanged.',
  })
}
