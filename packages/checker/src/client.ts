// The client of one geography: every function bound to its service.
import { AlmError, quote } from '@powerops/core'
import type { HttpClient } from '@powerops/http'
import { randomUUID } from 'node:crypto'
import { startAnalysis, waitForAnalysis } from './analysis.js'
import { fetchReports } from './reports.js'
import { listRules, listRuleSets } from './rules.js'
import { createService, type Service } from './service.js'
import type { Analysis, AnalysisRequest, CheckerClient, CheckerPorts } from './types.js'
import { uploadSolution } from './upload.js'

/**
 * A client for the checker at `endpoint.url`.
 * @param http sends with the checker's token to the hosts of the checker
 * @param downloads sends without a token to the storage that reports lie in
 */
export function createCheckerClient(
  http: HttpClient,
  downloads: HttpClient,
  endpoint: { url: URL; tenantId?: string | undefined },
  ports: CheckerPorts,
): CheckerClient {
  const service = createService(http, downloads, endpoint, ports)
  const newRunId = ports.newRunId ?? randomUUID
  return {
    listRuleSets: () => listRuleSets(service, newRunId()),
    listRules: (ruleSetId) => listRules(service, newRunId(), ruleSetId),
    analyze: (request) => analyze(service, newRunId(), request),
  }
}

async function analyze(service: Service, runId: string, request: AnalysisRequest): Promise<Analysis> {
  const uploadUrl = await uploadSolution(service, runId, request.fileName, request.archive)
  const statusUrl = await startAnalysis(service, runId, uploadUrl, request)
  service.ports.log.info(`The checker analyses ${quote(request.fileName)} (run ${runId}).`)
  const { reportUrls, ...ended } = await waitForAnalysis(service, runId, statusUrl, request)
  const reports = await fetchReports(service, reportUrls)
  if (ended.status === 'Finished' && reports.length === 0) {
    throw new AlmError('check-failed', {
      message: `the analysis of ${quote(request.fileName)} finished without a report (run ${runId})`,
      remedy: 'Run the step again; if it stays so, give the run id to the support of Power Platform.',
      details: { runId },
    })
  }
  return { ...ended, reports }
}
