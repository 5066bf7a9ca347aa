// How one emulated service reads a document of another: in the process, never over the network.
import { parseJson } from '@powerops/core'
import type { Answer } from './exchange.js'
import type { EmulatorRequest } from './handler.js'

const EMULATED_ISSUER = 'token.actions.githubusercontent.com'

/**
 * A function that gets a JSON document of the emulator's own origin or of the emulated GitHub issuer; for every
 * other address, and for what is not there, it gives undefined.
 */
export function fetchFromService(
  origin: () => string,
  answer: (request: EmulatorRequest) => Promise<Answer>,
): (url: string) => Promise<unknown> {
  return async (text) => {
    if (!URL.canParse(text)) return undefined
    const url = new URL(text)
    const own = new URL(origin())
    const isOwn = url.port === own.port && ['127.0.0.1', 'localhost'].includes(url.hostname)
    if (!isOwn && url.hostname !== EMULATED_ISSUER) return undefined
    const request: EmulatorRequest = {
      method: 'GET',
      url,
      headers: new Map([['host', url.host]]),
      body: Buffer.alloc(0),
      path: url.pathname,
      root: url.origin,
    }
    const { status, body } = (await answer(request)).response
    if (status !== 200 || body === undefined) return undefined
    if (body instanceof Uint8Array) return parseJson(Buffer.from(body).toString('utf8'), text)
    return typeof body === 'string' ? parseJson(body, text) : body
  }
}
