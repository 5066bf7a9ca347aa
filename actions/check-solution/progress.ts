// Progress of an analysis: a line when something changes.
import type { AnalysisProgress } from '@powerops/checker'
import { formatDuration, type Logger } from '@powerops/core'

/** Percent points that are worth a line. */
const STEP = 10

/** Reports each new state, and every tenth of the way. */
export function createProgressLog(log: Logger, fileName: string): (progress: AnalysisProgress) => void {
  let last = ''
  return ({ state, percent, elapsedMs }) => {
    const tenths = percent === undefined ? '' : ` ${Math.floor(percent / STEP) * STEP} %`
    if (last === state + tenths) return
    last = state + tenths
    log.info(`${fileName}: ${state}${tenths} after ${formatDuration(elapsedMs)}`)
  }
}
