// Digests of solutions as inputs.
import { AlmError, quote } from '@powerops/core'
import { input } from '@powerops/actions-kit'

/** A SHA-256 of 64 hex digits, with or without `sha256:` in front, in lower case. */
export const digest = input.defineKind('SHA-256 digest', (value, name) => {
  const match = /^(?:sha256:)?([0-9a-f]{64})$/.exec(value.toLowerCase())
  if (match?.[1]) return match[1]
  throw new AlmError('input-invalid', {
    message: `input ${name} is ${quote(value)}, which is not a SHA-256 digest`,
    remedy: 'Hand on the output solution-digest of export-solution, pack or import-solution unchanged.',
  })
})
