// One customization at a time: waiting while another import, publish or uninstall holds the environment's lock.
import { AlmError, formatDuration } from '@powerops/core'
import type { DataversePorts } from './types.js'

/** A refused start is tried again no sooner. */
const PAUSE_MS = 30_000
/** What a mere look sees is looked at more often: after a tenth of the time that was waited, within these limits. */
const FIRST_LOOK_MS = 3_000
const SHARE_OF_ELAPSED = 0.1

export interface LockWait {
  timeoutMs: number
  /** What wants the lock, as a noun phrase. */
  what: string
}

/**
 * Runs `work` again and again while it fails with `import-busy` or `throttled`: in both cases it was not started. Says
 * once what is in the way.
 * @throws AlmError `import-busy` when the time is over.
 */
export async function whileLocked<T>(
  ports: DataversePorts,
  { timeoutMs, what }: LockWait,
  work: (leftMs: number) => Promise<T>,
): Promise<T> {
  const startedAtMs = ports.clock.now()
  let said: string | undefined
  for (;;) {
    const leftMs = timeoutMs - (ports.clock.now() - startedAtMs)
    try {
      return await work(leftMs)
    } catch (caught) {
      if (!isLocked(caught)) throw caught
      const elapsedMs = ports.clock.now() - startedAtMs
      const pauseMs = pauseAfter(caught, elapsedMs)
      if (timeoutMs - elapsedMs <= pauseMs) throw busy(what, timeoutMs, caught)
      if (said !== caught.message) ports.log.info(`Waiting in line: ${caught.message}`)
      said = caught.message
      await ports.clock.sleep(pauseMs, ports.signal)
    }
  }
}

function isLocked(caught: unknown): caught is AlmError {
  return caught instanceof AlmError && (caught.code === 'import-busy' || caught.code === 'throttled')
}

/** An error with `unfinished` operations comes from a look: no start was sent. */
function pauseAfter({ details }: AlmError, elapsedMs: number): number {
  if (details?.['unfinished'] === undefined) return PAUSE_MS
  return Math.min(PAUSE_MS, Math.max(FIRST_LOOK_MS, elapsedMs * SHARE_OF_ELAPSED))
}

function busy(what: string, timeoutMs: number, cause: AlmError): AlmError {
  return new AlmError('import-busy', {
    message: `${what} could not start within ${formatDuration(timeoutMs)}: ${cause.message}`,
    remedy: 'Look at the solution history for what runs there, wait for its end, then run again.',
    details: cause.details,
    cause,
  })
}
