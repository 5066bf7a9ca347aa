// Commits in their order, and what changed between two of them.
import type { Commit } from './objects.js'
import { askGit } from './run-git.js'

export interface FileChange {
  status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed'
  path: string
  previousPath: string | undefined
  /** Blob after the change; before it when the file was removed. */
  sha: string
  additions: number
  deletions: number
  /** From the first `@@`; undefined for binary files. */
  patch: string | undefined
}

const FORMAT = '--format=tformat:%H%x00%T%x00%P%x00%an%x00%ae%x00%at%x00%cn%x00%ce%x00%ct%x00%B'
const FIELDS = 10

/** Commits reachable from `from` but not from `without` (full ids), newest first. */
export async function listCommits(
  folder: string,
  from: string,
  options: { without?: string; path?: string; most?: number } = {},
): Promise<Commit[]> {
  const limits = [
    ...(options.most === undefined ? [] : [`--max-count=${options.most}`]),
    from,
    ...(options.without ? [`^${options.without}`] : []),
    '--',
    ...(options.path ? [options.path] : []),
  ]
  const { stdout } = await askGit(folder, ['--literal-pathspecs', 'log', '-z', FORMAT, ...limits])
  const fields = stdout.toString('utf8').split('\0')
  const commits: Commit[] = []
  for (let at = 0; at + FIELDS <= fields.length; at += FIELDS) commits.push(parseCommit(fields, at))
  return commits
}

function parseCommit(fields: readonly string[], at: number): Commit {
  const field = (offset: number): string => fields[at + offset] ?? ''
  return {
    sha: field(0),
    treeSha: field(1),
    parents: field(2).split(' ').filter(Boolean),
    author: { name: field(3), email: field(4), time: Number(field(5)) },
    committer: { name: field(6), email: field(7), time: Number(field(8)) },
    message: field(9).replace(/\n$/, ''),
  }
}

export async function readCommit(folder: string, sha: string): Promise<Commit> {
  const [commit] = await listCommits(folder, sha, { most: 1 })
  if (!commit) throw new Error(`no commit ${sha}`)
  return commit
}

/** The best common ancestor, or undefined when the histories are unrelated. */
export async function mergeBase(folder: string, left: string, right: string): Promise<string | undefined> {
  const { exitCode, stdout } = await askGit(folder, ['merge-base', left, right], { allowed: [1] })
  return exitCode === 0 ? stdout.toString('utf8').trim() : undefined
}

export async function isAncestor(folder: string, older: string, newer: string): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', older, newer]
  return (await askGit(folder, args, { allowed: [1] })).exitCode === 0
}

/** How many commits each side has that the other has not. */
export async function countDivergence(
  folder: string,
  base: string,
  head: string,
): Promise<{ ahead: number; behind: number }> {
  const args = ['rev-list', '--left-right', '--count', `${base}...${head}`]
  const [behind, ahead] = (await askGit(folder, args)).stdout.toString('utf8').trim().split('\t').map(Number)
  return { ahead: ahead ?? 0, behind: behind ?? 0 }
}

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

/** File by file from `base` (undefined: from nothing) to `head`, renames found. */
export async function listChanges(
  folder: string,
  base: string | undefined,
  head: string,
): Promise<FileChange[]> {
  const range = [base ?? EMPTY_TREE, head]
  const diff = ['diff-tree', '-r', '-M', '--no-color', '--no-ext-diff']
  const facts = (await askGit(folder, [...diff, '-z', '--raw', '--no-abbrev', '--numstat', ...range])).stdout
  const patches = (await askGit(folder, [...diff, '-p', ...range])).stdout
  return combine(facts.toString('utf8'), splitPatches(patches.toString('utf8')))
}

function splitPatches(text: string): (string | undefined)[] {
  return text
    .split(/^diff --git .*\n/m)
    .slice(1)
    .map((section) => {
      const start = section.search(/^@@ /m)
      return start < 0 ? undefined : section.slice(start).replace(/\n$/, '')
    })
}

const STATUS: Readonly<Record<string, FileChange['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
}

/** `--raw -z` first (`:modes shas status`, path, and the new path of a rename), then `--numstat -z`. */
function combine(facts: string, patches: readonly (string | undefined)[]): FileChange[] {
  const words = facts.split('\0')
  const changes: FileChange[] = []
  let at = 0
  for (; words[at]?.startsWith(':'); at++) {
    const [, , before = '', after = '', letters = ''] = (words[at] ?? '').split(' ')
    const status = STATUS[letters.charAt(0)] ?? 'changed'
    const moved = status === 'renamed' || status === 'copied'
    const previousPath = moved ? words[++at] : undefined
    const path = words[++at] ?? ''
    const sha = status === 'removed' ? before : after
    const patch = patches[changes.length]
    changes.push({ status, path, previousPath, sha, additions: 0, deletions: 0, patch })
  }
  for (const change of changes) {
    const [additions, deletions, name] = (words[at++] ?? '').split('\t')
    if (name === '') at += 2 // of a rename both paths follow
    change.additions = Number(additions) || 0 // `-` for binary files
    change.deletions = Number(deletions) || 0
  }
  return changes
}
