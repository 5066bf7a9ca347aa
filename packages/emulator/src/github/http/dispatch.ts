// From a REST request to its route: who calls, how often, which repository, with which right.
import { createHash, randomUUID } from 'node:crypto'
import type { EmulatorRequest, EmulatorResponse } from '../../frame/handler.js'
import { requireAccess } from '../access/permission.js'
import { readViewer, type Viewer } from '../access/viewer.js'
import { findRepository, type Forge } from '../forge.js'
import { notFound, Problem, problemBody } from './problem.js'
import { createRateLimit } from './rate-limit.js'
import { readJson } from './read-body.js'
import type { Call, Route } from './route.js'

/** Answers requests for `/api/v3/…` from the table. */
export function createDispatcher(
  forge: Forge,
  routes: readonly Route[],
): (request: EmulatorRequest, path: string) => Promise<EmulatorResponse> {
  const countRequest = createRateLimit(forge.state.clock)
  return async (request, path) => {
    let limits: Readonly<Record<string, string>> = {}
    let answer: EmulatorResponse
    try {
      const viewer = readViewer(forge.state, request.headers.get('authorization'))
      limits = countRequest(viewer)
      answer = withEtag(request, await answerRoute(forge, routes, viewer, request, path))
    } catch (caught) {
      if (!(caught instanceof Problem)) throw caught
      answer = { status: caught.status, headers: caught.headers, body: problemBody(caught) }
    }
    return { ...answer, headers: { ...commonHeaders(), ...limits, ...answer.headers } }
  }
}

function commonHeaders(): Record<string, string> {
  return {
    'x-github-media-type': 'github.v3; format=json',
    'x-github-api-version-selected': '2022-11-28',
    'x-github-request-id': randomUUID().toUpperCase(),
  }
}

async function answerRoute(
  forge: Forge,
  routes: readonly Route[],
  viewer: Viewer,
  request: EmulatorRequest,
  path: string,
): Promise<EmulatorResponse> {
  for (const route of routes) {
    const match = route.method === request.method ? route.pattern.exec(path) : null
    if (!match) continue
    const call: Call = {
      forge,
      state: forge.state,
      viewer,
      path: decoded(match.groups ?? {}),
      url: request.url,
      accept: request.headers.get('accept') ?? '',
      body: request.method === 'GET' ? {} : readJson(request.body),
    }
    if (!route.needs) return route.answer(call)
    const repository = findRepository(forge.state, `${call.path['owner']}/${call.path['repo']}`)
    if (!repository) throw notFound()
    requireAccess(forge.state, viewer, repository, route.needs)
    return route.answer({ ...call, repository, folder: forge.folderOf(repository) })
  }
  throw notFound()
}

function decoded(groups: Readonly<Record<string, string | undefined>>): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value ?? '')]),
    )
  } catch {
    throw notFound()
  }
}

/** A weak validator over the JSON; a client that has it already gets 304. */
function withEtag(request: EmulatorRequest, answer: EmulatorResponse): EmulatorResponse {
  if (request.method !== 'GET' || answer.status !== 200 || answer.body instanceof Uint8Array) return answer
  const etag = `W/"${createHash('sha256').update(JSON.stringify(answer.body)).digest('hex')}"`
  const headers = { ...answer.headers, etag }
  if (request.headers.get('if-none-match') === etag) return { status: 304, headers }
  return { ...answer, headers }
}
