// One rule of the decision at a time.
import { decide, type ApprovalEvent, type ApprovalRules, type EnvironmentReview } from '../src/index.js'
import { subject } from './generator.js'

const rules: ApprovalRules = {
  minimum: 1,
  requesters: [9],
  channel: { kind: 'environment', hasReviewers: true },
}

function review(id: number, change: Partial<EnvironmentReview> = {}): EnvironmentReview {
  return {
    kind: 'environment-review',
    repositoryId: 42,
    runId: 1000,
    runAttempt: 2,
    environments: ['production'],
    state: 'approved',
    user: { id, login: `user${id}` },
    isBot: false,
    comment: '',
    ...change,
  }
}

interface Row {
  readonly name: string
  readonly events: readonly ApprovalEvent[]
  readonly rules?: Partial<ApprovalRules>
  readonly expected: string
}

const table: readonly Row[] = [
  { name: 'nothing was said', events: [], expected: 'pending' },
  { name: 'one of one approved', events: [review(1)], expected: 'approved' },
  { name: 'one of two approved', events: [review(1)], rules: { minimum: 2 }, expected: 'pending' },
  {
    name: 'two of two approved',
    events: [review(1), review(2)],
    rules: { minimum: 2 },
    expected: 'approved',
  },
  {
    name: 'one person approved twice under two logins',
    events: [review(1), review(1, { user: { id: 1, login: 'USER1' } })],
    rules: { minimum: 2 },
    expected: 'pending',
  },
  {
    name: 'a rejection came first',
    events: [review(2, { state: 'rejected' }), review(1)],
    expected: 'rejected',
  },
  {
    name: 'a rejection came last',
    events: [review(1), review(1, { state: 'rejected' })],
    expected: 'rejected',
  },
  { name: 'the requester approved', events: [review(9)], expected: 'pending' },
  {
    name: 'the requester rejected',
    events: [review(1), review(9, { state: 'rejected' })],
    expected: 'rejected',
  },
  {
    name: 'the requester approved where that is allowed',
    events: [review(9)],
    rules: { forbidRequesters: false },
    expected: 'approved',
  },
  {
    name: 'somebody not named approved',
    events: [review(1)],
    rules: { approvers: [2] },
    expected: 'pending',
  },
  { name: 'nobody may approve', events: [review(1)], rules: { approvers: [] }, expected: 'pending' },
  {
    name: 'somebody not named rejected',
    events: [review(2), review(1, { state: 'rejected' })],
    rules: { approvers: [2] },
    expected: 'approved',
  },
  { name: 'an app approved', events: [review(1, { isBot: true })], expected: 'pending' },
  {
    name: 'an app approved that is named',
    events: [review(1, { isBot: true })],
    rules: { approvers: [1] },
    expected: 'approved',
  },
  {
    name: 'the approval is of the first attempt',
    events: [review(1, { runAttempt: 1 })],
    expected: 'pending',
  },
  { name: 'the approval is of another run', events: [review(1, { runId: 7 })], expected: 'pending' },
  {
    name: 'the approval is of another environment',
    events: [review(1, { environments: ['test'] })],
    expected: 'pending',
  },
  {
    name: 'one event cannot be read',
    events: [review(1), { kind: 'unreadable', reason: 'page 2' }],
    expected: 'pending',
  },
  {
    name: 'a reviewer has no usable id',
    events: [review(1), review(Number.NaN)],
    expected: 'pending',
  },
  {
    name: 'a rejection stands beside an unreadable event',
    events: [review(1, { state: 'rejected' }), { kind: 'unreadable', reason: 'page 2' }],
    expected: 'rejected',
  },
  {
    name: 'one event is of an unknown kind',
    events: [review(1), { kind: 'unknown', name: 'x' }],
    expected: 'approved',
  },
  { name: 'the time is over', events: [review(1)], rules: { expiresAt: 100 }, expected: 'expired' },
  { name: 'there is time left', events: [review(1)], rules: { expiresAt: 101 }, expected: 'approved' },
  {
    name: 'the expiry is not a number',
    events: [review(1)],
    rules: { expiresAt: Number.NaN },
    expected: 'expired',
  },
  { name: 'the minimum is zero', events: [], rules: { minimum: 0 }, expected: 'pending' },
  {
    name: 'the minimum is not a number',
    events: [review(1)],
    rules: { minimum: Number.NaN },
    expected: 'pending',
  },
  {
    name: 'the environment has no reviewers',
    events: [review(1)],
    rules: { channel: { kind: 'environment', hasReviewers: false } },
    expected: 'pending',
  },
]

describe('decide', () => {
  it.each(table)('is $expected when $name', ({ events, rules: change, expected }) => {
    expect(decide(events, subject, { ...rules, ...change }, 100).decision).toBe(expected)
  })

  it('names those whose approval counts, each once, by id', () => {
    const { approvedBy } = decide([review(2), review(1), review(2), review(9)], subject, rules, 100)
    expect(approvedBy.map(({ id }) => id)).toEqual([1, 2])
  })

  it('quotes a login so that it cannot break out of its line', () => {
    const { reasons } = decide([review(1, { user: { id: 1, login: 'a\n::error::b' } })], subject, rules, 100)
    expect(reasons).toEqual(['"a\\n::error::b" (1) approved'])
  })
})
