// Branches, tags and other refs of a bare repository.
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { objectType } from './objects.js'
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

/** Refs that start with `prefix` (a full name, or a piece of one: `refs/heads/feat`), in the order of their names. */
export async function listRefs(folder: string, prefix: string): Promise<Ref[]> {
  const found = await readRefs(folder, (name) => name.startsWith(prefix))
  const refs = await Promise.all(
    [...found].map(async ([name, sha]) => ({
      name,
      sha,
      type: (await objectType(folder, sha)) as Ref['type'],
    })),
  )
  return refs.sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** Names and ids as they stand on disk: packed ones first, which a loose one of the same name replaces. */
async function readRefs(folder: string, wanted: (name: string) => boolean): Promise<Map<string, string>> {
  const packed = await readFile(join(folder, 'packed-refs'), 'utf8').catch(() => '')
  const refs = new Map<string, string>()
  for (const [, sha = '', name = ''] of packed.matchAll(/^([0-9a-f]{40}) (.+)$/gm)) {
    if (wanted(name)) refs.set(name, sha)
  }
  const entries = await readdir(join(folder, 'refs'), { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name)
    const name = relative(folder, file).replaceAll('\\', '/')
    if (!entry.isFile() || name.endsWith('.lock') || !wanted(name)) continue
    const sha = (await readFile(file, 'utf8').catch(() => '')).trim() // it may be deleted this moment
    if (SHA.test(sha)) refs.set(name, sha)
  }
  return refs
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
  if (untrusted === 'HEAD' || /^[0-9a-f]{7,40}$/.test(untrusted)) {
    const sha = await peelToCommit(folder, untrusted)
    if (sha) return sha
  }
  const names = [`refs/heads/${untrusted}`, `refs/tags/${untrusted}`, `refs/${untrusted}`]
  if (untrusted.startsWith('refs/')) names.unshift(untrusted)
  const refs = await readRefs(folder, (name) => names.includes(name))
  for (const name of names) {
    const target = refs.get(name)
    const sha = target && (await peelToCommit(folder, target))
    if (sha) return sha
  }
  return undefined
}

async function peelToCommit(folder: string, name: string): Promise<string | undefined> {
  if (SHA.test(name) && (await objectType(folder, name)) === 'commit') return name
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]
  const { exitCode, stdout } = await runGit(folder, args, { allowed: [1, 128] })
  return exitCode === 0 ? stdout.toString('utf8').trim() : undefined
}
