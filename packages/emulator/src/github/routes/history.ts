// Commits of a branch, single commits, and the comparison of two of them.
import type { EmulatorResponse } from '../../frame/handler.js'
import { needs } from '../access/permission.js'
import { changeBody, commitBody, wholeCommitBody } from '../bodies/commit-body.js'
import { repositoryPage, repositoryUrl } from '../bodies/repository-body.js'
import { countDivergence, listChanges, listCommits, mergeBase, readCommit } from '../git/history.js'
import { resolveCommit } from '../git/refs.js'
import { page } from '../http/page.js'
import { notFound, Problem } from '../http/problem.js'
import { inRepository, ok, type RepositoryCall, type Route } from '../http/route.js'

export const historyRoutes: readonly Route[] = [
  inRepository('GET', '/commits', needs('contents', 'read'), listHistory),
  inRepository('GET', '/commits/{ref+}', needs('contents', 'read'), async (call) => {
    const name = call.path['ref'] ?? ''
    const sha = await resolveCommit(call.folder, name)
    if (!sha) throw new Problem(422, `No commit found for SHA: ${name}`)
    return ok(await wholeCommitBody(call.forge, call.repository, await readCommit(call.folder, sha)))
  }),
  inRepository('GET', '/compare/{basehead+}', needs('contents', 'read'), compare),
]

async function listHistory(call: RepositoryCall): Promise<EmulatorResponse> {
  const query = call.url.searchParams
  const start = query.get('sha') ?? call.repository.defaultBranch
  const sha = await resolveCommit(call.folder, start)
  if (!sha) {
    if (!query.has('sha')) throw new Problem(409, 'Git Repository is empty.')
    throw notFound()
  }
  const path = query.get('path')
  const commits = await listCommits(call.folder, sha, path ? { path } : {})
  const since = Date.parse(query.get('since') ?? '')
  const until = Date.parse(query.get('until') ?? '')
  const wanted = commits.filter(({ committer }) => {
    const time = committer.time * 1000
    return !(time < since) && !(time > until) // a bound that is absent is NaN, and compares false
  })
  return page(call, wanted, (commit) => commitBody(call.forge, call.repository, commit))
}

async function compare(call: RepositoryCall): Promise<EmulatorResponse> {
  const { folder, forge, repository } = call
  const [baseName = '', headName = ''] = (call.path['basehead'] ?? '').split('...')
  const plain = (name: string): string => name.slice(name.indexOf(':') + 1)
  const base = await resolveCommit(folder, plain(baseName))
  const head = await resolveCommit(folder, plain(headName))
  if (!base || !head) throw notFound()
  const common = await mergeBase(folder, base, head)
  if (!common) throw new Problem(404, `No common ancestor between ${baseName} and ${headName}.`)
  const { ahead, behind } = await countDivergence(folder, base, head)
  const status = ahead > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical'
  const commits = (await listCommits(folder, head, { without: base })).reverse()
  const listed = await page(call, commits, (commit) => commitBody(forge, repository, commit))
  const changes = await listChanges(folder, common, head)
  const url = `${repositoryUrl(forge, repository)}/compare/${baseName}...${headName}`
  const html = `${repositoryPage(forge, repository)}/compare/${baseName}...${headName}`
  const body = {
    url,
    html_url: html,
    permalink_url: `${repositoryPage(forge, repository)}/compare/${base}...${head}`,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: commitBody(forge, repository, await readCommit(folder, base)),
    merge_base_commit: commitBody(forge, repository, await readCommit(folder, common)),
    status,
    ahead_by: ahead,
    behind_by: behind,
    total_commits: commits.length,
    commits: listed.body,
    files: changes.map((changed) => changeBody(forge, repository, head, changed)),
  }
  return { ...listed, body }
}
