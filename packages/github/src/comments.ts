// Comments of issues and pull requests, written in place.
import { stringField } from '@powerops/core'
import { parseAccount, requiredId, requiredRecord, requiredText } from './fields.js'
import { call, callIfThere, makeOnce, type Api } from './octokit.js'
import type { Comment } from './types.js'

const READ = 'issues: read'
const WRITE = 'issues: write'
/** Author of what is written with the token of a job. */
const JOB_AUTHOR = 'github-actions[bot]'

export async function listComments({ octokit, repo }: Api, issue: number): Promise<Comment[]> {
  return call({ what: `listing the comments of #${issue}`, permission: READ }, async () => {
    const route = { ...repo, issue_number: issue, per_page: 100 }
    return (await octokit.paginate(octokit.rest.issues.listComments, route)).map(parseComment)
  })
}

export async function createComment(api: Api, issue: number, body: string): Promise<Comment> {
  const { octokit, repo } = api
  const make = async (): Promise<Comment> =>
    parseComment((await octokit.rest.issues.createComment({ ...repo, issue_number: issue, body })).data)
  // Only a comment with the very same text counts, and the newest, so an older equal one is not mistaken for it.
  const find = async (): Promise<Comment | undefined> => {
    const newest = (await listComments(api, issue)).at(-1)
    return newest?.body === body ? newest : undefined
  }
  return makeOnce({ what: `commenting on #${issue}`, permission: WRITE }, make, find)
}

export async function updateComment(
  { octokit, repo }: Api,
  commentId: number,
  body: string,
): Promise<Comment> {
  return call({ what: `changing comment ${commentId}`, permission: WRITE }, async () => {
    return parseComment(
      (await octokit.rest.issues.updateComment({ ...repo, comment_id: commentId, body })).data,
    )
  })
}

/** A comment that is gone already is as it should be. */
export async function deleteComment({ octokit, repo }: Api, commentId: number): Promise<void> {
  await callIfThere({ what: `deleting comment ${commentId}`, permission: WRITE }, async () => {
    await octokit.rest.issues.deleteComment({ ...repo, comment_id: commentId })
  })
}

/** See GitHubClient.findComment. */
export async function findComment(
  api: Api,
  issue: number,
  marker: string,
  author: string = JOB_AUTHOR,
): Promise<Comment | undefined> {
  return (await listComments(api, issue)).find(
    (comment) =>
      comment.body.startsWith(marker) && comment.author.login.toLowerCase() === author.toLowerCase(),
  )
}

/** See GitHubClient.writeComment. */
export async function writeComment(
  api: Api,
  issue: number,
  marker: string,
  body: string,
  author?: string,
): Promise<Comment> {
  const text = `${marker}\n${body}`
  const present = await findComment(api, issue, marker, author)
  if (!present) return createComment(api, issue, text)
  return present.body === text ? present : updateComment(api, present.id, text)
}

/** @throws AlmError `response-invalid`. */
function parseComment(untrusted: unknown): Comment {
  const answer = 'the comment'
  return {
    id: requiredId(untrusted, 'id', answer),
    url: requiredText(untrusted, 'html_url', answer),
    body: stringField(untrusted, 'body') ?? '',
    author: parseAccount(requiredRecord(untrusted, 'user', answer), `${answer}'s author`),
    createdAt: requiredText(untrusted, 'created_at', answer),
  }
}
