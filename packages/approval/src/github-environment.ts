// Reviews and protection of a GitHub environment, read from the answers of GitHub's REST API.
import { arrayField, booleanField, isRecord, numberField, recordField, stringField } from '@powerops/core'
import type { ApprovalEvent } from './event.js'

/** The run whose reviews were asked for. */
export interface ReviewedRun {
  readonly repositoryId: number
  readonly runId: number
  readonly runAttempt: number
}

/**
 * Events from the answer of `GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals`.
 *
 * GitHub lists the reviews of all attempts of a run and does not say which attempt each belongs to. So for a later
 * attempt the caller hands over, as `untrustedEarlier`, the answer as it was before this attempt asked; what stood
 * there is taken away. Without it the reviews of a later attempt are unreadable.
 */
export function parseEnvironmentReviews(
  untrusted: unknown,
  run: ReviewedRun,
  untrustedEarlier?: unknown,
): ApprovalEvent[] {
  if (!Array.isArray(untrusted)) return [{ kind: 'unreadable', reason: 'the list of reviews is not a list' }]
  if (run.runAttempt === 1) return untrusted.flatMap((review) => parseReview(review, run))
  if (!Array.isArray(untrustedEarlier)) {
    return [
      {
        kind: 'unreadable',
        reason: 'the reviews of this attempt cannot be told from those of earlier attempts',
      },
    ]
  }
  return withoutEarlier(untrusted, untrustedEarlier).flatMap((review) => parseReview(review, run))
}

/** What protects a GitHub environment. */
export interface EnvironmentProtection {
  /** Numeric ids of the users and teams that are required reviewers. */
  readonly users: readonly number[]
  readonly teams: readonly number[]
  /** True when at least one user or team must review; without it nothing was ever approved by anybody. */
  readonly hasReviewers: boolean
  /** True when GitHub itself keeps the one who started the run from approving it. */
  readonly preventsSelfReview: boolean
}

/** Reads the answer of `GET /repos/{owner}/{repo}/environments/{name}`; what cannot be read protects nothing. */
export function parseEnvironmentProtection(untrusted: unknown): EnvironmentProtection {
  const rules = arrayField(untrusted, 'protection_rules').filter(
    (rule) => stringField(rule, 'type') === 'required_reviewers',
  )
  const reviewers = rules.flatMap((rule) => arrayField(rule, 'reviewers'))
  const idsOf = (type: string): number[] =>
    reviewers
      .filter((reviewer) => stringField(reviewer, 'type') === type)
      .map((reviewer) => numberField(recordField(reviewer, 'reviewer'), 'id'))
      .filter((id) => id !== undefined)
  const users = idsOf('User')
  const teams = idsOf('Team')
  return {
    users,
    teams,
    hasReviewers: users.length + teams.length > 0,
    preventsSelfReview: rules.some((rule) => booleanField(rule, 'prevent_self_review') === true),
  }
}

function parseReview(untrusted: unknown, run: ReviewedRun): ApprovalEvent[] {
  const state = stringField(untrusted, 'state')
  if (state === 'pending') return []
  const user = recordField(untrusted, 'user')
  const id = numberField(user, 'id')
  const environments = arrayField(untrusted, 'environments').map((environment) =>
    stringField(environment, 'name'),
  )
  if (id === undefined || !Number.isSafeInteger(id) || id < 1 || environments.length === 0) {
    return [{ kind: 'unreadable', reason: 'a review does not name its reviewer or environment' }]
  }
  if ((state !== 'approved' && state !== 'rejected') || environments.includes(undefined)) {
    return [{ kind: 'unreadable', reason: 'a review has an unknown state or environment' }]
  }
  return [
    {
      kind: 'environment-review',
      ...run,
      environments: environments.filter((name) => name !== undefined).map((name) => name.toLowerCase()),
      state,
      user: { id, login: stringField(user, 'login') ?? '' },
      isBot: stringField(user, 'type') === 'Bot',
      comment: stringField(untrusted, 'comment') ?? '',
    },
  ]
}

/** The reviews of `all` less one for each equal review of `earlier`. */
function withoutEarlier(all: readonly unknown[], earlier: readonly unknown[]): unknown[] {
  const counts = new Map<string, number>()
  for (const review of earlier) counts.set(reviewKey(review), (counts.get(reviewKey(review)) ?? 0) + 1)
  return all.filter((review) => {
    const count = counts.get(reviewKey(review)) ?? 0
    if (count > 0) counts.set(reviewKey(review), count - 1)
    return count === 0
  })
}

/** What of a review cannot change afterwards: logins and environment descriptions can. */
function reviewKey(untrusted: unknown): string {
  const names = arrayField(untrusted, 'environments').map(
    (environment) => numberField(environment, 'id') ?? null,
  )
  return JSON.stringify([
    isRecord(untrusted) ? untrusted['state'] : null,
    numberField(recordField(untrusted, 'user'), 'id') ?? null,
    stringField(untrusted, 'comment') ?? '',
    names.sort(),
  ])
}
