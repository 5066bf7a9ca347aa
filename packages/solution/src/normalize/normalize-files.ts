// Takes out of unpacked files what changes from export to export while the solution does not. Pure: a map in, a map out.
import type { LineEnds } from '../xml/serialize.js'
import { normalizationRules } from './rules.js'

/** How normalised files are written. */
export interface NormalizeOptions {
  /** The line ends that the files were unpacked with. */
  readonly lineEnds: LineEnds
  /** Names of rules that are not applied. */
  readonly except?: readonly string[]
}

/** What one rule did. */
export interface Normalization {
  readonly rule: string
  /** The files that it changed, renamed or left out, by the paths that they had. */
  readonly files: readonly string[]
}

/** The files that remain, and which rules changed something. */
export interface NormalizedFiles {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly changes: readonly Normalization[]
}

/**
 * Normalises the files that `planUnpack` or `planUnpackBoth` gave, so that two exports of one solution differ only where
 * the solution does. A second time changes nothing.
 */
export function normalizeFiles(
  unpacked: ReadonlyMap<string, Uint8Array>,
  { lineEnds, except = [] }: NormalizeOptions,
): NormalizedFiles {
  const changes: Normalization[] = []
  let files = unpacked
  for (const rule of normalizationRules.filter(({ name }) => !except.includes(name))) {
    const before = files
    files = rule.apply(before, lineEnds)
    const changed = [...before]
      .filter(([path, bytes]) => !isEqual(bytes, files.get(path)))
      .map(([path]) => path)
    if (changed.length > 0) changes.push({ rule: rule.name, files: changed })
  }
  return { files, changes }
}

function isEqual(before: Uint8Array, after: Uint8Array | undefined): boolean {
  return before === after || (after !== undefined && Buffer.compare(before, after) === 0)
}
