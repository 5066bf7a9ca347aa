// Pull requests by their branches.
import { arrayField, booleanField, recordField, stringField } from '@powerops/core'
import { optional, parseAccount, requiredId, requiredRecord, requiredText, requiredWord } from './fields.js'
import { call, makeOnce, type Api } from './octokit.js'
import type { GitHubClient, MergeRequest, PullRequest, PullRequestText } from './types.js'

const READ = 'pull-requests: read'
const WRITE = 'pull-requests: write'
const MERGE = 'contents: write, pull-requests: write'

export type NewPullRequest = Parameters<GitHubClient['createPullRequest']>[0]

export async function findPullRequest(
  api: Api,
  head: string,
  base: string,
): Promise<PullRequest | undefined> {
  const { octokit, repo } = api
  const what = `looking for a pull request from ${head} into ${base}`
  return call({ what, permission: READ }, async () => {
    const filter = { ...repo, head: `${repo.owner}:${head}`, base, state: 'open' as const }
    const found = (await octokit.paginate(octokit.rest.pulls.list, filter)).map(parsePullRequest)
    // An unknown head makes GitHub leave the filter out, so the answer is looked through.
    return found.find((pull) => pull.head.ref === head && pull.base.ref === base)
  })
}

export async function findPullRequestByHead(
  { octokit, repo }: Api,
  sha: string,
): Promise<PullRequest | undefined> {
  return call({ what: `looking for a pull request with the head ${sha}`, permission: READ }, async () => {
    const pulls = await octokit.paginate(octokit.rest.pulls.list, { ...repo, state: 'open' })
    return pulls.map(parsePullRequest).find(({ head }) => head.sha === sha)
  })
}

export async function getPullRequest({ octokit, repo }: Api, number: number): Promise<PullRequest> {
  return call({ what: `reading pull request #${number}`, permission: READ }, async () => {
    return parsePullRequest((await octokit.rest.pulls.get({ ...repo, pull_number: number })).data)
  })
}

/** GitHub lists no more files of a pull request. */
const MAX_LISTED_FILES = 3000

export async function listPullRequestFiles(
  { octokit, repo }: Api,
  number: number,
): Promise<{ paths: string[]; complete: boolean }> {
  return call({ what: `listing the files of pull request #${number}`, permission: READ }, async () => {
    const route = { ...repo, pull_number: number, per_page: 100 }
    const files: readonly unknown[] = await octokit.paginate(octokit.rest.pulls.listFiles, route)
    const paths = files.flatMap((file) => {
      const path = requiredText(file, 'filename', 'a file of the pull request')
      const former = stringField(file, 'previous_filename')
      return former === undefined ? [path] : [path, former]
    })
    return { paths, complete: files.length < MAX_LISTED_FILES }
  })
}

export async function listOpenPullRequests({ octokit, repo }: Api): Promise<PullRequest[]> {
  return call({ what: 'listing the open pull requests', permission: READ }, async () => {
    const route = { ...repo, state: 'open' as const, per_page: 100 }
    const rows: readonly unknown[] = await octokit.paginate(octokit.rest.pulls.list, route)
    return rows.map((row) => ({ ...parsePullRequest(row), awaitedReviewers: awaitedIn(row, repo.owner) }))
  })
}

function awaitedIn(row: unknown, organization: string): string[] {
  const users = arrayField(row, 'requested_reviewers').flatMap((user) => stringField(user, 'login') ?? [])
  const teams = arrayField(row, 'requested_teams').flatMap((team) => stringField(team, 'slug') ?? [])
  return [...users, ...teams.map((slug) => `${organization}/${slug}`)]
}

export async function createPullRequest(api: Api, request: NewPullRequest): Promise<PullRequest> {
  const { octokit, repo } = api
  const what = `creating a pull request from ${request.head} into ${request.base}`
  const make = async (): Promise<PullRequest> =>
    parsePullRequest((await octokit.rest.pulls.create({ ...repo, ...request })).data)
  return makeOnce({ what, permission: WRITE }, make, () => findPullRequest(api, request.head, request.base))
}

export async function updatePullRequest(
  { octokit, repo }: Api,
  number: number,
  text: PullRequestText,
): Promise<PullRequest> {
  return call({ what: `updating pull request #${number}`, permission: WRITE }, async () => {
    return parsePullRequest((await octokit.rest.pulls.update({ ...repo, pull_number: number, ...text })).data)
  })
}

export async function mergePullRequest(
  { octokit, repo }: Api,
  number: number,
  { sha, method }: MergeRequest,
): Promise<string> {
  const request = { ...repo, pull_number: number, sha, merge_method: method }
  return call({ what: `merging pull request #${number}`, permission: MERGE }, async () => {
    const { data } = await octokit.rest.pulls.merge(request)
    return requiredText(data, 'sha', 'the merge')
  })
}

/** @throws AlmError `response-invalid`. */
function parsePullRequest(untrusted: unknown): PullRequest {
  const answer = 'the pull request'
  // Lists have only the time of the merge.
  const merged = booleanField(untrusted, 'merged') ?? stringField(untrusted, 'merged_at') !== undefined
  const repository = recordField(recordField(untrusted, 'base'), 'repo')
  return {
    number: requiredId(untrusted, 'number', answer),
    url: requiredText(untrusted, 'html_url', answer),
    state: requiredWord(untrusted, 'state', ['open', 'closed'], answer),
    draft: booleanField(untrusted, 'draft') ?? false,
    merged,
    title: requiredText(untrusted, 'title', answer),
    body: stringField(untrusted, 'body') ?? '',
    head: parseEnd(recordField(untrusted, 'head'), answer),
    base: parseEnd(recordField(untrusted, 'base'), answer),
    author: parseAccount(requiredRecord(untrusted, 'user', answer), `${answer}'s author`),
    // Before the merge the field names a commit that GitHub made to try it.
    ...optional('createdAt', stringField(untrusted, 'created_at')),
    ...optional('mergeSha', merged ? stringField(untrusted, 'merge_commit_sha') : undefined),
    ...optional('defaultBranch', stringField(repository, 'default_branch')),
  }
}

function parseEnd(untrusted: unknown, answer: string): { ref: string; sha: string } {
  return { ref: requiredText(untrusted, 'ref', answer), sha: requiredText(untrusted, 'sha', answer) }
}
