// Reads an answer's body with a byte limit, and tells a broken one from a short one.
import { AlmError, formatBytes } from '@powerops/core'

/** The body ended before the length that the service announced. */
class TruncatedBodyError extends Error {
  readonly code = 'TRUNCATED_BODY'
}

/**
 * Reads the body as it streams, so that an endless one stops at the limit.
 * @throws AlmError `response-too-large`; TruncatedBodyError; whatever the stream fails with.
 */
export async function readBody(response: Response, maxBytes: number, where: string): Promise<Uint8Array> {
  const announced = announcedBytes(response)
  if (announced !== undefined && announced > maxBytes) throw tooLarge(response, maxBytes, where)
  const chunks: Uint8Array[] = []
  let total = 0
  const reader = response.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    total += value.byteLength
    if (total > maxBytes) {
      await reader.cancel()
      throw tooLarge(response, maxBytes, where)
    }
    chunks.push(value)
  }
  if (announced !== undefined && announced !== total && response.body) {
    throw new TruncatedBodyError(`${total} of ${announced} bytes arrived`)
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

/** The length header, where it counts the bytes that we read: a compressed body is longer than announced. */
function announcedBytes(response: Response): number | undefined {
  const header = response.headers.get('content-length')
  if (header === null || !/^\d+$/.test(header) || response.headers.has('content-encoding')) return undefined
  return Number(header)
}

function tooLarge(response: Response, maxBytes: number, where: string): AlmError {
  return new AlmError('response-too-large', {
    message: `${where} answered ${response.status} with more than the limit of ${formatBytes(maxBytes)}`,
    remedy: 'Ask for less at once, or check that the address is the one of the service.',
    details: { status: response.status, maxBytes },
  })
}
