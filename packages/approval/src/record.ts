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
import type { Channel } from './channel.js'
import type { Decision } from './decide.js'
import type { Person } from './event.js'
import { parseSubject, requestId, type Subject } from './subject.js'

/** Where the evidence of a record is. */
export interface RecordSource {
  readonly kind: Channel['kind']
  /** Of the pull request or issue; absent for an environment, whose evidence is the run of the subject. */
  readonly number?: number
}

/** What the one who relies on a record knows of the subject. A field that is absent may have any value. */
export type ExpectedSubject = Pick<Subject, 'repositoryId' | 'solutionDigest' | 'environment'> &
  Partial<Subject>

/**
 * A decision as one document. It is not signed: it says what to check, and whoever relies on it asks GitHub again.
 */
export interface ApprovalRecord {
  readonly schemaVersion: 1
  readonly requestId: string
  readonly subject: Subject
  readonly source: RecordSource
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
  source: RecordSource,
  decision: Decision,
  evidence: readonly string[],
  now: number,
): ApprovalRecord {
  return {
    schemaVersion: 1,
    requestId: requestId(subject),
    subject,
    source,
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
 * Reads the text of a record and holds it against the subject at hand: every expected field must be equal. This is half
 * of the check, since anybody can write a record; the other half is to read its evidence again, decide again, and give
 * both to {@link confirmRecord}.
 * @throws AlmError `digest-mismatch` when the solution is another one; `approval-rejected` for a record of a rejection;
 * `approval-missing` when it is no approval, of something else, too old (`maxAgeMs`, a day when absent) or unreadable;
 * `input-invalid` when its subject is.
 */
export function verifyRecord(
  untrusted: string,
  subject: ExpectedSubject,
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

/**
 * Holds a record against what its evidence says now. Everybody whom it names must still count.
 * @throws AlmError `approval-rejected` when somebody has said no since; `approval-missing` when the request is over, an
 * approver may no longer approve, took the approval back or never gave it, or the evidence proves nothing.
 */
export function confirmRecord(record: ApprovalRecord, now: Decision): void {
  const request = `request ${record.requestId}`
  const why = now.reasons.join('; ')
  if (now.decision === 'rejected') {
    throw new AlmError('approval-rejected', {
      message: `${request} has been rejected since it was approved: ${why}`,
      remedy: 'Read the review, mend what it asks for, and start a new run.',
    })
  }
  if (now.decision === 'expired') throw missing(`the approval of ${request} has expired: ${why}`)
  const gone = record.approvers.filter(({ id }) => now.approvedBy.every((person) => person.id !== id))
  if (gone.length > 0) {
    const names = gone.map(({ id, login }) => `${quote(login)} (${id})`).join(', ')
    throw missing(
      `the record of ${request} names ${names}, whose approval GitHub does not show or who may not approve: ${why}`,
    )
  }
  if (now.decision !== 'approved') throw missing(`${request} is not approved: ${why}`)
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
    source: parseSource(recordField(value, 'source')),
    decision,
    approvers,
    evidence,
    decidedAt,
  }
}

function parseSource(untrusted: unknown): RecordSource {
  const kind = stringField(untrusted, 'kind')
  const number = numberField(untrusted, 'number')
  if (kind === 'environment' && number === undefined) return { kind }
  const isNumbered = kind === 'pull-request' || kind === 'issue'
  if (isNumbered && number !== undefined && Number.isSafeInteger(number) && number >= 1)
    return { kind, number }
  throw missing('the approval record does not say where the approval was given')
}

function parsePerson(untrusted: unknown): Person {
  const id = numberField(untrusted, 'id')
  if (id === undefined || !Number.isSafeInteger(id) || id < 1) {
    throw missing('an approver of the approval record has no numeric id')
  }
  return { id, login: stringField(untrusted, 'login') ?? '' }
}

function differingField(recorded: Subject, expected: ExpectedSubject): string | undefined {
  const fields = [
    'repositoryId',
    'commit',
    'environment',
    'target',
    'planDigest',
    'runId',
    'runAttempt',
  ] as const
  const field = fields.find((key) => expected[key] !== undefined && recorded[key] !== expected[key])
  return field && `${field}: ${quote(String(recorded[field]))} instead of ${quote(String(expected[field]))}`
}

function missing(message: string): AlmError {
  return new AlmError('approval-missing', {
    message,
    remedy: 'Approve this deployment in the run that makes it, and hand on the approval record unchanged.',
  })
}
