// Changing a document that was read without touching what is not understood.
import { isRecord, type JsonRecord } from '@powerops/core'
import { connectorKey } from '../connector-id.js'
import { textField, unreadable } from '../policy/fields.js'

/** The record with one field set, in the spelling that the record has for it. */
export function withField(record: JsonRecord, name: string, value: unknown): JsonRecord {
  const key = Object.keys(record).find((one) => one.toLowerCase() === name.toLowerCase())
  return { ...record, [key ?? name]: value }
}

/** The id of an environment that a policy lists, in lower case. */
export function environmentIdOf(untrusted: unknown): string {
  return textField(untrusted, 'name').toLowerCase() || connectorKey(textField(untrusted, 'id'))
}

/** @throws AlmError `response-invalid` for an item of a list that is no object. */
export function requireRecord(untrusted: unknown, list: string, policy: string): JsonRecord {
  if (isRecord(untrusted)) return untrusted
  throw unreadable(policy, `${list} has an item that is no object`)
}
