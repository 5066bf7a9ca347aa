// Deletes a solution, unless others depend on it: then it says which.
import { defineAction, markdownFacts, markdownTable, type ActionPorts } from '@powerops/actions-kit'
import { quote, toMarkdownCode, toMarkdownText } from '@powerops/core'
import type { DataverseClient, InstalledSolution, UninstallBlocker } from '@powerops/dataverse'
import { sayWhatGoesOn } from '../common/cancellation.js'
import { reportProgress } from '../common/progress.js'
import { openServices } from '../common/services.js'
import { minutesToMs } from '../common/wait-inputs.js'
import { blockedError, describeBlocker, solutionsOf } from './blockers.js'
import { inputs, outputs } from './inputs.js'

type Ports = ActionPorts<(typeof outputs)[number]>

/** Rows of the summary's table. */
const MAX_ROWS = 50

export const action = defineAction({
  name: 'delete-solution',
  inputs,
  outputs,
  async run(inputs, ports) {
    const services = openServices(inputs, ports)
    const dataverse = await services.dataverse(inputs.environmentUrl)
    const { installed } = await dataverse.findSolution(inputs.solutionName)
    if (!installed) {
      ports.log.notice(
        `there is no solution ${quote(inputs.solutionName)} in ${inputs.environmentUrl.origin}: nothing to delete`,
      )
      return { reasonCode: 'unchanged', outputs: { deleted: false } }
    }
    ports.output('solution-version', installed.version)
    if (installed.managed) await requireUnused(dataverse, installed, ports)

    const what = `deletion of ${installed.uniqueName} ${installed.version}`
    const report = reportProgress(ports.log, what)
    let running: string | undefined
    await sayWhatGoesOn(
      () => running,
      () =>
        dataverse.deleteSolution(installed.uniqueName, {
          timeoutMs: minutesToMs(inputs.maxAsyncWaitTime),
          onProgress: (progress) => {
            running = `the ${what}`
            report(progress)
          },
        }),
    )
    ports.summary(describeDeletion(inputs.environmentUrl, installed))
    return { reasonCode: 'ok', outputs: { deleted: true } }
  },
})

/** @throws AlmError `solution-in-use` with the solutions and components that depend on it. */
async function requireUnused(
  dataverse: Pick<DataverseClient, 'listUninstallBlockers'>,
  solution: InstalledSolution,
  ports: Ports,
): Promise<void> {
  const blockers = await dataverse.listUninstallBlockers(solution.uniqueName)
  if (blockers.length === 0) return
  ports.output('deleted', false)
  const solutions = solutionsOf(blockers)
  if (solutions.length > 0) ports.output('blocking-solutions', solutions.join('\n'))
  ports.summary(describeBlockers(solution, blockers))
  throw blockedError(solution, blockers)
}

function describeDeletion(target: URL, { uniqueName, version, managed }: InstalledSolution): string {
  const facts = markdownFacts({
    Solution: toMarkdownCode(uniqueName),
    Version: toMarkdownCode(version),
    From: target.origin,
    Kind: managed ? 'managed: its components and their data are gone' : 'unmanaged: its components stay',
  })
  return `### Solution deleted\n\n${facts}`
}

function describeBlockers({ uniqueName }: InstalledSolution, blockers: readonly UninstallBlocker[]): string {
  const rows = blockers
    .slice(0, MAX_ROWS)
    .map((blocker) => [
      blocker.solutions.map(toMarkdownCode).join(', '),
      toMarkdownText(describeBlocker(blocker)),
      toMarkdownText(blocker.needs ?? ''),
    ])
  const table = markdownTable(['Solution', 'Component', 'Needs'], rows)
  const more = blockers.length > MAX_ROWS ? `\n\nand ${blockers.length - MAX_ROWS} more` : ''
  return `### Solution not deleted\n\nOthers depend on ${toMarkdownCode(uniqueName)}:\n\n${table}${more}`
}
