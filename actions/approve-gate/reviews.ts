// The reviews of a run as events about this attempt of it.
import { decide, type ApprovalEvent, type ApprovalRules, type Subject } from '@powerops/approval'
import type { RunApproval } from '@powerops/github'

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
