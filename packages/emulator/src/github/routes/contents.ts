// Files and folders by path: read at any ref, written as one commit each.
import type { EmulatorResponse } from '../../frame/handler.js'
import { needs } from '../access/permission.js'
import { gitCommitBody } from '../bodies/commit-body.js'
import { repositoryPage, repositoryUrl } from '../bodies/repository-body.js'
import { branchesMoved } from '../branches.js'
import { readCommit } from '../git/history.js'
import {
  findEntry,
  listTree,
  readBlob,
  writeBlob,
  writeCommit,
  writeTree,
  type TreeEntry,
} from '../git/objects.js'
import { moveRef, readRef, resolveCommit } from '../git/refs.js'
import { invalidRequest, notFound, Problem } from '../http/problem.js'
import { requiredText, text } from '../http/read-body.js'
import { inRepository, ok, type RepositoryCall, type Route } from '../http/route.js'
import { encodeLines, isTreePath, personIn } from './git-data.js'

/** Larger files come without content, as GitHub's. */
const INLINE_BYTES = 1024 * 1024
const RAW = /application\/vnd\.github\.(v3\.)?raw\b/

export const contentRoutes: readonly Route[] = [
  inRepository('GET', '/contents', needs('contents', 'read'), getContents),
  inRepository('GET', '/contents/{path+}', needs('contents', 'read'), getContents),
  inRepository('PUT', '/contents/{path+}', needs('contents', 'write'), (call) => writeFile(call, false)),
  inRepository('DELETE', '/contents/{path+}', needs('contents', 'write'), (call) => writeFile(call, true)),
]

async function getContents(call: RepositoryCall): Promise<EmulatorResponse> {
  const ref = call.url.searchParams.get('ref') ?? call.repository.defaultBranch
  const commit = await resolveCommit(call.folder, ref)
  if (!commit) throw new Problem(404, `No commit found for the ref ${ref}`)
  const path = (call.path['path'] ?? '').replace(/\/+$/, '')
  if (path === '') return ok(await folderBody(call, ref, commit, ''))
  if (!isTreePath(path)) throw notFound()
  const entry = await findEntry(call.folder, commit, path)
  if (!entry) throw notFound()
  if (entry.type === 'tree') return ok(await folderBody(call, ref, entry.sha, `${path}/`))
  const bytes = await readBlob(call.folder, entry.sha)
  if (RAW.test(call.accept))
    return {
      status: 200,
      headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' },
      body: bytes,
    }
  const inline = bytes.length <= INLINE_BYTES
  return ok({
    ...entryBody(call, ref, entry, path),
    content: inline ? encodeLines(bytes) : '',
    encoding: inline ? 'base64' : 'none',
  })
}

async function folderBody(
  call: RepositoryCall,
  ref: string,
  tree: string,
  prefix: string,
): Promise<object[]> {
  const entries = await listTree(call.folder, tree)
  return entries.map((entry) => entryBody(call, ref, entry, prefix + entry.path))
}

function entryBody(call: RepositoryCall, ref: string, entry: TreeEntry, path: string): object {
  const url = repositoryUrl(call.forge, call.repository)
  const page = repositoryPage(call.forge, call.repository)
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  const kind = entry.type === 'tree' ? 'tree' : 'blob'
  const links = {
    self: `${url}/contents/${encoded}?ref=${encodeURIComponent(ref)}`,
    git: `${url}/git/${kind}s/${entry.sha}`,
    html: `${page}/${kind}/${ref}/${encoded}`,
  }
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    sha: entry.sha,
    size: entry.sizeBytes ?? 0,
    url: links.self,
    html_url: links.html,
    git_url: links.git,
    download_url: kind === 'tree' ? null : `${page}/raw/${ref}/${encoded}`,
    type: entry.type === 'tree' ? 'dir' : entry.mode === '120000' ? 'symlink' : 'file',
    _links: links,
  }
}

async function writeFile(call: RepositoryCall, deletes: boolean): Promise<EmulatorResponse> {
  const { folder, forge, repository } = call
  const path = call.path['path'] ?? ''
  if (!isTreePath(path)) throw new Problem(422, 'path contains a malformed path component')
  const message = requiredText(call.body, 'message')
  const branch = text(call.body, 'branch') ?? repository.defaultBranch
  const ref = await readRef(folder, `refs/heads/${branch}`)
  if (!ref && branch !== repository.defaultBranch) throw new Problem(404, `Branch ${branch} not found`)
  const entry = ref && (await findEntry(folder, ref.sha, path))
  if (deletes && !entry) throw notFound()
  requireBlobSha(call, path, entry)
  if (ref) await requireFolders(call, ref.sha, path)
  const blob = deletes ? null : await writeBlob(folder, contentIn(call))
  const treeSha = await writeTree(folder, ref?.sha, [{ path, mode: entry?.mode ?? '100644', sha: blob }])
  const committer = personIn(call, 'committer')
  const author = personIn(call, 'author', committer)
  const parents = ref ? [ref.sha] : []
  const sha = await writeCommit(folder, { treeSha, parents, author, committer, message })
  if (!(await moveRef(folder, `refs/heads/${branch}`, sha, ref?.sha ?? null))) {
    throw new Problem(409, `is at ${ref?.sha ?? 'nothing'} but expected another commit`)
  }
  await branchesMoved(forge, repository)
  const written = deletes ? undefined : await findEntry(folder, sha, path)
  return {
    status: entry ? 200 : 201,
    body: {
      content: written ? entryBody(call, branch, written, path) : null,
      commit: gitCommitBody(forge, repository, await readCommit(folder, sha)),
    },
  }
}

/** Everything above the file must be a folder or not there: git would put the folder in place of a file. */
async function requireFolders(call: RepositoryCall, commit: string, path: string): Promise<void> {
  const segments = path.split('/').slice(0, -1)
  for (let depth = 1; depth <= segments.length; depth++) {
    const parent = segments.slice(0, depth).join('/')
    const entry = await findEntry(call.folder, commit, parent)
    if (!entry) return
    if (entry.type !== 'tree') throw new Problem(422, `${parent} is a file and cannot hold ${path}`)
  }
}

function requireBlobSha(call: RepositoryCall, path: string, entry: TreeEntry | undefined): void {
  const expected = text(call.body, 'sha')
  if (entry && expected === undefined) throw invalidRequest(`"sha" wasn't supplied.`)
  if (entry && expected !== entry.sha) throw new Problem(409, `${path} does not match ${expected ?? ''}`)
}

function contentIn(call: RepositoryCall): Buffer {
  const content = requiredText(call.body, 'content')
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(content)) throw new Problem(422, 'content is not valid Base64')
  return Buffer.from(content, 'base64')
}
