// The forms of Retry-After.
import { parseRetryAfter } from '@powerops/http'

const now = Date.UTC(2026, 0, 1, 12, 0, 0)

it.each([
  ['5', 5000],
  ['0', 0],
  ['1.5', 1500],
  [' 7 ', 7000],
  ['00:00:05', 5000],
  ['00:01:30.1234567', 90_000],
  ['Thu, 01 Jan 2026 12:00:20 GMT', 20_000],
  ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
  ['99999999', 300_000],
  ['99:00:00', 300_000],
  ['Fri, 01 Jan 2100 00:00:00 GMT', 300_000],
  ['1'.repeat(400), 300_000],
  ['-5', undefined],
  ['soon', undefined],
  ['NaN', undefined],
  ['', undefined],
  [null, undefined],
])('%j means %j ms', (header, expected) => {
  expect(parseRetryAfter(header, now)).toBe(expected)
})
