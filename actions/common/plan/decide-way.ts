// Decides how a solution goes into a target that may have it already.
import { AlmError, compareVersions, quote, type SolutionVersion } from '@powerops/core'
import type { ImportMode, InstalledSolution, SolutionSearch } from '@powerops/dataverse'

/** What the archive is. */
export interface OfferedSolution {
  uniqueName: string
  version: SolutionVersion
  managed: boolean
  /** Unique name of the solution that this one is a patch of. */
  patchOf?: string
}

/** The modes that `mode` can name; `auto` decides from the target. */
export const modes = ['auto', 'install', 'update', 'upgrade', 'stage-and-upgrade', 'holding'] as const
export type Mode = (typeof modes)[number]

/** The inputs that bear on the way of the import. */
export interface ImportRules {
  mode: Mode
  /** Several solutions are deployed together: upgrades are applied once all of them are in. */
  several: boolean
  convertToManaged: boolean
  skipLowerVersion: boolean
  skipSameVersion: boolean
}

/** What the target has of the solution. */
export type Present = Pick<SolutionSearch, 'installed' | 'pendingUpgrade'>

/** `update` adds and changes, `upgrade` also deletes what the new version lacks, `holding` prepares an upgrade. */
export type Operation = 'install' | 'update' | 'upgrade' | 'patch' | 'holding'

export type Way = PlannedImport | { kind: 'skip'; reason: string }

export interface PlannedImport {
  kind: 'import'
  mode: ImportMode
  /** `after` applies the imported holding solution once all are in; `only` has nothing to import before that. */
  apply: 'no' | 'after' | 'only'
  /** Undefined when an earlier attempt ended the import: the target no longer shows what it replaced. */
  operation: Operation | undefined
  /** Version that the import replaces. Undefined when there is none, or none that is known any more. */
  previousVersion: SolutionVersion | undefined
  note?: string
}

/**
 * The mode that the inputs ask for: the official switches are other names for two of them.
 * @throws AlmError `input-conflict` for inputs that contradict each other.
 */
export function resolveMode(inputs: {
  mode: Mode | undefined
  importAsHolding: boolean
  stageAndUpgrade: boolean
}): Mode {
  const asked = [
    ...(inputs.mode === undefined ? [] : [{ input: `mode: ${inputs.mode}`, mode: inputs.mode }]),
    ...(inputs.importAsHolding ? [{ input: 'import-as-holding', mode: 'holding' as const }] : []),
    ...(inputs.stageAndUpgrade ? [{ input: 'stage-and-upgrade', mode: 'stage-and-upgrade' as const }] : []),
  ]
  const [first, ...others] = asked
  const other = others.find(({ mode }) => mode !== first?.mode)
  if (!first || !other) return first?.mode ?? 'auto'
  throw new AlmError('input-conflict', {
    message: `inputs ${first.input} and ${other.input} ask for different ways to import`,
    remedy:
      'Keep one: stage-and-upgrade upgrades in one step, import-as-holding leaves the upgrade to a later one.',
  })
}

/**
 * Decides how the solution goes in.
 * @throws AlmError `import-managed-conflict` when the target has the other kind, `import-version-lower` when it has a
 *   higher version of a managed solution, `import-upgrade-pending` when an upgrade was left unapplied, `input-conflict`
 *   when it is to be installed and is there.
 */
export function decideWay(offered: OfferedSolution, present: Present, rules: ImportRules): Way {
  const pending = present.pendingUpgrade && decidePending(offered, present, rules)
  if (pending) return pending
  const { installed } = present
  if (!installed) return decideInstall(offered, rules)
  requireSameKind(offered, installed, rules.convertToManaged)
  const difference = compareVersions(offered.version, installed.version)
  const skipped = (difference === 0 && rules.skipSameVersion) || (difference <= 0 && rules.skipLowerVersion)
  if (skipped) {
    const reason = `the target has version ${installed.version}, the file has ${offered.version}`
    return { kind: 'skip', reason }
  }
  if (difference < 0 && offered.managed) throw versionLower(offered, installed)
  if (rules.mode === 'install') throw alreadyInstalled(offered, installed)
  // What becomes managed by this import is no upgrade: that replaces a managed version by another.
  const way = converts(offered, present) ? CONVERSION : chooseWay(offered, difference, rules)
  return { kind: 'import', ...way, previousVersion: installed.version }
}

/** Whether an unmanaged solution of the target would become managed. */
export function converts({ managed }: Pick<OfferedSolution, 'managed'>, { installed }: Present): boolean {
  return managed && installed?.managed === false
}

/** A holding solution that was left behind blocks every import but is the way on when it is this very version. */
function decidePending(
  offered: OfferedSolution,
  { installed, pendingUpgrade }: Present,
  { mode }: ImportRules,
): Way | undefined {
  if (!pendingUpgrade) return undefined
  if (compareVersions(offered.version, pendingUpgrade.version) === 0) {
    if (mode === 'holding')
      return { kind: 'skip', reason: `version ${offered.version} waits for its upgrade` }
    if (installed && mode !== 'install' && mode !== 'update') {
      return {
        kind: 'import',
        mode: 'holding',
        apply: 'only',
        operation: 'upgrade',
        previousVersion: installed.version,
        note: `version ${offered.version} was imported as holding solution before, so only the upgrade is applied`,
      }
    }
  }
  throw new AlmError('import-upgrade-pending', {
    message: `the target holds version ${pendingUpgrade.version} of ${quote(offered.uniqueName)} as ${quote(pendingUpgrade.uniqueName)}, imported and not applied`,
    remedy: `Apply it with upgrade-solution, or delete ${quote(pendingUpgrade.uniqueName)} with delete-solution, then run again.`,
    details: { pendingVersion: pendingUpgrade.version },
  })
}

/** There is nothing to upgrade from: a holding solution would stay beside nothing. */
function decideInstall({ patchOf }: OfferedSolution, { mode }: ImportRules): PlannedImport {
  const asked = mode !== 'auto' && mode !== 'install'
  return {
    kind: 'import',
    operation: patchOf === undefined ? 'install' : 'patch',
    mode: 'import',
    apply: 'no',
    previousVersion: undefined,
    ...(asked ? { note: 'the target does not have the solution yet, so it is installed plainly' } : {}),
  }
}

type ChosenWay = Pick<PlannedImport, 'mode' | 'apply'> & { operation: Operation }

const PLAIN = { mode: 'import', apply: 'no' } as const
const CONVERSION = { operation: 'update', ...PLAIN } as const

/** The way in which a version replaces one that is older (`difference` above 0), equal or newer. */
function chooseWay(
  { managed, patchOf }: OfferedSolution,
  difference: number,
  { mode, several }: Pick<ImportRules, 'mode' | 'several'>,
): ChosenWay {
  if (patchOf !== undefined) return { operation: 'patch', ...PLAIN }
  if (difference > 0 && mode === 'holding') return { operation: 'holding', mode: 'holding', apply: 'no' }
  if (difference <= 0 || !managed || mode === 'update') return { operation: 'update', ...PLAIN }
  return several || mode === 'upgrade'
    ? { operation: 'upgrade', mode: 'holding', apply: 'after' }
    : { operation: 'upgrade', mode: 'stage-and-upgrade', apply: 'no' }
}

/**
 * Decides the rest of an import that an earlier attempt of this run started: it is carried to its end, whatever the
 * target shows by now.
 */
export function decideAdoption(
  offered: OfferedSolution,
  { installed, pendingUpgrade }: Present,
  rules: ImportRules,
  state: 'running' | 'succeeded',
): PlannedImport {
  const note = `an earlier attempt started this import: it is ${state}`
  if (!installed) return { ...decideInstall(offered, rules), note }
  const difference = compareVersions(offered.version, installed.version)
  const way = converts(offered, { installed })
    ? CONVERSION
    : chooseWay(offered, difference === 0 ? 1 : difference, rules)
  const applied = way.apply === 'after' && state === 'succeeded' && !pendingUpgrade
  const known =
    difference === 0 ? undefined : { operation: way.operation, previousVersion: installed.version }
  return {
    kind: 'import',
    ...way,
    ...(applied ? { apply: 'no' as const } : {}),
    ...(known ?? { operation: undefined, previousVersion: undefined }),
    note,
  }
}

function requireSameKind(
  offered: OfferedSolution,
  installed: InstalledSolution,
  convertToManaged: boolean,
): void {
  if (offered.managed === installed.managed || (offered.managed && convertToManaged)) return
  const kind = (managed: boolean): string => (managed ? 'a managed' : 'an unmanaged')
  throw new AlmError('import-managed-conflict', {
    message: `the file holds ${quote(offered.uniqueName)} as ${kind(offered.managed)} solution, but the target has it as ${kind(installed.managed)} one`,
    remedy: offered.managed
      ? 'This looks like the environment where the solution is developed. Choose another target, or set convert-to-managed if it is to become managed here.'
      : 'Import the managed zip, or choose the development environment as the target.',
    details: { installedVersion: installed.version },
  })
}

function alreadyInstalled(offered: OfferedSolution, installed: InstalledSolution): AlmError {
  return new AlmError('input-conflict', {
    message: `mode is install, but the target has version ${installed.version} of ${quote(offered.uniqueName)}`,
    remedy: 'Leave mode away: the target decides between install, update and upgrade then.',
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
