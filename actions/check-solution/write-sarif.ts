// All findings as one SARIF 2.1.0 run, in the form that code scanning takes: one run of one tool, each finding with a
// place, paths from the root of the repository.
import type { Severity } from '@powerops/checker'
import { optional } from '@powerops/core'
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

function formatPlace(place: Place): object[] {
  if (place.file === undefined) return []
  const uri = place.file.split('/').map(encodeURIComponent).join('/')
  const region = formatRegion(place)
  return [{ physicalLocation: { artifactLocation: { uri }, ...optional('region', region) } }]
}

/** A region begins with a line; an end before the beginning is left out. */
function formatRegion({ line, column, endLine = line, endColumn, snippet }: Place): object | undefined {
  if (line === undefined || endLine === undefined) return undefined
  const inOrder = endLine > line || (endLine === line && (endColumn ?? Infinity) >= (column ?? 1))
  return {
    startLine: line,
    ...optional('startColumn', column),
    ...(inOrder && endLine > line ? { endLine } : {}),
    ...(inOrder ? optional('endColumn', endColumn) : {}),
    ...optional('snippet', snippet === undefined ? undefined : { text: snippet }),
  }
}

/** For an address that a rule names: only a page of the web may become a link. */
export function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:'
}
