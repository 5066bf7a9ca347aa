// The reviews of a pull request whose head, or merge, is what will be deployed.
import type { ApprovalEvent, PullRequestChannel, Subject } from '@powerops/approval'
import { optional } from '@powerops/core'
import type { GitHubClient, PullRequest, PullRequestReview } from '@powerops/github'
import { findApprovers } from './approvers.js'
import type { Evidence, EvidenceRequest } from './evidence.js'
import { hoursToMs } from './expiry.js'
import type { ApprovalWish } from './rules-inputs.js'
import { findRequesters } from './requesters.js'

const STATES = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  DISMISSED: 'dismissed',
} as const

/** The pull request is read last: a push that came while the rest was read has moved its head. */
export async function fetchPullRequestEvidence(
  github: GitHubClient,
  number: number,
  { subject, wish }: EvidenceRequest,
): Promise<Evidence> {
  const run = await github.getRun(subject.runId)
  const reviews = await github.listReviews(number)
  const voters = reviews.map(({ user }) => user).filter(({ type }) => type === 'User')
  const approvers = await findApprovers(github, voters, wish, { permission: 'admin' })
  const authors = await github.listPullRequestAuthors(number)
  const pull = await github.getPullRequest(number)
  const requesters = await findRequesters(github, run, subject.commit, [pull.author, ...authors.accounts])
  const unread: ApprovalEvent[] =
    authors.complete && authors.commits.includes(pull.head.sha.toLowerCase())
      ? []
      : [
          {
            kind: 'unreadable',
            reason: `GitHub does not list all commits of #${number}, so not all who wrote them`,
          },
        ]
  return {
    events: [...reviews.map((review) => toEvent(review, number, subject)), ...unread],
    rules: {
      channel: describeChannel(pull, wish),
      minimum: wish.minimumApprovals,
      approvers,
      requesters,
      forbidRequesters: !wish.allowSelfApproval,
    },
    links: [pull.url, ...reviews.map(({ url }) => url)],
  }
}

function describeChannel(pull: PullRequest, wish: ApprovalWish): PullRequestChannel {
  const lifetime = wish.expiresAfterHours === undefined ? undefined : hoursToMs(wish.expiresAfterHours)
  return {
    kind: 'pull-request',
    number: pull.number,
    state: pull.merged ? 'merged' : pull.state,
    draft: pull.draft,
    headCommit: pull.head.sha.toLowerCase(),
    ...optional('mergeCommit', pull.mergeSha?.toLowerCase()),
    base: pull.base.ref,
    requiredBase: wish.baseBranch ?? pull.defaultBranch ?? '',
    ...optional('approvalLifetimeMs', lifetime),
  }
}

function toEvent(
  { state, commit, submittedAt, user }: PullRequestReview,
  pullRequest: number,
  { repositoryId }: Subject,
): ApprovalEvent {
  return {
    kind: 'pull-request-review',
    repositoryId,
    pullRequest,
    commit,
    state: STATES[state],
    user: { id: user.id, login: user.login },
    isBot: user.type !== 'User',
    at: Date.parse(submittedAt),
  }
}
