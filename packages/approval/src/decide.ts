// The one place where votes become a decision. Pure, total, and the same for every order of the events.
import { quote } from '@powerops/core'
import { channelObstacles, type Channel } from './channel.js'
import type { ApprovalEvent, Person } from './event.js'
import type { Subject } from './subject.js'
import { toVotes, type Vote } from './vote.js'

/** Who may approve, how many must, and where they were asked. */
export interface ApprovalRules {
  readonly channel: Channel
  /** Distinct people that must approve, at least 1. */
  readonly minimum: number
  /**
   * Numeric ids of those who may; teams are resolved to ids by the caller. When absent, whoever GitHub lets review an
   * environment, and nobody in the other channels.
   */
  readonly approvers?: readonly number[]
  /** Numeric ids of those who caused the deployment: actor, triggering actor, authors and committers, who merged. */
  readonly requesters: readonly number[]
  /** Whether requesters are kept from approving; true when absent. */
  readonly forbidRequesters?: boolean
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
 * over everything, then the end of the request, then anything unreadable, then the number of approvals.
 */
export function decide(
  events: readonly ApprovalEvent[],
  subject: Subject,
  rules: ApprovalRules,
  now: number,
): Decision {
  const votes = toVotes(events, subject, rules.channel, now)
  const cast = votes.filter((vote) => vote.kind === 'vote').filter((vote) => isAllowed(vote, rules))
  const yes = (says: Cast['says']): Person[] =>
    people(cast.filter((vote) => vote.says === says && !isForbidden(vote.user, rules)))
  const approvedBy = yes('yes')
  const answer = (
    decision: Decision['decision'],
    reasons: readonly string[],
    counted = approvedBy,
  ): Decision => ({
    decision,
    approvedBy: counted,
    reasons: [...new Set(reasons)].sort(),
  })

  const rejections = people(cast.filter(({ says }) => says === 'no'))
  if (rejections.length > 0)
    return answer(
      'rejected',
      rejections.map((person) => `${name(person)} rejected`),
    )
  const ends = requestEnds(rules, now)
  if (ends.length > 0) return answer('expired', ends, [])
  const obstacles = [
    ...minimumObstacles(rules),
    ...channelObstacles(rules.channel, subject),
    ...votes.flatMap((vote) => (vote.kind === 'unreadable' ? [vote.reason] : [])),
  ]
  if (obstacles.length > 0) return answer('pending', obstacles, [])
  if (approvedBy.length >= rules.minimum) {
    return answer(
      'approved',
      approvedBy.map((person) => `${name(person)} approved`),
    )
  }
  const outdated = yes('outdated-yes')
  const count = `${approvedBy.length} of ${rules.minimum} approvals`
  if (outdated.length > 0 && approvedBy.length + outdated.length >= rules.minimum) {
    return answer('expired', [
      count,
      ...outdated.map((person) => `the approval of ${name(person)} is too old`),
    ])
  }
  return answer('pending', [count, ...selfApprovals(cast, rules)])
}

/** Why the request is over without an approval. */
function requestEnds({ expiresAt, channel }: ApprovalRules, now: number): string[] {
  const ends: string[] = []
  if (expiresAt !== undefined && !(now < expiresAt)) ends.push('the request was not approved in time')
  if (channel.kind === 'issue' && channel.wasClosed) ends.push(`issue #${channel.number} was closed`)
  return ends
}

function minimumObstacles({ minimum }: ApprovalRules): string[] {
  return Number.isSafeInteger(minimum) && minimum >= 1
    ? []
    : [`the rules ask for ${minimum} approvals, which is not a positive whole number`]
}

/** Apps review environments when they are named; what they write in pull requests and issues, anybody may have asked for. */
function isAllowed({ user, isBot }: Cast, { approvers, channel }: ApprovalRules): boolean {
  if (channel.kind !== 'environment') return !isBot && (approvers ?? []).includes(user.id)
  return approvers ? approvers.includes(user.id) : !isBot
}

function isForbidden(user: Person, rules: ApprovalRules): boolean {
  return rules.forbidRequesters !== false && rules.requesters.includes(user.id)
}

function selfApprovals(cast: readonly Cast[], rules: ApprovalRules): string[] {
  const own = people(cast.filter((vote) => vote.says === 'yes' && isForbidden(vote.user, rules)))
  return own.map((person) => `the approval of ${name(person)} does not count: requesters may not approve`)
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
