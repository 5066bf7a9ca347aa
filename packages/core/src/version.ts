// Solution versions: two to four numbers, as text. Never a float: 1.10 is not 1.1.
import { AlmError } from './error.js'
import { quote } from './text.js'

declare const versionBrand: unique symbol
/** A solution version such as `1.10.0.0`, as it was written. */
export type SolutionVersion = string & { readonly [versionBrand]: true }

const VERSION = /^\d{1,9}(\.\d{1,9}){1,3}$/

/**
 * Reads a solution version of two to four numbers.
 * @throws AlmError `version-invalid` naming `what`.
 */
export function parseVersion(untrusted: string, what = 'version'): SolutionVersion {
  const text = untrusted.trim()
  if (!VERSION.test(text)) {
    throw new AlmError('version-invalid', {
      message: `${what} is ${quote(untrusted)}, which is not a solution version`,
      remedy: 'Write two to four numbers with dots between them, such as "1.0.0.0"; quote it in YAML.',
    })
  }
  return text as SolutionVersion
}

/** Negative when `left` is older, positive when it is newer, 0 when equal; missing parts count as 0. */
export function compareVersions(left: SolutionVersion, right: SolutionVersion): number {
  const a = left.split('.').map(Number)
  const b = right.split('.').map(Number)
  for (let i = 0; i < 4; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The parts of a version that can be raised by one, from left to right. */
export const versionParts = ['major', 'minor', 'build', 'revision'] as const

/** One of the four numbers of a version. */
export type VersionPart = (typeof versionParts)[number]

/**
 * The version with one part raised by one and the parts after it 0; always four numbers.
 * @throws AlmError `version-invalid` when the part cannot grow any more.
 */
export function bumpVersion(version: SolutionVersion, part: VersionPart): SolutionVersion {
  const raised = versionParts.indexOf(part)
  const numbers = version.split('.').map(Number)
  const next = versionParts.map((_, at) => {
    if (at > raised) return 0
    return (numbers[at] ?? 0) + (at === raised ? 1 : 0)
  })
  return parseVersion(next.join('.'), `the version after ${version}`)
}
