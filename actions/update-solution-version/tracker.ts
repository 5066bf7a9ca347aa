// The tracker of the strategy "filetracking": a CSV with the digest of each file, kept in the repository.
import { AlmError, quote } from '@powerops/core'
import { createHash } from 'node:crypto'

const HEAD = 'solution,file,sha256'

/** Digests of a solution's files by path; one entry a solution, by unique name. */
export type Tracker = ReadonlyMap<string, ReadonlyMap<string, string>>

/**
 * Reads a tracker; an empty text is an empty tracker.
 * @throws AlmError `input-invalid` for a file that this action did not write.
 */
export function parseTracker(text: string, file: string): Tracker {
  const [head, ...lines] = text.split(/\r?\n/).filter((line) => line !== '')
  if (head === undefined) return new Map()
  const tracker = new Map<string, Map<string, string>>()
  for (const line of head === HEAD ? lines : [head]) {
    const [solution, path, digest, ...more] = parseLine(line)
    if (
      solution === undefined ||
      path === undefined ||
      more.length > 0 ||
      !/^[0-9a-f]{64}$/.test(digest ?? '')
    ) {
      throw new AlmError('input-invalid', {
        message: `${quote(file)} is not a tracker of this action: ${quote(line)} is not "${HEAD}"`,
        remedy: 'Delete the file to begin a new one, or name another with tracker-file.',
      })
    }
    tracker.set(solution, (tracker.get(solution) ?? new Map<string, string>()).set(path, digest ?? ''))
  }
  return tracker
}

/** The values of a line; a quoted one may hold commas and doubled quotes. */
function parseLine(line: string): string[] {
  const values = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))(?=,|$)/g)]
  return values.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}

/** The tracker as text, sorted, so that equal files give equal text. */
export function formatTracker(tracker: Tracker): string {
  const lines = [...tracker].flatMap(([solution, files]) =>
    [...files].map(([path, digest]) => [solution, path, digest].map(formatValue).join(',')),
  )
  return `${[HEAD, ...lines.sort()].join('\n')}\n`
}

function formatValue(value: string): string {
  return /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

/** The digests of files. */
export function digestsOf(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]))
}

/** Whether two sets of files are the same. */
export function areSame(left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): boolean {
  return left.size === right.size && [...left].every(([path, digest]) => right.get(path) === digest)
}
