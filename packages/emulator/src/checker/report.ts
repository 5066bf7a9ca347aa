// The report of an analysis: a zip with one SARIF file, version 2 when the caller accepts it, else version 1.
import JSZip from 'jszip'
import type { Finding } from './inspect.js'
import { guidanceUrl, type Rule } from './rules.js'

const SEVERITIES = ['', 'Informational', 'Low', 'Medium', 'High', 'Critical']
const LEVELS = ['', 'note', 'note', 'warning', 'error', 'error']

export interface Report {
  solution: string
  findings: readonly Finding[]
  rules: readonly Rule[]
  version: 1 | 2
}

export async function zipReport(report: Report): Promise<Buffer> {
  const document = report.version === 2 ? sarif2(report) : sarif1(report)
  const zip = new JSZip()
  zip.file(`${report.solution}.sarif`, JSON.stringify(document, undefined, 2), {
    date: new Date(Date.UTC(2026, 0, 1)),
  })
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

/** The findings of each severity, as the status of an analysis counts them. */
export function countFindings(findings: readonly Finding[]): Record<string, number> {
  const count = (wanted: number): number => findings.filter(({ severity }) => severity === wanted).length
  return {
    criticalIssueCount: count(5),
    highIssueCount: count(4),
    mediumIssueCount: count(3),
    lowIssueCount: count(2),
    informationalIssueCount: count(1),
  }
}

function sarif2({ findings, rules }: Report): object {
  const driver = {
    name: 'PowerAppsChecker',
    version: '1.2.0',
    rules: rules.map((rule) => ({
      id: rule.code,
      shortDescription: { text: rule.summary },
      helpUri: guidanceUrl(rule),
      messageStrings: { default: { text: '{0}.' } },
      properties: { severity: SEVERITIES[rule.severity] },
    })),
  }
  const results = findings.map(({ rule, severity, file, line, snippet }) => ({
    ruleId: rule.code,
    ruleIndex: rules.indexOf(rule),
    level: LEVELS[severity],
    message: { id: 'default', arguments: [rule.summary] },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file) },
          region: { startLine: line, startColumn: 1, snippet: { text: snippet } },
        },
      },
    ],
    properties: { severity: SEVERITIES[severity] },
  }))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  }
}

function sarif1({ findings }: Report): object {
  const results = findings.map(({ rule, file, line }) => ({
    ruleId: rule.code,
    message: rule.summary,
    locations: [{ resultFile: { uri: encodeURI(file), region: { startLine: line } } }],
  }))
  return { version: '1.0.0', runs: [{ tool: { name: 'PowerAppsChecker' }, results }] }
}
