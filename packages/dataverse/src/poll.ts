// How often Dataverse is asked while something runs: ever more rarely, but never so rarely that its end is seen late.
import { pollUntil as poll } from '@powerops/http'
import type { DataversePorts } from './types.js'

/** Five looks a second at most, and only while an operation is younger than 7 s: the service takes 20 requests. */
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 20_000
/** With the time of the look itself, an end is seen within 4 % of the time that the operation took. */
const SHARE_OF_ELAPSED = 0.03

/** Asks until there is a value; undefined when `timeoutMs` is over. */
export async function pollUntil<T>(
  ports: DataversePorts,
  timeoutMs: number,
  ask: (elapsedMs: number) => Promise<T | undefined>,
): Promise<T | undefined> {
  const pauses = {
    firstPauseMs: FIRST_PAUSE_MS,
    longestPauseMs: LONGEST_PAUSE_MS,
    shareOfElapsed: SHARE_OF_ELAPSED,
  }
  const ended = await poll<T>({ ...ports, ...pauses, timeoutMs }, async (elapsedMs) => {
    const value = await ask(elapsedMs)
    return value === undefined ? { pending: 'running' } : { done: value }
  })
  return ended?.value
}
