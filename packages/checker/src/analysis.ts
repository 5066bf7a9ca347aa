// An analysis from its start to its end. Its id is chosen here, so that one whose answer was lost is found again.
import {
  AlmError,
  arrayField,
  formatDuration,
  numberField,
  optional,
  quote,
  recordField,
  stringField,
  unreadableAnswer,
} from '@powerops/core'
import {
  parseRetryAfter,
  pollUntil,
  serviceError,
  urlBelow,
  type HttpResponse,
  type Reading,
} from '@powerops/http'
import { requireStatus, type Service } from './service.js'
import type { Severity } from './severity.js'
import type { Analysis, AnalysisRequest, AnalysisStatus } from './types.js'

/** The documentation asks for 15 to 60 seconds between two looks. */
const FIRST_PAUSE_MS = 15_000
const LONGEST_PAUSE_MS = 60_000
const ENDS: readonly string[] = ['Finished', 'FinishedWithErrors', 'Failed'] satisfies AnalysisStatus[]

/** An analysis that ended, with the addresses of its reports in place of the reports. */
export type EndedAnalysis = Omit<Analysis, 'reports'> & { reportUrls: readonly string[] }

/**
 * Starts the analysis and returns the address of its status. The service takes each id once, so that a start whose
 * answer was lost may be sent again: a conflict says that it had arrived, and nothing is started twice.
 */
export async function startAnalysis(
  service: Service,
  runId: string,
  uploadUrl: string,
  { fileName, ruleSetId, excludedFiles, overrides }: AnalysisRequest,
): Promise<URL> {
  const response = await service.send(runId, {
    method: 'POST',
    path: 'api/analyze',
    query: { 'api-version': '1.0' },
    body: {
      sasUriList: [uploadUrl],
      ruleSets: [{ id: ruleSetId }],
      ...(excludedFiles.length > 0 ? { fileExclusions: excludedFiles } : {}),
      ...(overrides.length > 0
        ? { ruleLevelOverrides: overrides.map(({ code, severity }) => ({ code, overrideLevel: severity })) }
        : {}),
    },
    retry: 'safe',
  })
  if (response.status === 409) return statusUrlOf(service, runId)
  return placeOf(requireStatus(response, 202, `the analysis of ${quote(fileName)}`), service, runId)
}

function placeOf(response: HttpResponse, service: Service, runId: string): URL {
  const location = response.headers.get('location')
  if (location === null || !URL.canParse(location, service.root.href)) return statusUrlOf(service, runId)
  return new URL(location, service.root)
}

/** The status of an analysis stands under its correlation id. */
function statusUrlOf(service: Service, runId: string): URL {
  return urlBelow(service.root, `api/status/${runId}`, { 'api-version': '1.0' })
}

/** Looks until the analysis has ended. @throws AlmError `still-running`. */
export async function waitForAnalysis(
  service: Service,
  runId: string,
  statusUrl: URL,
  { fileName, timeoutMs, onProgress }: AnalysisRequest,
): Promise<EndedAnalysis> {
  const { clock, log, signal } = service.ports
  const polling = {
    ...{ clock, log, signal, timeoutMs },
    firstPauseMs: FIRST_PAUSE_MS,
    longestPauseMs: LONGEST_PAUSE_MS,
  }
  const ended = await pollUntil(polling, async (elapsedMs): Promise<Reading<EndedAnalysis>> => {
    const response = await service.send(runId, { method: 'GET', path: statusUrl, retry: 'safe' })
    if (response.status !== 200 && response.status !== 202) throw statusRefused(response, fileName)
    const document = bodyOf(response)
    const state = stringField(document, 'status') ?? 'InProgress'
    if (ENDS.includes(state)) return { done: readEnd(document, state as AnalysisStatus, runId) }
    if (response.status === 200 && !['Opened', 'InProgress'].includes(state)) {
      throw unreadableAnswer(`the analysis of ${quote(fileName)} is in the unknown state ${quote(state)}`, {
        state,
      })
    }
    onProgress?.({ state, elapsedMs, ...optional('percent', numberField(document, 'progress')) })
    return { pending: state, retryAfterMs: parseRetryAfter(response.headers.get('retry-after'), clock.now()) }
  })
  if (ended) return ended.value
  throw new AlmError('still-running', {
    message: `the analysis of ${quote(fileName)} did not end within ${formatDuration(timeoutMs)} (run ${runId})`,
    remedy: 'Raise "max-async-wait-time", or run the step again later: an analysis changes nothing.',
    details: { runId },
  })
}

/** An answer that says "not yet" may be empty. */
function bodyOf(response: HttpResponse): unknown {
  return response.status === 202 && response.bytes.length === 0 ? {} : response.json()
}

function statusRefused(response: HttpResponse, fileName: string): AlmError {
  const error = serviceError(response, { what: `reading the status of the analysis of ${quote(fileName)}` })
  if (response.status !== 403) return error
  return new AlmError('access-denied', {
    message: error.message,
    remedy: 'The status of an analysis can be read only by the application that started it.',
    details: error.details,
    cause: error,
  })
}

function readEnd(document: unknown, status: AnalysisStatus, runId: string): EndedAnalysis {
  const counts = recordField(document, 'issueSummary')
  const countOf = (severity: Severity): number =>
    numberField(counts, `${severity.toLowerCase()}IssueCount`) ?? 0
  return {
    runId,
    status,
    reportUrls: arrayField(document, 'resultFileUris').filter((item) => typeof item === 'string'),
    ...optional('remark', stringField(document, 'additionalMessage') || undefined),
    ...optional(
      'counts',
      counts && {
        Critical: countOf('Critical'),
        High: countOf('High'),
        Medium: countOf('Medium'),
        Low: countOf('Low'),
        Informational: countOf('Informational'),
      },
    ),
  }
}
