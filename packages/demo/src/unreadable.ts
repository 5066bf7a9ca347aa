// A file that is no solution: refused before anything starts, as the service would.
import type { AlmError } from '@powerops/core'
import type { OfferedFile } from './offered-solution.js'
import type { Outcome } from './outcome.js'

/** The outcome for a file in which no solution could be found. */
export function describeUnreadable(
  { archive, file }: OfferedFile,
  { code, message, remedy }: AlmError,
  startedAtMs: number,
): Outcome {
  return {
    schemaVersion: 1,
    outcome: code === 'internal-error' ? 'failed' : 'refused',
    reasonCode: code,
    reason: remedy ? `${message}. ${remedy}` : message,
    startedAt: new Date(startedAtMs).toISOString(),
    endedAt: new Date().toISOString(),
    durationMs: Date.now() - startedAtMs,
    solution: {
      uniqueName: file,
      displayName: file,
      version: '',
      publisher: 'unknown',
      managed: false,
      file,
      sizeBytes: archive.length,
      componentCount: 0,
    },
    stages: [
      { name: 'development', state: 'refused' },
      { name: 'test', state: 'not-reached' },
      { name: 'production', state: 'not-reached' },
    ],
    history: [],
    steps: [],
  }
}
