// Issues. Pull requests are issues too, and are listed with them.
import type { EmulatorResponse } from '../../frame/handler.js'
import { hasRole, needs, signedIn } from '../access/permission.js'
import type { Viewer } from '../access/viewer.js'
import { issueBody } from '../bodies/issue-body.js'
import { findAccount, findIssue, fullNameOf, notify } from '../forge.js'
import { readRef } from '../git/refs.js'
import { page } from '../http/page.js'
import { invalid, notFound, notAccessible, mustHave, Problem } from '../http/problem.js'
import { oneOf, requiredText, text, texts } from '../http/read-body.js'
import {
  created,
  inRepository,
  noContent,
  numberIn,
  ok,
  type RepositoryCall,
  type Route,
} from '../http/route.js'
import { add, change, type Issue } from '../state.js'
import { ensureLabels } from './labels.js'

const EITHER = ['issues', 'pull-requests']
const MOST_ASSIGNEES = 10
const REASONS = ['completed', 'not_planned', 'reopened', 'duplicate'] as const

export const issueRoutes: readonly Route[] = [
  inRepository('GET', '/issues', needs(EITHER, 'read'), listIssues),
  inRepository('POST', '/issues', needs('issues', 'write', 'read'), createIssue),
  inRepository('GET', '/issues/{number}', needs(EITHER, 'read'), (call) =>
    ok(issueBody(call.forge, call.repository, issueIn(call))),
  ),
  inRepository('PATCH', '/issues/{number}', needs(EITHER, 'write', 'read'), updateIssue),
  inRepository('POST', '/issues/{number}/assignees', needs(EITHER, 'write', 'triage'), addAssignees),
  inRepository('PUT', '/issues/{number}/lock', needs(EITHER, 'write'), (call) => setLock(call, true)),
  inRepository('DELETE', '/issues/{number}/lock', needs(EITHER, 'write'), (call) => setLock(call, false)),
]

/** The issue that the path names. @throws Problem 404 */
export function issueIn(call: RepositoryCall): Issue {
  const issue = findIssue(call.state, call.repository, numberIn(call, 'number'))
  if (!issue) throw notFound()
  return issue
}

/** A job needs the permission of what the number stands for: `issues` or `pull-requests`. */
export function requireKind(viewer: Viewer, issue: Issue): void {
  const name = issue.pull ? 'pull-requests' : 'issues'
  if (viewer.kind === 'job' && viewer.job.permissions[name] !== 'write') {
    throw notAccessible(`${name.replace('-', '_')}=write`)
  }
}

/** The next number of the repository, with what the body says; not stored yet. */
export function newIssue(call: RepositoryCall): Issue {
  const title = requiredText(call.body, 'title')
  if (title.trim() === '') throw invalid({ resource: 'Issue', code: 'missing_field', field: 'title' })
  const now = call.state.clock.now()
  return {
    id: call.state.nextId('issue', 2_400_000_001),
    repositoryId: call.repository.id,
    number: call.state.nextId(`number ${call.repository.id}`, 1),
    title,
    body: text(call.body, 'body') ?? null,
    state: 'open',
    stateReason: null,
    authorId: signedIn(call.viewer).id,
    labels: [],
    assigneeIds: [],
    locked: false,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedById: null,
  }
}

function listIssues(call: RepositoryCall): Promise<EmulatorResponse> {
  const query = call.url.searchParams
  const state = query.get('state') ?? 'open'
  const labels = query.get('labels')?.split(',').filter(Boolean) ?? []
  const creator = query.get('creator')
  const creatorId = creator === null ? undefined : findAccount(call.state, creator)?.id
  const since = Date.parse(query.get('since') ?? '')
  const wanted = call.state.issues
    .values()
    .filter(
      (issue) =>
        issue.repositoryId === call.repository.id &&
        (state === 'all' || issue.state === state) &&
        labels.every((label) => issue.labels.includes(label)) &&
        (creator === null || issue.authorId === creatorId) &&
        !(issue.updatedAt < since),
    )
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt'
  const sign = query.get('direction') === 'asc' ? 1 : -1
  wanted.sort((a, b) => sign * (a[key] - b[key] || a.number - b.number))
  return page(call, wanted, (issue) => issueBody(call.forge, call.repository, issue))
}

async function createIssue(call: RepositoryCall): Promise<EmulatorResponse> {
  const { state, repository } = call
  // Labels and assignees of people who may only read are dropped without a word, as GitHub does.
  const trusted = call.viewer.kind === 'job' || hasRole(state, repository, signedIn(call.viewer), 'triage')
  const labels = trusted ? (texts(call.body, 'labels') ?? []) : []
  const assignees = trusted ? (texts(call.body, 'assignees') ?? []) : []
  const issue = add(state.issues, {
    ...newIssue(call),
    labels: ensureLabels(call, labels),
    assigneeIds: assigneeIds(call, assignees),
  })
  const body = issueBody(call.forge, repository, issue)
  await tellIssue(call, 'issues', 'opened', { issue: body })
  return created(body)
}

function assigneeIds(call: RepositoryCall, logins: readonly string[]): number[] {
  return logins.map((login) => {
    const account = findAccount(call.state, login)
    if (!account) throw invalid({ value: login, resource: 'Issue', field: 'assignees', code: 'invalid' })
    return account.id
  })
}

/** Whoever cannot be assigned is left out without a word. */
function addAssignees(call: RepositoryCall): EmulatorResponse {
  const issue = issueIn(call)
  requireKind(call.viewer, issue)
  const added = (texts(call.body, 'assignees') ?? []).flatMap((login) => {
    const account = findAccount(call.state, login)
    return account && hasRole(call.state, call.repository, account, 'triage') ? [account.id] : []
  })
  const assigneeIds = [...new Set([...issue.assigneeIds, ...added])].slice(0, MOST_ASSIGNEES)
  const changed = change(call.state.issues, issue, { assigneeIds, updatedAt: call.state.clock.now() })
  return created(issueBody(call.forge, call.repository, changed))
}

function setLock(call: RepositoryCall, locked: boolean): EmulatorResponse {
  const issue = issueIn(call)
  requireKind(call.viewer, issue)
  change(call.state.issues, issue, { locked })
  return noContent
}

async function updateIssue(call: RepositoryCall): Promise<EmulatorResponse> {
  const issue = issueIn(call)
  requireKind(call.viewer, issue)
  const account = signedIn(call.viewer)
  const own = account.id === issue.authorId
  if (call.viewer.kind === 'user' && !own && !hasRole(call.state, call.repository, account, 'triage')) {
    throw mustHave('write')
  }
  const now = call.state.clock.now()
  const state = oneOf(call.body, 'state', ['open', 'closed'], issue.state)
  if (issue.pull && state !== issue.state) throw new Problem(422, 'Change the state through the pulls route')
  const closes = state === 'closed' && issue.state === 'open'
  const reopens = state === 'open' && issue.state === 'closed'
  const reason =
    text(call.body, 'state_reason') === undefined ? undefined : oneOf(call.body, 'state_reason', REASONS)
  const labels = texts(call.body, 'labels')
  const assignees = texts(call.body, 'assignees')
  const words = text(call.body, 'body') ?? issue.body
  const changed = change(call.state.issues, issue, {
    title: text(call.body, 'title') ?? issue.title,
    body: words,
    ...(words === issue.body ? {} : { editedAt: now, editorId: account.id }),
    state,
    ...(closes || reopens ? { turns: (issue.turns ?? 0) + 1 } : {}),
    stateReason: closes ? (reason ?? 'completed') : reopens ? 'reopened' : issue.stateReason,
    closedAt: closes ? now : reopens ? null : issue.closedAt,
    closedById: closes ? account.id : reopens ? null : issue.closedById,
    labels: labels ? ensureLabels(call, labels) : issue.labels,
    assigneeIds: assignees ? assigneeIds(call, assignees) : issue.assigneeIds,
    updatedAt: now,
  })
  const body = issueBody(call.forge, call.repository, changed)
  await tellIssue(call, 'issues', closes ? 'closed' : reopens ? 'reopened' : 'edited', { issue: body })
  return ok(body)
}

/** Starts workflows on the default branch; what a job token causes starts none. */
export async function tellIssue(
  call: RepositoryCall,
  event: 'issues' | 'issue_comment',
  action: string,
  payload: Readonly<Record<string, object>>,
): Promise<void> {
  if (call.viewer.kind === 'job') return
  const ref = `refs/heads/${call.repository.defaultBranch}`
  const tip = await readRef(call.folder, ref)
  if (!tip) return
  const repository = fullNameOf(call.state, call.repository)
  const actor = signedIn(call.viewer).login
  notify(call.forge, { event, action, repository, ref, sha: tip.sha, actor, payload: { action, ...payload } })
}
