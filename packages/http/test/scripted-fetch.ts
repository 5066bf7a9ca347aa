// The client over a scripted fetch: what it sent, how long it paused, what it wrote to the log.
import { AlmError, type Clock, type Logger } from '@powerops/core'
import {
  createHttpClient,
  serviceHosts,
  type HttpClientOptions,
  type HttpRequest,
  type RetryClass,
} from '@powerops/http'

export const CANARY = 'canary-token-5f1d'
export const BASE = new URL('https://api.bap.microsoft.com')

interface Scene {
  lines: string[]
  sleptMs: number[]
  freshTokens: boolean[]
  sent: { url: string; init: RequestInit }[]
  client: ReturnType<typeof createHttpClient>
}

export type Step = (url: string, init: RequestInit) => Response | Promise<Response>

/** A client whose fetch plays the steps in order, the last one for ever. */
export function scene(steps: Step[], overrides: Partial<HttpClientOptions> = {}): Scene {
  const lines: string[] = []
  const sleptMs: number[] = []
  const freshTokens: boolean[] = []
  const sent: Scene['sent'] = []
  const write = (text: string): void => void lines.push(text)
  const log: Logger = { debug: write, info: (text) => write(`info: ${text}`), notice: write, warning: write }
  let nowMs = Date.UTC(2026, 0, 1)
  const clock: Clock = {
    now: () => nowMs,
    sleep: async (ms) => {
      sleptMs.push(ms)
      nowMs += ms
    },
  }
  const client = createHttpClient({
    hosts: serviceHosts(BASE, { subdomains: true }),
    authorization: {
      audience: 'https://service.powerapps.com/',
      tokens: {
        token: async (_audience, options) => {
          freshTokens.push(options?.fresh === true)
          return CANARY
        },
      },
    },
    log,
    clock,
    random: () => 0.5,
    fetch: async (url, init) => {
      const step = steps[Math.min(sent.length, steps.length - 1)]
      sent.push({ url, init })
      if (!step) throw new Error('no step')
      return step(url, init)
    },
    ...overrides,
  })
  return { lines, sleptMs, freshTokens, sent, client }
}

export const request = (retry: RetryClass = 'safe', more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: retry === 'safe' ? 'GET' : 'POST',
  url: new URL('https://api.bap.microsoft.com/x?$filter=hidden'),
  retry,
  ...more,
})

export const answer = (
  status: number,
  body: string | null = '{}',
  headers: Record<string, string> = {},
): Step => {
  return () => new Response(body, { status, headers })
}

export const failing = (code: string): Step => {
  return () => {
    throw Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(code), { code }) })
  }
}

export async function failureOf(promise: Promise<unknown>): Promise<AlmError> {
  const caught: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(caught instanceof AlmError)) throw new Error(`expected an AlmError, got ${String(caught)}`)
  return caught
}
