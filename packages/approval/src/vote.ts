// Events seen from one subject: votes, nothing, or a reason to wait.
import type { Channel, PullRequestChannel } from './channel.js'
import { readCommand } from './command.js'
import type { ApprovalEvent, EnvironmentReview, IssueComment, Person, PullRequestReview } from './event.js'
import { requestId, type Subject } from './subject.js'

/** What the events of one person, or one event, say about a subject. */
export type Vote =
  | {
      readonly kind: 'vote'
      readonly says: 'yes' | 'no' | 'outdated-yes'
      readonly user: Person
      readonly isBot: boolean
    }
  | { readonly kind: 'unreadable'; readonly reason: string }

/**
 * Reads the events as votes on the subject. Events of other channels, repositories, runs, attempts, environments, pull
 * requests and issues are none. `now` is in milliseconds since the epoch.
 */
export function toVotes(
  events: readonly ApprovalEvent[],
  subject: Subject,
  channel: Channel,
  now: number,
): Vote[] {
  const unreadable = events.filter((event) => event.kind === 'unreadable')
  const relevant = events.filter((event) => isAbout(event, subject, channel))
  const usable = relevant.filter(({ user }) => Number.isSafeInteger(user.id) && user.id >= 1)
  const anonymous: Vote[] =
    usable.length === relevant.length
      ? []
      : [{ kind: 'unreadable', reason: 'a review has no numeric user id' }]
  return [...unreadable, ...anonymous, ...votesOf(usable, subject, channel, now)]
}

type CountedEvent = EnvironmentReview | PullRequestReview | IssueComment

function isAbout(event: ApprovalEvent, subject: Subject, channel: Channel): event is CountedEvent {
  if (event.kind === 'unknown' || event.kind === 'unreadable') return false
  if (event.repositoryId !== subject.repositoryId) return false
  switch (event.kind) {
    case 'environment-review':
      return (
        channel.kind === 'environment' &&
        event.runId === subject.runId &&
        event.runAttempt === subject.runAttempt &&
        event.environments.includes(subject.environment)
      )
    case 'pull-request-review':
      return channel.kind === 'pull-request' && event.pullRequest === channel.number
    case 'issue-comment':
      return channel.kind === 'issue' && event.issue === channel.number
  }
}

function votesOf(events: readonly CountedEvent[], subject: Subject, channel: Channel, now: number): Vote[] {
  switch (channel.kind) {
    case 'environment':
      return events
        .filter((event) => event.kind === 'environment-review')
        .map(({ user, isBot, state }) => vote(state === 'approved' ? 'yes' : 'no', user, isBot))
    case 'pull-request':
      return pullRequestVotes(
        events.filter((event) => event.kind === 'pull-request-review').filter(({ isBot }) => !isBot),
        channel,
        now,
      )
    case 'issue':
      return issueVotes(
        events.filter((event) => event.kind === 'issue-comment'),
        subject,
      )
  }
}

function vote(says: 'yes' | 'no' | 'outdated-yes', user: Person, isBot: boolean): Vote {
  return { kind: 'vote', says, user, isBot }
}

/**
 * One vote a person: what they said last. A request for changes holds whatever is pushed after it, until they approve
 * or it is dismissed; an approval holds for the head alone, and a dismissal takes every earlier one with it.
 */
function pullRequestVotes(
  reviews: readonly PullRequestReview[],
  channel: PullRequestChannel,
  now: number,
): Vote[] {
  if (reviews.some(({ at }) => !Number.isFinite(at))) {
    return [{ kind: 'unreadable', reason: 'a review has no time' }]
  }
  const people = new Set(reviews.map(({ user }) => user.id))
  return [...people].flatMap((id): Vote[] => {
    const own = reviews.filter(({ user }) => user.id === id)
    const last = latest(own, channel.headCommit)
    const standing = own.filter(({ state }) => state !== 'dismissed')
    const lastStanding = latest(standing, channel.headCommit)
    if (lastStanding?.state === 'changes-requested')
      return [vote('no', lastStanding.user, lastStanding.isBot)]
    if (last?.state !== 'approved' || last.commit !== channel.headCommit) return []
    const lifetime = channel.approvalLifetimeMs
    const isOutdated = lifetime !== undefined && !(now < last.at + lifetime)
    return [vote(isOutdated ? 'outdated-yes' : 'yes', last.user, last.isBot)]
  })
}

/** The newest review; of those of the same second the one that allows least. */
function latest(reviews: readonly PullRequestReview[], headCommit: string): PullRequestReview | undefined {
  const newest = Math.max(...reviews.map(({ at }) => at))
  const together = reviews.filter(({ at }) => at === newest)
  const caution = ({ state, commit }: PullRequestReview): number =>
    state === 'changes-requested' ? 3 : state === 'dismissed' ? 2 : commit === headCommit ? 0 : 1
  return together.reduce<PullRequestReview | undefined>((kept, review) => {
    if (!kept) return review
    const difference = caution(review) - caution(kept)
    return difference > 0 || (difference === 0 && review.user.login < kept.user.login) ? review : kept
  }, undefined)
}

/** What somebody else may have changed or hidden approves nothing, but a rejection that still stands there counts. */
function issueVotes(comments: readonly IssueComment[], subject: Subject): Vote[] {
  const code = requestId(subject)
  return comments.flatMap(({ body, edited, hidden, user, isBot }): Vote[] => {
    const command = readCommand(body, code)
    if (command === 'reject') return [vote('no', user, isBot)]
    return command === 'approve' && !edited && !hidden ? [vote('yes', user, isBot)] : []
  })
}
