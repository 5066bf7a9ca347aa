// Fields of answers that must be there: what is missing is named, never guessed.
import { optional, required, stringField } from '@powerops/core'

export { optional, required }

/** The field as text; the admin API writes an empty one for what it does not know. */
export function requiredText(row: unknown, field: string, answer: string): string {
  return required(stringField(row, field) || undefined, field, answer)
}
