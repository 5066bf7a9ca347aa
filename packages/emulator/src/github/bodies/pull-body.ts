// A pull request as a response: the short form of lists, and the whole one with its mergeability.
import { associationOf } from '../access/permission.js'
import { accountById, isoTime, isoTimeOrNull, nodeId, type Forge } from '../forge.js'
import { countDivergence, listChanges, listCommits, mergeBase } from '../git/history.js'
import { mergeTrees } from '../git/merge.js'
import { readRef } from '../git/refs.js'
import type { Issue, PullRequest, Repository } from '../state.js'
import { accountBody, accountBodyById } from './account-body.js'
import { commentsOf, issueBody, issuePage, labelsOf } from './issue-body.js'
import { repositoryBody, repositoryUrl } from './repository-body.js'
import type { Schema } from './schemas.js'

export interface PullTips {
  headSha: string
  baseSha: string
}

/** The commits that the two sides are at; of a closed pull request, where they were. */
export async function tipsOf(forge: Forge, repository: Repository, pull: PullRequest): Promise<PullTips> {
  const folder = forge.folderOf(repository)
  const at = async (kept: string | null, branch: string): Promise<string> =>
    kept ?? (await readRef(folder, `refs/heads/${branch}`))?.sha ?? ''
  return {
    headSha: await at(pull.closedHeadSha, pull.headRef),
    baseSha: await at(pull.closedBaseSha, pull.baseRef),
  }
}

/** Whether the two sides merge without a conflict. */
async function isMergeable(forge: Forge, repository: Repository, tips: PullTips): Promise<boolean> {
  return (await mergeTrees(forge.folderOf(repository), tips.baseSha, tips.headSha)) !== undefined
}

interface PullLinks {
  html: string
  self: string
  repository: string
  issue: string
}

function linksBody(links: PullLinks, headSha: string): Schema<'pull-request'>['_links'] {
  return {
    self: { href: links.self },
    html: { href: links.html },
    issue: { href: links.issue },
    comments: { href: `${links.issue}/comments` },
    review_comments: { href: `${links.self}/comments` },
    review_comment: { href: `${links.repository}/pulls/comments{/number}` },
    commits: { href: `${links.self}/commits` },
    statuses: { href: `${links.repository}/statuses/${headSha}` },
  }
}

export function pullBody(
  forge: Forge,
  repository: Repository,
  issue: Issue,
  pull: PullRequest,
  tips: PullTips,
): Schema<'pull-request-simple'> & { state: Issue['state'] } {
  const links: PullLinks = {
    html: issuePage(forge, repository, issue),
    repository: repositoryUrl(forge, repository),
    self: `${repositoryUrl(forge, repository)}/pulls/${issue.number}`,
    issue: `${repositoryUrl(forge, repository)}/issues/${issue.number}`,
  }
  const { assignee, assignees } = issueBody(forge, repository, issue)
  return {
    url: links.self,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    html_url: links.html,
    diff_url: `${links.html}.diff`,
    patch_url: `${links.html}.patch`,
    issue_url: links.issue,
    commits_url: `${links.self}/commits`,
    review_comments_url: `${links.self}/comments`,
    review_comment_url: `${links.repository}/pulls/comments{/number}`,
    comments_url: `${links.issue}/comments`,
    statuses_url: `${links.repository}/statuses/${tips.headSha}`,
    number: issue.number,
    state: issue.state,
    locked: issue.locked,
    active_lock_reason: null,
    title: issue.title,
    user: accountBodyById(forge, issue.authorId),
    body: issue.body,
    labels: labelsOf(forge, repository, issue).map((label) => ({
      ...label,
      description: label.description ?? '',
    })),
    milestone: null,
    created_at: isoTime(issue.createdAt),
    updated_at: isoTime(issue.updatedAt),
    closed_at: isoTimeOrNull(issue.closedAt),
    merged_at: isoTimeOrNull(pull.mergedAt),
    merge_commit_sha: pull.mergeCommitSha,
    assignee,
    ...(assignees ? { assignees } : {}),
    requested_reviewers: [],
    requested_teams: [],
    head: sideBody(forge, repository, pull.headRef, tips.headSha),
    base: sideBody(forge, repository, pull.baseRef, tips.baseSha),
    _links: linksBody(links, tips.headSha),
    author_association: associationOf(forge.state, repository, issue.authorId),
    auto_merge: null,
    draft: pull.draft,
  }
}

function sideBody(
  forge: Forge,
  repository: Repository,
  ref: string,
  sha: string,
): Schema<'pull-request-simple'>['head'] & { user: Schema<'simple-user'> } {
  const owner = accountById(forge.state, repository.ownerId)
  return {
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: accountBody(forge, owner),
    repo: repositoryBody(forge, repository),
  }
}

export async function wholePullBody(
  forge: Forge,
  repository: Repository,
  issue: Issue,
  pull: PullRequest,
): Promise<object> {
  const tips = await tipsOf(forge, repository, pull)
  const folder = forge.folderOf(repository)
  const common = await mergeBase(folder, tips.baseSha, tips.headSha)
  const commits = await listCommits(folder, tips.headSha, { without: tips.baseSha })
  const changes = await listChanges(folder, common, tips.headSha)
  const mergeable = issue.state === 'open' ? await isMergeable(forge, repository, tips) : null
  const { behind } = await countDivergence(folder, tips.baseSha, tips.headSha)
  return {
    ...pullBody(forge, repository, issue, pull, tips),
    merged: pull.mergedAt !== null,
    mergeable,
    rebaseable: mergeable === true && behind === 0,
    mergeable_state: mergeable === null ? 'unknown' : mergeable ? (pull.draft ? 'draft' : 'clean') : 'dirty',
    merged_by: pull.mergedById === null ? null : accountBodyById(forge, pull.mergedById),
    comments: commentsOf(forge, issue).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commits.length,
    additions: changes.reduce((sum, change) => sum + change.additions, 0),
    deletions: changes.reduce((sum, change) => sum + change.deletions, 0),
    changed_files: changes.length,
  }
}
