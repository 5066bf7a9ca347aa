// GUIDs: ids of environments, tenants, applications and rows.
import { createHash } from 'node:crypto'
import { AlmError } from './error.js'
import { quote } from './text.js'

declare const guidBrand: unique symbol
/** A GUID in lower case, with dashes and without braces. */
export type Guid = string & { readonly [guidBrand]: true }

const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i

/** Tells whether a text is a GUID, braces and upper case allowed. */
export function isGuid(untrusted: string): boolean {
  return GUID.test(untrusted)
}

/**
 * Reads a GUID, with or without braces, in either case.
 * @throws AlmError `input-invalid` naming `what`.
 */
export function parseGuid(untrusted: string, what: string): Guid {
  const match = GUID.exec(untrusted.trim())
  if (!match?.[1]) {
    throw new AlmError('input-invalid', {
      message: `${what} is ${quote(untrusted)}, which is not a GUID`,
      remedy: 'A GUID has the form 00000000-0000-0000-0000-000000000000.',
    })
  }
  return match[1].toLowerCase() as Guid
}

/** The name-based GUID (RFC 9562, version 5) of `name` within `namespace`: equal input, equal GUID, on every machine. */
export function uuidV5(namespace: Guid, name: string): Guid {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16)
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Guid
}
