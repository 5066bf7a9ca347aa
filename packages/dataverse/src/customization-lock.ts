// One customization at a time: waiting while another import, publish or uninstall holds the environment's lock.
import { AlmError, formatDuration } from '@powerops/core'
import type { DataversePorts } from './types.js'

const PAUSE_MS = 30_000

export interface LockWait {
  timeoutMs: number
  /** What wants the lock, as a noun phrase. */
  what: string
}

/**
 * Runs `work` again every 30 s while it fails with `import-busy` or `throttled`: in both cases it was not started. Says
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
      if (timeoutMs - (ports.clock.now() - startedAtMs) <= PAUSE_MS) throw busy(what, timeoutMs, caught)
      if (said !== caught.message) ports.log.info(`Waiting in line: ${caught.message}`)
      said = caught.message
      await ports.clock.sleep(PAUSE_MS, ports.signal)
    }
  }
}

function isLocked(caught: unknown): caught is AlmError {
  return caught instanceof AlmError && (caught.code === 'import-busy' || caught.code === 'throttled')
}

function busy(what: string, timeoutMs: number, cause: AlmError): AlmError {
  return new AlmError('import-busy', {
    message: `${what} could not start within ${formatDuration(timeoutMs)}: ${cause.message}`,
    remedy: 'Look at the solution history for what runs there, wait for its end, then run again.',
    details: cause.details,
    cause,
  })
}
