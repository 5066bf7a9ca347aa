// When a request ends: some hours after the attempt of the run that made it was started, by GitHub's clock.

const HOUR_MS = 60 * 60_000

/** Milliseconds since the epoch; undefined without a limit, NaN (which is over) for a start that cannot be read. */
export function expiryOf(startedAt: string, hours: number | undefined): number | undefined {
  return hours === undefined ? undefined : Date.parse(startedAt) + hours * HOUR_MS
}

/** Hours as milliseconds. */
export function hoursToMs(hours: number): number {
  return hours * HOUR_MS
}
