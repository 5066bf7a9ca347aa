// Branches, tags and other refs of a bare repository.
import { runGit } from './run-git.js'

export interface Ref {
  /** Full: `refs/heads/main`. */
  name: string
  /** What it points at: a commit, or the tag object of an annotated tag. */
  sha: string
  type: 'commit' | 'tag' | 'tree' | 'blob'
}

export const SHA = /^[0-9a-f]{40}$/
const NO_OBJECT = '0'.repeat(40)

/** True for a full name that git accepts: `refs/heads/main`. */
export async function isRefName(untrusted: string): Promise<boolean> {
  if (!/^refs\/[^/]+\/./.test(untrusted) || untrusted.includes('\0')) return false
  const { exitCode } = await runGit('.', ['check-ref-format', untrusted], { allowed: [1] })
  return exitCode === 0
}

/** Refs that start with `prefix` (a full name, or a piece of one: `refs/heads/feat`). */
export async function listRefs(folder: string, prefix: string): Promise<Ref[]> {
  const format = '%(refname)%00%(objectname)%00%(objecttype)'
  const namespace = prefix.startsWith('refs/heads/') ? 'refs/heads' : 'refs'
  const { stdout } = await runGit(folder, ['for-each-ref', `--format=${format}`, namespace])
  return stdout
    .toString('utf8')
    .split('\n')
    .filter((line) => line.startsWith(prefix))
    .map((line) => {
      const [name = '', sha = '', type = ''] = line.split('\0')
      return { name, sha, type: type as Ref['type'] }
    })
}

export async function readRef(folder: string, name: string): Promise<Ref | undefined> {
  return (await listRefs(folder, name)).find((ref) => ref.name === name)
}

/** Points a ref at an object, if it still is at `expected` (null: if it does not exist). False when it moved. */
export async function moveRef(
  folder: string,
  name: string,
  sha: string,
  expected: string | null,
): Promise<boolean> {
  const args = ['update-ref', name, sha, expected ?? NO_OBJECT]
  return (await runGit(folder, args, { allowed: [1, 128] })).exitCode === 0
}

export async function deleteRef(folder: string, name: string): Promise<void> {
  await runGit(folder, ['update-ref', '-d', name])
}

/**
 * The commit that a client means: a branch, a tag, a ref with or without `refs/`, or a commit id of at least seven
 * digits. Git's own revision syntax (`main~1`) is not understood.
 */
export async function resolveCommit(folder: string, untrusted: string): Promise<string | undefined> {
  if (untrusted === '' || /[\s~^:?*[\\\0]|@\{|\.\./.test(untrusted)) return undefined
  const candidates = [`refs/heads/${untrusted}`, `refs/tags/${untrusted}`, `refs/${untrusted}`]
  if (untrusted.startsWith('refs/')) candidates.unshift(untrusted)
  if (/^[0-9a-f]{7,40}$/.test(untrusted)) candidates.unshift(untrusted)
  if (untrusted === 'HEAD') candidates.unshift('HEAD')
  for (const candidate of candidates) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`]
    const { exitCode, stdout } = await runGit(folder, args, { allowed: [1, 128] })
    if (exitCode === 0) return stdout.toString('utf8').trim()
  }
  return undefined
}
