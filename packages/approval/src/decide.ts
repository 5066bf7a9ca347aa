// The one place where votes become a decision. Pure, total, and the same for every order of the events.
import { quote } from '@powerops/core'
import type { ApprovalEvent, Person } from './event.js'
import type { Subject } from './subject.js'
import { toVote, type Vote } from './vote.js'

/** Who may approve, and how many must. */
export interface ApprovalRules {
  /** Distinct people that must approve, at least 1. */
  readonly minimum: number
  /** Numeric ids of those who may; when absent, whoever GitHub lets review. Teams are resolved to ids by the caller. */
  readonly approvers?: readonly number[]
  /** Numeric ids of those who caused the deployment: actor, triggering actor, authors and committers, who merged. */
  readonly requesters: readonly number[]
  /** Whether requesters are kept from approving; true when absent. */
  readonly forbidRequesters?: boolean
  /** Whether the GitHub environment has required reviewers. Without them a review proves nothing and none counts. */
  readonly environmentHasReviewers: boolean
  /** Milliseconds since the epoch from which on nothing is approved any more. */
  readonly expiresAt?: number
}

/** The answer. Only `approved` allows anything. */
export interface Decision {
  readonly decision: 'approved' | 'rejected' | 'pending' | 'expired'
  /** Those whose approval counts, by id, each once. */
  readonly approvedBy: readonly Person[]
  /** Sentences that say why, sorted; they may quote outside text. */
  readonly reasons: readonly string[]
}

type Cast = Extract<Vote, { kind: 'vote' }>

/**
 * Decides about a subject at a time. A rejection by somebody who may approve (or could, were they not a requester) wins
 * over everything, then the expiry, then anything unreadable, then the number of approvals.
 */
export function decide(
  events: readonly ApprovalEvent[],
  subject: Subject,
  rules: ApprovalRules,
  now: number,
): Decision {
  const votes = events.map((event) => toVote(event, subject))
  const cast = votes.filter((vote) => vote.kind === 'vote').filter((vote) => isAllowed(vote, rules))
  const rejections = people(cast.filter((vote) => !vote.approves))
  const approvedBy = people(cast.filter((vote) => vote.approves && !isForbidden(vote.user, rules)))
  const answer = (decision: Decision['decision'], reasons: readonly string[]): Decision => ({
    decision,
    approvedBy,
    reasons: [...new Set(reasons)].sort(),
  })

  if (rejections.length > 0)
    return answer(
      'rejected',
      rejections.map((person) => `${name(person)} rejected`),
    )
  if (rules.expiresAt !== undefined && !(now < rules.expiresAt)) {
    return answer('expired', ['the request was not approved in time'])
  }
  const obstacles = [
    ...ruleObstacles(rules),
    ...votes.flatMap((vote) => (vote.kind === 'unreadable' ? [vote.reason] : [])),
  ]
  if (obstacles.length > 0) return answer('pending', obstacles)
  if (approvedBy.length >= rules.minimum) {
    return answer(
      'approved',
      approvedBy.map((person) => `${name(person)} approved`),
    )
  }
  return answer('pending', [
    `${approvedBy.length} of ${rules.minimum} approvals`,
    ...people(cast.filter((vote) => vote.approves && isForbidden(vote.user, rules))).map(
      (person) => `the approval of ${name(person)} does not count: requesters may not approve`,
    ),
  ])
}

function ruleObstacles(rules: ApprovalRules): string[] {
  const obstacles: string[] = []
  if (!Number.isSafeInteger(rules.minimum) || rules.minimum < 1) {
    obstacles.push(`the rules ask for ${rules.minimum} approvals, which is not a positive whole number`)
  }
  if (!rules.environmentHasReviewers) {
    obstacles.push('the GitHub environment has no required reviewers, so its reviews prove nothing')
  }
  return obstacles
}

function isAllowed(vote: Cast, rules: ApprovalRules): boolean {
  return rules.approvers ? rules.approvers.includes(vote.user.id) : !vote.isBot
}

function isForbidden(user: Person, rules: ApprovalRules): boolean {
  return rules.forbidRequesters !== false && rules.requesters.includes(user.id)
}

/** The distinct people of some votes, by id; of several logins of one id the first by alphabet. */
function people(votes: readonly Cast[]): Person[] {
  const logins = new Map<number, string>()
  for (const { user } of votes) {
    const known = logins.get(user.id)
    if (known === undefined || user.login < known) logins.set(user.id, user.login)
  }
  return [...logins].sort(([left], [right]) => left - right).map(([id, login]) => ({ id, login }))
}

function name(person: Person): string {
  return `${quote(person.login)} (${person.id})`
}
