// How fast and how forgiving the emulated service is.
import { numberField, recordField, type JsonRecord } from '@powerops/core'

export interface DataverseSettings {
  /** Shortest duration of an import. */
  importMs: number
  /** Added for every MB of the archive. */
  importMsPerMegabyte: number
  exportMs: number
  uninstallMs: number
  promoteMs: number
  publishMs: number
  /** The import job's row appears this long after the asynchronous operation. */
  importJobDelayMs: number
  /** The asynchronous operation's row answers 404 for this long. */
  operationDelayMs: number
  /** Requests of a user to an environment within the window, 6000 in the service; 0 counts none. */
  maxRequests: number
  /** Execution time of these requests together, 1 200 000 in the service; 0 counts none. */
  maxExecutionMs: number
  /** Requests of a user at the same time, 52 in the service; 0 counts none. */
  maxConcurrentRequests: number
  limitWindowMs: number
}

const DEFAULTS: DataverseSettings = {
  importMs: 3000,
  importMsPerMegabyte: 2000,
  exportMs: 2000,
  uninstallMs: 2000,
  promoteMs: 2000,
  publishMs: 0,
  importJobDelayMs: 500,
  operationDelayMs: 0,
  maxRequests: 0,
  maxExecutionMs: 0,
  maxConcurrentRequests: 0,
  limitWindowMs: 300_000,
}

/** Reads `seed.dataverse`; what is absent takes its default. */
export function readSettings(seed: JsonRecord): DataverseSettings {
  const given = recordField(seed, 'dataverse')
  const settings = { ...DEFAULTS }
  for (const name of Object.keys(DEFAULTS) as (keyof DataverseSettings)[]) {
    settings[name] = numberField(given, name) ?? settings[name]
  }
  return settings
}
