// Issues: opened, found, changed, and read with all that was done to them.
import { AlmError, arrayField, booleanField, isRecord, recordField, stringField } from '@powerops/core'
import {
  isNull,
  optional,
  parseAccount,
  requiredId,
  requiredRecord,
  requiredText,
  requiredWord,
} from './fields.js'
import { query } from './graphql.js'
import { call, makeOnce, type Api } from './octokit.js'
import type { Discussion, DiscussionComment, GitHubClient, Issue } from './types.js'

const READ = 'issues: read'
const WRITE = 'issues: write'
/** Nodes of one query; GitHub takes no more. */
const BATCH = 100
/** More assignees than this GitHub refuses. */
const MOST_ASSIGNEES = 10

/**
 * REST tells the times of a comment to the second and nothing of edits of an issue's text, nor what was hidden, nor
 * that an issue was closed before: GraphQL tells all of it. A deleted comment is null in its answer.
 */
const QUERY = `query($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    ... on Issue {
      lastEditedAt
      editor { __typename login }
      timelineItems(first: 1, itemTypes: [CLOSED_EVENT, REOPENED_EVENT]) { nodes { __typename } }
    }
    ... on IssueComment { lastEditedAt includesCreatedEdit isMinimized }
  }
}`

type NewIssue = Parameters<GitHubClient['createIssue']>[0]
type IssueChange = Parameters<GitHubClient['updateIssue']>[1]

export async function listIssues({ octokit, repo }: Api, label: string): Promise<Issue[]> {
  return call({ what: `listing the issues with label ${label}`, permission: READ }, async () => {
    const route = { ...repo, labels: label, state: 'open' as const, per_page: 100 }
    const rows: readonly unknown[] = await octokit.paginate(octokit.rest.issues.listForRepo, route)
    return rows.filter((row) => !isPullRequest(row)).map(parseIssue)
  })
}

export async function createIssue(api: Api, request: NewIssue): Promise<Issue> {
  const { octokit, repo } = api
  const make = async (): Promise<Issue> =>
    parseIssue((await octokit.rest.issues.create({ ...repo, ...request, labels: [...request.labels] })).data)
  // Only an issue with the very same text counts.
  const find = async (): Promise<Issue | undefined> =>
    (await listIssues(api, request.labels[0] ?? '')).find(({ body }) => body === request.body)
  return makeOnce({ what: `opening the issue "${request.title}"`, permission: WRITE }, make, find)
}

export async function updateIssue(
  { octokit, repo }: Api,
  number: number,
  change: IssueChange,
): Promise<Issue> {
  const { stateReason, ...rest } = change
  return call({ what: `changing issue #${number}`, permission: WRITE }, async () => {
    const fields = { ...rest, ...optional('state_reason', stateReason) }
    return parseIssue((await octokit.rest.issues.update({ ...repo, issue_number: number, ...fields })).data)
  })
}

export async function addAssignees(
  { octokit, repo }: Api,
  number: number,
  logins: readonly string[],
): Promise<string[]> {
  return call({ what: `assigning issue #${number}`, permission: WRITE }, async () => {
    const assignees = logins.slice(0, MOST_ASSIGNEES)
    const { data } = await octokit.rest.issues.addAssignees({ ...repo, issue_number: number, assignees })
    return arrayField(data, 'assignees').flatMap((account) => stringField(account, 'login') ?? [])
  })
}

/** Texts are read before what was done to them, so that a change in between is seen. */
export async function getDiscussion(api: Api, number: number): Promise<Discussion> {
  const { octokit, repo } = api
  const what = `reading issue #${number} and its comments`
  const [data, rows] = await call({ what, permission: READ }, async () => {
    const route = { ...repo, issue_number: number }
    const { data: issue } = await octokit.rest.issues.get(route)
    const comments: readonly unknown[] = await octokit.paginate(octokit.rest.issues.listComments, {
      ...route,
      per_page: 100,
    })
    return [issue as unknown, comments] as const
  })
  if (isPullRequest(data)) {
    throw new AlmError('input-invalid', {
      message: `#${number} is a pull request`,
      remedy: 'Give the number of an issue.',
    })
  }
  const nodeId = requiredText(data, 'node_id', 'the issue')
  const ids = [nodeId, ...rows.map((row) => requiredText(row, 'node_id', 'a comment'))]
  const facts = await readFacts(api, what, ids)
  const own = facts.get(nodeId)
  const editor = recordField(own, 'editor')
  return {
    ...parseIssue(data),
    wasEdited: requiredTextOrNull(own, 'lastEditedAt') !== undefined,
    ...optional('lastEditor', editor && parseActor(editor)),
    wasClosed:
      stringField(data, 'state') !== 'open' ||
      arrayField(requiredRecord(own, 'timelineItems', what), 'nodes').length > 0,
    comments: rows.flatMap((row) => {
      const fact = facts.get(stringField(row, 'node_id') ?? '')
      // An account that was deleted may not approve any more.
      return fact && !isNull(row, 'user') ? [parseComment(row, fact)] : []
    }),
  }
}

async function readFacts(api: Api, what: string, ids: readonly string[]): Promise<Map<string, unknown>> {
  const facts = new Map<string, unknown>()
  for (let at = 0; at < ids.length; at += BATCH) {
    const { nodes } = await query(api, { what, permission: READ }, QUERY, { ids: ids.slice(at, at + BATCH) })
    for (const node of arrayField({ nodes }, 'nodes')) {
      if (isRecord(node)) facts.set(requiredText(node, 'id', 'a node'), node)
    }
  }
  return facts
}

/** @throws AlmError `response-invalid`. */
function parseComment(untrusted: unknown, fact: unknown): DiscussionComment {
  const answer = 'a comment'
  const createdAt = requiredText(untrusted, 'created_at', answer)
  const wasEdited =
    requiredTextOrNull(fact, 'lastEditedAt') !== undefined ||
    booleanField(fact, 'includesCreatedEdit') !== false
  return {
    id: requiredId(untrusted, 'id', answer),
    url: requiredText(untrusted, 'html_url', answer),
    body: stringField(untrusted, 'body') ?? '',
    author: parseAccount(requiredRecord(untrusted, 'user', answer), `${answer}'s author`),
    createdAt,
    wasEdited,
    isHidden: booleanField(fact, 'isMinimized') !== false,
    viaApp: recordField(untrusted, 'performed_via_github_app') !== undefined,
  }
}

/** Absent is not the same as null here: what the answer does not hold was not checked. */
function requiredTextOrNull(node: unknown, field: string): string | undefined {
  return isRecord(node) && node[field] === null
    ? undefined
    : requiredText(node, field, 'the history of edits')
}

/** GraphQL leaves the `[bot]` of an app's login out. */
function parseActor(untrusted: unknown): string {
  const login = requiredText(untrusted, 'login', 'the editor')
  return stringField(untrusted, '__typename') === 'Bot' ? `${login}[bot]` : login
}

function isPullRequest(row: unknown): boolean {
  return recordField(row, 'pull_request') !== undefined
}

/** @throws AlmError `response-invalid`. */
function parseIssue(untrusted: unknown): Issue {
  const answer = 'the issue'
  return {
    number: requiredId(untrusted, 'number', answer),
    url: requiredText(untrusted, 'html_url', answer),
    title: requiredText(untrusted, 'title', answer),
    body: stringField(untrusted, 'body') ?? '',
    state: requiredWord(untrusted, 'state', ['open', 'closed'], answer),
    isLocked: booleanField(untrusted, 'locked') !== false,
    labels: arrayField(untrusted, 'labels').flatMap((label) =>
      typeof label === 'string' ? label : (stringField(label, 'name') ?? []),
    ),
    author: parseAccount(requiredRecord(untrusted, 'user', answer), `${answer}'s author`),
    createdAt: requiredText(untrusted, 'created_at', answer),
  }
}
