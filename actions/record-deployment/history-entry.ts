// What the deployment history says about an import, beside what GitHub itself notes: when, by which run, which commit.
import type { InputValues } from '@powerops/actions-kit'
import { AlmError, isRecord, optional, parseJson, quote, type JsonRecord } from '@powerops/core'
import type { Job } from '../common/job.js'
import type { inputs } from './inputs.js'

/** The facts of the inputs that an entry holds. */
export type ImportFacts = Pick<
  InputValues<typeof inputs>,
  'solutionName' | 'solutionVersion' | 'solutionDigest' | 'environmentUrl' | 'importJobId' | 'approvalRecord'
>

/**
 * The payload of the deployment.
 * @throws AlmError `input-invalid` when the approval record is not what approve-gate hands on.
 */
export function describeImport(facts: ImportFacts, job: Pick<Job, 'runId' | 'runAttempt'>): JsonRecord {
  return {
    schemaVersion: 1,
    solution: facts.solutionName,
    version: facts.solutionVersion,
    digest: facts.solutionDigest,
    runId: job.runId,
    runAttempt: job.runAttempt,
    ...optional('environmentUrl', facts.environmentUrl?.origin),
    ...optional('importJobId', facts.importJobId),
    ...optional('approval', facts.approvalRecord && parseApproval(facts.approvalRecord)),
  }
}

function parseApproval(text: string): JsonRecord {
  const approval = parseJson(text, 'input approval-record', 'input-invalid')
  if (isRecord(approval)) return approval
  throw new AlmError('input-invalid', {
    message: `input approval-record is ${quote(text)}, which is not a JSON object`,
    remedy: 'Hand on the output approval-record of approve-gate unchanged, or leave the input out.',
  })
}
