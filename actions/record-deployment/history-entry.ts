// What the deployment history says about an import, beside what GitHub itself notes: when and by whom it was written.
import type { InputValues } from '@powerops/actions-kit'
import { AlmError, isRecord, optional, parseJson, quote, type JsonRecord } from '@powerops/core'
import { createPayload, parseLoginIn, type ImportFacts } from '@powerops/history'
import { createHash } from 'node:crypto'
import type { Job } from '../common/job.js'
import type { inputs } from './inputs.js'
import type { RecordedSolution } from './solution.js'

/** The facts of the inputs that an entry holds. */
export type EntryFacts = RecordedSolution &
  Pick<
    InputValues<typeof inputs>,
    | 'managed'
    | 'previousVersion'
    | 'operation'
    | 'importJobId'
    | 'planDigest'
    | 'commit'
    | 'requester'
    | 'environmentUrl'
    | 'approvalRecord'
    | 'durationSeconds'
    | 'state'
  >

/**
 * The payload of the deployment. `now` is in milliseconds since the epoch.
 * @throws AlmError `input-invalid` when the approval record is not what approve-gate hands on, or the requester is no
 * login.
 */
export function describeImport(
  facts: EntryFacts,
  job: Pick<Job, 'runId' | 'runAttempt' | 'commit' | 'actor'>,
  now: number,
): JsonRecord {
  const { approvalRecord, durationSeconds, state } = facts
  const begunBefore = state === 'success' || state === 'failure' ? durationSeconds : undefined
  const requester = requesterOf(facts.requester, job.actor)
  return createPayload({
    solution: facts.solutionName,
    version: facts.solutionVersion,
    digest: facts.solutionDigest,
    runId: job.runId,
    runAttempt: job.runAttempt,
    ...importFacts(facts),
    ...optional('managed', facts.managed),
    ...optional('planDigest', facts.planDigest),
    ...optional(
      'workflowCommit',
      facts.commit === undefined || facts.commit === job.commit ? undefined : job.commit,
    ),
    ...optional('requester', requester),
    ...optional('environmentUrl', facts.environmentUrl?.origin),
    ...optional('approval', approvalRecord === undefined ? undefined : parseApproval(approvalRecord)),
    ...optional('approvalDigest', approvalRecord === undefined ? undefined : sha256(approvalRecord)),
    ...optional(
      'startedAt',
      begunBefore === undefined ? undefined : new Date(now - begunBefore * 1000).toISOString(),
    ),
  })
}

/** What is mostly known only once the import has run. */
export function importFacts({ operation, previousVersion, importJobId }: EntryFacts): ImportFacts {
  return {
    ...optional('operation', operation),
    ...optional('previousVersion', previousVersion),
    ...optional('importJobId', importJobId),
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function requesterOf(given: string | undefined, actor: string | undefined): string | undefined {
  const login = given?.trim().replace(/^@/, '')
  if (login === undefined) return parseLoginIn(actor)
  if (parseLoginIn(login) !== undefined) return login
  throw new AlmError('input-invalid', {
    message: `input requester is ${quote(login)}, which is not a login of GitHub`,
    remedy:
      'Name the account that asked for the import, or leave the input out for the one that started the run.',
  })
}

function parseApproval(text: string): JsonRecord {
  const approval = parseJson(text, 'input approval-record', 'input-invalid')
  if (isRecord(approval)) return approval
  throw new AlmError('input-invalid', {
    message: `input approval-record is ${quote(text)}, which is not a JSON object`,
    remedy: 'Hand on the output approval-record of approve-gate unchanged, or leave the input out.',
  })
}
