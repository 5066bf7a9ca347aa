// Sets the version of an unmanaged solution where it is developed, and reads it back.
import { defineAction, markdownFacts, type InputValues } from '@powerops/actions-kit'
import { AlmError, compareVersions, quote, toMarkdownCode, type SolutionVersion } from '@powerops/core'
import type { DataverseClient, InstalledSolution } from '@powerops/dataverse'
import { openServices } from '../common/services.js'
import { findUnmanagedSolution, managedError, type Wanted } from '../common/unmanaged-solution.js'
import { inputs, outputs } from './inputs.js'

type Inputs = InputValues<typeof inputs>

/** A version is set in no time, but another customization may be in the way. */
const LOCK_WAIT_MS = 15 * 60_000

export const action = defineAction({
  name: 'set-online-solution-version',
  inputs,
  outputs,
  async run(inputs, ports) {
    const services = openServices(inputs, ports)
    const dataverse = await services.dataverse(inputs.environmentUrl)
    await findUnmanagedSolution(dataverse, wantedSolution(inputs))
    const { version, previousVersion } = await dataverse.changeSolutionVersion({
      uniqueName: inputs.name,
      choose: (solution) => chooseVersion(solution, inputs),
      timeoutMs: LOCK_WAIT_MS,
    })
    ports.output('previous-version', previousVersion ?? version)
    if (previousVersion === undefined) {
      ports.log.info(`${inputs.name} has version ${version} already`)
      return { reasonCode: 'unchanged', outputs: { 'solution-version': version } }
    }
    if (compareVersions(version, previousVersion) < 0) {
      ports.log.warning(
        `version ${version} of ${inputs.name} is lower than ${previousVersion}; an environment that has the higher one refuses to import it`,
      )
    }
    await requireVersion(dataverse, inputs)
    ports.summary(describe(inputs, previousVersion))
    return { reasonCode: 'ok', outputs: { 'solution-version': version } }
  },
})

function wantedSolution({ name, environmentUrl }: Inputs): Wanted {
  return {
    uniqueName: name,
    environmentUrl,
    managed: {
      rule: 'its version is that of its package and cannot be set',
      remedy: 'Set the version in the environment where the solution is developed, and import it from there.',
    },
  }
}

/** Versions that differ in missing zeros alone are the same. @throws AlmError `solution-managed`. */
function chooseVersion(solution: InstalledSolution, inputs: Inputs): SolutionVersion {
  if (solution.managed) throw managedError(wantedSolution(inputs))
  return compareVersions(solution.version, inputs.version) === 0 ? solution.version : inputs.version
}

/** @throws AlmError `service-error` unless the environment shows the version that was set. */
async function requireVersion(
  dataverse: Pick<DataverseClient, 'findSolution'>,
  { name, version }: Inputs,
): Promise<void> {
  const { installed } = await dataverse.findSolution(name)
  if (installed && compareVersions(installed.version, version) === 0) return
  throw new AlmError('service-error', {
    message: `version ${version} of ${quote(name)} was set, but the environment shows ${installed?.version ?? 'no such solution'}`,
    remedy: 'Somebody else may have changed the solution at the same time; run again.',
  })
}

function describe({ name, version, environmentUrl }: Inputs, previousVersion: SolutionVersion): string {
  const facts = markdownFacts({
    Solution: toMarkdownCode(name),
    Version: `${toMarkdownCode(previousVersion)} → ${toMarkdownCode(version)}`,
    In: environmentUrl.origin,
  })
  return `### Solution version set\n\n${facts}`
}
