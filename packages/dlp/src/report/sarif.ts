// The findings of a verdict as SARIF 2.1.0, within what code scanning takes and shows.
import { createHash } from 'node:crypto'
import { toLogText } from '@powerops/core'
import type { Location, Log, Result, Run } from 'sarif'
import type { Finding, Site, Verdict } from '../evaluate/verdict.js'
import type { Place } from '../place.js'
import { sarifRuleOf, sarifRules } from './sarif-rules.js'

/** What the log says besides the findings. */
export interface SarifContext {
  /** What tells this solution from others that are checked for the same commit, such as its unique name. */
  readonly solution: string
  /** The file that findings are shown at which are about no place in particular, relative to the workspace. */
  readonly fallbackFile: string
}

/** Code scanning shows no more of one run. */
const MAX_RESULTS = 5_000
/** Code scanning keeps no more places of one result. */
const MAX_PLACES = 100

/**
 * The findings of a verdict as a SARIF log: violations first. Uploads of one commit for several solutions or environments
 * are of different categories, so that they do not replace each other.
 * @param verdict with its places located.
 */
export function toSarif(verdict: Verdict, context: SarifContext): Log {
  const ranked = rankFindings(verdict.findings)
  const counts = new Map<string, number>()
  const run: Run = {
    tool: {
      driver: {
        name: 'PowerOps check-dlp',
        informationUri: 'https://learn.microsoft.com/power-platform/admin/wp-data-loss-prevention',
        rules: [...sarifRules],
      },
    },
    automationDetails: { id: `check-dlp/${context.solution}/${verdict.environmentId}/` },
    invocations: [{ executionSuccessful: true, ...notifications(ranked.length) }],
    columnKind: 'utf16CodeUnits',
    results: ranked
      .slice(0, MAX_RESULTS)
      .map((finding) => toResult(finding, context, numbered(fingerprintOf(finding), counts))),
    properties: { environmentId: verdict.environmentId, verdict: verdict.verdict },
  }
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
}

/** Violations before what could not be decided, each in the order of the verdict. */
export function rankFindings(findings: readonly Finding[]): Finding[] {
  const of = (kind: Finding['kind']): Finding[] => findings.filter((finding) => finding.kind === kind)
  return [...of('violation'), ...of('unknown')]
}

function notifications(
  count: number,
): Pick<NonNullable<Run['invocations']>[number], 'toolExecutionNotifications'> {
  if (count <= MAX_RESULTS) return {}
  const text = `${count - MAX_RESULTS} more findings are left out; the JSON report has all of them.`
  return { toolExecutionNotifications: [{ level: 'warning', message: { text } }] }
}

function toResult(finding: Finding, { fallbackFile }: SarifContext, fingerprint: string): Result {
  const ruleId = sarifRuleOf(finding)
  const [first, ...others] = finding.sites
  return {
    ruleId,
    ruleIndex: sarifRules.findIndex(({ id }) => id === ruleId),
    level: finding.kind === 'violation' ? 'error' : 'warning',
    message: { text: `${plain(finding.sentence)}. ${plain(finding.remedy)}` },
    locations: [{ physicalLocation: physicalLocation(first?.place ?? { file: fallbackFile }) }],
    ...(others.length > 0
      ? { relatedLocations: others.slice(0, MAX_PLACES).map((site, index) => related(finding, site, index)) }
      : {}),
    // The only one that code scanning reads. Without it the uploader takes the text of the line, which is the whole flow
    // where the flow is written on one line.
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    properties: propertiesOf(finding),
  }
}

function propertiesOf({
  policy,
  resource,
  connectors,
  operation,
  endpoint,
}: Finding): Record<string, unknown> {
  return { policy, resource, connectors, operation, endpoint }
}

function physicalLocation({
  file,
  line,
  column,
  endColumn,
}: Place): NonNullable<Location['physicalLocation']> {
  return {
    artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
    region: {
      startLine: line ?? 1,
      ...(column === undefined || endColumn === undefined
        ? {}
        : { startColumn: column, endLine: line ?? 1, endColumn }),
    },
  }
}

function related({ connectors }: Finding, { connector, step, place }: Site, index: number): Location {
  const used = connectors.find(({ key }) => key === connector)
  const text = plain([used ? `${used.name} (${used.class})` : connector, step].filter(Boolean).join(': '))
  return {
    id: index + 1,
    physicalLocation: physicalLocation(place),
    ...(text === '' ? {} : { message: { text } }),
  }
}

/** Outside text as it stands: no control characters, and no `[text](target)`, which viewers make a link of. */
function plain(untrusted: string): string {
  return toLogText(untrusted).replaceAll('](', '] (')
}

/** What the finding is about, wherever it stands: the same in every run, and when lines or steps move. */
function fingerprintOf(finding: Finding): string {
  const { kind, rule, policy, resource, connectors, operation, endpoint, sites, sentence } = finding
  const isOfOneStep = rule === 'action' || rule === 'endpoint'
  const identity = [
    kind,
    rule,
    policy?.id,
    resource?.kind,
    resource?.id,
    connectors.map(({ key }) => key).sort(),
    operation,
    endpoint,
    isOfOneStep ? sites[0]?.step : undefined,
    rule === 'reading' ? sentence : undefined,
  ]
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32)
}

/** Code scanning takes two results with one fingerprint for one. */
function numbered(fingerprint: string, counts: Map<string, number>): string {
  const count = (counts.get(fingerprint) ?? 0) + 1
  counts.set(fingerprint, count)
  return `${fingerprint}:${count}`
}
