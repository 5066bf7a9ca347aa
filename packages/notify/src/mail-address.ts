// E-mail addresses from inputs: strict, because what is not an address may be a header or a second recipient.
import { AlmError, quote } from '@powerops/core'
import { oneLine } from './one-line.js'

/** One mailbox. */
export interface MailAddress {
  /** `name@domain`, as it was written. */
  address: string
  /** Shown beside the address; one line. */
  name?: string
}

const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const DOMAIN = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,62})?(\.[\p{L}\p{N}]([\p{L}\p{N}-]{0,62})?)*$/u
const MAX_LENGTH = 254

/**
 * Reads `mia@contoso.com` or `Mia Maker <mia@contoso.com>`.
 * @throws AlmError `input-invalid` naming `what`.
 */
export function parseMailAddress(untrusted: string, what: string): MailAddress {
  const text = untrusted.trim()
  const [, name = '', inner] = /^([^<>]*)<([^<>]*)>$/.exec(text) ?? []
  const address = (inner ?? text).trim()
  const at = address.lastIndexOf('@')
  const valid =
    address.length <= MAX_LENGTH &&
    LOCAL.test(address.slice(0, Math.max(at, 0))) &&
    DOMAIN.test(address.slice(at + 1))
  if (!valid || at < 1 || at > 64) {
    throw new AlmError('input-invalid', {
      message: `${what} is ${quote(untrusted)}, which is not an e-mail address`,
      remedy: 'Write name@example.com, or "Name <name@example.com>"; one a line or separated by commas.',
    })
  }
  const shown = oneLine(name.replace(/["\\]/g, ''), 100)
  return { address, ...(shown === '' ? {} : { name: shown }) }
}
