// Many small reads in one request: $batch, multipart in both directions.
import { unreadableAnswer } from '@powerops/core'
import { serviceError, urlBelow } from '@powerops/http'
import { isSuccess, type Query, type WebApi } from './web-api.js'

/** The service takes 1,000 operations; fewer keep one answer small and one lost answer cheap. */
const MAX_READS = 100

export interface BatchRead {
  /** Relative to the API root. */
  path: string
  query: Query
}

/** The answer to one read of a batch; `body` is undefined when it is not JSON. */
export interface BatchAnswer {
  status: number
  body: unknown
}

/**
 * Sends the reads in as few requests as possible, and gives their answers in the same order, whatever their status.
 * @throws AlmError for a batch that fails as a whole; `response-invalid` when an answer lacks a part.
 */
export async function readInBatches(
  api: WebApi,
  reads: readonly BatchRead[],
  what: string,
): Promise<BatchAnswer[]> {
  const answers: BatchAnswer[] = []
  for (let start = 0; start < reads.length; start += MAX_READS) {
    answers.push(...(await readBatch(api, reads.slice(start, start + MAX_READS), what)))
  }
  return answers
}

async function readBatch(api: WebApi, reads: readonly BatchRead[], what: string): Promise<BatchAnswer[]> {
  const boundary = `batch_${globalThis.crypto.randomUUID()}`
  const response = await api.send({
    method: 'POST',
    path: '$batch',
    body: batchBody(reads, boundary),
    headers: {
      'content-type': `multipart/mixed; boundary="${boundary}"`,
      // Without it the first read that fails ends the batch.
      prefer: 'odata.continue-on-error',
    },
    // Nothing but reads: what was answered once may be asked again.
    retry: 'safe',
  })
  if (!isSuccess(response)) throw serviceError(response, { what })
  const answers = parseBatchAnswer(response.headers.get('content-type') ?? '', response.text())
  if (answers.length === reads.length) return answers
  throw unreadableAnswer(`${what} failed: a batch of ${reads.length} reads has ${answers.length} answers`)
}

function batchBody(reads: readonly BatchRead[], boundary: string): string {
  const parts = reads.map(({ path, query }) => {
    // Addresses in a batch are relative to it; the host is only there to write the query.
    const url = urlBelow(new URL('https://batch.invalid/'), path, query)
    const lines = [
      `--${boundary}`,
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `GET ${url.pathname.slice(1)}${url.search} HTTP/1.1`,
      'Accept: application/json',
      '',
      '',
    ]
    return lines.join('\r\n')
  })
  return `${parts.join('')}--${boundary}--\r\n`
}

/** The parts of a multipart answer, each with its own status line; line ends may be CRLF or LF. */
export function parseBatchAnswer(contentType: string, text: string): BatchAnswer[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) throw unreadableAnswer('a batch was answered without a multipart boundary')
  const parts = `\n${text.replaceAll('\r\n', '\n')}`.split(`\n--${boundary}`).slice(1)
  return parts.filter((part) => !part.startsWith('--')).map(parsePart)
}

function parsePart(part: string): BatchAnswer {
  const status = /^HTTP\/1\.\d (\d{3})\b/m.exec(part)
  if (!status) throw unreadableAnswer('a part of a batch answer has no status line')
  const head = part.indexOf('\n\n', status.index)
  return { status: Number(status[1]), body: head === -1 ? undefined : parseBody(part.slice(head + 2)) }
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
