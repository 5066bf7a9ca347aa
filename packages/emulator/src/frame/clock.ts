// The emulator's time: the machine's, times a speed, plus what a test has skipped. It survives a restart.
import type { EmulatorClock } from './handler.js'
import type { Store } from './store.js'

interface Anchor {
  /** A moment of the machine's clock… */
  machineMs: number
  /** …and the emulator's time at that moment. */
  emulatorMs: number
  speed: number
}

/** The emulator's clock, which tests and the control routes can move. */
export interface AdjustableClock extends EmulatorClock {
  readonly speed: number
  /** Goes on from the present time, `speed` times as fast as the machine's clock; 0 stops it. */
  setSpeed(speed: number): void
  /** Skips `ms` milliseconds, which are not waited for. */
  advance(ms: number): void
}

/** The clock whose state is in `store`; `machine` is the clock it runs on. */
export function createClock(
  store: Store,
  machine: EmulatorClock = { now: () => Date.now() },
): AdjustableClock {
  const state = store.collection<Anchor>('clock')
  const anchor = (): Anchor => {
    const known = state.get('anchor')
    if (known) return known
    const machineMs = machine.now()
    const fresh = { machineMs, emulatorMs: machineMs, speed: 1 }
    state.put('anchor', fresh)
    return fresh
  }
  const now = (): number => {
    const { machineMs, emulatorMs, speed } = anchor()
    return Math.floor(emulatorMs + (machine.now() - machineMs) * speed)
  }
  const restart = (change: Partial<Anchor>): void => {
    const emulatorMs = now()
    state.put('anchor', { machineMs: machine.now(), emulatorMs, speed: anchor().speed, ...change })
  }
  return {
    now,
    get speed() {
      return anchor().speed
    },
    setSpeed: (speed) => restart({ speed }),
    advance: (ms) => restart({ emulatorMs: now() + ms }),
  }
}
