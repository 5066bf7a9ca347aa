// What a cancelled job leaves behind: work of the service goes on without it, and the next run takes it up again.
import { AlmError } from '@powerops/core'

const RESUME =
  'Re-run this job ("Re-run jobs" on the page of the run): it finds what was started and waits for its end.'

/**
 * Runs `work`; when the job is cancelled meanwhile, the error says what goes on without it.
 * @param leftBehind what the service is busy with at that moment, as a noun phrase; undefined for nothing
 * @throws AlmError what `work` throws, and `cancelled` with the way to resume.
 */
export async function sayWhatGoesOn<T>(
  leftBehind: () => string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (caught) {
    if (!(caught instanceof AlmError) || caught.code !== 'cancelled') throw caught
    const what = leftBehind()
    if (what === undefined && caught.details['outcomeKnown'] !== false) throw caught
    throw new AlmError('cancelled', {
      message: what === undefined ? caught.message : `${caught.message}; ${what} goes on in the service`,
      remedy: RESUME,
      details: caught.details,
      cause: caught,
    })
  }
}
