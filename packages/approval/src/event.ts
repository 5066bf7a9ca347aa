// What people did that may count for or against a subject, whatever the channel.

/** A GitHub account. Two logins are one person when the ids are equal; a login alone proves nothing. */
export interface Person {
  readonly id: number
  readonly login: string
}

/** A review of a job that waited for a GitHub environment. */
export interface EnvironmentReview {
  readonly kind: 'environment-review'
  readonly repositoryId: number
  readonly runId: number
  readonly runAttempt: number
  /** Names of the GitHub environments that were reviewed, in lower case. */
  readonly environments: readonly string[]
  readonly state: 'approved' | 'rejected'
  readonly user: Person
  /** True for an app's account, which approves only when it is named as an approver. */
  readonly isBot: boolean
  readonly comment: string
}

/** Something of a kind that this version does not count. It is ignored. */
export interface UnknownEvent {
  readonly kind: 'unknown'
  readonly name: string
}

/** Something that may have been a rejection but could not be read. While it is there, nothing is approved. */
export interface UnreadableEvent {
  readonly kind: 'unreadable'
  readonly reason: string
}

/** Every kind of event. A new channel adds a member here and a case in `vote.ts`. */
export type ApprovalEvent = EnvironmentReview | UnknownEvent | UnreadableEvent
