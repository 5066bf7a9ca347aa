// What the inputs ask the version to become.
import { AlmError, parseVersion, type SolutionVersion, type VersionPart } from '@powerops/core'
import type { InputValues } from '@powerops/actions-kit'
import type { inputs } from './inputs.js'

type Inputs = Pick<
  InputValues<typeof inputs>,
  'buildVersion' | 'revisionVersion' | 'patchVersion' | 'strategy' | 'bump' | 'version' | 'trackerFile'
>

/** One way to a version, and the revision that is set beside it. */
export type Wish =
  | { kind: 'version'; version: SolutionVersion }
  | { kind: 'bump'; part: VersionPart }
  | { kind: 'strategy'; strategy: 'gittags' | 'filetracking' | 'solution'; revision: number | undefined }
  | { kind: 'numbers'; build: number | undefined; revision: number | undefined }

/**
 * Reads the one way that the inputs name. `patch-version` is another word for `build-version`: the third number.
 * @throws AlmError `input-missing` without any, `input-conflict` for two that contradict each other.
 */
export function parseWish(inputs: Inputs): Wish {
  const { version, bump, strategy, revisionVersion: revision } = inputs
  if (inputs.trackerFile !== undefined && strategy !== 'filetracking') {
    throw conflict(
      'tracker-file is given, but strategy is not filetracking',
      'Add "strategy: filetracking", or remove tracker-file.',
    )
  }
  const build = buildNumber(inputs)
  const numbers = build !== undefined || (revision !== undefined && strategy === undefined)
  const given = Object.entries({ version, bump, strategy, numbers: numbers || undefined })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => (name === 'numbers' ? 'build-version, patch-version or revision-version' : name))
  if (given.length > 1) {
    throw conflict(
      `${given.join(' and ')} are given, and each names another version`,
      'Give one of version, bump, strategy, or build-version and revision-version.',
    )
  }
  if (version !== undefined) return { kind: 'version', version }
  if (bump !== undefined) return { kind: 'bump', part: bump }
  if (strategy !== undefined) return { kind: 'strategy', strategy, revision }
  if (numbers) return { kind: 'numbers', build, revision }
  throw new AlmError('input-missing', {
    message: 'no input says what the version is to become',
    remedy:
      'Give one of bump (major, minor, build, revision), version, strategy, build-version and revision-version.',
  })
}

function buildNumber({ buildVersion, patchVersion }: Inputs): number | undefined {
  if (buildVersion === undefined || patchVersion === undefined || buildVersion === patchVersion) {
    return buildVersion ?? patchVersion
  }
  throw conflict(
    `build-version is ${buildVersion} and patch-version is ${patchVersion}, and both mean the third number`,
    'Give one of them.',
  )
}

/** The version with those numbers in the third and fourth place; always four numbers. */
export function withNumbers(
  version: SolutionVersion,
  { build, revision }: { build?: number | undefined; revision?: number | undefined },
): SolutionVersion {
  const [major = 0, minor = 0, presentBuild = 0, presentRevision = 0] = version.split('.').map(Number)
  return parseVersion([major, minor, build ?? presentBuild, revision ?? presentRevision].join('.'))
}

function conflict(message: string, remedy: string): AlmError {
  return new AlmError('input-conflict', { message: `inputs contradict each other: ${message}`, remedy })
}
