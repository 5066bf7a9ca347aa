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

/** A review of a pull request that says yes or no, or said so until it was dismissed. Remarks are no such reviews. */
export interface PullRequestReview {
  readonly kind: 'pull-request-review'
  readonly repositoryId: number
  readonly pullRequest: number
  /** The commit that was the head when the review was made. */
  readonly commit: string
  readonly state: 'approved' | 'changes-requested' | 'dismissed'
  readonly user: Person
  readonly isBot: boolean
  /** GitHub's time of the review, milliseconds since the epoch. */
  readonly at: number
}

/** A comment on the issue that asks for an approval. */
export interface IssueComment {
  readonly kind: 'issue-comment'
  readonly repositoryId: number
  readonly issue: number
  readonly body: string
  /** Whether anybody changed it after it was written; its author stays the same then. */
  readonly edited: boolean
  /** Whether somebody marked it as spam, outdated and so on. */
  readonly hidden: boolean
  readonly user: Person
  readonly isBot: boolean
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

/** Every kind of event. A new channel adds a member here, one to `Channel`, and a case in `vote.ts`. */
export type ApprovalEvent =
  EnvironmentReview | PullRequestReview | IssueComment | UnknownEvent | UnreadableEvent
