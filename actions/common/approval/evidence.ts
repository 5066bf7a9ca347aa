// What GitHub shows of an approval, read now: the events, and the rules with everybody in them as numeric ids.
import type { ApprovalEvent, ApprovalRules, RecordSource, Subject } from '@powerops/approval'
import { AlmError } from '@powerops/core'
import type { GitHubClient } from '@powerops/github'
import { fetchEnvironmentEvidence } from './environment-evidence.js'
import { fetchIssueEvidence } from './issue-evidence.js'
import { fetchPullRequestEvidence } from './pull-request-evidence.js'
import type { ApprovalWish } from './rules-inputs.js'

/** All that `decide` needs. */
export interface Evidence {
  readonly events: readonly ApprovalEvent[]
  readonly rules: ApprovalRules
  /** Addresses of the pages where it can be seen. */
  readonly links: readonly string[]
}

/** What an approval is read for. */
export interface EvidenceRequest {
  readonly subject: Subject
  readonly wish: ApprovalWish
  /** Milliseconds since the epoch. */
  readonly now: number
}

/**
 * Reads the evidence of an approval of any kind. Whatever cannot be read is an error, and so no approval.
 * @throws AlmError `approval-unprotected` for an environment without reviewers, `approval-missing` when the subject is no
 * longer the one of its run, `access-denied` naming the permission that the job lacks.
 */
export async function fetchEvidence(
  github: GitHubClient,
  source: RecordSource,
  request: EvidenceRequest,
): Promise<Evidence> {
  const { kind, number } = source
  if (kind === 'environment') return fetchEnvironmentEvidence(github, request)
  if (number === undefined)
    throw new AlmError('internal-error', { message: `an approval by ${kind} has no number` })
  return kind === 'issue'
    ? fetchIssueEvidence(github, number, request)
    : fetchPullRequestEvidence(github, number, request)
}
