// What follows when branches move: pull requests follow their heads, and become `refs/pull/N/head` to fetch.
import { readRef } from './git/refs.js'
import { isAncestor } from './git/history.js'
import { runGit } from './git/run-git.js'
import type { Forge } from './forge.js'
import { change, type Issue, type Repository } from './state.js'

function openPulls(forge: Forge, repository: Repository): Issue[] {
  return forge.state.issues
    .values()
    .filter((issue) => issue.repositoryId === repository.id && issue.pull && issue.state === 'open')
}

/** To be called after every change of a branch, by push or by API. */
export async function branchesMoved(forge: Forge, repository: Repository): Promise<void> {
  const now = forge.state.clock.now()
  const current = forge.state.repositories.get(String(repository.id)) ?? repository
  change(forge.state.repositories, current, { pushedAt: now })
  for (const issue of openPulls(forge, repository)) await followHead(forge, repository, issue)
}

async function followHead(forge: Forge, repository: Repository, issue: Issue): Promise<void> {
  const folder = forge.folderOf(repository)
  if (!issue.pull) return
  const pullRef = `refs/pull/${issue.number}/head`
  const head = await readRef(folder, `refs/heads/${issue.pull.headRef}`)
  const base = await readRef(folder, `refs/heads/${issue.pull.baseRef}`)
  const before = await readRef(folder, pullRef)
  const baseRef = `refs/emulator/pull/${issue.number}/base`
  const baseBefore = await readRef(folder, baseRef)
  if (head && head.sha !== before?.sha) await runGit(folder, ['update-ref', pullRef, head.sha])
  if (base && base.sha !== baseBefore?.sha) await runGit(folder, ['update-ref', baseRef, base.sha])
  const now = forge.state.clock.now()
  if (!head || !base) {
    const closedHeadSha = head?.sha ?? before?.sha ?? null
    const pull = { ...issue.pull, closedHeadSha, closedBaseSha: base?.sha ?? baseBefore?.sha ?? null }
    change(forge.state.issues, issue, { state: 'closed', closedAt: now, updatedAt: now, pull })
  } else if (before && head.sha !== base.sha && (await isAncestor(folder, head.sha, base.sha))) {
    const merged = {
      mergedAt: now,
      mergeCommitSha: base.sha,
      closedHeadSha: head.sha,
      closedBaseSha: base.sha,
    }
    const pull = { ...issue.pull, ...merged, mergedById: issue.authorId }
    change(forge.state.issues, issue, { state: 'closed', closedAt: now, updatedAt: now, pull })
  }
}
