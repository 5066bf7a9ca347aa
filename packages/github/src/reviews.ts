// Reviews of a pull request and who wrote its commits.
import { recordField } from '@powerops/core'
import { isNull, parseAccount, requiredId, requiredRecord, requiredText, requiredWord } from './fields.js'
import { call, type Api } from './octokit.js'
import type { PullRequestAuthors, PullRequestReview } from './types.js'

const PERMISSION = 'pull-requests: read'
const STATES = ['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING'] as const
/** GitHub lists no more commits of a pull request, however many pages are asked for. */
const MOST_COMMITS = 250

export async function listReviews({ octokit, repo }: Api, number: number): Promise<PullRequestReview[]> {
  return call({ what: `listing the reviews of #${number}`, permission: PERMISSION }, async () => {
    const route = { ...repo, pull_number: number, per_page: 100 }
    const rows: readonly unknown[] = await octokit.paginate(octokit.rest.pulls.listReviews, route)
    return rows.map(parseReview).filter((review) => review !== undefined)
  })
}

/**
 * Undefined for a remark, for a review that is not submitted yet, and for one whose author deleted the account.
 * @throws AlmError `response-invalid`.
 */
function parseReview(untrusted: unknown): PullRequestReview | undefined {
  const answer = 'a review'
  const state = requiredWord(untrusted, 'state', STATES, answer)
  if (state === 'COMMENTED' || state === 'PENDING' || isNull(untrusted, 'user')) return undefined
  return {
    id: requiredId(untrusted, 'id', answer),
    state,
    // Null when a push with force has taken the commit away; then it is no longer the head either.
    commit: isNull(untrusted, 'commit_id') ? '' : requiredText(untrusted, 'commit_id', answer).toLowerCase(),
    submittedAt: requiredText(untrusted, 'submitted_at', answer),
    user: parseAccount(requiredRecord(untrusted, 'user', answer), `${answer}'s author`),
    url: requiredText(untrusted, 'html_url', answer),
  }
}

export async function listPullRequestAuthors(
  { octokit, repo }: Api,
  number: number,
): Promise<PullRequestAuthors> {
  return call({ what: `listing the commits of #${number}`, permission: PERMISSION }, async () => {
    const route = { ...repo, pull_number: number, per_page: 100 }
    const rows: readonly unknown[] = await octokit.paginate(octokit.rest.pulls.listCommits, route)
    const accounts = rows.flatMap((row) =>
      ['author', 'committer'].flatMap((role) => {
        const account = recordField(row, role)
        return account && Object.keys(account).length > 0 ? [parseAccount(account, `a commit's ${role}`)] : []
      }),
    )
    const commits = rows.map((row) => requiredText(row, 'sha', 'a commit of the pull request').toLowerCase())
    return { accounts, commits, complete: rows.length < MOST_COMMITS }
  })
}
