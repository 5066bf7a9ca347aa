// A small seeded source of random choices and of random approval histories.
import type { ApprovalEvent, ApprovalRules, Subject } from '../src/index.js'

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

export function someRules(dice: Dice): ApprovalRules {
  return {
    minimum: dice.pick(1, 1, 2, 3),
    ...(dice.chance(0.7) ? { approvers: dice.some(people, 0.6) } : {}),
    requesters: dice.some(people, 0.3),
    ...(dice.chance(0.3) ? { forbidRequesters: dice.chance(0.5) } : {}),
    channel: { kind: 'environment', hasReviewers: dice.chance(0.95) },
    ...(dice.chance(0.4) ? { expiresAt: dice.pick(50, 150) } : {}),
  }
}

export function someEvent(dice: Dice): ApprovalEvent {
  if (dice.chance(0.05)) return { kind: 'unknown', name: 'emoji' }
  if (dice.chance(0.03)) return { kind: 'unreadable', reason: 'a page could not be read' }
  const id = dice.pick(...(people as [number, ...number[]]))
  return {
    kind: 'environment-review',
    repositoryId: dice.chance(0.9) ? subject.repositoryId : 43,
    runId: dice.chance(0.9) ? subject.runId : 1001,
    runAttempt: dice.chance(0.9) ? subject.runAttempt : 1,
    environments: dice.pick(
      [subject.environment],
      ['test', subject.environment],
      ['test'],
      ['production-eu'],
    ),
    state: dice.chance(0.85) ? 'approved' : 'rejected',
    user: { id, login: dice.pick('ann', 'bob', `user${id}`) },
    isBot: dice.chance(0.1),
    comment: '',
  }
}

export function someHistory(dice: Dice): ApprovalEvent[] {
  return Array.from({ length: dice.below(9) }, () => someEvent(dice))
}
