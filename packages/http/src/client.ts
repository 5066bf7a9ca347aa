// The HTTP client: token, host check, redirects and retries around single sendings.
import { formatDuration, type Clock, type Logger } from '@powerops/core'
import { attempt, type AttemptOutcome, type AttemptPorts, type Fetch } from './attempt.js'
import { cancelledError, claimsChallengeError, lostAnswerError, throttledError } from './failure.js'
import { requireAllowedUrl, type HostRule } from './host-rule.js'
import { createLimiter, type Limiter } from './limiter.js'
import type { Recorder } from './recording/recorder.js'
import { shownUrl } from './redact.js'
import { decideAfterAnswer, decideAfterFailure, type RetryDecision, type RetryState } from './retry-policy.js'
import type { HttpClient, HttpRequest, HttpResponse, TokenSource } from './types.js'

/** What a client is opened with. */
export interface HttpClientOptions {
  hosts: HostRule
  /** Left out for a service without sign-in. */
  authorization?: { tokens: TokenSource; audience: string }
  log: Logger
  clock: Clock
  /** A number in [0, 1); default Math.random. */
  random?: () => number
  /** Aborted when the run is cancelled. */
  signal?: AbortSignal | undefined
  /** Default: node's own. */
  fetch?: Fetch | undefined
  userAgent?: string
  defaultHeaders?: Readonly<Record<string, string>>
  /** The environment variables, read for hints about proxies only. */
  environment?: Readonly<Record<string, string | undefined>>
  /** Is told every answer. */
  recorder?: Recorder | undefined
}

const MAX_REDIRECTS = 5
/** Dataverse refuses the 53rd request of a user at the same time; other jobs of that user want some, too. */
const MAX_AT_ONCE = 4
const THROTTLE_LOG_INTERVAL_MS = 60_000

/** Opens a client for one service; see HttpClient for what it promises. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const shared = { limiter: createLimiter(MAX_AT_ONCE), logThrottling: createThrottleLog(options) }
  return { send: (request) => new Exchange(request, options, shared).run() }
}

/** What all requests of a client have in common. */
interface Shared {
  limiter: Limiter
  logThrottling: ThrottleLog
}

/** One request with all its sendings. */
class Exchange {
  private readonly options: HttpClientOptions
  private readonly shared: Shared
  private readonly ports: AttemptPorts
  private readonly startedAtMs: number
  private request: HttpRequest
  private tries = 0
  private redirects = 0
  private tokenRenewed = false
  private wantsFreshToken = false

  constructor(request: HttpRequest, options: HttpClientOptions, shared: Shared) {
    this.request = request
    this.options = options
    this.shared = shared
    this.startedAtMs = options.clock.now()
    this.ports = {
      fetch: options.fetch ?? globalThis.fetch,
      log: options.log,
      clock: options.clock,
      signal: options.signal,
      headers: {
        ...(options.userAgent === undefined ? {} : { 'user-agent': options.userAgent }),
        ...options.defaultHeaders,
      },
    }
  }

  async run(): Promise<HttpResponse> {
    for (;;) {
      requireAllowedUrl(this.request.url, this.options.hosts)
      if (this.options.signal?.aborted) throw cancelledError(this.request, false)
      const token = await this.token()
      if (this.options.signal?.aborted) throw cancelledError(this.request, false)
      this.tries += 1
      const outcome = await this.shared.limiter(() => this.attempt(token))
      if (outcome.kind === 'lost') await this.afterLoss(outcome)
      else if (!(await this.sendsAgain(outcome.response))) return outcome.response
    }
  }

  /** Sends once. A request that was cancelled while it waited for its turn has done nothing. */
  private async attempt(token: string | undefined): Promise<AttemptOutcome> {
    if (this.options.signal?.aborted) throw cancelledError(this.request, false)
    const outcome = await attempt(this.request, token, this.ports)
    if (outcome.kind === 'answer') {
      const { status, headers, bytes } = outcome.response
      const { method, url } = this.request
      this.options.recorder?.record({ method, url, status, headers, bytes })
    }
    return outcome
  }

  private async token(): Promise<string | undefined> {
    const { authorization, signal } = this.options
    if (!authorization) return undefined
    const fresh = this.wantsFreshToken
    this.wantsFreshToken = false
    return authorization.tokens.token(authorization.audience, { fresh, ...(signal ? { signal } : {}) })
  }

  /** Waits for the next try, or throws. */
  private async afterLoss(lost: Extract<AttemptOutcome, { kind: 'lost' }>): Promise<void> {
    if (this.options.signal?.aborted) throw cancelledError(this.request, true)
    const fault = { sent: lost.fault.sent || lost.timedOut, lasting: lost.fault.lasting && !lost.timedOut }
    const decision = decideAfterFailure(fault, this.state())
    if (!decision.retry)
      throw lostAnswerError(this.request, lost, this.state(), this.options.environment ?? {})
    await this.wait(decision, lost.timedOut ? 'no answer in time' : lost.fault.reason)
  }

  /** True when the request is to be sent again; the waiting is done then. */
  private async sendsAgain(response: HttpResponse): Promise<boolean> {
    if (this.renewsToken(response) || this.followsRedirect(response)) return true
    const answer = {
      status: response.status,
      headers: response.headers,
      text: response.status < 400 ? '' : response.text(),
    }
    const decision = decideAfterAnswer(answer, this.state())
    if (!decision.retry && decision.throttled) throw throttledError(this.request, response, this.state())
    if (decision.retry) await this.wait(decision, `status ${response.status}`)
    return decision.retry
  }

  private renewsToken(response: HttpResponse): boolean {
    if (response.status !== 401 || !this.options.authorization) return false
    const challenge = response.headers.get('www-authenticate') ?? ''
    if (/insufficient_claims|claims=/i.test(challenge)) throw claimsChallengeError(this.request, response)
    this.wantsFreshToken = !this.tokenRenewed
    this.tokenRenewed = true
    return this.wantsFreshToken
  }

  /** A redirect says that nothing was done here, so that it may be followed with the same method and body. */
  private followsRedirect(response: HttpResponse): boolean {
    const location = response.headers.get('location')
    const statuses = this.request.method === 'GET' ? [301, 302, 303, 307, 308] : [307, 308]
    if (this.request.redirect === 'return' || location === null || !statuses.includes(response.status))
      return false
    if (!URL.canParse(location, this.request.url.href) || this.redirects >= MAX_REDIRECTS) return false
    this.redirects += 1
    this.request = { ...this.request, url: new URL(location, this.request.url) }
    return true
  }

  private async wait(decision: Extract<RetryDecision, { retry: true }>, reason: string): Promise<void> {
    this.shared.logThrottling(decision, reason, this.request)
    try {
      await this.options.clock.sleep(decision.waitMs, this.options.signal)
    } catch (caught) {
      if (this.options.signal?.aborted) throw cancelledError(this.request, false)
      throw caught
    }
  }

  private state(): RetryState {
    const nowMs = this.options.clock.now()
    return {
      retryClass: this.request.retry,
      tries: this.tries,
      elapsedMs: nowMs - this.startedAtMs,
      nowMs,
      random: this.options.random ?? Math.random,
    }
  }
}

type ThrottleLog = (
  decision: Extract<RetryDecision, { retry: true }>,
  reason: string,
  request: HttpRequest,
) => void

/** Says why nothing seems to happen: throttling at most once a minute, other retries in the debug log. */
function createThrottleLog({ log, clock }: HttpClientOptions): ThrottleLog {
  let lastLoggedAtMs = -Infinity
  return ({ throttled, waitMs }, reason, request) => {
    const where = `${request.method} ${shownUrl(request.url)}`
    if (!throttled) return log.debug(`${where}: ${reason}; trying again in ${formatDuration(waitMs)}`)
    if (clock.now() - lastLoggedAtMs < THROTTLE_LOG_INTERVAL_MS) return
    lastLoggedAtMs = clock.now()
    log.info(`The service asks to slow down (${where}, ${reason}); waiting ${formatDuration(waitMs)}`)
  }
}
