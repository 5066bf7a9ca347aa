// What has to be proven before an import starts: tests of the same bytes, and an approval of them.
import {
  createRecord,
  decide,
  parseSubject,
  type ApprovalRecord,
  type ExpectedSubject,
  type RecordSource,
} from '@powerops/approval'
import { AlmError, optional, quote } from '@powerops/core'
import type { GitHubClient } from '@powerops/github'
import type { HistoryRecord } from '@powerops/history'
import { fetchEvidence } from '../common/approval/evidence.js'
import { openApprovalClient } from '../common/approval/open-client.js'
import { useUpApproval } from '../common/approval/use-up-approval.js'
import { verifyApproval } from '../common/approval/verify-approval.js'
import { fetchSuccessfulTest } from '../common/history-records.js'
import type { Job } from '../common/job.js'
import type { Inputs, Ports } from './deployment.js'
import { expectedSubject, type ProofRules } from './proof-rules.js'

/** What was proven of one solution. */
export interface Proofs {
  approval?: ApprovalRecord
  /** One for each environment that was asked for, in that order. */
  tests: readonly HistoryRecord[]
}

/** Rejected deployments that a message tells of. */
const MAX_TOLD = 3

/**
 * Looks both up anew, as if nobody had ever checked them; to be called immediately before the first change.
 * @throws AlmError `test-missing`; `approval-missing`, `approval-rejected`, `approval-unprotected`, `digest-mismatch`; and
 * the errors of GitHub's API, since what cannot be read is not proven.
 */
export async function requireProofs(
  rules: ProofRules,
  { uniqueName, digest }: { uniqueName: string; digest: string },
  inputs: Inputs,
  ports: Ports,
): Promise<Proofs> {
  const github = await openApprovalClient(inputs, rules.job, ports)
  const now = ports.clock.now()
  const tests: HistoryRecord[] = []
  for (const environment of rules.testedIn) {
    tests.push(await requireTest(github, rules, { solution: uniqueName, digest, environment }, now))
  }
  const approval = await requireApproval(github, rules, { digest, inputs, now })
  return { tests, ...optional('approval', approval) }
}

async function requireTest(
  github: GitHubClient,
  { commit, trust }: ProofRules,
  wanted: { solution: string; digest: string; environment: string },
  now: number,
): Promise<HistoryRecord> {
  const wish = { ...wanted, commit }
  const { found, rejected, foreign } = await fetchSuccessfulTest(github, wish, trust, now)
  if (found) return found
  const reasons = rejected.map(({ record, reason }) => `deployment ${record.deploymentId} ${reason}`)
  const none = foreign.map(({ deploymentId, reason }) => `deployment ${deploymentId} is no record: ${reason}`)
  const why = reasons.length > 0 ? reasons : ['the history has none of these bytes', ...none]
  throw new AlmError('test-missing', {
    message: `no successful import of ${wanted.digest} (commit ${commit}) into ${quote(wanted.environment)} counts: ${why.slice(0, MAX_TOLD).join('; ')}`,
    remedy: `Deploy this very zip to ${quote(wanted.environment)} with one of these workflows: ${trust.workflows.join(', ')}, on one of these branches: ${trust.branches.join(', ')}.`,
    details: {
      rejected: rejected.map(({ record, reason }) => ({ deploymentId: record.deploymentId, reason })),
    },
  })
}

async function requireApproval(
  github: GitHubClient,
  rules: ProofRules,
  { digest, inputs, now }: { digest: string; inputs: Inputs; now: number },
): Promise<ApprovalRecord | undefined> {
  const { approval, job } = rules
  if (approval === undefined) return undefined
  const expected = expectedSubject(rules, digest)
  if (approval === 'this run') return approvalOfRun(github, expected, { job, inputs, now })
  const request = { untrustedRecord: approval.record, expected, job, wish: inputs, now }
  const record = await verifyApproval(github, request)
  requireTarget(record, inputs.environmentUrl)
  return record
}

/** Without a record: who approved the run for its environment, asked and decided here. */
async function approvalOfRun(
  github: GitHubClient,
  expected: ExpectedSubject,
  { job, inputs, now }: { job: Job; inputs: Inputs; now: number },
): Promise<ApprovalRecord> {
  const subject = parseSubject({ ...expected, runId: job.runId, runAttempt: job.runAttempt })
  const source: RecordSource = { kind: 'environment' }
  const { events, rules, links } = await fetchEvidence(github, source, { subject, wish: inputs, now })
  const decision = decide(events, subject, rules, now)
  if (decision.decision === 'approved') return createRecord(subject, source, decision, links, now)
  const request = `${subject.environment} by run ${job.runId}`
  throw new AlmError(decision.decision === 'rejected' ? 'approval-rejected' : 'approval-missing', {
    message: `the deployment to ${request} is ${decision.decision}: ${decision.reasons.join('; ')}`,
    remedy: 'Have it approved by somebody who may, and who did not ask for it.',
  })
}

function requireTarget({ subject, requestId }: ApprovalRecord, environmentUrl: URL): void {
  const here = environmentUrl.href.replace(/\/+$/, '').toLowerCase()
  if (subject.target === undefined || subject.target === here) return
  throw new AlmError('approval-missing', {
    message: `request ${requestId} was approved for ${quote(subject.target)}, not for ${quote(here)}`,
    remedy: 'Deploy to the environment that was approved, or ask for an approval of this one.',
  })
}

/** An approval that is not tied to one run is for one import: its request is closed. The import stands in any case. */
export async function useUp(
  { approval }: Partial<Proofs>,
  { job }: ProofRules,
  inputs: Inputs,
  ports: Ports,
): Promise<void> {
  if (!approval) return
  try {
    await useUpApproval(await openApprovalClient(inputs, job, ports), approval, job.runUrl)
  } catch (caught) {
    if (!(caught instanceof AlmError) || caught.code === 'cancelled') throw caught
    ports.log.warning(`the request of the approval could not be closed: ${caught.message}`)
  }
}

/** What was proven, as sentences of a log or a summary. */
export function describeProofs({ tests, approval }: Proofs): string[] {
  return [
    ...tests.map(
      ({ environment, runId, deploymentId }) =>
        `tested: imported into ${quote(environment)} by run ${runId} (deployment ${deploymentId})`,
    ),
    ...(approval
      ? [
          `approved: by ${approval.approvers.map(({ login }) => quote(login)).join(', ')} (request ${approval.requestId})`,
        ]
      : []),
  ]
}
