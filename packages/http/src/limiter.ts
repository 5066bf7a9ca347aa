// Keeps the number of things that run at the same time small.

/** Runs work when its turn has come. */
export type Limiter = <T>(work: () => Promise<T>) => Promise<T>

/** A limiter that lets `most` pieces of work run at once, in the order in which they came. */
export function createLimiter(most: number): Limiter {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
