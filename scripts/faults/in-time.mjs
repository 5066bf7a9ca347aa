// A schedule that hangs is a failure with a name, not a command that never ends.
import { clearTimeout, setTimeout } from 'node:timers'

/** Real time; a schedule takes about a tenth of a second. */
const HANGS_AFTER_MS = 120_000

/** Waits for `work`. @throws Error that names the schedule when it does not end. */
export async function inTime(name, work) {
  let timer
  const hangs = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${name} did not end within ${HANGS_AFTER_MS / 1000} s`)),
      HANGS_AFTER_MS,
    )
  })
  try {
    return await Promise.race([work, hangs])
  } finally {
    clearTimeout(timer)
  }
}
