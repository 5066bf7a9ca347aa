// Blobs, trees and commits of a bare repository, read and written.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { askGit, runGit } from './run-git.js'

export interface Person {
  name: string
  email: string
  /** Seconds since the epoch. */
  time: number
}

export interface Commit {
  sha: string
  treeSha: string
  parents: readonly string[]
  author: Person
  committer: Person
  message: string
}

export interface TreeEntry {
  mode: string
  type: 'blob' | 'tree' | 'commit'
  sha: string
  /** From the root of the tree that was listed. */
  path: string
  sizeBytes: number | undefined
}

export interface TreeChange {
  path: string
  mode: string
  /** Null takes the path away. */
  sha: string | null
}

/** Makes an empty bare repository whose HEAD is the default branch. */
export async function createRepositoryFolder(folder: string, defaultBranch: string): Promise<void> {
  for (const name of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags']) {
    await mkdir(join(folder, name), { recursive: true })
  }
  await writeFile(join(folder, 'HEAD'), `ref: refs/heads/${defaultBranch}\n`)
  await writeFile(join(folder, 'config'), CONFIGURATION)
}

/** Commits can be fetched by id; the refs that follow pull requests are ours to write. */
const CONFIGURATION = `[core]
	repositoryformatversion = 0
	filemode = true
	bare = true
[http]
	receivepack = true
[uploadpack]
	allowAnySHA1InWant = true
	allowFilter = true
[receive]
	hideRefs = refs/pull
[transfer]
	hideRefs = refs/emulator
[gc]
	auto = 0
`

export async function objectType(folder: string, sha: string): Promise<string | undefined> {
  const { exitCode, stdout } = await askGit(folder, ['cat-file', '-t', sha], { allowed: [1, 128] })
  return exitCode === 0 ? stdout.toString('utf8').trim() : undefined
}

/** Writes a loose object as git does, without the cost of a process: a repository may begin with many files. */
export async function writeBlob(folder: string, bytes: Uint8Array): Promise<string> {
  const object = Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes])
  const sha = createHash('sha1').update(object).digest('hex')
  const file = join(folder, 'objects', sha.slice(0, 2), sha.slice(2))
  if (existsSync(file)) return sha
  await mkdir(dirname(file), { recursive: true })
  const unfinished = `${file}.${randomUUID()}`
  await writeFile(unfinished, deflateSync(object, { level: 1 }))
  await rename(unfinished, file)
  return sha
}

export async function readBlob(folder: string, sha: string): Promise<Buffer> {
  return (await askGit(folder, ['cat-file', 'blob', sha])).stdout
}

export async function listTree(folder: string, tree: string, recursive = false): Promise<TreeEntry[]> {
  const args = ['ls-tree', '-z', '-l', '--full-tree', ...(recursive ? ['-r', '-t'] : []), tree]
  const { stdout } = await runGit(folder, args)
  return stdout
    .toString('utf8')
    .split('\0')
    .filter((line) => line !== '')
    .map(parseTreeLine)
}

/** The entry at `path` of a commit or tree, or undefined. */
export async function findEntry(
  folder: string,
  treeish: string,
  path: string,
): Promise<TreeEntry | undefined> {
  const args = ['--literal-pathspecs', 'ls-tree', '-z', '-l', '--full-tree', treeish, '--', path]
  const { stdout } = await runGit(folder, args)
  const line = stdout.toString('utf8').split('\0')[0]
  return line ? parseTreeLine(line) : undefined
}

function parseTreeLine(line: string): TreeEntry {
  const tab = line.indexOf('\t')
  const [mode = '', type = '', sha = '', size = ''] = line.slice(0, tab).split(/ +/)
  const sizeBytes = size === '-' ? undefined : Number(size)
  return { mode, type: type as TreeEntry['type'], sha, path: line.slice(tab + 1), sizeBytes }
}

/** The tree that `base` (a tree, a commit or nothing) becomes under the changes. */
export async function writeTree(
  folder: string,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'emulator-index-'))
  const env = { GIT_INDEX_FILE: join(scratch, 'index') }
  try {
    if (base) await runGit(folder, ['read-tree', base], { env })
    const files = changes.filter(({ mode }) => mode !== '040000')
    const input = files.map(
      ({ path, mode, sha }) => `${sha ? mode : '0'} ${sha ?? '0'.repeat(40)}\t${path}\0`,
    )
    await runGit(folder, ['update-index', '-z', '--index-info'], { env, input: input.join('') })
    for (const { path, mode, sha } of changes) {
      if (mode !== '040000' || !sha) continue
      await runGit(folder, ['read-tree', `--prefix=${path}/`, sha], { env })
    }
    return (await runGit(folder, ['write-tree'], { env })).stdout.toString('utf8').trim()
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

export async function writeCommit(folder: string, commit: Omit<Commit, 'sha'>): Promise<string> {
  const parents = commit.parents.flatMap((parent) => ['-p', parent])
  const { stdout } = await runGit(folder, ['commit-tree', commit.treeSha, ...parents], {
    input: commit.message,
    env: {
      ...personEnvironment('AUTHOR', commit.author),
      ...personEnvironment('COMMITTER', commit.committer),
    },
  })
  return stdout.toString('utf8').trim()
}

function personEnvironment(role: 'AUTHOR' | 'COMMITTER', person: Person): Record<string, string> {
  return {
    [`GIT_${role}_NAME`]: person.name,
    [`GIT_${role}_EMAIL`]: person.email,
    [`GIT_${role}_DATE`]: `@${person.time} +0000`,
  }
}
