// Fields of answers that must be there: what is missing is named, never guessed.
import { AlmError, numberField, recordField, stringField, type JsonRecord } from '@powerops/core'
import type { Account } from './types.js'

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

export function requiredId(row: unknown, field: string, answer: string): number {
  const value = numberField(row, field)
  return required(Number.isSafeInteger(value) ? value : undefined, field, answer)
}

export function requiredRecord(row: unknown, field: string, answer: string): JsonRecord {
  return required(recordField(row, field), field, answer)
}

/** One of the words; a new word of the service is not guessed at. */
export function requiredWord<W extends string>(
  row: unknown,
  field: string,
  words: readonly W[],
  answer: string,
): W {
  const value = stringField(row, field)
  return required(
    words.find((word) => word === value),
    field,
    answer,
  )
}

/** The list in an answer that is one. */
export function requiredList(value: unknown, answer: string): readonly unknown[] {
  return required(Array.isArray(value) ? value : undefined, '[]', answer)
}

/** @throws AlmError `response-invalid`. */
export function parseAccount(untrusted: unknown, answer: string): Account {
  return {
    id: requiredId(untrusted, 'id', answer),
    login: requiredText(untrusted, 'login', answer),
    type: stringField(untrusted, 'type') ?? 'User',
  }
}

/** `{ [key]: value }`, or nothing when the value is undefined: for optional properties. */
export function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V })
}
