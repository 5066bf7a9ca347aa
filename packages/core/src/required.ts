// Answers and the fields that must be in them: what is missing is named, never guessed.
import { AlmError } from './error.js'
import { stringField } from './json.js'

/**
 * The value, unless it is undefined.
 * @throws AlmError `response-invalid` naming the field and the answer that it should have been in.
 */
export function required<T>(value: T | undefined, field: string, answer: string): T {
  if (value !== undefined) return value
  throw unreadableAnswer(`${answer} has no usable field "${field}"`, { field })
}

/** The error `response-invalid` for an answer that cannot be read, as `message` says of it. */
export function unreadableAnswer(message: string, details: Readonly<Record<string, unknown>> = {}): AlmError {
  return new AlmError('response-invalid', {
    message,
    remedy: 'Run again with debug logging; if it stays so, report it with the log.',
    details,
  })
}

/** The field as text. @throws AlmError `response-invalid`. */
export function requiredText(row: unknown, field: string, answer: string): string {
  return required(stringField(row, field), field, answer)
}

/** `{ [key]: value }`, or nothing when the value is undefined: for optional properties. */
export function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V })
}
