// One rule of pull requests and issues at a time.
import {
  decide,
  requestId,
  type ApprovalEvent,
  type ApprovalRules,
  type IssueChannel,
  type IssueComment,
  type PullRequestChannel,
  type PullRequestReview,
} from '../src/index.js'
import { subject } from './generator.js'
import { nearMisses } from './near-misses.js'

const HEAD = subject.commit
const OLD = 'e'.repeat(40)
const NOW = 10_000
const code = requestId(subject)

const pull: PullRequestChannel = {
  kind: 'pull-request',
  number: 7,
  state: 'open',
  draft: false,
  headCommit: HEAD,
  base: 'main',
  requiredBase: 'main',
}
const issue: IssueChannel = { kind: 'issue', number: 8, isGenuine: true, isLocked: false, wasClosed: false }

interface Row<Channel> {
  readonly name: string
  readonly events: readonly ApprovalEvent[]
  readonly channel?: Partial<Channel>
  readonly rules?: Partial<ApprovalRules>
  readonly expected: string
}

function review(id: number, at: number, change: Partial<PullRequestReview> = {}): PullRequestReview {
  return {
    kind: 'pull-request-review',
    repositoryId: 42,
    pullRequest: 7,
    commit: HEAD,
    state: 'approved',
    user: { id, login: `user${id}` },
    isBot: false,
    at,
    ...change,
  }
}

const no = { state: 'changes-requested' } as const
const dismissed = { state: 'dismissed' } as const
const two = { rules: { minimum: 2 } }

const pullTable: readonly Row<PullRequestChannel>[] = [
  { name: 'nobody reviewed', events: [], expected: 'pending' },
  { name: 'the head is approved', events: [review(1, 1)], expected: 'approved' },
  { name: 'an older commit is approved', events: [review(1, 1, { commit: OLD })], expected: 'pending' },
  {
    name: 'the head was approved, then another head, and pushed back',
    events: [review(1, 1), review(1, 2, { commit: OLD })],
    expected: 'pending',
  },
  {
    name: 'two are needed and one person approved twice',
    events: [review(1, 1), review(1, 2)],
    ...two,
    expected: 'pending',
  },
  {
    name: 'two are needed and one person approved under two spellings',
    events: [
      review(1, 1, { user: { id: 1, login: 'Ann' } }),
      review(1, 2, { user: { id: 1, login: 'ann' } }),
    ],
    ...two,
    expected: 'pending',
  },
  {
    name: 'two are needed and two approved',
    events: [review(1, 1), review(2, 2)],
    ...two,
    expected: 'approved',
  },
  {
    name: 'changes were requested after the approval',
    events: [review(1, 1), review(1, 2, no)],
    expected: 'rejected',
  },
  {
    name: 'changes were requested before the approval of the same person',
    events: [review(1, 2), review(1, 1, no)],
    expected: 'approved',
  },
  {
    name: 'changes were requested in the same second as the approval',
    events: [review(1, 1), review(1, 1, no)],
    expected: 'rejected',
  },
  {
    name: 'somebody else requested changes before',
    events: [review(1, 2), review(2, 1, no)],
    expected: 'rejected',
  },
  {
    name: 'changes were requested of an older commit',
    events: [review(1, 2), review(2, 1, { ...no, commit: OLD })],
    expected: 'rejected',
  },
  {
    name: 'changes were requested by somebody who may not approve',
    events: [review(1, 2), review(5, 1, no)],
    expected: 'approved',
  },
  { name: 'the approval was dismissed', events: [review(1, 1, dismissed)], expected: 'pending' },
  {
    name: 'a later approval of the same person was dismissed',
    events: [review(1, 1), review(1, 2, dismissed)],
    expected: 'pending',
  },
  {
    name: 'the request for changes was dismissed',
    events: [review(1, 1), review(2, 1, { ...dismissed })],
    expected: 'approved',
  },
  {
    name: 'a dismissal stands after a request for changes',
    events: [review(1, 1), review(2, 2, no), review(2, 3, dismissed)],
    expected: 'rejected',
  },
  { name: 'the author approved', events: [review(9, 1)], expected: 'pending' },
  {
    name: 'the author approved where that is allowed',
    events: [review(9, 1)],
    rules: { forbidRequesters: false },
    expected: 'approved',
  },
  { name: 'an app approved', events: [review(1, 1, { isBot: true })], expected: 'pending' },
  {
    name: 'an app requested changes',
    events: [review(1, 1), review(2, 1, { ...no, isBot: true })],
    expected: 'approved',
  },
  {
    name: 'nobody is named as approver',
    events: [review(1, 1)],
    rules: { approvers: [] },
    expected: 'pending',
  },
  {
    name: 'the review is of another pull request',
    events: [review(1, 1, { pullRequest: 6 })],
    expected: 'pending',
  },
  {
    name: 'the review is of another repository',
    events: [review(1, 1, { repositoryId: 1 })],
    expected: 'pending',
  },
  { name: 'the review has no time', events: [review(1, Number.NaN), review(2, 1)], expected: 'pending' },
  { name: 'the reviewer has half an id', events: [review(1.5, 1), review(2, 1)], expected: 'pending' },
  { name: 'the reviewer has no id', events: [review(Number.NaN, 1), review(2, 1)], expected: 'pending' },
  {
    name: 'the head is another commit',
    events: [review(1, 1, { commit: OLD })],
    channel: { headCommit: OLD },
    expected: 'pending',
  },
  {
    name: 'the subject is the merge of the approved head',
    events: [review(1, 1, { commit: OLD })],
    channel: { headCommit: OLD, state: 'merged', mergeCommit: HEAD },
    expected: 'approved',
  },
  {
    name: 'the subject is what a merge would be',
    events: [review(1, 1, { commit: OLD })],
    channel: { headCommit: OLD, state: 'open', mergeCommit: HEAD },
    expected: 'pending',
  },
  {
    name: 'it was closed without a merge',
    events: [review(1, 1)],
    channel: { state: 'closed' },
    expected: 'pending',
  },
  { name: 'it is a draft', events: [review(1, 1)], channel: { draft: true }, expected: 'pending' },
  {
    name: 'it goes into another branch',
    events: [review(1, 1)],
    channel: { base: 'dev/x' },
    expected: 'pending',
  },
  {
    name: 'the approval is too old',
    events: [review(1, 1)],
    channel: { approvalLifetimeMs: NOW - 1 },
    expected: 'expired',
  },
  {
    name: 'the approval is just young enough',
    events: [review(1, 1)],
    channel: { approvalLifetimeMs: NOW },
    expected: 'approved',
  },
  {
    name: 'one approval is too old and a second is missing',
    events: [review(1, 1)],
    channel: { approvalLifetimeMs: 5 },
    ...two,
    expected: 'pending',
  },
  {
    name: 'the approval is a comment with the code',
    events: [{ ...comment(`/approve ${code}`), issue: 7 }],
    expected: 'pending',
  },
]

function comment(body: string, id = 1, change: Partial<IssueComment> = {}): IssueComment {
  return {
    kind: 'issue-comment',
    repositoryId: 42,
    issue: 8,
    body,
    edited: false,
    hidden: false,
    user: { id, login: `user${id}` },
    isBot: false,
    ...change,
  }
}

const yes = `/approve ${code}`
const issueTable: readonly Row<IssueChannel>[] = [
  { name: 'nobody answered', events: [], expected: 'pending' },
  { name: 'an approver answered with the code', events: [comment(yes)], expected: 'approved' },
  {
    name: 'the answer has remarks around it',
    events: [comment(`Looks good.\r\n\r\n${yes}\r\nThanks`)],
    expected: 'approved',
  },
  {
    name: 'an approver rejected with a reason',
    events: [comment(`/reject ${code} it is Friday`)],
    expected: 'rejected',
  },
  {
    name: 'a rejection came first',
    events: [comment(`/reject ${code}`, 2), comment(yes)],
    expected: 'rejected',
  },
  { name: 'one comment says both', events: [comment(`${yes}\n/reject ${code}`)], expected: 'rejected' },
  {
    name: 'one comment says no, then yes',
    events: [comment(`/reject ${code}\n${yes}`)],
    expected: 'rejected',
  },
  {
    name: 'a rejection names no code',
    events: [comment(yes), comment('/reject too early', 2)],
    expected: 'rejected',
  },
  {
    name: 'a rejection is shouted',
    events: [comment(yes), comment(`/REJECT ${code.toUpperCase()}`, 2)],
    expected: 'rejected',
  },
  {
    name: 'a rejection is of another request',
    events: [comment(yes), comment(`/reject ${'0'.repeat(12)}`, 2)],
    expected: 'approved',
  },
  {
    name: 'somebody who may not approve rejected',
    events: [comment(yes), comment('/reject', 5)],
    expected: 'approved',
  },
  { name: 'the comment was edited', events: [comment(yes, 1, { edited: true })], expected: 'pending' },
  {
    name: 'the comment was edited and written anew',
    events: [comment(yes, 1, { edited: true }), comment(yes)],
    expected: 'approved',
  },
  { name: 'the comment was hidden', events: [comment(yes, 1, { hidden: true })], expected: 'pending' },
  {
    name: 'a rejection was hidden',
    events: [comment(yes), comment('/reject', 2, { hidden: true })],
    expected: 'rejected',
  },
  {
    name: 'a rejection was edited',
    events: [comment(yes), comment('/reject', 2, { edited: true })],
    expected: 'rejected',
  },
  { name: 'the requester answered', events: [comment(yes, 9)], expected: 'pending' },
  { name: 'somebody who may not approve answered', events: [comment(yes, 5)], expected: 'pending' },
  { name: 'an app answered', events: [comment(yes, 1, { isBot: true })], expected: 'pending' },
  {
    name: 'two are needed and one answered twice',
    events: [comment(yes), comment(yes, 1, { user: { id: 1, login: 'USER1' } })],
    ...two,
    expected: 'pending',
  },
  {
    name: 'two are needed and two answered',
    events: [comment(yes), comment(yes, 2)],
    ...two,
    expected: 'approved',
  },
  { name: 'the answer is on another issue', events: [comment(yes, 1, { issue: 9 })], expected: 'pending' },
  { name: 'the request is over', events: [comment(yes)], rules: { expiresAt: NOW }, expected: 'expired' },
  {
    name: 'the issue is, or was, closed',
    events: [comment(yes)],
    channel: { wasClosed: true },
    expected: 'expired',
  },
  { name: 'the issue is locked', events: [comment(yes)], channel: { isLocked: true }, expected: 'pending' },
  {
    name: 'the issue is not what the gate wrote',
    events: [comment(yes)],
    channel: { isGenuine: false },
    expected: 'pending',
  },
]

describe('decide on a pull request', () => {
  it.each(pullTable)('is $expected when $name', ({ events, channel, rules, expected }) => {
    const all = {
      channel: { ...pull, ...channel },
      minimum: 1,
      approvers: [1, 2, 9],
      requesters: [9],
      ...rules,
    }
    expect(decide(events, subject, all, NOW).decision).toBe(expected)
    expect(decide([...events].reverse(), subject, all, NOW).decision).toBe(expected)
  })

  it('approves nothing for anybody when no approver is given', () => {
    const { decision } = decide([review(1, 1)], subject, { channel: pull, minimum: 1, requesters: [] }, NOW)
    expect(decision).toBe('pending')
  })
})

describe('decide on an issue', () => {
  const base = { minimum: 1, approvers: [1, 2, 9], requesters: [9] }

  it.each(issueTable)('is $expected when $name', ({ events, channel, rules, expected }) => {
    const all = { channel: { ...issue, ...channel }, ...base, ...rules }
    expect(decide(events, subject, all, NOW).decision).toBe(expected)
    expect(decide([...events].reverse(), subject, all, NOW).decision).toBe(expected)
  })

  it.each(nearMisses(code))('does not take %j for an approval', (body) => {
    expect(decide([comment(body)], subject, { channel: issue, ...base }, NOW).decision).toBe('pending')
  })

  it('takes the code of one subject for no other', () => {
    const other = { ...subject, solutionDigest: `sha256:${'c'.repeat(64)}` }
    expect(decide([comment(yes)], other, { channel: issue, ...base }, NOW).decision).toBe('pending')
  })
})
