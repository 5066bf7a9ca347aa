// What an import has to prove, as its inputs ask: which test, which approval, and whose word counts.
import { verifyRecord, type ExpectedSubject } from '@powerops/approval'
import { AlmError, optional, quote } from '@powerops/core'
import type { TrustRules } from '@powerops/history'
import { readJob, type Job } from '../common/job.js'
import type { Inputs, Ports } from './deployment.js'

/** What an import must prove, as its inputs ask. */
export interface ProofRules {
  /** GitHub environments in each of which the bytes must have been imported successfully. */
  testedIn: readonly string[]
  /** How the approval is proven: by a record, or by asking GitHub who approved this run. */
  approval?: { record: string } | 'this run'
  /** GitHub environment that guards the target. */
  environment?: string
  job: Job
  /** Commit that the zip was built from. */
  commit: string
  /** Digest of the plan that the step is held to, 64 hex digits: an approval must be for this one. */
  planDigest?: string
  trust: TrustRules
}

const DAY_MS = 24 * 60 * 60_000

/**
 * What the inputs ask to be proven; undefined when they ask nothing.
 * @throws AlmError `input-missing`, `input-conflict`, `unsupported` outside a job.
 */
export function readProofRules(inputs: Inputs, ports: Ports, solutions: number): ProofRules | undefined {
  const approval = readApprovalWish(inputs.requireApproval)
  const testedIn = inputs.requireTestedIn ?? []
  if (testedIn.length === 0 && approval === undefined) return undefined
  if (approval !== undefined && solutions > 1) {
    throw new AlmError('input-conflict', {
      message: `require-approval is given, and solution-file names ${solutions} solutions: an approval is for the bytes of one`,
      remedy: 'Import each solution in a step of its own, with its own approval.',
    })
  }
  if (approval !== undefined && inputs.githubEnvironment === undefined) {
    throw new AlmError('input-missing', {
      message: 'require-approval is given without github-environment',
      remedy: 'Add "github-environment: …", the name of the GitHub environment that the approval is for.',
    })
  }
  const job = readJob(ports.environment)
  return {
    job,
    commit: inputs.commit ?? job.commit,
    testedIn,
    ...optional('approval', approval),
    ...optional('environment', inputs.githubEnvironment),
    ...optional('planDigest', inputs.planDigest),
    trust: {
      workflows: inputs.testedByWorkflows ?? [thisWorkflow(ports)],
      branches: inputs.testedOnBranches ?? [ports.environment['GITHUB_REF_NAME'] ?? ''],
      ...optional('maxAgeMs', inputs.testedWithinDays && inputs.testedWithinDays * DAY_MS),
    },
  }
}

function readApprovalWish(text: string): ProofRules['approval'] {
  const word = text.trim().toLowerCase()
  if (word === '' || word === 'false') return undefined
  if (word === 'true') return 'this run'
  if (word.startsWith('{')) return { record: text }
  throw new AlmError('input-invalid', {
    message: `input require-approval is ${quote(text)}, which is neither true, false nor an approval record`,
    remedy: 'Hand on the output approval-record of approve-gate unchanged, or write true.',
  })
}

/** The file of the workflow that runs, as the runner names it: `owner/name/.github/workflows/x.yml@refs/heads/main`. */
function thisWorkflow({ environment }: Ports): string {
  return (environment['GITHUB_WORKFLOW_REF'] ?? '').replace(/^[^/]*\/[^/]*\//, '').replace(/@.*$/s, '')
}

/** The deployment that is about to happen, as an approval must name it. */
export function expectedSubject(
  { job, commit, environment, planDigest }: ProofRules,
  digest: string,
): ExpectedSubject {
  return {
    repositoryId: job.repositoryId,
    commit,
    solutionDigest: `sha256:${digest}`,
    environment: (environment ?? '').toLowerCase(),
    ...optional('planDigest', planDigest && `sha256:${planDigest}`),
  }
}

/**
 * The digest of the plan that the record was approved with, read before anything else so that the plan can be held
 * against it. @throws AlmError as verifyRecord does.
 */
export function approvedPlan(rules: ProofRules, digest: string, now: number): string | undefined {
  if (rules.approval === undefined || rules.approval === 'this run') return undefined
  const { subject } = verifyRecord(rules.approval.record, expectedSubject(rules, digest), now)
  return subject.planDigest?.replace('sha256:', '')
}
