// Virtual time for several runs at once: when all of them sleep, time leaps to the first that wakes.
import { setImmediate } from 'node:timers'

/** A clock on the emulator's own, which stands still but for what is slept. */
export function createVirtualClock(emulatorClock) {
  let runs = 0
  let sleepers = []
  const leap = () => {
    if (sleepers.length === 0 || sleepers.length < runs) return
    sleepers.sort((a, b) => a.wakesAtMs - b.wakesAtMs)
    const next = sleepers.shift()
    emulatorClock.advance(Math.max(0, next.wakesAtMs - emulatorClock.now()))
    next.resolve()
  }
  return {
    now: () => emulatorClock.now(),
    advance: (ms) => emulatorClock.advance(ms),
    /** One more run that is awake; its sleeps are those of the returned clock. */
    join: () => {
      runs += 1
      let gone = false
      return {
        now: () => emulatorClock.now(),
        sleep: (ms) =>
          new Promise((resolve) => {
            if (gone) return
            sleepers.push({ wakesAtMs: emulatorClock.now() + ms, resolve })
            setImmediate(leap)
          }),
        leave: () => {
          if (gone) return
          gone = true
          runs -= 1
          setImmediate(leap)
        },
      }
    },
    reset: () => {
      runs = 0
      sleepers = []
    },
  }
}
