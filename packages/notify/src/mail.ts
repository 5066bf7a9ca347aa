// A mail to one person: addresses, subject, both bodies, and the id by which a second copy is recognised.
import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'
import type { MailAddress } from './mail-address.js'
import type { Message } from './message.js'
import { renderHtml } from './render-html.js'
import { renderText } from './render-text.js'

/** A mail that is ready to be sent. */
export interface Mail {
  to: MailAddress
  subject: string
  text: string
  html: string
  /** Equal for equal notifications: a name of the run, its attempt and the event, without the recipient. */
  key: string
}

/** A person to be told, and as what. */
export interface Recipient {
  address: MailAddress
  role: 'maker' | 'admin'
}

const ROLE_WORDS = { maker: 'the maker', admin: 'an administrator' } as const

/** The mail of a message to one recipient; nobody sees who else gets it. */
export function composeMail(message: Message, { address, role }: Recipient, key: string): Mail {
  const footer = `You get this mail as ${ROLE_WORDS[role]}. It was sent by a workflow; answers are not read.`
  return {
    to: address,
    subject: message.subject,
    text: renderText(message, footer),
    html: renderHtml(message, footer),
    key,
  }
}

/** The Message-ID for a mail of that key to that address, in the domain of the sender. */
export function messageId({ key, to }: Pick<Mail, 'key' | 'to'>, from: MailAddress): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([key, to.address.toLowerCase()]))
    .digest('hex')
  const domain = domainToASCII(from.address.split('@')[1] ?? '') || 'localhost'
  return `<powerops.${hash.slice(0, 32)}@${domain}>`
}
