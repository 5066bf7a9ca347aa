// Octokit over our own HTTP client. Octokit knows GitHub: typed routes, path templates, pages. The client knows how to
// send: retry classes, rate limits, deadlines, size limits, host pinning, a log without tokens. Neither is written twice.
import { AlmError } from '@powerops/core'
import { serviceError, type HttpClient, type HttpMethod, type HttpResponse } from '@powerops/http'
import type { GitHub } from '@actions/github/lib/utils'
import type { GitHubPorts, Repository } from './types.js'

export type Octokit = InstanceType<typeof GitHub>

/** What the calls of one repository need. */
export interface Api {
  octokit: Octokit
  repository: Repository
  /** `repository` as the routes of Octokit spell it. */
  repo: { owner: string; repo: string }
  ports: GitHubPorts
}

/** What a call is for, and what a job token needs for it. */
export interface Purpose {
  /** A noun phrase that "failed" can follow. */
  what: string
  /** A line of `permissions:`, for example `deployments: write`. */
  permission: string
}

/** Large enough for a page of comments of the largest size. */
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024

/** Octokit is loaded late, because it is large and reads the environment when it is loaded. */
export async function openApi(
  http: HttpClient,
  apiUrl: URL,
  repository: Repository,
  ports: GitHubPorts,
): Promise<Api> {
  const { GitHub } = await import('@actions/github/lib/utils')
  const octokit = new GitHub({
    baseUrl: apiUrl.href.replace(/\/+$/, ''),
    request: { fetch: fetchThrough(http) },
    log: { debug() {}, info() {}, warn: (text: string) => ports.log.debug(text), error() {} },
  })
  return { octokit, repository, repo: { owner: repository.owner, repo: repository.name }, ports }
}

/** Runs a call and turns its failure into the error class of the suite. */
export async function call<T>(purpose: Purpose, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (caught) {
    throw toCallError(caught, purpose)
  }
}

/** Like `call`; undefined when the answer is 404. */
export async function callIfThere<T>(purpose: Purpose, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (caught) {
    if (refusalIn(caught)?.response.status === 404) return undefined
    throw toCallError(caught, purpose)
  }
}

/** A refusing answer on its way through Octokit, which keeps it as cause. */
class Refusal extends Error {
  readonly response: HttpResponse
  constructor(response: HttpResponse) {
    super(`status ${response.status}`)
    this.name = 'Refusal'
    this.response = response
  }
}

function fetchThrough(http: HttpClient): (url: string, init: RequestInit) => Promise<Response> {
  return async (url, init) => {
    const method = (init.method ?? 'GET') as HttpMethod
    const response = await http.send({
      method,
      url: new URL(url),
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(typeof init.body === 'string' ? { body: init.body } : {}),
      // Whatever GitHub makes on POST is made twice when it is sent twice; the rest names what it writes.
      retry: method === 'POST' && !isQuery(url, init.body) ? 'once' : 'safe',
      maxResponseBytes: MAX_RESPONSE_BYTES,
    })
    if (response.status >= 400) throw new Refusal(response)
    const empty = response.status === 204 || response.status === 304 || response.bytes.length === 0
    const { status, headers } = response
    const told = new Response(empty ? null : new Uint8Array(response.bytes), { status, headers })
    // Octokit reads it when it looks for further pages of a counted list; a Response that is made has none.
    return Object.defineProperty(told, 'url', { value: url })
  }
}

/** GraphQL sends reads as POST, too. */
function isQuery(url: string, body: unknown): boolean {
  return url.endsWith('/graphql') && typeof body === 'string' && /^\{"query":"query\b/.test(body)
}

function toCallError(caught: unknown, { what, permission }: Purpose): unknown {
  const refusal = refusalIn(caught)
  if (!refusal) return almErrorIn(caught) ?? caught
  const error = serviceError(refusal.response, { what })
  if (!/resource not accessible/i.test(refusal.response.text())) return error
  return new AlmError('access-denied', {
    message: error.message,
    remedy: `Give the job the permission, keeping those it has: "permissions: { ${permission} }".`,
    details: { ...error.details, permission },
    cause: error,
  })
}

function refusalIn(caught: unknown): Refusal | undefined {
  if (caught instanceof Refusal) return caught
  return caught instanceof Error && caught.cause instanceof Refusal ? caught.cause : undefined
}

function almErrorIn(caught: unknown): AlmError | undefined {
  if (caught instanceof AlmError) return caught
  return caught instanceof Error && caught.cause instanceof AlmError ? caught.cause : undefined
}

/** Makes something; when the answer was lost, looks for it instead of making it again. */
export async function makeOnce<T>(
  purpose: Purpose,
  make: () => Promise<T>,
  find: () => Promise<T | undefined>,
): Promise<T> {
  try {
    return await call(purpose, make)
  } catch (caught) {
    if (!(caught instanceof AlmError) || !isLost(caught)) throw caught
    const made = await find()
    if (made !== undefined) return made
    throw caught
  }
}

function isLost({ code, details }: AlmError): boolean {
  return code === 'outcome-unknown' || (typeof details['status'] === 'number' && details['status'] >= 500)
}
