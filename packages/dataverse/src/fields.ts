// Fields of answers that must be there: what is missing is named, never guessed.
import {
  isGuid,
  optional,
  parseGuid,
  parseVersion,
  required,
  requiredText,
  stringField,
  type Guid,
  type SolutionVersion,
} from '@powerops/core'

export { optional, required, requiredText }

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
