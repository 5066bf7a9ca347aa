// How much an archive may hold. Checked before and during inflation, because a header may lie.

/** Sizes are in bytes. */
export interface ZipLimits {
  readonly archiveBytes: number
  readonly entries: number
  readonly entryBytes: number
  readonly totalBytes: number
  /** Largest inflated size over stored size of an entry that has more than `ratioFromBytes`. */
  readonly ratio: number
  readonly ratioFromBytes: number
  /** The same for all entries together, when they have more than `totalRatioFromBytes`. */
  readonly totalRatio: number
  readonly totalRatioFromBytes: number
}

const MiB = 1024 * 1024

/** Room for every solution that Dataverse accepts; generated text in real ones compresses up to 335:1, zeros 1030:1. */
export const defaultZipLimits: ZipLimits = {
  archiveBytes: 512 * MiB,
  entries: 50_000,
  entryBytes: 256 * MiB,
  totalBytes: 2048 * MiB,
  ratio: 500,
  ratioFromBytes: MiB,
  totalRatio: 200,
  totalRatioFromBytes: 64 * MiB,
}
