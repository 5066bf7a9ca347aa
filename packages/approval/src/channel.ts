// Where an approval was asked for, in the state in which it was found, and what in that state forbids to believe it.
import type { Subject } from './subject.js'

/** The required reviewers of a GitHub environment. */
export interface EnvironmentChannel {
  readonly kind: 'environment'
  /** Without required reviewers GitHub lets every job pass, so a review proves nothing and none counts. */
  readonly hasReviewers: boolean
}

/** The reviewers of a pull request. */
export interface PullRequestChannel {
  readonly kind: 'pull-request'
  readonly number: number
  readonly state: 'open' | 'closed' | 'merged'
  readonly draft: boolean
  readonly headCommit: string
  /** What the merge made of it, once it is merged. */
  readonly mergeCommit?: string
  /** The branch that it goes into, and the one that it has to go into. */
  readonly base: string
  readonly requiredBase: string
  /** How long an approval counts, in milliseconds; for ever when absent. */
  readonly approvalLifetimeMs?: number
}

/** The commenters of an issue. */
export interface IssueChannel {
  readonly kind: 'issue'
  readonly number: number
  /** Whether the account that writes requests wrote it, and nobody else ever changed it. */
  readonly isGenuine: boolean
  readonly isLocked: boolean
  /** Whether it is, or ever was, closed: the end of a request, which reopening does not undo. */
  readonly wasClosed: boolean
}

/** Every way to ask. */
export type Channel = EnvironmentChannel | PullRequestChannel | IssueChannel

/** Sentences that say why nothing of this channel counts; empty when all is well. */
export function channelObstacles(channel: Channel, subject: Subject): string[] {
  switch (channel.kind) {
    case 'environment':
      return channel.hasReviewers
        ? []
        : ['the GitHub environment has no required reviewers, so its reviews prove nothing']
    case 'pull-request':
      return pullRequestObstacles(channel, subject)
    case 'issue':
      return [
        ...(channel.isGenuine ? [] : [`issue #${channel.number} is not, or no longer, what the gate wrote`]),
        ...(channel.isLocked ? [`issue #${channel.number} is locked`] : []),
      ]
  }
}

function pullRequestObstacles(channel: PullRequestChannel, { commit }: Subject): string[] {
  const name = `pull request #${channel.number}`
  const obstacles: string[] = []
  if (channel.state === 'closed') obstacles.push(`${name} was closed without a merge`)
  if (channel.draft) obstacles.push(`${name} is a draft`)
  if (channel.base !== channel.requiredBase) obstacles.push(`${name} does not go into the required branch`)
  const isMerge = channel.state === 'merged' && channel.mergeCommit === commit
  if (channel.headCommit !== commit && !isMerge) {
    obstacles.push(`commit ${commit} is neither the head of ${name} (${channel.headCommit}) nor its merge`)
  }
  return obstacles
}
