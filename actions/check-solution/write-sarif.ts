// All findings as one SARIF 2.1.0 run, in the form that code scanning takes: one run of one tool, each finding with a
// place, paths from the root of the repository.
import type { Severity } from '@powerops/checker'
import type { Finding, Place, RuleText } from './findings.js'

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  Critical: 'error',
  High: 'error',
  Medium: 'warning',
  Low: 'note',
  Informational: 'note',
}

/** The document as text. */
export function formatSarif(
  findings: readonly Finding[],
  rules: readonly RuleText[],
  succeeded: boolean,
): string {
  const used = usedRules(findings, rules)
  const indexes = new Map(used.map(({ id }, index) => [id, index]))
  const driver = {
    name: 'Power Apps checker',
    informationUri: 'https://learn.microsoft.com/power-apps/maker/data-platform/use-powerapps-checker',
    rules: used.map(formatRule),
  }
  const run = {
    tool: { driver },
    invocations: [{ executionSuccessful: succeeded }],
    columnKind: 'utf16CodeUnits',
    results: findings.map((finding) => formatResult(finding, indexes.get(finding.ruleId) ?? -1)),
  }
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

/** Each rule once; one that has findings and no description stands there by its id. */
function usedRules(findings: readonly Finding[], rules: readonly RuleText[]): RuleText[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  for (const { ruleId: id, severity } of findings) {
    if (!byId.has(id)) byId.set(id, { id, severity, summary: '', helpUrl: '' })
  }
  return [...byId.values()]
}

function formatRule({ id, severity, summary, helpUrl }: RuleText): object {
  return {
    id,
    shortDescription: { text: summary === '' ? id : summary },
    ...(isHttps(helpUrl) ? { helpUri: helpUrl } : {}),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { severity },
  }
}

function formatResult(finding: Finding, ruleIndex: number): object {
  const { ruleId, severity, message, places, solution, excluded, fingerprints } = finding
  // A finding about the solution as a whole is at the zip.
  const all = places.some(({ file }) => file !== undefined)
    ? places
    : [{ file: solution, inRepository: true }]
  return {
    ruleId,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message === '' ? ruleId : message },
    locations: all.flatMap((place) => formatPlace(place)),
    ...(Object.keys(fingerprints).length > 0 ? { partialFingerprints: fingerprints } : {}),
    ...(excluded
      ? { suppressions: [{ kind: 'external', justification: 'The step leaves this rule out.' }] }
      : {}),
    properties: { severity, solution },
  }
}

function formatPlace({ file, line, column, endLine, endColumn, snippet }: Place): object[] {
  if (file === undefined) return []
  const region = {
    ...(line === undefined ? {} : { startLine: line }),
    ...(line === undefined || column === undefined ? {} : { startColumn: column }),
    ...(line === undefined || endLine === undefined || endLine < line ? {} : { endLine }),
    ...(endLine === undefined || endColumn === undefined || line === undefined ? {} : { endColumn }),
    ...(line === undefined || snippet === undefined ? {} : { snippet: { text: snippet } }),
  }
  const artifactLocation = { uri: file.split('/').map(encodeURIComponent).join('/') }
  return [{ physicalLocation: { artifactLocation, ...(line === undefined ? {} : { region }) } }]
}

export function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:'
}
