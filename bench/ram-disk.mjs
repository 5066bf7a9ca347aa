// A folder in memory, where a disk cannot hide what the format itself takes.
import { mkdtempSync, statfsSync } from 'node:fs'

const RAM_DISK = '/dev/shm'
/** Room for a solution of 200 MB several times over; in containers the disk is often a small one. */
const LEAST_FREE_BYTES = 2e9

/** Makes a folder on the disk in memory; undefined where there is none, or a small one, which `skip` is told. */
export function makeRamFolder(skip) {
  try {
    const { bavail, bsize } = statfsSync(RAM_DISK)
    if (bavail * bsize >= LEAST_FREE_BYTES) return mkdtempSync(`${RAM_DISK}/powerops-bench-`)
    skip(`rows on a RAM disk, as ${RAM_DISK} is too small`)
  } catch {
    skip(`rows on a RAM disk, as there is no ${RAM_DISK}`)
  }
  return undefined
}
