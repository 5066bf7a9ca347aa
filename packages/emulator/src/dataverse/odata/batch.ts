// $batch: multipart bodies with single requests and with change sets that happen whole or not at all.
import type { EmulatorResponse } from '../../frame/handler.js'
import { codes, DataverseFault } from '../fault.js'

export interface BatchPart {
  method: string
  /** As written: absolute, or relative to the service root. */
  target: string
  headers: ReadonlyMap<string, string>
  body: string
  contentId: string | undefined
}

/** A single request, or the requests of a change set. */
export type BatchItem = BatchPart | readonly BatchPart[]

const MAX_PARTS = 1000

/** @throws DataverseFault 400 when the body is no batch. */
export function parseBatch(contentType: string, body: string): BatchItem[] {
  const items = splitParts(contentType, body).map(({ headers, content }): BatchItem => {
    const type = headers.get('content-type') ?? ''
    if (!type.startsWith('multipart/mixed')) return parsePart(headers, content)
    return splitParts(type, content).map((inner) => parsePart(inner.headers, inner.content))
  })
  if (items.flat().length > MAX_PARTS) throw invalid(`The batch has more than ${MAX_PARTS} operations.`)
  return items
}

function splitParts(
  contentType: string,
  body: string,
): { headers: ReadonlyMap<string, string>; content: string }[] {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (!boundary || !contentType.startsWith('multipart/mixed')) {
    throw invalid("The 'Content-Type' header must be multipart/mixed with a boundary.")
  }
  const pieces = `\n${body.replaceAll('\r\n', '\n')}`.split(`\n--${boundary}`)
  if (pieces.length < 3 || !pieces.at(-1)?.startsWith('--')) {
    throw invalid('The batch does not end with its boundary.')
  }
  return pieces.slice(1, -1).map((piece) => splitHead(piece.replace(/^[ \t]*\n/, '')))
}

function splitHead(text: string): { headers: ReadonlyMap<string, string>; content: string } {
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n')
  const head = end === -1 ? text : text.slice(0, end)
  const lines = head.split('\n').filter((line) => line.includes(':'))
  const headers = new Map(
    lines.map((line): [string, string] => {
      const at = line.indexOf(':')
      return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]
    }),
  )
  return { headers, content: end === -1 ? '' : text.slice(end).replace(/^\n+/, '') }
}

function parsePart(partHeaders: ReadonlyMap<string, string>, content: string): BatchPart {
  const at = content.indexOf('\n')
  const line = (at === -1 ? content : content.slice(0, at)).trim()
  const match = /^(GET|POST|PATCH|PUT|DELETE)\s+(\S.*?)(?:\s+HTTP\/1\.1)?$/.exec(line)
  if (!match?.[1] || !match[2]) throw invalid(`'${line}' is not the first line of a request.`)
  const { headers, content: body } = splitHead(at === -1 ? '' : content.slice(at + 1))
  return {
    method: match[1],
    target: match[2],
    headers,
    body: body.trim(),
    contentId: partHeaders.get('content-id'),
  }
}

function invalid(message: string): DataverseFault {
  return new DataverseFault(400, codes.badPayload, message)
}

export interface BatchAnswer {
  response: EmulatorResponse
  contentId: string | undefined
}

/** The answers as one multipart body; a change set's answers stand together. */
export function batchResponse(
  answers: readonly (BatchAnswer | readonly BatchAnswer[])[],
  id: string,
  status: number,
): EmulatorResponse {
  const boundary = `batchresponse_${id}`
  const parts = answers.map((answer, index) => {
    if (!isSet(answer)) return partText(answer)
    const inner = `changesetresponse_${id.slice(0, -1)}${index}`
    const set = answer.map((part) => `--${inner}\r\n${partText(part)}`).join('')
    return `Content-Type: multipart/mixed; boundary=${inner}\r\n\r\n${set}--${inner}--\r\n`
  })
  const body = `${parts.map((part) => `--${boundary}\r\n${part}`).join('')}--${boundary}--\r\n`
  return {
    status,
    headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}`, 'OData-Version': '4.0' },
    body,
  }
}

function isSet(answer: BatchAnswer | readonly BatchAnswer[]): answer is readonly BatchAnswer[] {
  return Array.isArray(answer)
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  412: 'Precondition Failed',
  429: 'Too Many Requests',
}

function partText({ response, contentId }: BatchAnswer): string {
  const head = [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
  ]
  const body =
    response.body === undefined
      ? ''
      : typeof response.body === 'string'
        ? response.body
        : JSON.stringify(response.body)
  const headers = Object.entries(response.headers ?? {}).map(([name, value]) => `${name}: ${value}`)
  const status = `HTTP/1.1 ${response.status} ${REASONS[response.status] ?? 'Status'}`
  return `${head.join('\r\n')}\r\n\r\n${[status, ...headers].join('\r\n')}\r\n\r\n${body}\r\n`
}
