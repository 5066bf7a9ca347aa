// An approval record checked as if nobody had ever checked it: against the subject at hand, and against GitHub.
import {
  confirmRecord,
  decide,
  verifyRecord,
  type ApprovalRecord,
  type ExpectedSubject,
} from '@powerops/approval'
import { AlmError } from '@powerops/core'
import type { GitHubClient } from '@powerops/github'
import type { Job } from '../job.js'
import { fetchEvidence } from './evidence.js'
import type { ApprovalWish } from './rules-inputs.js'

/** What the verification needs to know beside the record. */
export interface VerificationRequest {
  /** The record as text, from wherever. */
  readonly untrustedRecord: string
  /** The deployment that is about to happen. */
  readonly expected: ExpectedSubject
  /** The job that is about to make it. */
  readonly job: Job
  /** The rules of the one who verifies; those of the gate are not taken over. */
  readonly wish: ApprovalWish
  /** Milliseconds since the epoch. */
  readonly now: number
}

/**
 * Reads a record, holds it against the deployment at hand, reads its evidence from GitHub again and decides again, by
 * the rules given here. Call it immediately before the first change; afterwards hold the plan against
 * `subject.planDigest` and the target against `subject.target` of the answer, where it has them.
 * @throws AlmError `digest-mismatch` for other bytes; `approval-rejected` for a rejection, then or since;
 * `approval-missing`, each with its own message, for a record that is forged, unreadable, too old, of another commit,
 * environment, target, plan, run or repository, or whose approvers may not approve (any more); `approval-unprotected`;
 * and the errors of GitHub's API, since what cannot be read is no approval.
 */
export async function verifyApproval(
  github: GitHubClient,
  { untrustedRecord, expected, job, wish, now }: VerificationRequest,
): Promise<ApprovalRecord> {
  const record = verifyRecord(untrustedRecord, expected, now)
  requireOwnRun(record, job)
  const request = { subject: record.subject, wish, now }
  const { events, rules } = await fetchEvidence(github, record.source, request)
  confirmRecord(record, decide(events, record.subject, rules, now))
  return record
}

/** An issue outlives the run that opened it and is answered in another; every other approval belongs to one run. */
function requireOwnRun({ source, subject, requestId }: ApprovalRecord, job: Job): void {
  if (source.kind === 'issue') return
  const isSameRun = subject.runId === job.runId
  // A pull request is approved for its commit: "Re-run failed jobs" keeps the record of the first attempt.
  if (isSameRun && (source.kind === 'pull-request' || subject.runAttempt === job.runAttempt)) return
  throw new AlmError('approval-missing', {
    message: `request ${requestId} was approved for attempt ${subject.runAttempt} of run ${subject.runId}, not for attempt ${job.runAttempt} of run ${job.runId}`,
    remedy: 'Approve this deployment in the run that makes it, and hand on the approval record unchanged.',
  })
}
