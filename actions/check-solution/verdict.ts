// How many findings there are, and whether they are too many.
import { severities, type Analysis, type AnalysisStatus, type Severity } from '@powerops/checker'
import { countAtLeast, countFindings, fromSeverities, totalOf, type Counts } from './findings.js'
import type { Limit } from './input-kinds.js'

/** A limit that the findings exceed. */
export interface Excess extends Limit {
  /** Findings of that severity and all worse ones. */
  found: number
}

/** The limits that are exceeded, in the order in which they were written. */
export function findExcess(counts: Counts, limits: readonly Limit[]): Excess[] {
  return limits
    .map((limit) => ({ ...limit, found: countAtLeast(counts, limit.severity) }))
    .filter(({ found, allowed }) => found > allowed)
}

/** Tells whether findings of that severity count against an exceeded limit. */
export function isTooMany(severity: Severity, excess: readonly Excess[]): boolean {
  return excess.some((each) => severities.indexOf(severity) <= severities.indexOf(each.severity))
}

/**
 * The counts of one analysis. Where the service counts more than its reports list, what is missing counts too, with
 * the severity that the service gives it: nothing is waved through because it is not shown.
 * @param reported the severities in the reports, before any override of ours
 */
export function countAnalysis(
  { counts }: Pick<Analysis, 'counts'>,
  findings: readonly { severity: Severity; excluded: boolean }[],
  reported: readonly Severity[],
): { counts: Counts; unlisted: number } {
  const listed = countFindings(findings)
  const unlisted = counts ? totalOf(counts) - reported.length : 0
  if (!counts || unlisted <= 0) return { counts: listed, unlisted: 0 }
  const inReports = countFindings(reported.map((severity) => ({ severity, excluded: false })))
  const missing = fromSeverities((severity) => Math.max(0, counts[severity] - inReports[severity]))
  return { counts: addCounts([listed, missing]), unlisted }
}

export function addCounts(all: readonly Counts[]): Counts {
  return fromSeverities((severity) => all.reduce((sum, counts) => sum + counts[severity], 0))
}

/** The worst end of all analyses. */
export function worstStatus(all: readonly AnalysisStatus[]): AnalysisStatus {
  const order: readonly AnalysisStatus[] = ['Failed', 'FinishedWithErrors']
  return order.find((status) => all.includes(status)) ?? 'Finished'
}
