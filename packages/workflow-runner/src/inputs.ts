// Checks and types the inputs of a run and of a called workflow, as GitHub does before anything starts.
import { AlmError, quote } from '@powerops/core'
import type { Scope } from './expressions/evaluate.js'
import { toText } from './expressions/evaluate.js'
import { emptyScope, resolveTemplate } from './expressions/template.js'
import { entries, field, literalFlag, literalText, literalTexts, type Token } from './load/tokens.js'

/** Input values as the `inputs` context holds them. */
export type InputValues = Readonly<Record<string, unknown>>

/** GitHub's limits for manual runs. */
const MAX_DISPATCH_INPUTS = 25
const MAX_DISPATCH_PAYLOAD = 65_535

/** The inputs of a manual run: texts are read as the declared type. */
export function parseDispatchInputs(definitions: Token | undefined, given: InputValues): InputValues {
  const count = entries(definitions).length
  if (count > MAX_DISPATCH_INPUTS) {
    throw invalid(`workflow_dispatch has ${count} inputs, more than ${MAX_DISPATCH_INPUTS}`)
  }
  if (JSON.stringify(given).length > MAX_DISPATCH_PAYLOAD) {
    throw invalid(`the inputs are longer than ${MAX_DISPATCH_PAYLOAD} characters`)
  }
  return parseInputs(
    definitions,
    given,
    (definition) => resolveTemplate(field(definition, 'default'), emptyScope),
    readAs,
  )
}

/** The inputs of a called workflow: values must already have the declared type. */
export function parseCallInputs(
  definitions: Token | undefined,
  given: InputValues,
  scope: Scope,
): InputValues {
  return parseInputs(
    definitions,
    given,
    (definition) => resolveTemplate(field(definition, 'default'), scope),
    expectType,
  )
}

type ReadValue = (name: string, type: string, value: unknown, definition: Token) => unknown

function parseInputs(
  definitions: Token | undefined,
  given: InputValues,
  fallback: (definition: Token) => unknown,
  read: ReadValue,
): InputValues {
  const lowered = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]))
  const values: Record<string, unknown> = {}
  for (const [name, definition] of entries(definitions)) {
    const type = literalText(field(definition, 'type')) ?? 'string'
    const value = lowered.get(name.toLowerCase()) ?? fallback(definition)
    lowered.delete(name.toLowerCase())
    if (value === undefined && literalFlag(field(definition, 'required'))) {
      throw new AlmError('input-missing', { message: `the required input ${quote(name)} is not provided` })
    }
    values[name] = value === undefined ? emptyOf(type) : read(name, type, value, definition)
  }
  if (lowered.size === 0) return values
  throw new AlmError('input-unknown', {
    message: `unexpected inputs provided: ${[...lowered.keys()].map(quote).join(', ')}`,
  })
}

function emptyOf(type: string): unknown {
  return type === 'boolean' ? false : type === 'number' ? 0 : ''
}

const readAs: ReadValue = (name, type, value, definition) => {
  const text = toText(value)
  if (type === 'boolean') {
    if (text === 'true' || text === 'false') return text === 'true'
    throw invalid(`input ${quote(name)} is ${quote(text)}, which is not true or false`)
  }
  if (type === 'number') {
    if (text.trim() !== '' && !Number.isNaN(Number(text))) return Number(text)
    throw invalid(`input ${quote(name)} is ${quote(text)}, which is not a number`)
  }
  if (type === 'choice') {
    const options = literalTexts(field(definition, 'options'))
    if (options.includes(text)) return text
    throw invalid(`input ${quote(name)} is ${quote(text)}, which is not in the list: ${options.join(', ')}`)
  }
  return text
}

const expectType: ReadValue = (name, type, value) => {
  if (type === 'string') return toText(value)
  if (typeof value === type) return value
  throw invalid(`input ${quote(name)} is ${quote(toText(value))}, which is not a ${type}`)
}

function invalid(message: string): AlmError {
  return new AlmError('input-invalid', { message })
}
