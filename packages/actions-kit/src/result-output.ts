// The output `result`: what happened, as one JSON that a later step can take as an input.

/** Version of its shape. */
const SCHEMA_VERSION = 1
/** Bytes. Linux starts no process with one variable of 128 KiB, and an input is a variable of the step. */
const MAX_BYTES = 100_000
/** Characters of an output that is left in when the whole is too long. */
const MAX_OUTPUT_LENGTH = 1_000

/** How a run ended. */
export interface Ending {
  outcome: 'success' | 'failure' | 'cancelled'
  details: unknown
  fault?: string
  message?: string
  remedy?: string
}

/** All that `result` tells. */
export interface ResultReport extends Ending {
  action: string
  reasonCode: string
  outputs: Readonly<Record<string, string>>
  /** ISO 8601, UTC. */
  startedAt: string
  durationMs: number
}

/**
 * The report as JSON of at most 100,000 bytes. A longer one says `shortened: true` and lacks its details and, where that
 * is not enough, its long outputs; they are outputs of the step all the same.
 */
export function formatResult(report: ResultReport): string {
  const whole = { schemaVersion: SCHEMA_VERSION, ...report }
  const short = { ...whole, shortened: true, details: {} }
  const outputs = Object.entries(report.outputs).filter(([, value]) => value.length <= MAX_OUTPUT_LENGTH)
  const shortest = { ...short, outputs: Object.fromEntries(outputs) }
  for (const candidate of [whole, short]) {
    const json = JSON.stringify(candidate)
    if (Buffer.byteLength(json) <= MAX_BYTES) return json
  }
  return JSON.stringify(shortest)
}
