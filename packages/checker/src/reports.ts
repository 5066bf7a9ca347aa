// The reports of an analysis: zips behind addresses that carry their own signature, and so get no token.
import { AlmError, unreadableAnswer } from '@powerops/core'
import { serviceError } from '@powerops/http'
import type { Service } from './service.js'

const MAX_REPORT_BYTES = 256 * 1024 * 1024
const TIMEOUT_MS = 300_000
/** How storage refuses an address whose signature is over or whose file is gone. */
const REFUSALS: ReadonlySet<number> = new Set([401, 403, 404, 410])

/**
 * Fetches every report. Addresses that are pages for people and not files are left out.
 * @throws AlmError `host-not-allowed` for an address that is no storage of the service.
 */
export async function fetchReports(service: Service, urls: readonly string[]): Promise<Uint8Array[]> {
  const reports: Uint8Array[] = []
  for (const untrusted of urls) {
    const url = URL.canParse(untrusted) ? new URL(untrusted) : undefined
    if (!url) throw unreadableAnswer('the checker gave an address of a report that is no URL')
    if (!isPage(url)) reports.push(await fetchReport(service, url))
  }
  return reports
}

/** A link to the maker portal, or to a row of the Solution Health Hub. */
function isPage(url: URL): boolean {
  return /^make\./.test(url.hostname) || url.pathname.includes('/msdyn_analysisjobs(')
}

async function fetchReport({ downloads }: Service, url: URL): Promise<Uint8Array> {
  const what = 'the download of the report of the checker'
  const response = await downloads.send({
    method: 'GET',
    url,
    headers: { accept: '*/*' },
    retry: 'safe',
    timeoutMs: TIMEOUT_MS,
    maxResponseBytes: MAX_REPORT_BYTES,
  })
  if (response.status === 200) return response.bytes
  if (!REFUSALS.has(response.status)) throw serviceError(response, { what })
  throw new AlmError('check-failed', {
    message: `${what} failed: the storage does not accept its address any more (${response.status})`,
    remedy: 'Run the step again: the addresses of reports are valid for a short time.',
    details: { status: response.status },
  })
}
