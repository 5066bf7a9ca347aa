// Pull requests: opened, listed, changed and merged.
import type { EmulatorResponse } from '../../frame/handler.js'
import { needs, signedIn } from '../access/permission.js'
import { changeBody, commitBody } from '../bodies/commit-body.js'
import { pullBody, tipsOf, wholePullBody } from '../bodies/pull-body.js'
import { branchesMoved } from '../branches.js'
import { accountById, findIssue, fullNameOf, notify } from '../forge.js'
import { countDivergence, listChanges, listCommits, mergeBase } from '../git/history.js'
import { mergeCommits } from '../git/merge.js'
import { moveRef, readRef } from '../git/refs.js'
import { page } from '../http/page.js'
import { invalid, notFound, Problem } from '../http/problem.js'
import { flag, oneOf, requiredText, text } from '../http/read-body.js'
import { created, inRepository, numberIn, ok, type RepositoryCall, type Route } from '../http/route.js'
import { add, change, type Issue, type PullRequest } from '../state.js'
import { newIssue } from './issues.js'
import { viewerAsPerson } from './merges.js'
import { mergePull } from './merge-pull.js'

const READ = needs('pull-requests', 'read')
const WRITE = needs('pull-requests', 'write')

export const pullRoutes: readonly Route[] = [
  inRepository('GET', '/pulls', READ, listPulls),
  inRepository('POST', '/pulls', needs('pull-requests', 'write', 'read'), createPull),
  inRepository('GET', '/pulls/{number}', READ, async (call) => {
    const { issue, pull } = pullIn(call)
    return ok(await wholePullBody(call.forge, call.repository, issue, pull))
  }),
  inRepository('PATCH', '/pulls/{number}', WRITE, updatePull),
  inRepository('GET', '/pulls/{number}/commits', READ, async (call) => {
    const { headSha, baseSha } = await tipsOf(call.forge, call.repository, pullIn(call).pull)
    const commits = await listCommits(call.folder, headSha, { without: baseSha })
    return page(call, commits.reverse(), (commit) => commitBody(call.forge, call.repository, commit))
  }),
  inRepository('GET', '/pulls/{number}/files', READ, async (call) => {
    const { headSha, baseSha } = await tipsOf(call.forge, call.repository, pullIn(call).pull)
    const changes = await listChanges(call.folder, await mergeBase(call.folder, baseSha, headSha), headSha)
    return page(call, changes, (changed) => changeBody(call.forge, call.repository, headSha, changed))
  }),
  inRepository('GET', '/pulls/{number}/merge', READ, (call) => {
    if (pullIn(call).pull.mergedAt === null) throw notFound()
    return { status: 204 }
  }),
  inRepository('PUT', '/pulls/{number}/merge', needs('contents', 'write'), mergePull),
  inRepository('PUT', '/pulls/{number}/update-branch', WRITE, updateBranch),
]

/** The pull request that the path names. @throws Problem 404 */
export function pullIn(call: RepositoryCall): { issue: Issue; pull: PullRequest } {
  const issue = findIssue(call.state, call.repository, numberIn(call, 'number'))
  if (!issue?.pull) throw notFound()
  return { issue, pull: issue.pull }
}

function pullsOf(call: RepositoryCall): { issue: Issue; pull: PullRequest }[] {
  return call.state.issues
    .values()
    .filter((issue) => issue.repositoryId === call.repository.id)
    .flatMap((issue) => (issue.pull ? [{ issue, pull: issue.pull }] : []))
}

function listPulls(call: RepositoryCall): Promise<EmulatorResponse> {
  const query = call.url.searchParams
  const state = query.get('state') ?? 'open'
  const base = query.get('base')
  const owner = accountById(call.state, call.repository.ownerId).login
  const head = query.get('head')
  const wanted = pullsOf(call).filter(
    ({ issue, pull }) =>
      (state === 'all' || issue.state === state) &&
      (base === null || pull.baseRef === base) &&
      // GitHub ignores a head without an owner.
      (head === null || !head.includes(':') || head === `${owner}:${pull.headRef}`),
  )
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt'
  const sign = query.get('direction') === 'asc' ? 1 : -1
  wanted.sort((a, b) => sign * (a.issue[key] - b.issue[key] || a.issue.number - b.issue.number))
  return page(call, wanted, async ({ issue, pull }) =>
    pullBody(call.forge, call.repository, issue, pull, await tipsOf(call.forge, call.repository, pull)),
  )
}

async function createPull(call: RepositoryCall): Promise<EmulatorResponse> {
  const { folder, repository, state } = call
  const baseRef = requiredText(call.body, 'base')
  const head = requiredText(call.body, 'head')
  const headRef = head.slice(head.indexOf(':') + 1)
  const tips = {
    head: await readRef(folder, `refs/heads/${headRef}`),
    base: await readRef(folder, `refs/heads/${baseRef}`),
  }
  if (!tips.head) throw invalid({ resource: 'PullRequest', field: 'head', code: 'invalid' })
  if (!tips.base) throw invalid({ resource: 'PullRequest', field: 'base', code: 'invalid' })
  const custom = (message: string): Problem => invalid({ resource: 'PullRequest', code: 'custom', message })
  if (!(await mergeBase(folder, tips.base.sha, tips.head.sha))) {
    throw custom(`The ${headRef} branch has no history in common with ${baseRef}`)
  }
  const { ahead } = await countDivergence(folder, tips.base.sha, tips.head.sha)
  if (ahead === 0) throw custom(`No commits between ${baseRef} and ${headRef}`)
  const twin = pullsOf(call).some(
    ({ issue, pull }) => issue.state === 'open' && pull.headRef === headRef && pull.baseRef === baseRef,
  )
  if (twin) {
    const owner = accountById(state, repository.ownerId).login
    throw custom(`A pull request already exists for ${owner}:${headRef}.`)
  }
  const pull: PullRequest = {
    id: state.nextId('pull-request', 1_900_000_001),
    headRef,
    baseRef,
    closedHeadSha: null,
    closedBaseSha: null,
    draft: flag(call.body, 'draft') ?? false,
    mergedAt: null,
    mergedById: null,
    mergeCommitSha: null,
  }
  const issue = add(state.issues, { ...newIssue(call), pull })
  await branchesMoved(call.forge, repository)
  const body = await wholePullBody(call.forge, repository, issue, pull)
  tellPull(call, 'opened', issue, tips.head.sha, body)
  return created(body)
}

/** Events that a job token causes start no workflow. */
function tellPull(call: RepositoryCall, action: string, issue: Issue, sha: string, body: object): void {
  if (call.viewer.kind === 'job') return
  notify(call.forge, {
    event: 'pull_request',
    action,
    repository: fullNameOf(call.state, call.repository),
    ref: `refs/pull/${issue.number}/merge`,
    sha,
    actor: signedIn(call.viewer).login,
    payload: { action, number: issue.number, pull_request: body },
  })
}

async function updatePull(call: RepositoryCall): Promise<EmulatorResponse> {
  const { issue, pull } = pullIn(call)
  const now = call.state.clock.now()
  const state = oneOf(call.body, 'state', ['open', 'closed'], issue.state)
  if (state === 'open' && pull.mergedAt !== null) {
    throw invalid({ resource: 'PullRequest', field: 'state', code: 'invalid' })
  }
  const baseRef = text(call.body, 'base') ?? pull.baseRef
  if (!(await readRef(call.folder, `refs/heads/${baseRef}`))) {
    throw invalid({ resource: 'PullRequest', field: 'base', code: 'invalid' })
  }
  const closes = state === 'closed' && issue.state === 'open'
  const tips = await tipsOf(call.forge, call.repository, pull)
  const changedPull: PullRequest = {
    ...pull,
    baseRef,
    ...(closes ? { closedHeadSha: tips.headSha, closedBaseSha: tips.baseSha } : {}),
    ...(state === 'open' ? { closedHeadSha: null, closedBaseSha: null } : {}),
  }
  const changed = change(call.state.issues, issue, {
    title: text(call.body, 'title') ?? issue.title,
    body: text(call.body, 'body') ?? issue.body,
    state,
    closedAt: state === 'open' ? null : closes ? now : issue.closedAt,
    closedById: state === 'open' ? null : closes ? signedIn(call.viewer).id : issue.closedById,
    updatedAt: now,
    pull: changedPull,
  })
  return ok(await wholePullBody(call.forge, call.repository, changed, changedPull))
}

/** Merges the base into the head branch. */
async function updateBranch(call: RepositoryCall): Promise<EmulatorResponse> {
  const { issue, pull } = pullIn(call)
  const { headSha, baseSha } = await tipsOf(call.forge, call.repository, pull)
  const expected = text(call.body, 'expected_head_sha')
  if (expected !== undefined && expected !== headSha) {
    throw new Problem(422, 'expected head sha didn’t match current head ref.')
  }
  const person = viewerAsPerson(call)
  const message = `Merge branch '${pull.baseRef}' into ${pull.headRef}`
  const writer = { author: person, committer: person, message }
  const sha = await mergeCommits(call.folder, headSha, baseSha, writer)
  if (!sha) throw new Problem(422, 'merge conflict between base and head')
  if (!(await moveRef(call.folder, `refs/heads/${pull.headRef}`, sha, headSha))) {
    throw new Problem(422, 'expected head sha didn’t match current head ref.')
  }
  await branchesMoved(call.forge, call.repository)
  const url = `${call.forge.apiUrl()}/repos/${fullNameOf(call.state, call.repository)}/pulls/${issue.number}`
  return { status: 202, body: { message: 'Updating pull request branch.', url } }
}
