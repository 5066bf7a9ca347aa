// A report of the service (SARIF 2) read into findings, trusting nothing but its text.
import { parseSeverity, type Severity } from '@powerops/checker'
import {
  arrayField,
  isRecord,
  numberField,
  optional,
  parseJson,
  quote,
  recordField,
  stringField,
  unreadableAnswer,
  type JsonRecord,
} from '@powerops/core'
import type { ReportedFinding, ReportedPlace, RuleText } from './findings.js'

/** What SARIF knows of severities; the checker's own come first. */
const LEVELS: Readonly<Record<string, Severity>> = {
  error: 'High',
  warning: 'Medium',
  note: 'Low',
  none: 'Informational',
}

/** The content of a report. */
export interface SarifReport {
  rules: RuleText[]
  findings: ReportedFinding[]
}

/**
 * Reads a report.
 * @param severityOf the severity of a rule by the catalogue, for reports that leave it out
 * @throws AlmError `response-invalid` when it is not SARIF 2.
 */
export function readSarif(
  text: string,
  name: string,
  severityOf: (ruleId: string) => Severity | undefined,
): SarifReport {
  const what = `the report ${quote(name)} of the checker`
  const document = parseJson(text, what, 'response-invalid')
  const version = stringField(document, 'version') ?? ''
  if (!version.startsWith('2.') || !isRecord(document) || !Array.isArray(document['runs'])) {
    throw unreadableAnswer(`${what} is not SARIF 2 (version ${quote(version)})`)
  }
  const runs = arrayField(document, 'runs').map((run) => readRun(run, severityOf))
  return { rules: runs.flatMap(({ rules }) => rules), findings: runs.flatMap(({ findings }) => findings) }
}

function readRun(run: unknown, severityOf: (ruleId: string) => Severity | undefined): SarifReport {
  const driver = recordField(recordField(run, 'tool'), 'driver')
  const rules = arrayField(driver, 'rules').filter(isRecord)
  const known = new Map(rules.map((rule) => [stringField(rule, 'id') ?? '', rule]))
  const context = { run, driver, rules, known, severityOf }
  return {
    rules: rules.map((rule) => readRule(rule, severityOf)),
    // Results of another kind say that something is in order.
    findings: arrayField(run, 'results')
      .filter(isRecord)
      .filter((result) => (stringField(result, 'kind') ?? 'fail') === 'fail')
      .map((result) => readResult(result, context)),
  }
}

interface RunContext {
  run: unknown
  driver: JsonRecord | undefined
  rules: readonly JsonRecord[]
  known: ReadonlyMap<string, JsonRecord>
  severityOf: (ruleId: string) => Severity | undefined
}

function readRule(rule: JsonRecord, severityOf: RunContext['severityOf']): RuleText {
  const id = stringField(rule, 'id') ?? ''
  const text = (field: string): string | undefined => stringField(recordField(rule, field), 'text')
  const level = stringField(recordField(rule, 'defaultConfiguration'), 'level') ?? 'warning'
  return {
    id,
    severity: ownSeverity(rule) ?? severityOf(id) ?? LEVELS[level] ?? 'Medium',
    summary: text('shortDescription') ?? text('fullDescription') ?? stringField(rule, 'name') ?? '',
    helpUrl: stringField(rule, 'helpUri') ?? '',
  }
}

function readResult(result: JsonRecord, context: RunContext): ReportedFinding {
  const indexed = context.rules[numberField(result, 'ruleIndex') ?? -1]
  const ruleId =
    stringField(result, 'ruleId') ??
    stringField(recordField(result, 'rule'), 'id') ??
    stringField(indexed, 'id') ??
    'unknown'
  const rule = context.known.get(ruleId) ?? indexed
  return {
    ruleId,
    severity: ownSeverity(result) ?? severityOfRule(ruleId, rule, result, context),
    message: readMessage(result, rule, context),
    places: arrayField(result, 'locations').map((location) => readPlace(location, context)),
    fingerprints: texts(recordField(result, 'partialFingerprints')),
  }
}

function severityOfRule(
  ruleId: string,
  rule: JsonRecord | undefined,
  result: JsonRecord,
  { severityOf }: RunContext,
): Severity {
  const level = stringField(result, 'level')
  const byLevel = level !== undefined && Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined
  return (rule && ownSeverity(rule)) ?? severityOf(ruleId) ?? byLevel ?? 'Medium'
}

function ownSeverity(holder: JsonRecord): Severity | undefined {
  const properties = recordField(holder, 'properties')
  return parseSeverity(properties?.['severity']) ?? parseSeverity(properties?.['level'])
}

/** The text itself, or the one that the rule keeps under an id, with the arguments put in. */
function readMessage(result: JsonRecord, rule: JsonRecord | undefined, { driver }: RunContext): string {
  const message = recordField(result, 'message')
  const id = stringField(message, 'id') ?? ''
  const kept = (holder: JsonRecord | undefined, field: string): string | undefined =>
    stringField(recordField(recordField(holder, field), id), 'text')
  const text =
    stringField(message, 'text') ?? kept(rule, 'messageStrings') ?? kept(driver, 'globalMessageStrings')
  if (text === undefined) return rule ? readRule(rule, () => undefined).summary : id
  const given = arrayField(message, 'arguments').map(String)
  return text.replace(/\{(\d{1,2})\}/g, (placeholder, index: string) => given[Number(index)] ?? placeholder)
}

function readPlace(location: unknown, { run }: RunContext): ReportedPlace {
  const physical = recordField(location, 'physicalLocation')
  const artifact = recordField(physical, 'artifactLocation')
  const listed: unknown = arrayField(run, 'artifacts')[numberField(artifact, 'index') ?? -1]
  const region = recordField(physical, 'region')
  return {
    ...optional('uri', stringField(artifact, 'uri') ?? stringField(recordField(listed, 'location'), 'uri')),
    ...optional('line', fromOne(region, 'startLine')),
    ...optional('column', fromOne(region, 'startColumn')),
    ...optional('endLine', fromOne(region, 'endLine')),
    ...optional('endColumn', fromOne(region, 'endColumn')),
    ...optional('snippet', stringField(recordField(region, 'snippet'), 'text')),
  }
}

/** Lines and columns begin at 1; anything else says nothing. */
function fromOne(region: JsonRecord | undefined, field: string): number | undefined {
  const value = numberField(region, field)
  return value !== undefined && Number.isSafeInteger(value) && value >= 1 ? value : undefined
}

function texts(record: JsonRecord | undefined): Record<string, string> {
  const entries = Object.entries(record ?? {})
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
