// A plan as a release manager reads it: first what will happen, then what to look at.
import { markdownTable } from '@powerops/actions-kit'
import { toMarkdownCode, toMarkdownText } from '@powerops/core'
import { holdsData } from './deletions.js'
import type { DlpVerdict } from './dlp-report.js'
import type { DeploymentPlan, PlannedComponent, SolutionPlan } from './plan-deployment.js'

/** Items of a list that are shown; the plan file holds all of them. */
const MAX_SHOWN = 30

/** What a plan is shown with. */
export interface PlanFrame {
  digest: string
  dlp?: DlpVerdict | undefined
  /** Whether the same step carries the plan out. */
  carriedOut?: boolean
}

/** The summary, Markdown. */
export function renderPlan(plan: DeploymentPlan, { digest, dlp, carriedOut = false }: PlanFrame): string {
  const head = ['Solution', 'Operation', 'Now', 'New', 'Deletes', 'Blocked by']
  const rows = plan.solutions.map((solution) => [
    toMarkdownCode(solution.solution),
    `**${solution.operation}**`,
    solution.installed ? kindOf(solution.installed) : 'not installed',
    kindOf(solution),
    countDeletions(solution),
    solution.blockers.map(({ code }) => toMarkdownCode(code)).join(', '),
  ])
  return [
    '### Deployment plan',
    `Into ${toMarkdownText(plan.environment.url)}. ${carriedOut ? 'As it was before the import.' : 'Nothing was changed.'}`,
    markdownTable(head, rows),
    ...plan.running.map(
      ({ operation, solution, startedBy }) =>
        `⏳ Running now: ${toMarkdownText(operation)}${solution === undefined ? '' : ` of ${toMarkdownCode(solution)}`}${startedBy === undefined ? '' : ` by ${toMarkdownText(startedBy)}`}. The import would wait for its end.`,
    ),
    ...(dlp
      ? [`Data policies: **${dlp.verdict}**${dlp.summary ? `. ${toMarkdownText(dlp.summary)}` : ''}`]
      : []),
    ...plan.solutions.flatMap(renderSolution),
    `Plan digest: ${toMarkdownCode(digest)}`,
  ].join('\n\n')
}

function countDeletions({ deletions }: SolutionPlan): string {
  const withData = deletions.filter(({ type }) => holdsData(type)).length
  if (deletions.length === 0) return ''
  return `⚠️ ${deletions.length}${withData === 0 ? '' : `, data in ${withData}`}`
}

function kindOf({ version, managed }: { version: string; managed: boolean }): string {
  return `${toMarkdownCode(version)} ${managed ? 'managed' : 'unmanaged'}`
}

function renderSolution(plan: SolutionPlan): string[] {
  const parts = [
    list(
      '⛔ Blocked',
      plan.blockers.map(({ message, remedy }) => toMarkdownText(`${message}. ${remedy}`)),
    ),
    list(
      '🗑️ Deleted by the upgrade with all rows and values in it, in the target and for good',
      plan.deletions.filter(({ type }) => holdsData(type)).map(component),
    ),
    list('⚠️ Deleted by the upgrade', plan.deletions.filter(({ type }) => !holdsData(type)).map(component)),
    unknown(plan.unknownDeletions, 'component(s) may be deleted: they have no name that could be compared'),
    list(
      '⚠️ Missing in the target, or perhaps missing',
      plan.missingDependencies.map(({ component: name, typeName, solution, version, state, inTarget }) => {
        const source =
          solution === ''
            ? 'made outside any solution'
            : `brought by ${solution}${version ? ` ${version}` : ''}`
        const present = inTarget === undefined ? '' : `, the target has ${inTarget}`
        return `${toMarkdownText(typeName)} ${toMarkdownCode(name)}: ${state}, ${toMarkdownText(source + present)}`
      }),
    ),
    list(
      '⚠️ Connection references without a connection',
      plan.connectionReferencesWithoutConnection.map(toMarkdownCode),
    ),
    list(
      '⚠️ Environment variables without a value',
      plan.environmentVariablesWithoutValue.map(toMarkdownCode),
    ),
    list(
      '⚠️ Flows and processes that will be off',
      plan.flowsOff.map(({ name, reason }) => `${toMarkdownText(name)}: ${toMarkdownText(reason)}`),
    ),
    list(
      '⚠️ Changed in the target, which hides what the solution brings',
      plan.unmanagedLayers.map(component),
    ),
    unknown(
      plan.unknownLayers,
      'component(s) of which the service does not tell whether they were changed in the target',
    ),
  ].flat()
  const note = plan.note === undefined ? [] : [toMarkdownText(plan.note)]
  if (parts.length === 0 && note.length === 0) return []
  return [`#### ${toMarkdownText(plan.solution)}`, ...note, ...parts]
}

function component({ type, name, displayName }: PlannedComponent): string {
  const label = displayName === '' || displayName === name ? '' : ` (${toMarkdownText(displayName)})`
  return `${toMarkdownText(type)} ${toMarkdownCode(name)}${label}`
}

function list(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return []
  const more = items.length > MAX_SHOWN ? [`… and ${items.length - MAX_SHOWN} more`] : []
  return [`**${title}**\n\n${[...items.slice(0, MAX_SHOWN), ...more].map((item) => `- ${item}`).join('\n')}`]
}

function unknown(count: number, what: string): string[] {
  return count === 0 ? [] : [`❔ ${count} ${what}.`]
}

/** The plan of one solution as one line of a log. */
export function describePlan(plan: SolutionPlan): string {
  const { solution, version, operation, installed, deletions, flowsOff, unmanagedLayers } = plan
  const count = (things: readonly unknown[], what: string): string[] =>
    things.length === 0 ? [] : [`${things.length} ${what}`]
  return [
    `plan: ${operation} ${solution} ${installed ? `${installed.version} → ` : ''}${version}`,
    ...count(
      deletions.filter(({ type }) => holdsData(type)),
      'table(s) or column(s) deleted with their data',
    ),
    ...count(
      deletions.filter(({ type }) => !holdsData(type)),
      'other component(s) deleted',
    ),
    ...count(plan.missingDependencies, 'dependencies missing or in doubt'),
    ...count(plan.connectionReferencesWithoutConnection, 'connection reference(s) without a connection'),
    ...count(plan.environmentVariablesWithoutValue, 'environment variable(s) without a value'),
    ...count(flowsOff, 'flow(s) will be off'),
    ...count(unmanagedLayers, 'component(s) hidden by changes made in the target'),
  ].join('; ')
}
