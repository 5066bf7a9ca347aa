import { decide, parseSubject, type ApprovalRules } from '@powerops/approval'
import type { RunApproval } from '@powerops/github'
import { eventsOfAttempt, toEvents } from '../../actions/common/approval/environment-evidence.js'

const NOW = Date.UTC(2026, 0, 1)
const ADA = 1
const GRACE = 2
const ALAN = 3

const rules: ApprovalRules = {
  minimum: 1,
  approvers: [GRACE, ALAN],
  requesters: [ADA],
  channel: { kind: 'environment', hasReviewers: true },
}

function subject(runAttempt: number) {
  return parseSubject({
    repositoryId: 9,
    commit: 'a'.repeat(40),
    solutionDigest: 'b'.repeat(64),
    environment: 'production',
    runId: 5,
    runAttempt,
  })
}

function review(
  id: number,
  state: RunApproval['state'] = 'approved',
  environment = 'Production',
): RunApproval {
  return {
    state,
    comment: '',
    user: { id, login: `user-${id}`, type: 'User' },
    environments: [{ id: 1, name: environment }],
  }
}

function decisionFor(
  attempt: number,
  reviews: readonly RunApproval[],
  changed: Partial<ApprovalRules> = {},
): string {
  const about = subject(attempt)
  const asked = { ...rules, ...changed }
  return decide(eventsOfAttempt(toEvents(reviews, about), about, asked, NOW), about, asked, NOW).decision
}

describe('the reviews of a first attempt', () => {
  it.each([
    ['approve by a reviewer', [review(GRACE)], 'approved'],
    ['do not approve by the requester', [review(ADA)], 'pending'],
    ['do not approve by anybody else', [review(99)], 'pending'],
    ['do not approve for another environment', [review(GRACE, 'approved', 'test')], 'pending'],
    ['reject by one who may', [review(GRACE), review(ALAN, 'rejected')], 'rejected'],
    ['say nothing while they are open', [review(GRACE, 'pending')], 'pending'],
    ['say nothing when there are none', [], 'pending'],
  ] as const)('%s', (_, reviews, decision) => {
    expect(decisionFor(1, reviews)).toBe(decision)
  })
})

describe('the reviews of a later attempt', () => {
  it.each([
    ['count when every one is a valid approval', [review(GRACE), review(ALAN)], 'approved'],
    [
      'do not count when one is of somebody who may not approve: it may be this attempt’s',
      [review(GRACE), review(99)],
      'pending',
    ],
    ['do not count when one is of the requester', [review(GRACE), review(ADA)], 'pending'],
    ['do not count when one is a rejection', [review(GRACE), review(ALAN, 'rejected')], 'pending'],
    ['ignore other environments', [review(GRACE), review(99, 'approved', 'test')], 'approved'],
    ['say nothing when there are none', [], 'pending'],
  ] as const)('%s', (_, reviews, decision) => {
    expect(decisionFor(2, reviews)).toBe(decision)
  })

  it('cannot be counted when more than one approval is asked for', () => {
    expect(decisionFor(2, [review(GRACE), review(ALAN)], { minimum: 2 })).toBe('pending')
  })
})
