// The emulator's own routes under /_emulator/: time, faults, request log, reset.
import { numberField } from '@powerops/core'
import { isControlHost } from './address.js'
import type { AdjustableClock } from './clock.js'
import type { Faults } from './faults.js'
import type { EmulatorRequest, EmulatorResponse, Service } from './handler.js'
import type { RequestLog } from './request-log.js'
import { jsonBody } from './respond.js'

export interface ControlOptions {
  clock: AdjustableClock
  faults: Faults
  requests: RequestLog
  /** What the ready line of the program says. */
  endpoints(): object
  reset(): Promise<void>
}

type Route = (
  request: EmulatorRequest,
  options: ControlOptions,
) => EmulatorResponse | Promise<EmulatorResponse>

const ROUTES: Readonly<Record<string, Route>> = {
  'GET /_emulator/endpoints': (_request, { endpoints }) => ({ status: 200, body: endpoints() }),
  'GET /_emulator/clock': (_request, { clock }) => clockAnswer(clock),
  'POST /_emulator/clock': (request, { clock }) => {
    const body = jsonBody(request)
    const speed = numberField(body, 'speed')
    const advanceMs = numberField(body, 'advanceMs')
    if (speed === undefined && advanceMs === undefined) return refuse('give speed, advanceMs or both')
    if ((speed ?? 0) < 0 || (advanceMs ?? 0) < 0) return refuse('time does not run backwards')
    if (speed !== undefined) clock.setSpeed(speed)
    if (advanceMs !== undefined) clock.advance(advanceMs)
    return clockAnswer(clock)
  },
  'GET /_emulator/faults': (_request, { faults }) => ({ status: 200, body: { value: faults.pending() } }),
  'DELETE /_emulator/faults': (_request, { faults }) => {
    faults.clear()
    return { status: 204 }
  },
  'POST /_emulator/faults': (request, { faults }) => {
    const body = jsonBody(request)
    for (const fault of Array.isArray(body) ? body : [body]) {
      const problem = faults.push(fault)
      if (problem !== undefined) return refuse(problem)
    }
    return { status: 201, body: { value: faults.pending() } }
  },
  'GET /_emulator/requests': (_request, { requests }) => ({ status: 200, body: { value: requests.list() } }),
  'DELETE /_emulator/requests': (_request, { requests }) => {
    requests.clear()
    return { status: 204 }
  },
  'POST /_emulator/reset': async (_request, { reset, endpoints }) => {
    await reset()
    return { status: 200, body: endpoints() }
  },
}

/** Control routes answer on the loopback names only, so that no page of another origin reaches them by a name. */
export function createControlService(options: ControlOptions): Service {
  return {
    name: 'control',
    handle: (request) => {
      if (!request.path.startsWith('/_emulator/')) return undefined
      if (!isControlHost(request.url) || request.headers.has('origin')) return { status: 403 }
      const route = ROUTES[`${request.method} ${request.path}`]
      return route ? route(request, options) : undefined
    },
  }
}

function clockAnswer(clock: AdjustableClock): EmulatorResponse {
  const body = { now: new Date(clock.now()).toISOString(), nowMs: clock.now(), speed: clock.speed }
  return { status: 200, body }
}

function refuse(message: string): EmulatorResponse {
  return { status: 400, body: { error: { code: 'BadRequest', message } } }
}
