// Answers in the shapes that the services share.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseJson } from '@powerops/core'
import type { EmulatorRequest, EmulatorResponse } from './handler.js'

/** An error of the BAP, PowerApps and Power Platform APIs. */
export function platformError(status: number, code: string, message: string): EmulatorResponse {
  return { status, body: { error: { code, message, detailUrlType: 'NotSpecified' } } }
}

/** A request's JSON body, or undefined when there is none or it is not JSON. */
export function jsonBody(request: EmulatorRequest): unknown {
  if (request.body.length === 0) return undefined
  try {
    return parseJson(request.body.toString('utf8'), 'the request body')
  } catch {
    return undefined
  }
}

/** Writes the answer, broken off after `truncateBytes` of its body when that is given. */
export function send(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  response: EmulatorResponse,
  truncateBytes?: number,
): void {
  const { bytes, type } = encodeBody(response.body)
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
  for (const [name, value] of Object.entries(response.headers ?? {})) headers[name.toLowerCase()] = value
  if (response.status !== 204 && response.status !== 304) headers['content-length'] = String(bytes.length)
  outgoing.writeHead(response.status, headers)
  if (truncateBytes !== undefined) {
    outgoing.write(bytes.subarray(0, truncateBytes), () => incoming.socket.destroy())
    return
  }
  outgoing.end(incoming.method === 'HEAD' ? undefined : bytes)
}

function encodeBody(body: EmulatorResponse['body']): { bytes: Uint8Array; type: string | undefined } {
  if (body === undefined) return { bytes: new Uint8Array(), type: undefined }
  if (typeof body === 'string') return { bytes: Buffer.from(body), type: 'text/plain; charset=utf-8' }
  if (body instanceof Uint8Array) return { bytes: body, type: 'application/octet-stream' }
  return { bytes: Buffer.from(JSON.stringify(body)), type: 'application/json; charset=utf-8' }
}
