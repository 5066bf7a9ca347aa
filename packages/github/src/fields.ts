// Fields of answers that must be there: what is missing is named, never guessed.
import {
  isRecord,
  numberField,
  optional,
  recordField,
  required,
  requiredText,
  stringField,
  type JsonRecord,
} from '@powerops/core'
import type { Account } from './types.js'

export { optional, required, requiredText }

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

/** Whether the answer says that there is none, which is more than not saying it. */
export function isNull(row: unknown, field: string): boolean {
  return isRecord(row) && row[field] === null
}
