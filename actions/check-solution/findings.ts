// What the checker found, apart from the form that it was written in.
import { severities, type Severity } from '@powerops/checker'

/** Where something was found, as the report says it. */
export interface ReportedPlace {
  /** Address or path of a file: outside text. */
  uri?: string
  /** From 1. */
  line?: number
  column?: number
  endLine?: number
  endColumn?: number
  snippet?: string
}

/** One result of a report. */
export interface ReportedFinding {
  ruleId: string
  severity: Severity
  message: string
  places: readonly ReportedPlace[]
  fingerprints: Readonly<Record<string, string>>
}

/** What is known of a rule. */
export interface RuleText {
  id: string
  severity: Severity
  summary: string
  helpUrl: string
}

/** A finding with the solution that it is in and the file of the repository, where there is one. */
export interface Finding extends Omit<ReportedFinding, 'places'> {
  /** Path of the solution zip from the workspace. */
  solution: string
  /** True for a rule that the step leaves out: shown, but not counted. */
  excluded: boolean
  places: readonly Place[]
}

export interface Place extends Omit<ReportedPlace, 'uri'> {
  /** From the root of the repository when `inRepository`, else as unpack would write it. */
  file?: string
  inRepository: boolean
}

export type Counts = Readonly<Record<Severity, number>>

/** The findings that count, by severity. */
export function countFindings(findings: readonly { severity: Severity; excluded: boolean }[]): Counts {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity && !finding.excluded).length
  return fromSeverities(count)
}

/** A number for each severity. */
export function fromSeverities(numberOf: (severity: Severity) => number): Counts {
  return {
    Critical: numberOf('Critical'),
    High: numberOf('High'),
    Medium: numberOf('Medium'),
    Low: numberOf('Low'),
    Informational: numberOf('Informational'),
  }
}

/** Findings of all severities together. */
export function totalOf(counts: Counts): number {
  return severities.reduce((sum, severity) => sum + counts[severity], 0)
}

/** Findings of that severity and all worse ones. */
export function countAtLeast(counts: Counts, severity: Severity): number {
  const worse = severities.slice(0, severities.indexOf(severity) + 1)
  return worse.reduce((sum, each) => sum + counts[each], 0)
}
