// Whether a history may be approved, worked out anew from the protocol: no line is shared with the code under test. It
// looks at a history as a list of sentences and asks of each person, one after the other, what they last meant.
import type { ApprovalEvent, ApprovalRules, Subject } from '../src/index.js'

type Outcome = 'approved' | 'rejected' | 'pending' | 'expired'

/** What the protocol says about the history at the time. */
export function judge(
  events: readonly ApprovalEvent[],
  subject: Subject,
  rules: ApprovalRules,
  code: string,
  now: number,
): Outcome {
  let yes = 0
  let old = 0
  for (let id = 1; id <= 9; id++) {
    const meant = whatTheyMeant(id, events, subject, rules, code, now)
    if (meant === 'no') return 'rejected'
    const isRequester = rules.forbidRequesters !== false && new Set(rules.requesters).has(id)
    if (meant === 'yes' && !isRequester) yes++
    if (meant === 'old yes' && !isRequester) old++
  }
  const { channel } = rules
  if (rules.expiresAt !== undefined && now >= rules.expiresAt) return 'expired'
  if (channel.kind === 'issue' && channel.wasClosed) return 'expired'
  if (isSuspicious(events, subject, rules)) return 'pending'
  if (yes >= rules.minimum) return 'approved'
  return old > 0 && yes + old >= rules.minimum ? 'expired' : 'pending'
}

function isSuspicious(
  events: readonly ApprovalEvent[],
  subject: Subject,
  { channel }: ApprovalRules,
): boolean {
  if (events.some(({ kind }) => kind === 'unreadable')) return true
  if (channel.kind === 'environment') return !channel.hasReviewers
  if (channel.kind === 'issue') return channel.isLocked || !channel.isGenuine
  if (channel.draft || channel.state === 'closed' || channel.base !== channel.requiredBase) return true
  if (channel.headCommit === subject.commit) return false
  return !(channel.state === 'merged' && channel.mergeCommit === subject.commit)
}

function whatTheyMeant(
  id: number,
  events: readonly ApprovalEvent[],
  subject: Subject,
  rules: ApprovalRules,
  code: string,
  now: number,
): 'yes' | 'old yes' | 'no' | 'nothing' {
  const { channel } = rules
  const list = rules.approvers
  const isListed = list === undefined ? channel.kind === 'environment' : list.indexOf(id) !== -1
  if (!isListed) return 'nothing'
  if (channel.kind === 'environment') {
    let said: 'yes' | 'nothing' = 'nothing'
    for (const event of events) {
      if (event.kind !== 'environment-review' || event.user.id !== id) continue
      if (event.repositoryId !== subject.repositoryId || event.runId !== subject.runId) continue
      if (event.runAttempt !== subject.runAttempt) continue
      if (!event.environments.some((name) => name === subject.environment)) continue
      if (event.isBot && list === undefined) continue
      if (event.state === 'rejected') return 'no'
      said = 'yes'
    }
    return said
  }
  if (channel.kind === 'issue') {
    let said: 'yes' | 'nothing' = 'nothing'
    for (const event of events) {
      if (event.kind !== 'issue-comment' || event.user.id !== id || event.isBot) continue
      if (event.repositoryId !== subject.repositoryId || event.issue !== channel.number) continue
      // The generator writes a rejection either bare, or with a code, at the start of the comment.
      const [word, quoted] = event.body.split(' ')
      if (word === '/reject' && (quoted === undefined || quoted === 'why' || quoted === code)) return 'no'
      if (event.body === `/approve ${code}` && !event.edited && !event.hidden) said = 'yes'
    }
    return said
  }
  return meantByReviews(id, events, subject, channel, now)
}

/** Plays the reviews back second by second; within a second the worst comes last. */
function meantByReviews(
  id: number,
  events: readonly ApprovalEvent[],
  subject: Subject,
  channel: Extract<ApprovalRules['channel'], { kind: 'pull-request' }>,
  now: number,
): 'yes' | 'old yes' | 'no' | 'nothing' {
  let approvedAt: number | undefined
  let isBlocking = false
  for (let second = 0; second <= 120; second++) {
    const during = events.filter(
      (event) =>
        event.kind === 'pull-request-review' &&
        event.at === second &&
        event.user.id === id &&
        !event.isBot &&
        event.repositoryId === subject.repositoryId &&
        event.pullRequest === channel.number,
    )
    for (const wanted of ['head', 'other', 'dismissed', 'changes'] as const) {
      for (const event of during) {
        if (event.kind !== 'pull-request-review') continue
        const what =
          event.state === 'approved'
            ? event.commit === channel.headCommit
              ? 'head'
              : 'other'
            : event.state === 'dismissed'
              ? 'dismissed'
              : 'changes'
        if (what !== wanted) continue
        if (what === 'changes') isBlocking = true
        if (what === 'head' || what === 'other') isBlocking = false
        approvedAt = what === 'head' ? second : undefined
      }
    }
  }
  if (isBlocking) return 'no'
  if (approvedAt === undefined) return 'nothing'
  const lifetime = channel.approvalLifetimeMs
  return lifetime !== undefined && now - approvedAt >= lifetime ? 'old yes' : 'yes'
}
