// Applies the pending upgrade of a solution, or says that there is none to apply.
import { defineAction, markdownFacts, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote, toMarkdownCode } from '@powerops/core'
import type { DataverseClient, InstalledSolution } from '@powerops/dataverse'
import { sayWhatGoesOn } from '../common/cancellation.js'
import { reportProgress } from '../common/progress.js'
import { openServices } from '../common/services.js'
import { minutesToMs } from '../common/wait-inputs.js'
import { inputs, outputs } from './inputs.js'

type Inputs = InputValues<typeof inputs>

/** A solution that is installed, and the version that waits to take its place. */
interface Upgradable {
  installed: InstalledSolution
  pendingUpgrade: InstalledSolution | undefined
}

export const action = defineAction({
  name: 'upgrade-solution',
  inputs,
  outputs,
  async run(inputs, ports) {
    const services = openServices(inputs, ports)
    const dataverse = await services.dataverse(inputs.environmentUrl)
    const { installed, pendingUpgrade } = await findUpgradable(dataverse, inputs)
    if (!pendingUpgrade) {
      ports.log.notice(
        `no upgrade of ${installed.uniqueName} is pending: version ${installed.version} is in place`,
      )
      return {
        reasonCode: 'unchanged',
        outputs: { upgraded: false, 'solution-version': installed.version },
      }
    }

    ports.output('previous-version', installed.version)
    const what = `upgrade of ${installed.uniqueName} from ${installed.version} to ${pendingUpgrade.version}`
    const report = reportProgress(ports.log, what)
    let running: string | undefined
    const upgraded = await sayWhatGoesOn(
      () => running,
      () =>
        dataverse.applyUpgrade(inputs.solutionName, {
          timeoutMs: minutesToMs(inputs.maxAsyncWaitTime),
          onProgress: (progress) => {
            running = `the ${what}`
            report(progress)
          },
        }),
    )
    ports.summary(describe(inputs.environmentUrl, installed, upgraded))
    return { reasonCode: 'ok', outputs: { upgraded: true, 'solution-version': upgraded.version } }
  },
})

/** @throws AlmError `solution-not-found`, and `import-failed` for an upgrade of a solution that is not there. */
async function findUpgradable(
  dataverse: Pick<DataverseClient, 'findSolution'>,
  { solutionName, environmentUrl }: Inputs,
): Promise<Upgradable> {
  const { installed, pendingUpgrade } = await dataverse.findSolution(solutionName)
  if (installed) return { installed, pendingUpgrade }
  const holding = `${solutionName}_Upgrade`
  if (pendingUpgrade) {
    throw new AlmError('import-failed', {
      message: `${quote(holding)} is in ${environmentUrl.origin}, but the solution ${quote(solutionName)} that it would replace is not`,
      remedy: `Delete the solution ${holding} (delete-solution), then import the new version without import-as-holding.`,
    })
  }
  throw new AlmError('solution-not-found', {
    message: `there is no solution ${quote(solutionName)} in ${environmentUrl.origin}`,
    remedy:
      'Use the unique name (not the display name) without _Upgrade, and import the new version with "import-as-holding: true" first.',
  })
}

function describe(target: URL, before: InstalledSolution, after: InstalledSolution): string {
  const facts = markdownFacts({
    Solution: toMarkdownCode(after.uniqueName),
    Version: `${toMarkdownCode(before.version)} → ${toMarkdownCode(after.version)}`,
    In: target.origin,
  })
  return `### Solution upgraded\n\n${facts}`
}
