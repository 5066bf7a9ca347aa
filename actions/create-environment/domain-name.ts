// Domain names of environments: the first part of their address.
import { AlmError, quote } from '@powerops/core'

/** The service allows 2 to 24 characters. */
const MAX_LENGTH = 24
const DOMAIN_NAME = /^[a-z0-9][a-z0-9-]{1,23}$/

/**
 * Reads a domain name: 2 to 24 of a-z, 0-9 and `-`, not starting with `-`.
 * @throws AlmError `input-invalid` naming the input.
 */
export function parseDomainName(value: string, name: string): string {
  const domain = value.toLowerCase()
  if (DOMAIN_NAME.test(domain)) return domain
  throw new AlmError('input-invalid', {
    message: `input ${name} is ${quote(value)}, which is not a domain name`,
    remedy:
      'Use 2 to 24 letters a-z, digits and dashes, and no dash in front: it becomes the first part of the address.',
  })
}

/**
 * The domain name that stands for a display name, always the same one, so that a second run finds the environment of
 * the first.
 * @throws AlmError `input-invalid` when the display name has no usable character.
 */
export function domainNameFor(displayName: string): string {
  const plain = displayName
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, MAX_LENGTH)
    .replace(/-+$/, '')
  if (DOMAIN_NAME.test(plain)) return plain
  throw new AlmError('input-invalid', {
    message: `no domain name can be made from the name ${quote(displayName)}`,
    remedy: 'Give the input "domain": 2 to 24 letters a-z, digits and dashes.',
  })
}
