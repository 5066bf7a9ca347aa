// The Retry-After header in the three forms that services send.

/** The longest wait that a service may ask for; Dataverse counts its limits over windows of five minutes. */
const MAX_RETRY_AFTER_MS = 300_000

/**
 * Milliseconds to wait, from seconds (`120`), an HTTP date or a duration (`00:00:05`), at most five minutes.
 * Undefined when the header is absent or cannot be read; 0 for a date in the past.
 */
export function parseRetryAfter(untrusted: string | null, nowMs: number): number | undefined {
  const text = untrusted?.trim() ?? ''
  const waitMs = secondsForm(text) ?? durationForm(text) ?? dateForm(text, nowMs)
  return waitMs === undefined ? undefined : Math.min(Math.max(waitMs, 0), MAX_RETRY_AFTER_MS)
}

function secondsForm(text: string): number | undefined {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : undefined
}

function durationForm(text: string): number | undefined {
  const match = /^(\d+):([0-5]?\d):([0-5]?\d)(?:\.\d+)?$/.exec(text)
  return match ? ((Number(match[1]) * 60 + Number(match[2])) * 60 + Number(match[3])) * 1000 : undefined
}

function dateForm(text: string, nowMs: number): number | undefined {
  // Date.parse takes almost anything ("-5" is a year), so the shape of an HTTP date is asked for.
  if (!/^[A-Za-z]{3,9},? .*\d{2}:\d{2}:\d{2}/.test(text)) return undefined
  const atMs = Date.parse(text)
  return Number.isNaN(atMs) ? undefined : atMs - nowMs
}
