// GitHub: REST API at `/api/v3`, GraphQL at `/api/graphql`, git over HTTP at `/{owner}/{repo}.git`, OIDC at
// `/_github/oidc`, and the interface of a workflow runner in the same process.
import { numberField } from '@powerops/core'
import { randomUUID } from 'node:crypto'
import type { ServiceContext } from '../frame/context.js'
import type { EmulatorRequest, EmulatorResponse, Handler, Service } from '../frame/handler.js'
import { createActionsHost, type ActionsHost } from './actions/host.js'
import { openForge, type EventListener, type Forge } from './forge.js'
import { handleGit } from './git-http.js'
import { createGraphql } from './graphql/endpoint.js'
import { createDispatcher } from './http/dispatch.js'
import { createOidcHandler } from './oidc.js'
import { handleDownload } from './routes/artifacts.js'
import { routes } from './routes/index.js'
import { admitPeople, plantSeed } from './seed.js'
import { createSetup, type GitHubSetup } from './setup.js'

export type { ActionsHost } from './actions/host.js'
export type { WorkflowEvent } from './forge.js'
export type { GitHubSetup, WaitingGate } from './setup.js'

const API = '/api/v3'

/** The emulated GitHub: its HTTP face, its set-up, and the side that a runner talks to. */
export interface GitHubService extends Service {
  readonly host: ActionsHost
  readonly setup: GitHubSetup
  /** Settles when the repositories of the seed are there; rejects for a seed that cannot be read. */
  readonly ready: Promise<void>
  /** Calls back for what starts workflows; the answer stops it. */
  onEvent(listener: EventListener): () => void
}

/** The people of the seed that have a GitHub account exist from the start, with their tokens. */
export function createGitHubService(context: ServiceContext): GitHubService {
  const forge = openForge(context)
  const setup = createSetup(forge)
  admitPeople(forge, setup)
  const planting = plantSeed(forge, setup)
  // Whoever calls first learns of a bad seed; until then it is no unhandled rejection.
  planting.catch(() => undefined)
  return {
    name: 'github',
    handle: createHandler(forge, planting),
    ready: planting,
    host: createActionsHost(forge),
    setup,
    onEvent(listener) {
      forge.listeners.add(listener)
      return () => forge.listeners.delete(listener)
    },
  }
}

function createHandler(forge: Forge, ready: Promise<void>): Handler {
  const answerRest = createDispatcher(forge, routes)
  const answerGraphql = createGraphql(forge)
  const answerOidc = createOidcHandler(forge)
  return async (request: EmulatorRequest): Promise<EmulatorResponse | undefined> => {
    await ready
    if (isGraphql(request)) return secondaryLimit(forge, request) ?? answerGraphql(request)
    const path = restPath(request)
    if (path !== undefined) return secondaryLimit(forge, request) ?? answerRest(request, path)
    return (await answerOidc(request)) ?? handleDownload(forge, request) ?? handleGit(forge, request)
  }
}

/** Under the real host name its path has no prefix either. */
function isGraphql({ path, url }: EmulatorRequest): boolean {
  return path === '/api/graphql' || (url.hostname === 'api.github.com' && path === '/graphql')
}

/** The path after `/api/v3`; under the real host name the API has no prefix. */
function restPath({ path, url }: EmulatorRequest): string | undefined {
  if (path === API || path.startsWith(`${API}/`)) return path.slice(API.length)
  return url.hostname === 'api.github.com' ? path : undefined
}

/** The fault `github-secondary-limit` (detail: `retryAfterSeconds`): 403 with `retry-after`, as GitHub answers to too much at once. */
function secondaryLimit(forge: Forge, request: EmulatorRequest): EmulatorResponse | undefined {
  const fault = forge.context.faults.take('github-secondary-limit', request.path)
  if (!fault) return undefined
  return {
    status: 403,
    headers: {
      'retry-after': String(numberField(fault, 'retryAfterSeconds') ?? 60),
      'x-github-request-id': randomUUID().toUpperCase(),
    },
    body: {
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      documentation_url:
        'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits',
      status: '403',
    },
  }
}
