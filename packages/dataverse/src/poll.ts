// How often Dataverse is asked while something runs: after 3 s at first, every 20 s at last.
import { pollUntil as poll } from '@powerops/http'
import type { DataversePorts } from './types.js'

const FIRST_PAUSE_MS = 3_000
const LONGEST_PAUSE_MS = 20_000

/** Asks until there is a value; undefined when `timeoutMs` is over. */
export async function pollUntil<T>(
  ports: DataversePorts,
  timeoutMs: number,
  ask: (elapsedMs: number) => Promise<T | undefined>,
): Promise<T | undefined> {
  const pauses = { firstPauseMs: FIRST_PAUSE_MS, longestPauseMs: LONGEST_PAUSE_MS }
  const ended = await poll<T>({ ...ports, ...pauses, timeoutMs }, async (elapsedMs) => {
    const value = await ask(elapsedMs)
    return value === undefined ? { pending: 'running' } : { done: value }
  })
  return ended?.value
}
