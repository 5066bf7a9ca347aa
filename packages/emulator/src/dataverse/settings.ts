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
