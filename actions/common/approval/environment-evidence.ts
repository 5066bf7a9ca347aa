// The reviews of the jobs of a run that waited for a GitHub environment.
import { decide, type ApprovalEvent, type ApprovalRules, type Subject } from '@powerops/approval'
import { AlmError, optional, quote } from '@powerops/core'
import type { GitHubClient, ProtectedEnvironment, RunApproval } from '@powerops/github'
import { findApprovers } from './approvers.js'
import type { Evidence, EvidenceRequest } from './evidence.js'
import { expiryOf } from './expiry.js'
import { fetchRun, findRequesters } from './requesters.js'

export async function fetchEnvironmentEvidence(
  github: GitHubClient,
  { subject, wish, now }: EvidenceRequest,
): Promise<Evidence> {
  const environment = await requireProtection(github, subject.environment)
  const run = await fetchRun(github, subject)
  const reviews = await github.listRunApprovals(subject.runId)
  const voters = reviews.map(({ user }) => user)
  const rules: ApprovalRules = {
    channel: { kind: 'environment', hasReviewers: environment.reviewers.length > 0 },
    minimum: wish.minimumApprovals,
    approvers: await findApprovers(github, voters, wish, environment),
    requesters: await findRequesters(github, run, subject.commit),
    forbidRequesters: !wish.allowSelfApproval,
    ...optional('expiresAt', expiryOf(run.startedAt, wish.expiresAfterHours)),
  }
  return { events: eventsOfAttempt(toEvents(reviews, subject), subject, rules, now), rules, links: [run.url] }
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
    remedy:
      'In the settings of the repository, under Environments, create it and add required reviewers; where GitHub offers none, use "kind: issue".',
  })
}

/** GitHub's reviews as events; a review that is still open says nothing. */
export function toEvents(reviews: readonly RunApproval[], subject: Subject): ApprovalEvent[] {
  return reviews.flatMap(({ state, user, environments, comment }) =>
    state === 'pending'
      ? []
      : [
          {
            kind: 'environment-review' as const,
            repositoryId: subject.repositoryId,
            runId: subject.runId,
            runAttempt: subject.runAttempt,
            environments: environments.map(({ name }) => name.toLowerCase()),
            state,
            user: { id: user.id, login: user.login },
            isBot: user.type === 'Bot',
            comment,
          },
        ],
  )
}

/**
 * The events that may count for this attempt. GitHub lists the reviews of all attempts of a run and does not say which
 * attempt each belongs to. One of them belongs to this attempt, or the job would still wait: so when every review of
 * the environment is a valid approval, that one is. When one is not, it may be this attempt's, and nothing counts.
 */
export function eventsOfAttempt(
  events: readonly ApprovalEvent[],
  subject: Subject,
  rules: ApprovalRules,
  now: number,
): readonly ApprovalEvent[] {
  if (subject.runAttempt === 1) return events
  const ours = events.filter(
    (event) => event.kind !== 'environment-review' || event.environments.includes(subject.environment),
  )
  const valid = (event: ApprovalEvent): boolean =>
    decide([event], subject, { ...rules, minimum: 1 }, now).decision === 'approved'
  if (rules.minimum === 1 && ours.every(valid)) return ours
  const reason = 'the reviews of this attempt cannot be told from those of earlier attempts; start a new run'
  return [{ kind: 'unreadable', reason }]
}
