// GitHub: REST API at `/api/v3`, git over HTTP at `/{owner}/{repo}.git`, OIDC at `/_github/oidc`, and the interface of
// a workflow runner in the same process.
import { stringField } from '@powerops/core'
import type { ServiceContext } from '../frame/context.js'
import type { EmulatorRequest, EmulatorResponse, Handler, Service } from '../frame/handler.js'
import { createActionsHost, type ActionsHost } from './actions/host.js'
import { findAccount, openForge, type EventListener, type Forge } from './forge.js'
import { handleGit } from './git-http.js'
import { createDispatcher } from './http/dispatch.js'
import { createOidcHandler } from './oidc.js'
import { handleDownload } from './routes/artifacts.js'
import { routes } from './routes/index.js'
import { createSetup, type GitHubSetup } from './setup.js'

export type { ActionsHost } from './actions/host.js'
export type { WorkflowEvent } from './forge.js'
export type { GitHubSetup, WaitingGate } from './setup.js'
export { oidcIssuer } from './oidc.js'

const API = '/api/v3'

export interface GitHubService extends Service {
  readonly host: ActionsHost
  readonly setup: GitHubSetup
  /** Calls back for what starts workflows; the answer stops it. */
  onEvent(listener: EventListener): () => void
}

/** The people of the seed that have a GitHub account exist from the start, with their tokens. */
export function createGitHubService(context: ServiceContext): GitHubService {
  const forge = openForge(context)
  const setup = createSetup(forge)
  admitSeedUsers(forge, setup)
  return {
    name: 'github',
    handle: createHandler(forge),
    host: createActionsHost(forge),
    setup,
    onEvent(listener) {
      forge.listeners.add(listener)
      return () => forge.listeners.delete(listener)
    },
  }
}

function admitSeedUsers(forge: Forge, setup: GitHubSetup): void {
  for (const { gitHub, displayName } of forge.context.users) {
    if (!gitHub || findAccount(forge.state, gitHub.login)) continue
    const { login, id, token, siteAdmin = false } = gitHub
    setup.createUser({ login, id, token, siteAdmin, name: displayName })
  }
}

function createHandler(forge: Forge): Handler {
  const answerRest = createDispatcher(forge, routes)
  const answerOidc = createOidcHandler(forge)
  return async (request: EmulatorRequest): Promise<EmulatorResponse | undefined> => {
    const path = restPath(request)
    if (path !== undefined) return secondaryLimit(forge, request) ?? answerRest(request, path)
    return (await answerOidc(request)) ?? handleDownload(forge, request) ?? handleGit(forge, request)
  }
}

/** The path after `/api/v3`; under the real host name the API has no prefix. */
function restPath({ path, url }: EmulatorRequest): string | undefined {
  if (url.hostname === 'api.github.com') return path
  return path === API || path.startsWith(`${API}/`) ? path.slice(API.length) : undefined
}

/** The fault `github-secondary-limit`: 403 with `retry-after`, as GitHub answers to too much at once. */
function secondaryLimit(forge: Forge, request: EmulatorRequest): EmulatorResponse | undefined {
  const fault = forge.context.faults.take('github-secondary-limit', request.path)
  if (!fault) return undefined
  return {
    status: 403,
    headers: { 'retry-after': stringField(fault, 'retryAfter') ?? '60' },
    body: {
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      documentation_url:
        'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits',
      status: '403',
    },
  }
}
