// An HttpClient that answers from a script and writes down what it was asked, and a clock that never sleeps.
import { parseJson, silentLogger, type Clock } from '@powerops/core'
import type { HttpClient, HttpRequest, HttpResponse } from '@powerops/http'

export interface ScriptedAnswer {
  status?: number
  /** An object is sent as JSON, a text as it is. */
  body?: unknown
  headers?: Record<string, string>
}

export type Step = ScriptedAnswer | Error | ((request: HttpRequest) => ScriptedAnswer)

export interface ScriptedHttp extends HttpClient {
  /** `METHOD path` of every request, the part before the API root left out. */
  sent: string[]
  requests: HttpRequest[]
}

/**
 * Steps by `METHOD path`, the path counted from `root` and without query. Steps of a list are used up in order, the
 * last one for ever; a request that is not in the script fails the test.
 */
export function scriptedHttp(script: Record<string, Step | Step[]>, root = '/'): ScriptedHttp {
  const used = new Map<string, number>()
  const sent: string[] = []
  const requests: HttpRequest[] = []
  return {
    sent,
    requests,
    send: async (request) => {
      const path = decodeURIComponent(request.url.pathname).replace(root, '')
      const key = `${request.method} ${path}`
      sent.push(key)
      requests.push(request)
      const scripted = script[key]
      if (scripted === undefined) throw new Error(`not in the script: ${key}`)
      const steps = Array.isArray(scripted) ? scripted : [scripted]
      const at = used.get(key) ?? 0
      used.set(key, at + 1)
      const step = steps[Math.min(at, steps.length - 1)]
      if (step === undefined) throw new Error(`an empty script: ${key}`)
      if (step instanceof Error) throw step
      return answer(request, typeof step === 'function' ? step(request) : step)
    },
  }
}

export function answer(request: Pick<HttpRequest, 'method' | 'url'>, step: ScriptedAnswer): HttpResponse {
  const { status = 200, body, headers = {} } = step
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const url = `${request.url.origin}${request.url.pathname}`
  return {
    status,
    headers: new Headers({ 'content-type': 'application/json', ...headers }),
    bytes: new TextEncoder().encode(text),
    text: () => text,
    json: () => parseJson(text, `the answer to ${url}`, 'response-invalid'),
    request: { method: request.method, url },
    ids: { 'x-ms-client-request-id': 'test' },
  }
}

export interface FakeClock extends Clock {
  sleeps: number[]
}

export function fakeClock(startMs = Date.parse('2026-01-01T00:00:00Z')): FakeClock {
  let nowMs = startMs
  const sleeps: number[] = []
  return {
    sleeps,
    now: () => nowMs,
    sleep: async (ms) => {
      sleeps.push(ms)
      nowMs += ms
    },
  }
}

export function testPorts(): { clock: FakeClock; log: typeof silentLogger } {
  return { clock: fakeClock(), log: silentLogger }
}
