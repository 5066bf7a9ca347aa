// One folder of what several plans write: on every disk each file is there once, and none is another one's folder.
import { AlmError, quote } from '@powerops/core'
import { foldName } from '../zip/names.js'

/**
 * All files by their paths; of two that are one file where case does not count, the later one.
 * @throws AlmError `solution-invalid` when one file would have to be the folder of another.
 */
export function mergeFiles(...plans: readonly ReadonlyMap<string, Uint8Array>[]): Map<string, Uint8Array> {
  const merged = new Map<string, Uint8Array>()
  const spellings = new Map<string, string>()
  for (const plan of plans) {
    for (const [path, bytes] of plan) {
      const key = foldName(path)
      const former = spellings.get(key)
      if (former !== undefined && former !== path) merged.delete(former)
      spellings.set(key, path)
      merged.set(path, bytes)
    }
  }
  for (const key of spellings.keys()) checkFolders(key, spellings)
  return merged
}

function checkFolders(key: string, spellings: ReadonlyMap<string, string>): void {
  for (let slash = key.indexOf('/'); slash > 0; slash = key.indexOf('/', slash + 1)) {
    const file = spellings.get(key.slice(0, slash))
    if (file === undefined) continue
    throw new AlmError('solution-invalid', {
      message: `${quote(file)} would have to be a file and a folder`,
      remedy: 'Rename one of the two components.',
    })
  }
}
