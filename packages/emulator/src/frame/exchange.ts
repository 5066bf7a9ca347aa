// One request from the wire to the wire: faults, the service that answers, the log, the state on disk.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { TLSSocket } from 'node:tls'
import { readAddress, type EnvironmentLookup } from './address.js'
import type { FaultEffect, Faults } from './faults.js'
import type { EmulatorClock, EmulatorRequest, EmulatorResponse, Service } from './handler.js'
import { loggedUrl, type RequestLog } from './request-log.js'
import { platformError, send } from './respond.js'

/** A solution's archive arrives as base64 in JSON; the service's own limit is 95 MB of archive. */
const MAX_BODY_BYTES = 256 * 1024 * 1024

export interface ExchangeOptions {
  services(): readonly Service[]
  lookup: EnvironmentLookup
  faults: Faults
  requests: RequestLog
  clock: EmulatorClock
  flush(): void
  log(text: string): void
}

export interface Answer {
  response: EmulatorResponse
  service: string
}

/** The listener of a port; `ownerId` names the environment whose port it is. */
export function createListener(options: ExchangeOptions, ownerId?: string): RequestListener {
  return (incoming, outgoing) => {
    exchange(options, incoming, outgoing, ownerId).catch((caught: unknown) => {
      options.log(`the exchange of ${incoming.method ?? ''} broke off: ${String(caught)}`)
      incoming.socket.destroy()
    })
  }
}

async function exchange(
  options: ExchangeOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  ownerId: string | undefined,
): Promise<void> {
  const { faults, requests, clock } = options
  const request = await readRequest(incoming)
  if (!request) return send(incoming, outgoing, { status: 400, body: 'Bad Request' })
  const isControl = request.path.startsWith('/_emulator/')
  const effect = isControl ? undefined : faults.effectOn(request)
  const { response, service } = await answerWith(effect, request, options, ownerId)
  const broken = effect !== undefined && 'drop' in effect
  if (!isControl) {
    const status = broken ? 0 : response.status
    requests.add({ at: clock.now(), method: request.method, url: loggedUrl(request.url), status, service })
  }
  options.flush()
  if (broken) return void incoming.socket.destroy()
  if (effect && 'delayMs' in effect) await wait(effect.delayMs)
  send(incoming, outgoing, response, effect && 'truncateBytes' in effect ? effect.truncateBytes : undefined)
}

async function answerWith(
  effect: FaultEffect | undefined,
  request: EmulatorRequest,
  options: ExchangeOptions,
  ownerId: string | undefined,
): Promise<Answer> {
  if (effect && 'status' in effect) {
    const { status, headers = {}, body } = effect
    return { response: { status, headers, body: faultBody(body) }, service: 'fault' }
  }
  if (effect && 'drop' in effect && effect.drop === 'before') {
    return { response: { status: 503 }, service: 'fault' }
  }
  return dispatch(request, options, ownerId)
}

/** Lets the services answer in turn; what no service knows is 404. */
export async function dispatch(
  request: EmulatorRequest,
  options: ExchangeOptions,
  ownerId?: string,
): Promise<Answer> {
  const address = readAddress(request.url, ownerId, options.lookup)
  const addressed = { ...request, ...address }
  for (const service of options.services()) {
    if (address.services && !address.services.includes(service.name)) continue
    try {
      const response = await service.handle(addressed)
      if (response) return { response, service: service.name }
    } catch (caught) {
      const text = caught instanceof Error ? (caught.stack ?? caught.message) : String(caught)
      options.log(`${service.name} failed on ${request.method} ${loggedUrl(request.url)}: ${text}`)
      const message = `The emulator's ${service.name} service failed.`
      return { response: platformError(500, 'InternalServerError', message), service: service.name }
    }
  }
  const message = `No route for ${request.method} ${request.url.pathname}.`
  return { response: platformError(404, 'ResourceNotFound', message), service: 'none' }
}

async function readRequest(incoming: IncomingMessage): Promise<EmulatorRequest | undefined> {
  const scheme = incoming.socket instanceof TLSSocket ? 'https' : 'http'
  const host = incoming.headers.host ?? ''
  const target = incoming.url ?? '/'
  const absolute = /^https?:\/\//.test(target) ? target : `${scheme}://${host}${target}`
  if (!URL.canParse(absolute)) return undefined
  const url = new URL(absolute)
  const headers = new Map<string, string>()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of incoming) {
    const bytes = chunk as Buffer
    sizeBytes += bytes.length
    if (sizeBytes > MAX_BODY_BYTES) return undefined
    chunks.push(bytes)
  }
  const method = (incoming.method ?? 'GET').toUpperCase()
  return { method, url, headers, body: Buffer.concat(chunks), path: url.pathname, root: url.origin }
}

function faultBody(body: unknown): EmulatorResponse['body'] {
  if (body === undefined || body === null) return undefined
  return typeof body === 'object' ? body : String(body)
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
