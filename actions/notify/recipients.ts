// Who is told: makers and administrators by mail, each address once, and accounts of GitHub.
import { AlmError, quote, toAlmError } from '@powerops/core'
import { parseMailAddress, type Recipient } from '@powerops/notify'

/** A slip of a variable must not become a mailing to the whole company. */
const MAX_RECIPIENTS = 50
const ACCOUNT = /^@?([\w-]{1,39}(?:\/[\w.-]{1,100})?)$/

/** The recipients, and what is wrong with those that were left out. */
export function readRecipients(lists: Readonly<Record<Recipient['role'], readonly string[] | undefined>>): {
  recipients: readonly Recipient[]
  leftOut: readonly AlmError[]
} {
  const recipients = new Map<string, Recipient>()
  const leftOut: AlmError[] = []
  for (const role of ['maker', 'admin'] as const) {
    for (const text of lists[role] ?? []) {
      try {
        const address = parseMailAddress(text, `an address of ${role}`)
        const name = address.address.toLowerCase()
        if (!recipients.has(name)) recipients.set(name, { address, role })
      } catch (caught) {
        leftOut.push(toAlmError(caught))
      }
    }
  }
  const all = [...recipients.values()]
  if (all.length > MAX_RECIPIENTS) leftOut.push(tooMany(all.length))
  return { recipients: all.slice(0, MAX_RECIPIENTS), leftOut }
}

/** Logins, and teams with their organization, with or without `@`; and what is wrong with the rest. */
export function readMentions(names: readonly string[] = []): {
  mentions: readonly string[]
  leftOut: readonly AlmError[]
} {
  const mentions = names.flatMap((text) => ACCOUNT.exec(text)?.[1] ?? [])
  const leftOut = names.filter((text) => !ACCOUNT.test(text)).map(noAccount)
  return { mentions, leftOut }
}

function noAccount(text: string): AlmError {
  return new AlmError('input-invalid', {
    message: `github-mention names ${quote(text)}, which is neither a login nor organization/team`,
    remedy: 'Write logins such as mia-maker, or teams such as contoso/release-managers.',
  })
}

/** @throws AlmError `input-missing`. */
export function requireRecipients(recipients: readonly Recipient[]): void {
  if (recipients.length > 0) return
  throw new AlmError('input-missing', {
    message: 'there is nobody to send mail to: neither maker nor admin names an address',
    remedy: 'Give maker or admin, one address a line or separated by commas.',
  })
}

function tooMany(count: number): AlmError {
  return new AlmError('input-invalid', {
    message: `maker and admin name ${count} addresses; the first ${MAX_RECIPIENTS} get the mail`,
    remedy: 'Use the address of a distribution list.',
  })
}
