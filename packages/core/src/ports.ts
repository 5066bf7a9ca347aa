// What the pure code needs from the outside world, as interfaces. Implementations live at the edges.

/** Where progress goes. Every argument may hold outside text: implementations escape it. */
export interface Logger {
  debug(text: string): void
  info(text: string): void
  notice(text: string): void
  warning(text: string): void
}

/** Time as a dependency, so that tests never sleep. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** A logger that says nothing. */
export const silentLogger: Logger = { debug() {}, info() {}, notice() {}, warning() {} }

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(abortReason(signal))
      const onAbort = (): void => {
        clearTimeout(timer)
        if (signal) reject(abortReason(signal))
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort)
        resolve()
      }, ms)
      signal?.addEventListener('abort', onAbort, { once: true })
    }),
}

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new DOMException('aborted', 'AbortError')
}
