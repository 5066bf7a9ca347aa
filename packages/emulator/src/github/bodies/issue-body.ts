// Issues, comments, labels and reviews as responses.
import { associationOf } from '../access/permission.js'
import { actionsBot } from '../access/viewer.js'
import { isoTime, isoTimeOrNull, nodeId, type Forge } from '../forge.js'
import type { Comment, Issue, Label, Repository, Review } from '../state.js'
import { accountBodyById, actionsApp } from './account-body.js'
import { repositoryPage, repositoryUrl } from './repository-body.js'
import type { Schema } from './schemas.js'

export function labelBody(forge: Forge, repository: Repository, label: Label): Schema<'label'> {
  return {
    id: label.id,
    node_id: nodeId('LA', label.id),
    url: `${repositoryUrl(forge, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    description: label.description,
    color: label.color,
    default: false,
  }
}

export function labelsOf(forge: Forge, repository: Repository, issue: Issue): Schema<'label'>[] {
  return forge.state.labels
    .values()
    .filter((label) => label.repositoryId === repository.id && issue.labels.includes(label.name))
    .map((label) => labelBody(forge, repository, label))
}

/** Address of the issue's or pull request's page. */
export function issuePage(forge: Forge, repository: Repository, issue: Issue): string {
  return `${repositoryPage(forge, repository)}/${issue.pull ? 'pull' : 'issues'}/${issue.number}`
}

export function commentsOf(forge: Forge, issue: Issue): Comment[] {
  return forge.state.comments.values().filter((comment) => comment.issueId === issue.id)
}

export function issueBody(forge: Forge, repository: Repository, issue: Issue): Schema<'issue'> {
  const url = `${repositoryUrl(forge, repository)}/issues/${issue.number}`
  const assignees = issue.assigneeIds.map((id) => accountBodyById(forge, id))
  return {
    id: issue.id,
    node_id: nodeId('I', issue.id),
    url,
    repository_url: repositoryUrl(forge, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: issuePage(forge, repository, issue),
    number: issue.number,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: accountBodyById(forge, issue.authorId),
    labels: labelsOf(forge, repository, issue),
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    locked: issue.locked,
    active_lock_reason: null,
    comments: commentsOf(forge, issue).length,
    created_at: isoTime(issue.createdAt),
    updated_at: isoTime(issue.updatedAt),
    closed_at: isoTimeOrNull(issue.closedAt),
    closed_by: issue.closedById === null ? null : accountBodyById(forge, issue.closedById),
    author_association: associationOf(forge.state, repository, issue.authorId),
    ...(issue.pull ? { draft: issue.pull.draft, pull_request: pullLinks(forge, repository, issue) } : {}),
  }
}

function pullLinks(
  forge: Forge,
  repository: Repository,
  issue: Issue,
): NonNullable<Schema<'issue'>['pull_request']> {
  const page = issuePage(forge, repository, issue)
  return {
    url: `${repositoryUrl(forge, repository)}/pulls/${issue.number}`,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    merged_at: isoTimeOrNull(issue.pull?.mergedAt ?? null),
  }
}

export function commentBody(
  forge: Forge,
  repository: Repository,
  issue: Issue,
  comment: Comment,
): Schema<'issue-comment'> {
  const byActions = comment.authorId === actionsBot(forge.state).id
  return {
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    url: `${repositoryUrl(forge, repository)}/issues/comments/${comment.id}`,
    html_url: `${issuePage(forge, repository, issue)}#issuecomment-${comment.id}`,
    issue_url: `${repositoryUrl(forge, repository)}/issues/${issue.number}`,
    body: comment.body,
    user: accountBodyById(forge, comment.authorId),
    created_at: isoTime(comment.createdAt),
    updated_at: isoTime(comment.updatedAt),
    author_association: associationOf(forge.state, repository, comment.authorId),
    performed_via_github_app: byActions ? actionsApp() : null,
  }
}

export function reviewBody(
  forge: Forge,
  repository: Repository,
  issue: Issue,
  review: Review,
): Schema<'pull-request-review'> {
  const page = `${issuePage(forge, repository, issue)}#pullrequestreview-${review.id}`
  const url = `${repositoryUrl(forge, repository)}/pulls/${issue.number}`
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: accountBodyById(forge, review.userId),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: url,
    _links: { html: { href: page }, pull_request: { href: url } },
    submitted_at: isoTime(review.submittedAt),
    commit_id: review.commitId,
    author_association: associationOf(forge.state, repository, review.userId),
  }
}
