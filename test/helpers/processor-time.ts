// How long code computes. Unlike the time on the wall it does not depend on what else the machine does.

/** Starts to count; each call of the result gives the milliseconds that this process has computed since. */
export function countProcessorTime(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
}
