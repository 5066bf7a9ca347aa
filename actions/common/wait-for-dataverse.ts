// The time between "the environment is created" and "Dataverse lets me in".
import { AlmError, formatDuration } from '@powerops/core'
import type { ActionPorts } from '@powerops/actions-kit'
import type { DataverseClient, WhoAmI } from '@powerops/dataverse'

/** The service provisions the first users of a new environment within ten minutes; asked every 15 s. */
const POLL_MS = 15_000
const GRACE_MS = 10 * 60_000

/** What a new environment may answer before it is ready. */
const PASSING = new Set([
  'application-user-missing',
  'environment-not-ready',
  'network-error',
  'service-error',
])

/**
 * Waits until the signed-in identity is a user of the environment.
 * @throws AlmError the last answer when the time is over, or at once what waiting does not mend.
 */
export async function waitForDataverse(
  dataverse: Pick<DataverseClient, 'whoAmI'>,
  { timeoutMs, url }: { timeoutMs: number; url: URL },
  { clock, signal, log }: Pick<ActionPorts, 'clock' | 'signal' | 'log'>,
): Promise<WhoAmI> {
  const startedAtMs = clock.now()
  const deadlineMs = startedAtMs + Math.min(timeoutMs, GRACE_MS)
  for (let attempt = 1; ; attempt++) {
    try {
      return await dataverse.whoAmI()
    } catch (error) {
      const passing = error instanceof AlmError && PASSING.has(error.code)
      if (!passing || clock.now() + POLL_MS > deadlineMs) throw error
      if (attempt === 1) log.info(`waiting for ${url.origin} to let the application in: ${error.message}`)
    }
    await clock.sleep(POLL_MS, signal)
    log.debug(`asking ${url.origin} again after ${formatDuration(clock.now() - startedAtMs)}`)
  }
}
