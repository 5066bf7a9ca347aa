// Artifacts: listed, described, and downloaded by a redirect to an address that needs no token but expires.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { EmulatorRequest, EmulatorResponse } from '../../frame/handler.js'
import { needs } from '../access/permission.js'
import { artifactsOf, readArtifact } from '../actions/artifacts.js'
import { artifactBody, isExpired } from '../bodies/run-body.js'
import type { Forge } from '../forge.js'
import { countedPage } from '../http/page.js'
import { notFound, Problem } from '../http/problem.js'
import { inRepository, noContent, numberIn, ok, type RepositoryCall, type Route } from '../http/route.js'
import type { Artifact } from '../state.js'
import { runIn } from './runs.js'

const READ = needs('actions', 'read')
const DOWNLOAD = /^\/_github\/artifacts\/(\d+)$/
const DOWNLOAD_LIFETIME_MS = 60_000
const signingKey = randomBytes(32)

export const artifactRoutes: readonly Route[] = [
  inRepository('GET', '/actions/artifacts', READ, (call) => {
    const all = call.state.artifacts
      .values()
      .filter(({ repositoryId }) => repositoryId === call.repository.id)
    return listed(call, all.reverse())
  }),
  inRepository('GET', '/actions/runs/{run}/artifacts', READ, (call) =>
    listed(call, artifactsOf(call.state, runIn(call).id)),
  ),
  inRepository('GET', '/actions/artifacts/{artifact}', READ, (call) =>
    ok(artifactBody(call.forge, call.repository, artifactIn(call))),
  ),
  inRepository('DELETE', '/actions/artifacts/{artifact}', needs('actions', 'write'), (call) => {
    call.state.artifacts.delete(String(artifactIn(call).id))
    return noContent
  }),
  inRepository('GET', '/actions/artifacts/{artifact}/zip', READ, (call) => {
    const artifact = artifactIn(call)
    if (isExpired(call.forge, artifact)) throw new Problem(410, 'Artifact has expired')
    const expires = call.state.clock.now() + DOWNLOAD_LIFETIME_MS
    const query = `expires=${expires}&signature=${sign(artifact.id, expires)}`
    const location = `${call.forge.serverUrl()}/_github/artifacts/${artifact.id}?${query}`
    return { status: 302, headers: { location } }
  }),
]

function listed(call: RepositoryCall, artifacts: readonly Artifact[]): Promise<EmulatorResponse> {
  const name = call.url.searchParams.get('name')
  const wanted = artifacts.filter((artifact) => name === null || artifact.name === name)
  return countedPage(call, 'artifacts', wanted, (artifact) =>
    artifactBody(call.forge, call.repository, artifact),
  )
}

function artifactIn(call: RepositoryCall): Artifact {
  const artifact = call.state.artifacts.get(String(numberIn(call, 'artifact')))
  if (artifact?.repositoryId !== call.repository.id) throw notFound()
  return artifact
}

function sign(artifactId: number, expires: number): string {
  return createHmac('sha256', signingKey).update(`${artifactId} ${expires}`).digest('hex')
}

/** Answers the address of the redirect. */
export function handleDownload(forge: Forge, request: EmulatorRequest): EmulatorResponse | undefined {
  const id = Number(DOWNLOAD.exec(request.path)?.[1])
  if (Number.isNaN(id) || request.method !== 'GET') return undefined
  const expires = Number(request.url.searchParams.get('expires'))
  const given = Buffer.from(request.url.searchParams.get('signature') ?? '')
  const expected = Buffer.from(sign(id, expires))
  const genuine = given.length === expected.length && timingSafeEqual(given, expected)
  const artifact = forge.state.artifacts.get(String(id))
  if (!genuine || expires < forge.state.clock.now() || !artifact) {
    return { status: 403, body: 'the address is not valid, or no longer' }
  }
  const headers = { 'content-type': 'application/zip' }
  return { status: 200, headers, body: readArtifact(forge.state, artifact) }
}
