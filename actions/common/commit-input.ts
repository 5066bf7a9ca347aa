// Commits as inputs.
import { input } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'

/** A full SHA of a commit, in lower case. */
export const commitSha = input.defineKind('commit', (value, name) => {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value)) return value.toLowerCase()
  throw new AlmError('input-invalid', {
    message: `input ${name} is ${quote(value)}, which is not the full SHA of a commit`,
    remedy: 'Give all 40 digits, such as the output commit of branch-solution; a branch or a tag can move.',
  })
})
