// One solution through the checker: upload, analysis, reports read, places found in the source.
import type { ActionPorts } from '@powerops/actions-kit'
import type { Analysis, CheckerClient, CheckerRule, RuleOverride, Severity } from '@powerops/checker'
import { unreadableAnswer } from '@powerops/core'
import { readZip } from '@powerops/solution'
import path from 'node:path'
import { readArchive } from '../common/files.js'
import type { Counts, Finding, RuleText } from './findings.js'
import { createLocator, type SourceFolder } from './places.js'
import { createProgressLog } from './progress.js'
import { readSarif } from './read-sarif.js'
import { countAnalysis } from './verdict.js'

/** How all solutions of a step are checked. */
export interface CheckPlan {
  client: CheckerClient
  ruleSetId: string
  rules: readonly CheckerRule[]
  overrides: readonly RuleOverride[]
  excludedRules: readonly string[]
  excludedFiles: readonly string[]
  source: SourceFolder | undefined
  timeoutMs: number
}

/** What the checker says of one solution. */
export interface CheckedSolution {
  /** Path of the zip from the workspace, or its name when it lies elsewhere. */
  file: string
  analysis: Analysis
  findings: readonly Finding[]
  counts: Counts
  /** Findings that the service counts and its reports do not list. */
  unlisted: number
  rules: readonly RuleText[]
  /** The files of the reports, by path. */
  reportFiles: ReadonlyMap<string, Uint8Array>
}

/** @throws AlmError the codes of CheckerClient and of readZip. */
export async function checkSolution(
  file: string,
  plan: CheckPlan,
  ports: ActionPorts,
): Promise<CheckedSolution> {
  const archive = await readArchive(file, 'path')
  const locate = createLocator(readZip(archive), plan.source)
  const fileName = path.basename(file)
  const { client, ruleSetId, excludedFiles, overrides, timeoutMs } = plan
  const analysis = await client.analyze({
    ...{ fileName, archive, ruleSetId, excludedFiles, overrides, timeoutMs },
    onProgress: createProgressLog(ports.log, fileName),
  })
  const reportFiles = new Map(
    analysis.reports.flatMap((zip) => readZip(zip).map((entry) => [entry.path, entry.read()] as const)),
  )
  const { rules, findings } = readReports(reportFiles, analysis, plan.rules)
  const overridden = new Map(overrides.map(({ code, severity }) => [code, severity]))
  const shownPath = pathInWorkspace(file, ports.workspace)
  const located = findings.map((finding) => ({
    ...finding,
    // The service applies overrides itself; where it does not, they hold all the same.
    severity: overridden.get(finding.ruleId) ?? finding.severity,
    solution: shownPath,
    excluded: plan.excludedRules.includes(finding.ruleId),
    places: finding.places.map(locate),
  }))
  const reported = findings.map(({ severity }) => severity)
  return {
    file: shownPath,
    analysis,
    findings: located,
    rules: rules.map((rule) => ({ ...rule, severity: overridden.get(rule.id) ?? rule.severity })),
    reportFiles,
    ...countAnalysis(analysis, located, reported),
  }
}

/** The path from the workspace; of a file elsewhere its name alone, which says enough. */
function pathInWorkspace(file: string, workspace: string): string {
  const relative = path.relative(workspace, file)
  const outside = relative.startsWith('..') || path.isAbsolute(relative)
  return outside ? path.basename(file) : relative.replaceAll(path.sep, '/')
}

function readReports(
  files: ReadonlyMap<string, Uint8Array>,
  analysis: Analysis,
  catalogue: readonly CheckerRule[],
): ReturnType<typeof readSarif> {
  const severities = new Map(catalogue.map(({ code, severity }): [string, Severity] => [code, severity]))
  const reports = [...files]
    .filter(([name]) => /\.sarif(\.json)?$/i.test(name))
    .map(([name, bytes]) => readSarif(new TextDecoder().decode(bytes), name, (id) => severities.get(id)))
  if (reports.length === 0 && analysis.reports.length > 0) {
    throw unreadableAnswer(`the report of the checker (run ${analysis.runId}) has no SARIF file in it`)
  }
  return {
    rules: reports.flatMap(({ rules }) => rules),
    findings: reports.flatMap(({ findings }) => findings),
  }
}
