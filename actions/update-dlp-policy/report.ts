// What a change does to a policy and whom it concerns, for the log, the summary and the output.
import { markdownFacts, markdownTable } from '@powerops/actions-kit'
import { quote, toMarkdownCode, toMarkdownText } from '@powerops/core'
import {
  isEmptyDiff,
  type ConnectorChange,
  type ConnectorClass,
  type EnvironmentFilter,
  type NamedEnvironment,
  type PolicyDiff,
  type PolicyIdentity,
} from '@powerops/dlp'

/** Rows of a table and names of a list; GitHub cuts summaries at 1 MB. */
const MOST_ROWS = 200

const GROUP: Readonly<Record<ConnectorClass, string>> = {
  Confidential: 'Business',
  General: 'Non-business',
  Blocked: 'Blocked',
}
const SCOPE: Readonly<Record<EnvironmentFilter['kind'], string>> = {
  AllEnvironments: 'all environments',
  ExceptEnvironments: 'all environments but those that it lists',
  OnlyEnvironments: 'only the environments that it lists',
  SingleEnvironment: 'one environment',
}
const TITLE = { planned: 'dry run', changed: 'changed', unchanged: 'nothing to change' } as const

/** One run's findings. */
export interface PolicyReport {
  policy: PolicyIdentity
  diff: PolicyDiff
  outcome: keyof typeof TITLE
  /** The environments that the policy covers with the change; undefined when that cannot be known. */
  covered: readonly NamedEnvironment[] | undefined
  /** Names of the other policies that cover an environment of the diff, by its id. */
  otherPolicies: ReadonlyMap<string, readonly string[]>
  /** Places where the service made something else of the policy than was sent. */
  otherwise: readonly string[]
}

/** The output `diff`. */
export function formatDiff({ id, name, etag }: PolicyIdentity, diff: PolicyDiff): string {
  const { connectors, environments, filter } = diff
  return JSON.stringify({
    schemaVersion: 1,
    policy: { id, name, etag },
    connectors,
    environments,
    coverage: filter,
  })
}

/** The same as the summary for the log, with what somebody should look at as warnings. */
export function describeInLog(report: PolicyReport): { lines: string[]; warnings: string[] } {
  const { policy, diff, outcome, covered, otherPolicies, otherwise } = report
  const verb = outcome === 'changed' ? '' : 'would be '
  const { from, to } = diff.filter
  const lines = [
    ...diff.connectors.map(
      (one) =>
        `connector ${quote(one.name)} (${one.id}) ${verb}moved from ${fromText(one)} to ${GROUP[one.to]}`,
    ),
    ...diff.environments.map((one) => `environment ${shown(one)} ${verb}${one.change}`),
    ...(from.kind === to.kind
      ? []
      : [
          `the policy ${verb === '' ? 'is' : 'would be'} for ${SCOPE[to.kind]} instead of ${SCOPE[from.kind]}`,
        ]),
    `data policy ${quote(policy.name)} (${policy.id}) covers ${countText(covered)}`,
    ...(outcome === 'planned' ? ['dry run: nothing was changed'] : []),
    ...(outcome === 'unchanged' ? ['the policy is as asked already: nothing to change'] : []),
  ]
  const unruled = diff.environments.filter(
    ({ id, change }) => change === 'excluded' && otherPolicies.get(id)?.length === 0,
  )
  const warnings = [
    ...unruled.map(
      (one) => `no other data policy covers environment ${shown(one)}: any connector may be used there`,
    ),
    ...otherwise.map((place) => `the service made something else of ${place} than was sent`),
  ]
  return { lines, warnings }
}

/** The summary of the step, Markdown. */
export function describe(report: PolicyReport): string {
  const { policy, diff, outcome, otherwise } = report
  const facts = markdownFacts({
    Id: toMarkdownCode(policy.id),
    Revision: policy.etag === undefined ? undefined : toMarkdownCode(policy.etag),
    'Is for': scopeText(diff.filter),
  })
  return [
    `### Data policy ${toMarkdownText(policy.name)}: ${TITLE[outcome]}`,
    facts,
    ...connectorTable(diff.connectors),
    ...environmentTable(report),
    ...blastRadius(report),
    ...(otherwise.length === 0
      ? []
      : [`The service made something else of: ${otherwise.map(toMarkdownCode).join(', ')}.`]),
    ...(outcome === 'planned' ? [nextStep(policy)] : []),
  ].join('\n\n')
}

function connectorTable(connectors: readonly ConnectorChange[]): string[] {
  if (connectors.length === 0) return []
  const rows = connectors.map((one) => [
    toMarkdownText(one.name),
    toMarkdownCode(one.id),
    fromText(one),
    `**${GROUP[one.to]}**`,
  ])
  return [bounded(['Connector', 'Id', 'From', 'To'], rows)]
}

function environmentTable({ diff: { environments }, otherPolicies }: PolicyReport): string[] {
  if (environments.length === 0) return []
  const rows = environments.map(({ id, name, change }) => [
    toMarkdownText(name ?? ''),
    toMarkdownCode(id),
    change === 'included' ? 'comes under the policy' : 'is no longer under the policy',
    otherPolicies.get(id)?.map(toMarkdownText).join(', ') || '**none**',
  ])
  return [bounded(['Environment', 'Id', 'Change', 'Other policies that cover it'], rows)]
}

/** Within the environments of a policy there are no exceptions, so that all of them are concerned. */
function blastRadius({ covered, diff, outcome }: PolicyReport): string[] {
  const head = `**Blast radius:** the policy covers ${countText(covered)}.`
  const note = isEmptyDiff(diff)
    ? ''
    : ` ${outcome === 'changed' ? 'The change concerns' : 'The change would concern'} every app, flow and agent in them; there are no exceptions.`
  if (covered === undefined || covered.length === 0) return [head + note]
  const rows = covered.map(({ id, name }) => [toMarkdownText(name ?? ''), toMarkdownCode(id)])
  const table = bounded(['Environment', 'Id'], rows)
  return [
    head + note,
    `<details><summary>Environments that the policy covers</summary>\n\n${table}\n\n</details>`,
  ]
}

function nextStep({ etag }: PolicyIdentity): string {
  const guard = etag === undefined ? '' : ` and \`require-etag\` ${toMarkdownCode(etag)}`
  return `Nothing was changed. To make this change, run with \`dry-run\` \`false\`${guard}.`
}

function scopeText({ from, to }: PolicyDiff['filter']): string {
  return from.kind === to.kind ? SCOPE[to.kind] : `${SCOPE[to.kind]} (before: ${SCOPE[from.kind]})`
}

function shown({ id, name }: NamedEnvironment): string {
  return name === undefined ? id : `${quote(name)} (${id})`
}

function fromText({ from, wasUnlisted }: ConnectorChange): string {
  return wasUnlisted ? `not listed (default: ${GROUP[from]})` : GROUP[from]
}

function countText(covered: readonly NamedEnvironment[] | undefined): string {
  if (covered === undefined) return 'environments that this identity may not list'
  return covered.length === 1 ? '1 environment' : `${covered.length} environments`
}

function bounded(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const more = rows.length > MOST_ROWS ? `\n\nand ${rows.length - MOST_ROWS} more` : ''
  return markdownTable(head, rows.slice(0, MOST_ROWS)) + more
}
