// Progress of long operations: a line when something changes, not a line every few seconds.
import { formatDuration, quote, type Logger } from '@powerops/core'
import type { OperationProgress } from '@powerops/dataverse'

/** Percent points that are worth a line. */
const STEP = 10

/** Reports an operation of Dataverse: each new state, and every tenth of the way. */
export function reportProgress(log: Logger, what: string): (progress: OperationProgress) => void {
  let lastState: string | undefined
  let lastTenth = -1
  return ({ state, percent, component, elapsedMs }) => {
    const tenth = percent === undefined ? lastTenth : Math.floor(percent / STEP)
    if (state === lastState && tenth === lastTenth) return
    lastState = state
    lastTenth = tenth
    const share = percent === undefined ? '' : ` ${Math.round(percent)} %`
    const at = component ? `, ${component.kind} ${quote(component.name)} done` : ''
    log.info(`${what}: ${state}${share} after ${formatDuration(elapsedMs)}${at}`)
  }
}
