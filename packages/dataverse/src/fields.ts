// Fields of answers that must be there: what is missing is named, never guessed.
import {
  AlmError,
  isGuid,
  parseGuid,
  parseVersion,
  stringField,
  type Guid,
  type SolutionVersion,
} from '@powerops/core'

/**
 * The value, unless it is undefined.
 * @throws AlmError `response-invalid` naming the field and the answer it should have been in.
 */
export function required<T>(value: T | undefined, field: string, answer: string): T {
  if (value !== undefined) return value
  throw new AlmError('response-invalid', {
    message: `${answer} has no usable field "${field}"`,
    remedy: 'Run again with debug logging; if it stays so, report it with the log.',
    details: { field },
  })
}

export function requiredText(row: unknown, field: string, answer: string): string {
  return required(stringField(row, field), field, answer)
}

export function requiredGuid(row: unknown, field: string, answer: string): Guid {
  return required(optionalGuid(row, field), field, answer)
}

export function optionalGuid(row: unknown, field: string): Guid | undefined {
  const text = stringField(row, field)
  return text !== undefined && isGuid(text) ? parseGuid(text, field) : undefined
}

export function requiredVersion(row: unknown, field: string, answer: string): SolutionVersion {
  return required(optionalVersion(row, field), field, answer)
}

export function optionalVersion(row: unknown, field: string): SolutionVersion | undefined {
  const text = stringField(row, field)
  return text !== undefined && /^\d{1,9}(\.\d{1,9}){1,3}$/.test(text) ? parseVersion(text, field) : undefined
}

/** `{ [key]: value }`, or nothing when the value is undefined: for optional properties. */
export function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V })
}
