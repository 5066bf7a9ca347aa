// One event seen from one subject: a vote, nothing, or a reason to wait.
import type { ApprovalEvent, EnvironmentReview, Person } from './event.js'
import type { Subject } from './subject.js'

/** What an event says about a subject. */
export type Vote =
  | { readonly kind: 'vote'; readonly approves: boolean; readonly user: Person; readonly isBot: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Reads an event as a vote on the subject; events of other repositories, runs, attempts or environments are none. */
export function toVote(event: ApprovalEvent, subject: Subject): Vote {
  switch (event.kind) {
    case 'environment-review':
      return environmentVote(event, subject)
    case 'unreadable':
      return event
    default:
      return { kind: 'none' }
  }
}

function environmentVote(event: EnvironmentReview, subject: Subject): Vote {
  const isOurs =
    event.repositoryId === subject.repositoryId &&
    event.runId === subject.runId &&
    event.runAttempt === subject.runAttempt &&
    event.environments.includes(subject.environment)
  if (!isOurs) return { kind: 'none' }
  if (!Number.isSafeInteger(event.user.id) || event.user.id < 1) {
    return { kind: 'unreadable', reason: 'a review has no numeric user id' }
  }
  return { kind: 'vote', approves: event.state === 'approved', user: event.user, isBot: event.isBot }
}
