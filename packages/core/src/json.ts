// JSON from outside, read without trusting its shape.
import { AlmError, type AlmErrorOptions } from './error.js'
import type { ReasonCode } from './reason-codes.js'

/** An object of JSON whose fields have not been looked at. */
export type JsonRecord = { readonly [key: string]: unknown }

/** Tells whether a value is an object of JSON: neither null nor an array. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Parses JSON text; a byte order mark is accepted.
 * @throws AlmError with `code` (default `json-invalid`) naming `what`.
 */
export function parseJson(text: string, what: string, code: ReasonCode = 'json-invalid'): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  } catch (cause) {
    const options: AlmErrorOptions = {
      message: `${what} is not JSON: ${cause instanceof Error ? cause.message : ''}`,
      remedy: 'Check that it is complete and that nothing changed it on its way.',
      cause,
    }
    throw new AlmError(code, options)
  }
}

/** The field as text, or undefined when it is absent or something else. */
export function stringField(record: unknown, key: string): string | undefined {
  const value = isRecord(record) ? record[key] : undefined
  return typeof value === 'string' ? value : undefined
}

/** The field as a number, or undefined when it is absent or something else. */
export function numberField(record: unknown, key: string): number | undefined {
  const value = isRecord(record) ? record[key] : undefined
  return typeof value === 'number' ? value : undefined
}

/** The field as true or false, or undefined when it is absent or something else. */
export function booleanField(record: unknown, key: string): boolean | undefined {
  const value = isRecord(record) ? record[key] : undefined
  return typeof value === 'boolean' ? value : undefined
}

/** The field as an object, or undefined when it is absent or something else. */
export function recordField(record: unknown, key: string): JsonRecord | undefined {
  const value = isRecord(record) ? record[key] : undefined
  return isRecord(value) ? value : undefined
}

/** The field as an array, empty when it is absent or something else. */
export function arrayField(record: unknown, key: string): readonly unknown[] {
  const value = isRecord(record) ? record[key] : undefined
  return Array.isArray(value) ? value : []
}
