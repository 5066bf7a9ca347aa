// What became of each flow, for people and for workflows.
import { markdownTable } from '@powerops/actions-kit'
import { AlmError, quote, toMarkdownText } from '@powerops/core'
import type { FlowActivation } from '@powerops/dataverse'

/** Rows of the summary's table; GitHub cuts summaries at 1 MB. */
const MAX_ROWS = 200

/** Flows by what became of them. */
export interface SortedFlows {
  activated: readonly FlowActivation[]
  alreadyActive: readonly FlowActivation[]
  inactive: readonly Required<FlowActivation>[]
}

/** The activations by how they ended. */
export function sortFlows(activations: readonly FlowActivation[]): SortedFlows {
  return {
    activated: activations.filter((each) => !each.problem && !each.wasOn),
    alreadyActive: activations.filter((each) => !each.problem && each.wasOn),
    inactive: activations.filter((each) => each.problem !== undefined),
  }
}

/** Every flow with its state, for the output `flows`. */
export function toFlowRecords(activations: readonly FlowActivation[]): readonly object[] {
  return activations.map((each) => ({
    id: each.flow.id,
    name: each.flow.name,
    kind: each.flow.kind,
    state: each.problem ? (each.flow.suspended ? 'suspended' : 'off') : 'on',
    ...each.problem,
  }))
}

/** The summary of the step, Markdown: those that are off first. */
export function describeFlows(target: URL, { activated, alreadyActive, inactive }: SortedFlows): string {
  const off = inactive.map(({ flow, problem }) => [
    toMarkdownText(flow.name),
    'off',
    toMarkdownText(problem.reason),
    toMarkdownText(`${problem.message} ${problem.remedy}`),
  ])
  const on = activated.map(({ flow }) => [toMarkdownText(flow.name), 'turned on', '', ''])
  const before = alreadyActive.map(({ flow }) => [toMarkdownText(flow.name), 'was on', '', ''])
  const rows = [...off, ...on, ...before]
  const table = markdownTable(['Flow', 'State', 'Reason', 'What to do'], rows.slice(0, MAX_ROWS))
  const more = rows.length > MAX_ROWS ? `\n\nand ${rows.length - MAX_ROWS} more` : ''
  const counts = `${activated.length} turned on, ${alreadyActive.length} on before, ${inactive.length} off`
  return `### Flows of ${target.origin}\n\n${counts}\n\n${table}${more}`
}

/** The failure for flows that stay off. */
export function notActivated({ inactive }: SortedFlows): AlmError | undefined {
  const [first] = inactive
  if (!first) return undefined
  const more = inactive.length > 1 ? ` (and ${inactive.length - 1} more, see the summary)` : ''
  return new AlmError('flow-not-activated', {
    message: `flow ${quote(first.flow.name)} stays off, ${first.problem.reason}: ${first.problem.message}${more}`,
    remedy: `${first.problem.remedy} Then run this step again: what is on stays on.`,
    details: { inactive: toFlowRecords(inactive) },
  })
}
