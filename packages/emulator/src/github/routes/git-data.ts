// Commits, trees and blobs of the git database.
import type { JsonRecord } from '@powerops/core'
import { isRecord } from '@powerops/core'
import type { EmulatorResponse } from '../../frame/handler.js'
import { needs, signedIn } from '../access/permission.js'
import { gitCommitBody } from '../bodies/commit-body.js'
import { repositoryUrl } from '../bodies/repository-body.js'
import { readCommit } from '../git/history.js'
import {
  listTree,
  objectType,
  readBlob,
  writeBlob,
  writeCommit,
  writeTree,
  type Person,
  type TreeChange,
} from '../git/objects.js'
import { resolveCommit, SHA } from '../git/refs.js'
import { notFound, Problem } from '../http/problem.js'
import { list, object, oneOf, requiredText, text, texts } from '../http/read-body.js'
import { created, inRepository, ok, type RepositoryCall, type Route } from '../http/route.js'

const MODES = ['100644', '100755', '040000', '160000', '120000']

export const gitDataRoutes: readonly Route[] = [
  inRepository('GET', '/git/commits/{sha}', needs('contents', 'read'), async (call) => {
    const sha = await existing(call, call.path['sha'], 'commit')
    return ok(gitCommitBody(call.forge, call.repository, await readCommit(call.folder, sha)))
  }),
  inRepository('POST', '/git/commits', needs('contents', 'write'), createCommit),
  inRepository('GET', '/git/trees/{sha+}', needs('contents', 'read'), async (call) => {
    const name = call.path['sha'] ?? ''
    const isTree = SHA.test(name) && (await objectType(call.folder, name)) === 'tree'
    const sha = isTree ? name : await treeOf(call, name)
    return ok(await treeBody(call, sha, call.url.searchParams.has('recursive')))
  }),
  inRepository('POST', '/git/trees', needs('contents', 'write'), createTree),
  inRepository('GET', '/git/blobs/{sha}', needs('contents', 'read'), async (call) => {
    const sha = await existing(call, call.path['sha'], 'blob')
    const bytes = await readBlob(call.folder, sha)
    const url = `${repositoryUrl(call.forge, call.repository)}/git/blobs/${sha}`
    const content = encodeLines(bytes)
    return ok({ sha, node_id: `B_${sha}`, size: bytes.length, url, content, encoding: 'base64' })
  }),
  inRepository('POST', '/git/blobs', needs('contents', 'write'), async (call) => {
    const content = requiredText(call.body, 'content')
    const encoding = oneOf(call.body, 'encoding', ['utf-8', 'base64'], 'utf-8')
    const sha = await writeBlob(call.folder, Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'))
    return created({ sha, url: `${repositoryUrl(call.forge, call.repository)}/git/blobs/${sha}` })
  }),
]

/** Base64 in lines of 60 characters, as GitHub sends it. */
export function encodeLines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{1,60}/g, '$&\n')
}

/** Author or committer of a body; whatever is absent is the viewer's, now. */
export function personIn(call: RepositoryCall, name: string, fallback?: Person): Person {
  const given = object(call.body, name)
  const account = signedIn(call.viewer)
  const self = fallback ?? {
    name: account.name,
    email: account.email,
    time: Math.floor(call.state.clock.now() / 1000),
  }
  if (!given) return self
  const date = text(given, 'date')
  const time = date === undefined ? self.time : Math.floor(Date.parse(date) / 1000)
  if (Number.isNaN(time)) throw new Problem(422, `Invalid request.\n\n"${name}.date" is not a date.`)
  return { name: requiredText(given, 'name'), email: requiredText(given, 'email'), time }
}

async function existing(call: RepositoryCall, sha: unknown, type: string): Promise<string> {
  if (typeof sha !== 'string' || !SHA.test(sha) || (await objectType(call.folder, sha)) !== type)
    throw notFound()
  return sha
}

async function treeOf(call: RepositoryCall, name: string): Promise<string> {
  const commit = await resolveCommit(call.folder, name)
  if (!commit) throw notFound()
  return (await readCommit(call.folder, commit)).treeSha
}

async function createCommit(call: RepositoryCall): Promise<EmulatorResponse> {
  const message = requiredText(call.body, 'message')
  const treeSha = requiredText(call.body, 'tree')
  const parents = texts(call.body, 'parents') ?? []
  const known = async (sha: string, type: string): Promise<boolean> =>
    SHA.test(sha) && (await objectType(call.folder, sha)) === type
  if (!(await known(treeSha, 'tree'))) throw new Problem(422, 'Tree SHA does not exist')
  for (const parent of parents) {
    if (!(await known(parent, 'commit')))
      throw new Problem(422, 'Parent SHA does not exist or is not a commit object')
  }
  const author = personIn(call, 'author')
  const committer = personIn(call, 'committer', author)
  const sha = await writeCommit(call.folder, { treeSha, parents, message, author, committer })
  return created(gitCommitBody(call.forge, call.repository, await readCommit(call.folder, sha)))
}

async function createTree(call: RepositoryCall): Promise<EmulatorResponse> {
  const base = text(call.body, 'base_tree')
  if (base !== undefined && (!SHA.test(base) || !(await objectType(call.folder, base)))) throw notFound()
  const changes: TreeChange[] = []
  for (const entry of list(call.body, 'tree') ?? []) {
    if (!isRecord(entry)) throw new Problem(422, 'Invalid tree info')
    changes.push(await changeOf(call, entry))
  }
  const sha = await writeTree(call.folder, base, changes)
  return created(await treeBody(call, sha, false))
}

async function changeOf(call: RepositoryCall, entry: JsonRecord): Promise<TreeChange> {
  const path = requiredText(entry, 'path')
  const mode = text(entry, 'mode') ?? '100644'
  if (!isTreePath(path)) throw new Problem(422, 'tree.path contains a malformed path component')
  if (!MODES.includes(mode)) throw new Problem(422, 'Must supply a valid tree.mode')
  const content = text(entry, 'content')
  if (content !== undefined) return { path, mode, sha: await writeBlob(call.folder, Buffer.from(content)) }
  if (entry['sha'] === null) return { path, mode: '100644', sha: null }
  const sha = requiredText(entry, 'sha')
  if (!SHA.test(sha) || (mode !== '160000' && !(await objectType(call.folder, sha)))) {
    throw new Problem(422, 'tree.sha does not exist')
  }
  return { path, mode, sha }
}

/** What git lets stand in a tree: no empty, dot or `.git` segments. */
export function isTreePath(path: string): boolean {
  return (
    path.split('/').every((part) => !['', '.', '..'].includes(part) && part.toLowerCase() !== '.git') &&
    !/[\0]/.test(path)
  )
}

async function treeBody(call: RepositoryCall, sha: string, recursive: boolean): Promise<object> {
  const url = `${repositoryUrl(call.forge, call.repository)}/git`
  const entries = await listTree(call.folder, sha, recursive)
  return {
    sha,
    url: `${url}/trees/${sha}`,
    tree: entries.map(({ path, mode, type, sha: entrySha, sizeBytes }) => ({
      path,
      mode,
      type,
      sha: entrySha,
      ...(sizeBytes === undefined ? {} : { size: sizeBytes }),
      url: `${url}/${type}s/${entrySha}`,
    })),
    truncated: false,
  }
}
