// The contract of deployment-history; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'
import { digest } from '../common/digest-input.js'
import { githubTokenInput } from '../common/github-token-input.js'
import { repositories } from '../common/repositories-input.js'
import { trustedCreatorsInput } from '../common/trusted-creators-input.js'

const HOUR_MS = 3_600_000
const UNITS_MS: Readonly<Record<string, number>> = { h: HOUR_MS, d: 24 * HOUR_MS, w: 7 * 24 * HOUR_MS }

/** A point in time, or how long before now. */
export type Since = { atMs: number } | { agoMs: number }

const since = input.defineKind('date or duration', (value, name): Since => {
  const [, amount, unit] = /^(\d{1,5})([hdw])$/.exec(value) ?? []
  const unitMs = unit === undefined ? undefined : UNITS_MS[unit]
  if (unitMs !== undefined) return { agoMs: Number(amount) * unitMs }
  const isDate = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/.test(value)
  const atMs = isDate ? Date.parse(value) : NaN
  if (!Number.isNaN(atMs)) return { atMs }
  throw new AlmError('input-invalid', {
    message: `input ${name} is ${quote(value)}, which is neither a date nor a duration`,
    remedy: 'Write 2026-01-31, 2026-01-31T08:00:00Z, or how long ago: 12h, 30d, 4w.',
  })
})

export const inputs = {
  repositories: repositories.optional(),
  environment: input.text.optional(),
  solution: input.uniqueName.optional(),
  'solution-digest': digest.optional(),
  state: input.oneOf('queued', 'in_progress', 'success', 'failure').optional(),
  since: since.optional(),
  limit: input.integer({ min: 0, max: 100_000 }).default('100'),
  'history-file': input.path.optional(),
  'markdown-file': input.path.optional(),
  'working-directory': input.path.optional(),
  ...trustedCreatorsInput,
  ...githubTokenInput,
}

export const outputs = [
  'history-file',
  'markdown-file',
  'current',
  'records',
  'commit',
  'unreadable-repositories',
] as const
