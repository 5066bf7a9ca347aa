// The gate before production: who approved this run, by GitHub's own record of it, and whether that is enough.
import { defineAction, markdownFacts, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import {
  createRecord,
  decide,
  formatRecord,
  parseSubject,
  requestId,
  type ApprovalRecord,
  type ApprovalRules,
  type Decision,
  type Subject,
} from '@powerops/approval'
import { AlmError, optional, quote, toMarkdownCode, toMarkdownText } from '@powerops/core'
import type { GitHubClient, ProtectedEnvironment, RunApproval } from '@powerops/github'
import { readJob, type Job } from '../common/job.js'
import { openGitHub } from '../common/services.js'
import { inputs, outputs } from './inputs.js'
import { eventsOfAttempt, toEvents } from './reviews.js'

type Inputs = InputValues<typeof inputs>

export const action = defineAction({
  name: 'approve-gate',
  inputs,
  outputs,
  async run(inputs, ports) {
    const job = readJob(ports.environment)
    const subject = describeSubject(inputs, job)
    const github = await openGitHub(inputs.githubToken, job.repository, ports)
    const environment = await requireProtection(github, inputs.environment)
    const reviews = await github.listRunApprovals(job.runId)
    const rules = await establishRules(github, inputs, job, environment, reviews)

    const nowMs = ports.clock.now()
    const events = eventsOfAttempt(toEvents(reviews, subject), subject, rules, nowMs)
    const decision = decide(events, subject, rules, nowMs)
    const record = createRecord(subject, decision, [job.runUrl], nowMs)
    report(record, decision, ports)
    if (decision.decision !== 'approved') throw refusal(inputs.environment, decision)
    return { reasonCode: 'ok', details: { record } }
  },
})

function describeSubject(inputs: Inputs, job: Job): Subject {
  return parseSubject({
    repositoryId: job.repositoryId,
    commit: job.commit,
    solutionDigest: inputs.solutionDigest,
    environment: inputs.environment,
    ...optional('planDigest', inputs.planDigest),
    runId: job.runId,
    runAttempt: job.runAttempt,
  })
}

/** @throws AlmError `approval-unprotected`: without reviewers GitHub lets every job pass, and nobody approved anything. */
async function requireProtection(
  github: Pick<GitHubClient, 'findEnvironment'>,
  name: string,
): Promise<ProtectedEnvironment> {
  const environment = await github.findEnvironment(name)
  if (environment && environment.reviewers.length > 0) return environment
  throw new AlmError('approval-unprotected', {
    message: `the GitHub environment ${quote(name)} ${environment ? 'has no required reviewers' : 'does not exist'}`,
    remedy: 'In the settings of the repository, under Environments, create it and add required reviewers.',
  })
}

async function establishRules(
  github: GitHubClient,
  inputs: Inputs,
  job: Job,
  environment: ProtectedEnvironment,
  reviews: readonly RunApproval[],
): Promise<ApprovalRules> {
  const [run, commit] = await Promise.all([github.getRun(job.runId), github.getCommit(job.commit)])
  const requesters = [run.actor.id, run.triggeringActor.id, ...(commit.author ? [commit.author.id] : [])]
  return {
    minimum: inputs.minimumApprovals,
    approvers: await findApprovers(github, inputs.approvers, environment, reviews),
    requesters,
    forbidRequesters: !inputs.allowSelfApproval,
    environmentHasReviewers: environment.reviewers.length > 0,
  }
}

/** The ids of those among the reviewers of the run who may approve: named ones, else the environment's reviewers. */
async function findApprovers(
  github: GitHubClient,
  named: readonly string[] | undefined,
  environment: ProtectedEnvironment,
  reviews: readonly RunApproval[],
): Promise<number[]> {
  const people = [...new Map(reviews.map(({ user }) => [user.id, user])).values()]
  if (named) {
    const logins = new Set(named.map((login) => login.replace(/^@/, '').toLowerCase()))
    return people.filter(({ login }) => logins.has(login.toLowerCase())).map(({ id }) => id)
  }
  const checks = people.map(async ({ id, login }) => {
    for (const reviewer of environment.reviewers) {
      if (reviewer.kind === 'user' && reviewer.id === id) return [id]
      if (
        reviewer.kind === 'team' &&
        (await github.isTeamMember(github.repository.owner, reviewer.slug, login))
      )
        return [id]
    }
    return []
  })
  return (await Promise.all(checks)).flat()
}

function report(
  record: ApprovalRecord,
  decision: Decision,
  ports: ActionPorts<(typeof outputs)[number]>,
): void {
  const approvers = decision.approvedBy.map(({ login }) => login)
  ports.output('decision', decision.decision)
  ports.output('approved-by', approvers.join(','))
  ports.output('approval-record', formatRecord(record))
  ports.output('request-id', requestId(record.subject))
  for (const reason of decision.reasons) ports.log.info(reason)
  const facts = markdownFacts({
    Decision: decision.decision,
    'Approved by': approvers.map(toMarkdownText).join(', ') || undefined,
    Environment: toMarkdownCode(record.subject.environment),
    'Solution digest': toMarkdownCode(record.subject.solutionDigest),
    Commit: toMarkdownCode(record.subject.commit),
    Request: toMarkdownCode(record.requestId),
  })
  ports.summary(`### Approval\n\n${facts}`)
}

function refusal(environment: string, { decision, reasons }: Decision): AlmError {
  const why = reasons.join('; ')
  if (decision === 'rejected') {
    return new AlmError('approval-rejected', {
      message: `the deployment to ${quote(environment)} was rejected: ${why}`,
      remedy: 'Read the review, mend what it asks for, and start a new run.',
    })
  }
  return new AlmError('approval-missing', {
    message: `the deployment to ${quote(environment)} is not approved (${decision}): ${why}`,
    remedy: 'Have somebody approve the run who may: a reviewer of the environment who did not ask for it.',
  })
}
