// Reads a `concurrency:` key.
import { AlmError, isRecord } from '@powerops/core'
import type { ConcurrencyRequest } from './concurrency.js'
import { isTruthy, toText, type Scope } from './expressions/evaluate.js'
import { resolveTemplate } from './expressions/template.js'
import type { Token } from './load/tokens.js'

/** What the key asks for, or undefined when it is absent or names no group. */
export function resolveConcurrency(token: Token | undefined, scope: Scope): ConcurrencyRequest | undefined {
  const value = resolveTemplate(token, scope)
  const request = isRecord(value) ? value : { group: value }
  const group = toText(request['group'])
  if (group === '') return undefined
  const cancel = request['cancel-in-progress']
  const cancelInProgress = isTruthy(cancel) && cancel !== 'false'
  const queue = request['queue'] === 'max' ? 'max' : 'single'
  if (queue === 'max' && cancelInProgress) {
    throw new AlmError('input-conflict', {
      message: `concurrency group '${group}' asks for both queue: max and cancel-in-progress`,
    })
  }
  return { group, cancelInProgress, queue }
}
