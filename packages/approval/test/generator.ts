// A small seeded source of random choices and of random approval histories.
import {
  requestId,
  type ApprovalEvent,
  type ApprovalRules,
  type Channel,
  type Person,
  type Subject,
} from '../src/index.js'

/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Dice {
  private state: number
  constructor(seed: number) {
    this.state = seed
  }

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(first: T, ...others: T[]): T {
    return others[this.below(others.length + 1) - 1] ?? first
  }

  shuffle<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, key: this.next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item)
  }

  some(ids: readonly number[], probability: number): number[] {
    return ids.filter(() => this.chance(probability))
  }
}

export const subject: Subject = {
  repositoryId: 42,
  commit: 'a'.repeat(40),
  solutionDigest: `sha256:${'b'.repeat(64)}`,
  environment: 'production',
  target: 'https://contoso.crm4.dynamics.com',
  runId: 1000,
  runAttempt: 2,
}

export const people = [1, 2, 3, 4, 5]

/** The code of the subject, and one of another. */
export const code = requestId(subject)
const OTHER_CODE = '0'.repeat(12)
const OTHER_COMMIT = 'c'.repeat(40)
/** The time of the decision; events lie before it. */
export const now = 100

export function someRules(dice: Dice): ApprovalRules {
  const channel = dice.pick(someEnvironment, somePullRequest, someIssue)(dice)
  return {
    channel,
    minimum: dice.pick(1, 1, 2, 3),
    ...(dice.chance(channel.kind === 'environment' ? 0.7 : 0.97)
      ? { approvers: dice.some(people, 0.6) }
      : {}),
    requesters: dice.some(people, 0.3),
    ...(dice.chance(0.3) ? { forbidRequesters: dice.chance(0.5) } : {}),
    ...(dice.chance(0.4) ? { expiresAt: dice.pick(50, now, now + 1, 150) } : {}),
  }
}

function someEnvironment(dice: Dice): Channel {
  return { kind: 'environment', hasReviewers: dice.chance(0.95) }
}

function somePullRequest(dice: Dice): Channel {
  const isMerge = dice.chance(0.1)
  return {
    kind: 'pull-request',
    number: 7,
    state: isMerge
      ? dice.pick('merged', 'merged', 'open')
      : dice.pick('open', 'open', 'open', 'open', 'merged', 'closed'),
    draft: dice.chance(0.03),
    headCommit: isMerge || dice.chance(0.05) ? OTHER_COMMIT : subject.commit,
    ...(isMerge ? { mergeCommit: subject.commit } : {}),
    base: dice.chance(0.97) ? 'main' : 'side',
    requiredBase: 'main',
    ...(dice.chance(0.2) ? { approvalLifetimeMs: dice.pick(1, 97, 98, 200) } : {}),
  }
}

function someIssue(dice: Dice): Channel {
  return {
    kind: 'issue',
    number: 8,
    isGenuine: dice.chance(0.96),
    isLocked: dice.chance(0.03),
    wasClosed: dice.chance(0.03),
  }
}

export function someEvent(dice: Dice): ApprovalEvent {
  if (dice.chance(0.05)) return { kind: 'unknown', name: 'emoji' }
  if (dice.chance(0.02)) return { kind: 'unreadable', reason: 'a page could not be read' }
  return dice.pick(someEnvironmentReview, someReview, someComment)(dice)
}

function somebody(dice: Dice): { repositoryId: number; user: Person; isBot: boolean } {
  const id = dice.pick(...(people as [number, ...number[]]))
  return {
    repositoryId: dice.chance(0.95) ? subject.repositoryId : 43,
    user: { id, login: dice.pick('ann', 'Ann', 'bob', `user${id}`) },
    isBot: dice.chance(0.05),
  }
}

function someEnvironmentReview(dice: Dice): ApprovalEvent {
  return {
    kind: 'environment-review',
    ...somebody(dice),
    runId: dice.chance(0.9) ? subject.runId : 1001,
    runAttempt: dice.chance(0.9) ? subject.runAttempt : 1,
    environments: dice.pick(
      [subject.environment],
      ['test', subject.environment],
      ['test'],
      ['production-eu'],
    ),
    state: dice.chance(0.85) ? 'approved' : 'rejected',
    comment: '',
  }
}

function someReview(dice: Dice): ApprovalEvent {
  return {
    kind: 'pull-request-review',
    ...somebody(dice),
    pullRequest: dice.chance(0.95) ? 7 : 6,
    commit: dice.pick(subject.commit, subject.commit, subject.commit, OTHER_COMMIT),
    state: dice.pick('approved', 'approved', 'approved', 'approved', 'dismissed', 'changes-requested'),
    at: 1 + dice.below(4),
  }
}

function someComment(dice: Dice): ApprovalEvent {
  const yes = `/approve ${code}`
  return {
    kind: 'issue-comment',
    ...somebody(dice),
    issue: dice.chance(0.95) ? 8 : 9,
    body: dice.pick(
      yes,
      yes,
      yes,
      yes,
      yes,
      `/approve ${OTHER_CODE}`,
      `> ${yes}`,
      `${yes} perhaps`,
      '/approve',
      'fine by me',
      `/reject ${OTHER_CODE}`,
      `/reject ${code} why`,
      dice.chance(0.5) ? '/reject' : '/reject why',
    ),
    edited: dice.chance(0.1),
    hidden: dice.chance(0.05),
  }
}

/** Mostly events of the channel that the rules ask, and some of the others. */
export function someHistory(dice: Dice, { channel }: ApprovalRules): ApprovalEvent[] {
  const own = { environment: someEnvironmentReview, 'pull-request': someReview, issue: someComment }[
    channel.kind
  ]
  return Array.from({ length: dice.below(9) }, () => (dice.chance(0.75) ? own(dice) : someEvent(dice)))
}
