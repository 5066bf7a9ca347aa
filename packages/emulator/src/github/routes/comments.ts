// Comments of issues and pull requests. Their author never changes, even when somebody else edits them.
import type { EmulatorResponse } from '../../frame/handler.js'
import { hasRole, needs, signedIn } from '../access/permission.js'
import { commentBody, commentsOf, issueBody } from '../bodies/issue-body.js'
import { page } from '../http/page.js'
import { invalid, mustHave, notFound, Problem } from '../http/problem.js'
import { requiredText } from '../http/read-body.js'
import {
  created,
  inRepository,
  noContent,
  numberIn,
  ok,
  type RepositoryCall,
  type Route,
} from '../http/route.js'
import { add, change, type Comment, type Issue } from '../state.js'
import { issueIn, requireKind, tellIssue } from './issues.js'

const EITHER = ['issues', 'pull-requests']
const LONGEST_BODY = 65_536

export const commentRoutes: readonly Route[] = [
  inRepository('GET', '/issues/{number}/comments', needs(EITHER, 'read'), (call) => {
    const issue = issueIn(call)
    const since = Date.parse(call.url.searchParams.get('since') ?? '')
    const comments = commentsOf(call.forge, issue).filter(({ updatedAt }) => !(updatedAt < since))
    return page(call, comments, (comment) => commentBody(call.forge, call.repository, issue, comment))
  }),
  inRepository('POST', '/issues/{number}/comments', needs(EITHER, 'write', 'read'), createComment),
  inRepository('GET', '/issues/comments/{comment}', needs(EITHER, 'read'), (call) => {
    const { issue, comment } = commentIn(call)
    return ok(commentBody(call.forge, call.repository, issue, comment))
  }),
  inRepository('PATCH', '/issues/comments/{comment}', needs(EITHER, 'write', 'read'), (call) => {
    const { issue, comment } = commentIn(call)
    requireEditor(call, issue, comment)
    const now = call.state.clock.now()
    const members = { body: bodyIn(call), updatedAt: now, editedAt: now }
    const changed = change(call.state.comments, comment, members)
    return ok(commentBody(call.forge, call.repository, issue, changed))
  }),
  inRepository('DELETE', '/issues/comments/{comment}', needs(EITHER, 'write', 'read'), (call) => {
    const { issue, comment } = commentIn(call)
    requireEditor(call, issue, comment)
    call.state.comments.delete(String(comment.id))
    return noContent
  }),
]

function commentIn(call: RepositoryCall): { issue: Issue; comment: Comment } {
  const comment = call.state.comments.get(String(numberIn(call, 'comment')))
  const issue = comment && call.state.issues.get(String(comment.issueId))
  if (!comment || issue?.repositoryId !== call.repository.id) throw notFound()
  return { issue, comment }
}

/** The author, or whoever may write to the repository. */
function requireEditor(call: RepositoryCall, issue: Issue, comment: Comment): void {
  requireKind(call.viewer, issue)
  const account = signedIn(call.viewer)
  if (call.viewer.kind === 'job' || account.id === comment.authorId) return
  if (!hasRole(call.state, call.repository, account, 'write')) throw mustHave('write')
}

/** Locking keeps those out who may not write; it stops no collaborator and no job. */
function mayWrite(call: RepositoryCall): boolean {
  return call.viewer.kind === 'job' || hasRole(call.state, call.repository, signedIn(call.viewer), 'write')
}

function bodyIn(call: RepositoryCall): string {
  const body = requiredText(call.body, 'body')
  if (body.trim() === '')
    throw invalid({
      resource: 'IssueComment',
      code: 'unprocessable',
      field: 'data',
      message: 'Body cannot be blank',
    })
  if (body.length > LONGEST_BODY) {
    const message = `Body is too long (maximum is ${LONGEST_BODY} characters)`
    throw invalid({ resource: 'IssueComment', code: 'unprocessable', field: 'data', message })
  }
  return body
}

async function createComment(call: RepositoryCall): Promise<EmulatorResponse> {
  const issue = issueIn(call)
  requireKind(call.viewer, issue)
  if (issue.locked && !mayWrite(call))
    throw new Problem(403, 'Unable to create comment because issue is locked.')
  const now = call.state.clock.now()
  const comment = add(call.state.comments, {
    id: call.state.nextId('comment', 2_200_000_001),
    issueId: issue.id,
    authorId: signedIn(call.viewer).id,
    body: bodyIn(call),
    createdAt: now,
    updatedAt: now,
  })
  const changed = change(call.state.issues, issue, { updatedAt: now })
  const body = commentBody(call.forge, call.repository, changed, comment)
  const payload = { issue: issueBody(call.forge, call.repository, changed), comment: body }
  await tellIssue(call, 'issue_comment', 'created', payload)
  return created(body)
}
