// What a message of the Web API is: a name, its parameters, an effect.
import { booleanField, recordField, stringField, type JsonRecord } from '@powerops/core'
import { badPayload } from '../fault.js'
import type { Organization } from '../organization.js'

export interface Message {
  name: string
  /** Functions are called with GET, actions with POST. */
  kind: 'action' | 'function'
  /** Parameter names that it knows; others are refused. */
  parameters: readonly string[]
  /** Privilege that the caller needs, if any. */
  privilege?: string
  /** The answer's fields; undefined answers 204. */
  run(
    organization: Organization,
    parameters: JsonRecord,
  ): Promise<Record<string, unknown> | undefined> | Record<string, unknown> | undefined
}

/** @throws DataverseFault 400 for a parameter that the message does not have. */
export function checkParameters(message: Message, parameters: JsonRecord): void {
  for (const name of Object.keys(parameters)) {
    if (name.startsWith('@') || message.parameters.includes(name)) continue
    throw badPayload(
      message.name,
      `The parameter '${name}' in the request payload is not a valid parameter for the operation '${message.name}'.`,
    )
  }
}

/** @throws DataverseFault 400 when it is absent or no text. */
export function requiredText(parameters: JsonRecord, name: string): string {
  const value = stringField(parameters, name)
  if (value === undefined || value === '') throw missing(name)
  return value
}

export function requiredFlag(parameters: JsonRecord, name: string): boolean {
  const value = booleanField(parameters, name)
  if (value === undefined) throw missing(name)
  return value
}

function missing(name: string): Error {
  return badPayload('', `Required field '${name}' is missing or has the wrong type.`)
}

/** The bytes of a base64 parameter. */
export function requiredBytes(parameters: JsonRecord, name: string): Buffer {
  const text = requiredText(parameters, name)
  if (!/^[A-Za-z0-9+/\r\n]*={0,2}$/.test(text)) {
    throw badPayload('', `Cannot convert the literal of '${name}' to the expected type 'Edm.Binary'.`)
  }
  return Buffer.from(text, 'base64')
}

export function optionalText(parameters: JsonRecord, name: string): string | undefined {
  return stringField(parameters, name)
}

export function optionalRecord(parameters: JsonRecord, name: string): JsonRecord | undefined {
  return recordField(parameters, name)
}
