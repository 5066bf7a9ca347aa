// Virtual time for several runs at once: when each of them waits for a time, time leaps to the first that comes.
import { setImmediate } from 'node:timers'

const { AbortController, DOMException } = globalThis

/** A clock on the emulator's own, which stands still but for what is waited. */
export function createVirtualClock(emulatorClock) {
  let runs = []
  const pass = () => {
    const due = runs.flatMap((run) => run.takeDue(emulatorClock.now()))
    for (const { fire } of due.sort((a, b) => a.atMs - b.atMs)) fire()
  }
  const leap = () => {
    if (runs.length === 0 || !runs.every((run) => run.isIdle())) return
    const next = Math.min(...runs.map((run) => run.nextAtMs()))
    emulatorClock.advance(Math.max(0, next - emulatorClock.now()))
    pass()
    setImmediate(leap)
  }
  return {
    now: () => emulatorClock.now(),
    advance: (ms) => {
      emulatorClock.advance(ms)
      pass()
    },
    /** One more run that is awake; it waits by what is returned. */
    join: () => {
      const run = createRunTime(emulatorClock, () => setImmediate(leap))
      runs.push(run)
      const leave = () => {
        runs = runs.filter((one) => one !== run)
        run.takeDue(Infinity)
        setImmediate(leap)
      }
      return { ...run.time, leave }
    },
    reset: () => (runs = []),
  }
}

/** What one run waits for: its timers, and its requests, during which time stands still. */
function createRunTime(emulatorClock, changed) {
  let timers = []
  let requestsUnderWay = 0
  const add = (ms, fire, isDeadline) => {
    const timer = { atMs: emulatorClock.now() + Math.max(0, ms || 0), fire, isDeadline }
    timers.push(timer)
    changed()
    return timer
  }
  return {
    // A deadline alone is nothing that a run waits for.
    isIdle: () => requestsUnderWay === 0 && timers.some(({ isDeadline }) => !isDeadline),
    nextAtMs: () => Math.min(...timers.map(({ atMs }) => atMs)),
    takeDue: (nowMs) => {
      const due = timers.filter(({ atMs }) => atMs <= nowMs)
      timers = timers.filter(({ atMs }) => atMs > nowMs)
      return due
    },
    time: {
      now: () => emulatorClock.now(),
      setTimeout: (work, ms, ...values) => add(ms, () => work(...values), false),
      clearTimeout: (timer) => (timers = timers.filter((one) => one !== timer)),
      /** As AbortSignal.timeout. */
      timeoutSignal: (ms) => {
        const abort = new AbortController()
        const reason = () => new DOMException('The operation was aborted due to timeout', 'TimeoutError')
        add(ms, () => abort.abort(reason()), true)
        return abort.signal
      },
      request: async (send) => {
        requestsUnderWay += 1
        try {
          return await send()
        } finally {
          requestsUnderWay -= 1
          changed()
        }
      },
    },
  }
}
