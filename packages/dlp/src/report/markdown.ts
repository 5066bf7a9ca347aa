// The verdict as Markdown for a job summary: what is wrong, the ways out, what could not be told, and every class.
import { toMarkdownCode } from '@powerops/core'
import type { Finding, JudgedPolicy, Verdict } from '../evaluate/verdict.js'
import type { UnusedReference } from '../resource.js'
import type { ResourceWaysOut, WaysOut } from '../ways-out/ways-out.js'
import {
  bulletSection,
  clipped,
  details,
  joinWithin,
  shownName,
  shownSentence,
  tableSection,
} from './markdown-parts.js'
import type { ListedConnector } from './connector-list.js'
import { renderMatrix } from './matrix.js'
import { renderException, renderExtension, resourceWays } from './ways-out-markdown.js'

const HEADLINES: Readonly<Record<Verdict['verdict'], string>> = {
  compliant: '✅ Data policies: compliant',
  violation: '❌ Data policies: violation',
  unknown: '⚠️ Data policies: could not be decided',
}

/** GitHub drops a summary of more than 1 MiB as a whole, and other parts of a step may add to it. */
const MAX_BYTES = 700_000
/** Resources whose ways out are shown one by one. */
const MAX_RESOURCES = 50

/** What a summary shows besides the verdict. */
export interface VerdictContext {
  readonly unused?: readonly UnusedReference[]
  /** The connectors of the solution, for what is known of their licences. */
  readonly connectors?: readonly ListedConnector[]
  readonly ways?: WaysOut | undefined
}

/** Renders a verdict. Text from outside is escaped; the result ends with a line break and stays below 1 MiB. */
export function renderVerdict(
  verdict: Verdict,
  { unused = [], connectors, ways }: VerdictContext = {},
): string {
  const of = (kind: Finding['kind']): Finding[] => verdict.findings.filter((one) => one.kind === kind)
  return joinWithin(
    [
      { title: 'verdict', text: headline(verdict) },
      {
        title: 'violations',
        text: ways ? violationsWithWays(verdict, ways) : findings('Violations', of('violation')),
      },
      { title: 'how to open the policies', text: ways ? renderExtension(ways.extend) : '' },
      { title: 'exception environments', text: ways ? renderException(ways.exception) : '' },
      { title: 'what could not be decided', text: findings('Could not be decided', of('unknown')) },
      { title: 'connectors by resource', text: renderMatrix(verdict, connectors) },
      { title: 'policies', text: policyTable(verdict.policies) },
      { title: 'references that are not used', text: unusedList(unused) },
      { title: 'assumptions', text: bulletSection('#### Assumed', verdict.assumptions.map(shownSentence)) },
    ],
    MAX_BYTES,
  )
}

function headline({ verdict, environmentId, summary }: Verdict): string {
  const environment = toMarkdownCode(clipped(environmentId))
  return `### ${HEADLINES[verdict]}\n\nEnvironment ${environment}: ${shownSentence(summary)}.`
}

function findings(title: string, list: readonly Finding[]): string {
  return bulletSection(
    `#### ${title}`,
    list.map(({ sentence, remedy }) => `${shownSentence(sentence)}. *${shownSentence(remedy)}*`),
  )
}

function violationsWithWays({ findings: all }: Verdict, { resources }: WaysOut): string {
  const parts = resources.slice(0, MAX_RESOURCES).map((way) => resourceText(way, all))
  const left = resources.length - parts.length
  return [
    '#### Violations',
    ...parts,
    ...(left > 0 ? [`… and ${left} more resources in violation, in the JSON report.`] : []),
  ].join('\n\n')
}

function resourceText(way: ResourceWaysOut, all: readonly Finding[]): string {
  const { kind, name } = way.resource
  const sentences = way.violations.flatMap((index) => all[index]?.sentence ?? [])
  return [
    bulletSection(`**${kind.replace('-', ' ')} ${shownName(name)}**`, sentences.map(shownSentence)),
    details('Ways out', bulletSection('', resourceWays(way)).trimStart()),
  ].join('\n\n')
}

function policyTable(policies: readonly JudgedPolicy[]): string {
  return tableSection(
    '#### Policies',
    ['Policy', 'Id', 'Applies', 'Last changed'],
    policies.map(({ id, name, applies, lastModified }) => [
      shownName(name),
      toMarkdownCode(clipped(id)),
      applies ? 'yes' : 'no',
      shownName(lastModified ?? ''),
    ]),
  )
}

function unusedList(unused: readonly UnusedReference[]): string {
  return bulletSection(
    '#### Declared and not used',
    unused.map(({ logicalName, key, resource }) => {
      const reference = `${toMarkdownCode(clipped(logicalName))} (${shownName(key || 'connector not known')})`
      return resource
        ? `${reference} in ${resource.kind.replace('-', ' ')} ${shownName(resource.name)}`
        : reference
    }),
  )
}
