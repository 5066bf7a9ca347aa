// The file of an uploaded form.
import type { EmulatorRequest } from '../frame/handler.js'

const HEAD_END = Buffer.from('\r\n\r\n')

/** The first file of a multipart form; undefined when the body is none. */
export function fileOfForm({ headers, body }: EmulatorRequest): Buffer | undefined {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(
    headers.get('content-type') ?? '',
  )?.[1]
  if (boundary === undefined) return undefined
  const start = body.indexOf(`--${boundary}\r\n`)
  const head = body.indexOf(HEAD_END, start)
  const end = body.indexOf(`\r\n--${boundary}`, head)
  if (start === -1 || head === -1 || end === -1) return undefined
  if (!/filename=/i.test(body.subarray(start, head).toString('utf8'))) return undefined
  return body.subarray(head + HEAD_END.length, end)
}
