// Git's smart protocol over HTTP, served by git itself: clone, fetch and push with the same tokens as the REST API.
import { gunzipSync } from 'node:zlib'
import type { EmulatorRequest, EmulatorResponse } from '../frame/handler.js'
import { needs, requireAccess } from './access/permission.js'
import { readViewer } from './access/viewer.js'
import { branchesMoved } from './branches.js'
import { findRepository, type Forge } from './forge.js'
import { notFound, Problem } from './http/problem.js'
import { gitEnvironment, runProcess } from './git/run-git.js'

const PATH = /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/
const MAX_INFLATED_BYTES = 512 * 1024 * 1024
const CHALLENGE = { 'www-authenticate': 'Basic realm="GitHub"' }

/** Answers `/{owner}/{repo}.git/…`, or undefined for other paths. */
export async function handleGit(
  forge: Forge,
  request: EmulatorRequest,
): Promise<EmulatorResponse | undefined> {
  const match = PATH.exec(request.path)
  if (!match) return undefined
  const [, owner, name, operation = ''] = match
  const service = operation === 'info/refs' ? request.url.searchParams.get('service') : operation
  const pushes = service === 'git-receive-pack'
  if (!pushes && service !== 'git-upload-pack') return undefined
  try {
    const viewer = readViewer(forge.state, request.headers.get('authorization'))
    const repository = findRepository(forge.state, `${owner}/${name}`)
    // git asks for credentials only on 401, so nobody in particular is told that before "not found".
    if (viewer.kind === 'anonymous' && (pushes || !repository || repository.private)) {
      throw new Problem(401, 'Authentication required')
    }
    if (!repository) throw notFound()
    requireAccess(forge.state, viewer, repository, needs('contents', pushes ? 'write' : 'read'))
    const user = viewer.kind === 'anonymous' ? '' : viewer.account.login
    const answer = await runBackend(forge, request, `/${repository.id}.git/${operation}`, user)
    if (operation === 'git-receive-pack') await branchesMoved(forge, repository)
    return answer
  } catch (caught) {
    if (!(caught instanceof Problem)) throw caught
    const headers = { 'content-type': 'text/plain', ...(caught.status === 401 ? CHALLENGE : {}) }
    return { status: caught.status, headers, body: caught.message }
  }
}

async function runBackend(
  forge: Forge,
  request: EmulatorRequest,
  path: string,
  user: string,
): Promise<EmulatorResponse> {
  const body =
    request.headers.get('content-encoding') === 'gzip'
      ? gunzipSync(request.body, { maxOutputLength: MAX_INFLATED_BYTES })
      : request.body
  const env = gitEnvironment({
    GIT_PROJECT_ROOT: forge.context.store.folder('github/repositories'),
    GIT_HTTP_EXPORT_ALL: '1',
    REQUEST_METHOD: request.method,
    PATH_INFO: path,
    QUERY_STRING: request.url.search.slice(1),
    CONTENT_TYPE: request.headers.get('content-type') ?? '',
    CONTENT_LENGTH: String(body.length),
    REMOTE_USER: user,
    REMOTE_ADDR: '127.0.0.1',
    GIT_PROTOCOL: request.headers.get('git-protocol') ?? '',
  })
  const { stdout, stderr, exitCode } = await runProcess('git', ['http-backend'], env, body)
  if (exitCode !== 0 && stdout.length === 0) {
    forge.context.log(`git http-backend ended with ${exitCode}: ${stderr.trim()}`)
    return { status: 500, body: 'git http-backend failed' }
  }
  return parseCgi(stdout)
}

/** A CGI answer: header lines, an empty line, the body. */
function parseCgi(output: Buffer): EmulatorResponse {
  const end = output.indexOf('\r\n\r\n')
  const headers: Record<string, string> = {}
  for (const line of output.subarray(0, Math.max(end, 0)).toString('latin1').split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim()
  }
  const { status = '200', ...others } = headers
  return { status: Number(status.slice(0, 3)), headers: others, body: output.subarray(end + 4) }
}
