// Fields of policy documents, whose keys change their case between the recorded answers and the documentation.
import { AlmError, isRecord, quote, type JsonRecord } from '@powerops/core'

/** The field with this name, upper and lower case alike; undefined when absent. */
export function field(record: unknown, name: string): unknown {
  if (!isRecord(record)) return undefined
  const wanted = name.toLowerCase()
  const key = Object.keys(record).find((one) => one.toLowerCase() === wanted)
  return key === undefined ? undefined : record[key]
}

/** True when the record has the field, even with null. */
export function hasField(record: JsonRecord, name: string): boolean {
  return Object.keys(record).some((key) => key.toLowerCase() === name.toLowerCase())
}

/** The field as text, empty when it is absent or something else. */
export function textField(record: unknown, name: string): string {
  const value = field(record, name)
  return typeof value === 'string' ? value : ''
}

/**
 * The field as a list; null and absent count as empty.
 * @throws AlmError `response-invalid` when it is something else.
 */
export function listField(record: unknown, name: string, policy: string): readonly unknown[] {
  const value = field(record, name) ?? []
  if (!Array.isArray(value)) throw unreadable(policy, `${name} is not a list`)
  return value
}

/**
 * The field as one of some words, upper and lower case alike.
 * @throws AlmError `response-invalid` naming the word.
 */
export function wordField<Word extends string>(
  record: unknown,
  name: string,
  words: readonly Word[],
  policy: string,
): Word {
  const value = textField(record, name)
  const word = words.find((one) => one.toLowerCase() === value.toLowerCase())
  if (word === undefined)
    throw unreadable(policy, `${name} is ${quote(value)} and none of ${words.join(', ')}`)
  return word
}

/** The error for a policy that cannot be understood; judging by half of it would be guessing. */
export function unreadable(policy: string, rule: string): AlmError {
  return new AlmError('response-invalid', {
    message: `data policy ${quote(policy)} cannot be read: ${rule}`,
    remedy: 'Look at the policy in the Power Platform admin center; saving it there writes it anew.',
  })
}
