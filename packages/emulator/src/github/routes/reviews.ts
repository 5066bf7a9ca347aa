// Reviews of pull requests, each bound to the commit that was reviewed.
import type { EmulatorResponse } from '../../frame/handler.js'
import { needs, signedIn } from '../access/permission.js'
import { reviewBody } from '../bodies/issue-body.js'
import { tipsOf } from '../bodies/pull-body.js'
import { page } from '../http/page.js'
import { invalid, notFound, Problem } from '../http/problem.js'
import { oneOf, requiredText, text } from '../http/read-body.js'
import { inRepository, numberIn, ok, type RepositoryCall, type Route } from '../http/route.js'
import { add, change, type Issue, type Review } from '../state.js'
import { pullIn } from './pulls.js'

const READ = needs('pull-requests', 'read')
const WRITE = needs('pull-requests', 'write', 'read')
const STATE = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const
const EVENTS = ['APPROVE', 'REQUEST_CHANGES', 'COMMENT'] as const

export const reviewRoutes: readonly Route[] = [
  inRepository('GET', '/pulls/{number}/reviews', READ, (call) => {
    const { issue } = pullIn(call)
    const reviews = call.state.reviews.values().filter((review) => review.issueId === issue.id)
    return page(call, reviews, (review) => reviewBody(call.forge, call.repository, issue, review))
  }),
  inRepository('POST', '/pulls/{number}/reviews', WRITE, createReview),
  inRepository('GET', '/pulls/{number}/reviews/{review}', READ, (call) => {
    const { issue, review } = reviewIn(call)
    return ok(reviewBody(call.forge, call.repository, issue, review))
  }),
  inRepository(
    'PUT',
    '/pulls/{number}/reviews/{review}/dismissals',
    needs('pull-requests', 'write'),
    (call) => {
      const { issue, review } = reviewIn(call)
      requiredText(call.body, 'message')
      if (review.state === 'COMMENTED')
        throw new Problem(422, 'Can not dismiss a commented pull request review')
      const dismissed = change(call.state.reviews, review, { state: 'DISMISSED' })
      return ok(reviewBody(call.forge, call.repository, issue, dismissed))
    },
  ),
]

function reviewIn(call: RepositoryCall): { issue: Issue; review: Review } {
  const { issue } = pullIn(call)
  const review = call.state.reviews.get(String(numberIn(call, 'review')))
  if (review?.issueId !== issue.id) throw notFound()
  return { issue, review }
}

async function createReview(call: RepositoryCall): Promise<EmulatorResponse> {
  const { issue, pull } = pullIn(call)
  const account = signedIn(call.viewer)
  const event = oneOf(call.body, 'event', EVENTS, 'COMMENT')
  if (account.id === issue.authorId && event === 'APPROVE') {
    throw new Problem(422, 'Unprocessable Entity', ['Can not approve your own pull request'])
  }
  if (account.id === issue.authorId && event === 'REQUEST_CHANGES') {
    throw new Problem(422, 'Unprocessable Entity', ['Can not request changes on your own pull request'])
  }
  const body = text(call.body, 'body') ?? ''
  if (event !== 'APPROVE' && body === '') throw invalid('Body can’t be blank')
  const { headSha } = await tipsOf(call.forge, call.repository, pull)
  const review = add(call.state.reviews, {
    id: call.state.nextId('review', 2_700_000_001),
    issueId: issue.id,
    userId: account.id,
    body,
    state: STATE[event],
    commitId: text(call.body, 'commit_id') ?? headSha,
    submittedAt: call.state.clock.now(),
  })
  return ok(reviewBody(call.forge, call.repository, issue, review))
}
