// The upload of a solution: a form with one file, answered by the address that the analysis reads it from.
import { quote, unreadableAnswer } from '@powerops/core'
import { randomBytes } from 'node:crypto'
import { uploadRefused } from './limits.js'
import { requireStatus, type Service } from './service.js'

/** Ten minutes for the largest solution on a slow line. */
const TIMEOUT_MS = 600_000

/** An upload makes a copy that nobody else sees, so that a lost answer is no reason not to repeat it. */
export async function uploadSolution(
  service: Service,
  runId: string,
  fileName: string,
  archive: Uint8Array,
): Promise<string> {
  const boundary = `powerops-${randomBytes(18).toString('hex')}`
  const response = await service.send(runId, {
    method: 'POST',
    path: 'api/upload',
    query: { 'api-version': '1.0' },
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: formOf(boundary, fileName, archive),
    retry: 'safe',
    timeoutMs: TIMEOUT_MS,
  })
  if (response.status === 413) throw uploadRefused(fileName, archive.byteLength)
  const answer = requireStatus(response, 200, `the upload of ${quote(fileName)} to the checker`).json()
  const address: unknown = Array.isArray(answer) ? answer[0] : undefined
  if (typeof address === 'string' && URL.canParse(address)) return address
  throw unreadableAnswer(`the upload of ${quote(fileName)} failed: the checker gave no address for it`)
}

function formOf(boundary: string, fileName: string, archive: Uint8Array): Uint8Array {
  const plainName = fileName.replace(/[^\w.-]/g, '_')
  const head =
    `--${boundary}\r\n` +
    `Content-Disposition: form-data; name="fileData"; filename="${plainName}"\r\n` +
    'Content-Type: application/x-zip-compressed\r\n\r\n'
  return Buffer.concat([Buffer.from(head), archive, Buffer.from(`\r\n--${boundary}--\r\n`)])
}
