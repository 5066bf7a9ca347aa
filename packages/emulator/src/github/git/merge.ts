// Merges in a bare repository: real trees and real conflicts, from `git merge-tree`.
import { listCommits } from './history.js'
import { writeCommit, type Person } from './objects.js'
import { askGit } from './run-git.js'

export interface MergeWriter {
  message: string
  author: Person
  committer: Person
}

/** The merged tree, or undefined when the two sides conflict. */
export async function mergeTrees(folder: string, ours: string, theirs: string): Promise<string | undefined> {
  const args = ['merge-tree', '--write-tree', '--no-messages', '--allow-unrelated-histories', ours, theirs]
  const { exitCode, stdout } = await askGit(folder, args, { allowed: [1] })
  return exitCode === 0 ? stdout.toString('utf8').trim() : undefined
}

/** A commit with both sides as parents, or undefined on a conflict. */
export async function mergeCommits(
  folder: string,
  base: string,
  head: string,
  writer: MergeWriter,
): Promise<string | undefined> {
  const treeSha = await mergeTrees(folder, base, head)
  return treeSha && writeCommit(folder, { treeSha, parents: [base, head], ...writer })
}

/** One commit on `base` with everything of `head`, or undefined on a conflict. */
export async function squash(
  folder: string,
  base: string,
  head: string,
  writer: MergeWriter,
): Promise<string | undefined> {
  const treeSha = await mergeTrees(folder, base, head)
  return treeSha && writeCommit(folder, { treeSha, parents: [base], ...writer })
}

/**
 * The commits of `head` written anew on `base`. Undefined when `base` is not an ancestor of every one of them, or a
 * merge is among them: those cases GitHub replays, which this git cannot do without a work tree.
 */
export async function rebase(
  folder: string,
  base: string,
  head: string,
  committer: Person,
): Promise<string | undefined> {
  const commits = (await listCommits(folder, head, { without: base })).reverse()
  let tip = base
  let expectedParent = base
  for (const commit of commits) {
    if (commit.parents.length !== 1 || commit.parents[0] !== expectedParent) return undefined
    tip = await writeCommit(folder, { ...commit, parents: [tip], committer })
    expectedParent = commit.sha
  }
  return tip
}
