// The merge of a pull request: as a merge commit, squashed or rebased, against the commits that it has now.
import type { EmulatorResponse } from '../../frame/handler.js'
import { signedIn } from '../access/permission.js'
import { tipsOf } from '../bodies/pull-body.js'
import { branchesMoved } from '../branches.js'
import { accountById, findIssue } from '../forge.js'
import { mergeCommits, rebase, squash } from '../git/merge.js'
import { moveRef } from '../git/refs.js'
import { notFound, Problem } from '../http/problem.js'
import { oneOf, text } from '../http/read-body.js'
import { numberIn, ok, type RepositoryCall } from '../http/route.js'
import { change, type Issue, type PullRequest } from '../state.js'
import { viewerAsPerson } from './merges.js'

export async function mergePull(call: RepositoryCall): Promise<EmulatorResponse> {
  const issue = findIssue(call.state, call.repository, numberIn(call, 'number'))
  const pull = issue?.pull
  if (!issue || !pull) throw notFound()
  const method = oneOf(call.body, 'merge_method', ['merge', 'squash', 'rebase'], 'merge')
  const { headSha, baseSha } = await tipsOf(call.forge, call.repository, pull)
  const expected = text(call.body, 'sha')
  if (expected !== undefined && expected !== headSha) {
    throw new Problem(409, 'Head branch was modified. Review and try the merge again.')
  }
  if (issue.state === 'closed' || pull.draft) throw new Problem(405, 'Pull Request is not mergeable')
  const sha = await writeMerge(call, issue, pull, method, headSha, baseSha)
  if (!sha) {
    throw new Problem(
      405,
      method === 'rebase' ? "This branch can't be rebased" : 'Pull Request is not mergeable',
    )
  }
  if (!(await moveRef(call.folder, `refs/heads/${pull.baseRef}`, sha, baseSha))) {
    throw new Problem(405, 'Base branch was modified. Review and try the merge again.')
  }
  const now = call.state.clock.now()
  const account = signedIn(call.viewer)
  change(call.state.issues, issue, {
    state: 'closed',
    closedAt: now,
    closedById: account.id,
    updatedAt: now,
    pull: {
      ...pull,
      closedHeadSha: headSha,
      closedBaseSha: baseSha,
      mergedAt: now,
      mergedById: account.id,
      mergeCommitSha: sha,
    },
  })
  await branchesMoved(call.forge, call.repository)
  return ok({ sha, merged: true, message: 'Pull Request successfully merged' })
}

function writeMerge(
  call: RepositoryCall,
  issue: Issue,
  pull: PullRequest,
  method: 'merge' | 'squash' | 'rebase',
  headSha: string,
  baseSha: string,
): Promise<string | undefined> {
  const author = viewerAsPerson(call)
  const committer = { name: 'GitHub', email: 'noreply@github.com', time: author.time }
  if (method === 'rebase') return rebase(call.folder, baseSha, headSha, committer)
  const owner = accountById(call.state, call.repository.ownerId).login
  const title =
    text(call.body, 'commit_title') ??
    (method === 'merge'
      ? `Merge pull request #${issue.number} from ${owner}/${pull.headRef}`
      : `${issue.title} (#${issue.number})`)
  const detail = text(call.body, 'commit_message') ?? (method === 'merge' ? issue.title : '')
  const message = detail === '' ? title : `${title}\n\n${detail}`
  const writer = { message, author, committer }
  return (method === 'merge' ? mergeCommits : squash)(call.folder, baseSha, headSha, writer)
}
