// Decides how a solution goes into a target that may have it already.
import { AlmError, compareVersions, quote, type SolutionVersion } from '@powerops/core'
import type { ImportMode, InstalledSolution } from '@powerops/dataverse'

/** What the archive is. */
export interface OfferedSolution {
  uniqueName: string
  version: SolutionVersion
  managed: boolean
}

/** The switches of the inputs that bear on the way of the import. */
export interface ImportSwitches {
  importAsHolding: boolean
  stageAndUpgrade: boolean
  convertToManaged: boolean
  skipLowerVersion: boolean
}

/** `update` adds and changes, `upgrade` also deletes what the new version lacks, `holding` prepares an upgrade. */
export type Operation = 'install' | 'update' | 'upgrade' | 'holding'

export type ImportPlan = PlannedImport | { kind: 'skip'; reason: string }

export interface PlannedImport {
  kind: 'import'
  mode: ImportMode
  /** Undefined when an earlier attempt ended the import: the target no longer shows what it replaced. */
  operation: Operation | undefined
  /** Version that the import replaces. Undefined when there is none, or none that is known any more. */
  previousVersion: SolutionVersion | undefined
  note?: string
}

/**
 * Plans the import.
 * @throws AlmError `input-conflict` for switches that contradict each other, `import-managed-conflict` when the target
 *   has the other kind, `import-version-lower` when it has a higher version of a managed solution.
 */
export function planImport(
  offered: OfferedSolution,
  installed: InstalledSolution | undefined,
  switches: ImportSwitches,
): ImportPlan {
  if (switches.importAsHolding && switches.stageAndUpgrade) {
    throw new AlmError('input-conflict', {
      message: 'inputs import-as-holding and stage-and-upgrade are both true',
      remedy: 'Use stage-and-upgrade to upgrade in one step, or import-as-holding to upgrade in a later one.',
    })
  }
  if (!installed) return planInstall(switches)
  requireSameKind(offered, installed, switches.convertToManaged)
  return planReplacement(offered, installed, switches)
}

/** There is nothing to upgrade from: a holding solution would stay beside nothing. */
function planInstall(switches: ImportSwitches): PlannedImport {
  const asked = switches.importAsHolding || switches.stageAndUpgrade
  return {
    kind: 'import',
    operation: 'install',
    mode: 'import',
    previousVersion: undefined,
    ...(asked ? { note: 'the target does not have the solution yet, so it is installed plainly' } : {}),
  }
}

function planReplacement(
  offered: OfferedSolution,
  installed: InstalledSolution,
  switches: ImportSwitches,
): ImportPlan {
  const difference = compareVersions(offered.version, installed.version)
  if (difference <= 0 && switches.skipLowerVersion) {
    return {
      kind: 'skip',
      reason: `the target has version ${installed.version}, the file has ${offered.version}`,
    }
  }
  if (difference < 0 && offered.managed) throw versionLower(offered, installed)
  return {
    kind: 'import',
    ...chooseWay(offered, difference, switches),
    previousVersion: installed.version,
  }
}

/** The way in which a version replaces one that is older (`difference` above 0), equal or newer. */
function chooseWay(
  { managed }: OfferedSolution,
  difference: number,
  switches: ImportSwitches,
): { operation: Operation; mode: ImportMode } {
  if (difference > 0 && switches.importAsHolding) return { operation: 'holding', mode: 'holding' }
  if (difference > 0 && switches.stageAndUpgrade && managed) {
    return { operation: 'upgrade', mode: 'stage-and-upgrade' }
  }
  return { operation: 'update', mode: 'import' }
}

/**
 * Plans the rest of an import that an earlier attempt of this run started: it is carried to its end, whatever the
 * target shows by now.
 */
export function planAdoption(
  offered: OfferedSolution,
  installed: InstalledSolution | undefined,
  switches: ImportSwitches,
  state: 'running' | 'succeeded',
): PlannedImport {
  const note = `an earlier attempt started this import: it is ${state}`
  if (!installed) return { ...planInstall(switches), note }
  const difference = compareVersions(offered.version, installed.version)
  const way =
    difference === 0
      ? { ...chooseWay(offered, 1, switches), operation: undefined, previousVersion: undefined }
      : { ...chooseWay(offered, difference, switches), previousVersion: installed.version }
  return { kind: 'import', ...way, note }
}

function requireSameKind(
  offered: OfferedSolution,
  installed: InstalledSolution,
  convertToManaged: boolean,
): void {
  if (offered.managed === installed.managed || (offered.managed && convertToManaged)) return
  const kind = (managed: boolean): string => (managed ? 'managed' : 'unmanaged')
  throw new AlmError('import-managed-conflict', {
    message: `the file holds ${quote(offered.uniqueName)} as a ${kind(offered.managed)} solution, but the target has it as an ${kind(installed.managed)} one`,
    remedy: offered.managed
      ? 'This looks like the environment where the solution is developed. Choose another target, or set convert-to-managed if it is to become managed here.'
      : 'Import the managed zip, or choose the development environment as the target.',
    details: { installedVersion: installed.version },
  })
}

function versionLower(offered: OfferedSolution, installed: InstalledSolution): AlmError {
  return new AlmError('import-version-lower', {
    message: `the file holds version ${offered.version} of ${quote(offered.uniqueName)}, but the target has ${installed.version}`,
    remedy:
      'Raise the version in the development environment and export again, or set skip-lower-version to leave the target as it is.',
    details: { offeredVersion: offered.version, installedVersion: installed.version },
  })
}
