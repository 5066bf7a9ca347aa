// Mails by Microsoft Graph, sent by an application from a mailbox of the tenant.
import { AlmError, toAlmError } from '@powerops/core'
import { readServiceError, serviceError, type HttpClient, type HttpResponse } from '@powerops/http'
import type { Delivery } from './delivery.js'
import type { MailAddress } from './mail-address.js'
import type { Mail } from './mail.js'

/** A mailbox that an application may send from. */
export interface GraphMailbox {
  /** Origin of Graph: `https://graph.microsoft.com`. */
  graphUrl: URL
  /** User principal name or object id of the mailbox. */
  sender: string
}

/**
 * Sends each mail with `sendMail` (v1.0), one after the other, and says of each how it ended. Graph answers before it
 * delivers, so "sent" means accepted; a mail whose answer was lost is not sent again.
 * @throws AlmError `cancelled`.
 */
export async function sendByGraph(
  http: HttpClient,
  mailbox: GraphMailbox,
  mails: readonly Mail[],
): Promise<Delivery[]> {
  const deliveries: Delivery[] = []
  let lasting: AlmError | undefined
  for (const mail of mails) {
    const { address: to } = mail.to
    const error = lasting ?? (await sendOne(http, mailbox, mail))
    deliveries.push(error ? { to, outcome: 'failed', error } : { to, outcome: 'sent' })
    if (error && concernsMailbox(error)) lasting = error
  }
  return deliveries
}

async function sendOne(
  http: HttpClient,
  { graphUrl, sender }: GraphMailbox,
  mail: Mail,
): Promise<AlmError | undefined> {
  try {
    const response = await http.send({
      method: 'POST',
      url: new URL(`/v1.0/users/${encodeURIComponent(sender)}/sendMail`, graphUrl),
      body: sendMailBody(mail),
      retry: 'once',
    })
    return response.status === 202 ? undefined : refusal(response, sender, mail.to.address)
  } catch (caught) {
    const error = toAlmError(caught)
    if (error.code === 'cancelled') throw error
    return error
  }
}

/** Graph takes one body; Exchange makes the text part from the HTML by itself. */
function sendMailBody({ to, subject, html }: Mail): Readonly<Record<string, unknown>> {
  return {
    message: {
      subject,
      body: { contentType: 'HTML', content: html },
      toRecipients: [{ emailAddress: recipient(to) }],
    },
    saveToSentItems: false,
  }
}

function recipient({ address, name }: MailAddress): Readonly<Record<string, string>> {
  return { address, ...(name === undefined ? {} : { name }) }
}

const REMEDIES: Readonly<Record<string, string>> = {
  ErrorAccessDenied:
    'Give the application the application permission Mail.Send of Microsoft Graph, with admin consent; an application access policy must include the mailbox.',
  Authorization_RequestDenied:
    'Give the application the application permission Mail.Send of Microsoft Graph, with admin consent.',
  ErrorInvalidUser: 'Check graph-sender: the user principal name or object id of a mailbox.',
  ResourceNotFound: 'Check graph-sender: the user principal name or object id of a mailbox.',
  MailboxNotEnabledForRESTAPI: 'The sender needs a mailbox in Exchange Online.',
  ErrorInvalidRecipients: 'Check the address of the recipient.',
}

function refusal(response: HttpResponse, sender: string, to: string): AlmError {
  const error = serviceError(response, { what: `sending mail to ${to} as ${sender}` })
  const { code = '' } = readServiceError(response)
  const remedy = Object.hasOwn(REMEDIES, code) ? REMEDIES[code] : error.remedy
  return new AlmError(error.code, {
    message: error.message,
    ...(remedy === undefined ? {} : { remedy }),
    details: error.details,
    cause: error,
  })
}

/** No other recipient will fare better: the sign-in, the permission, the mailbox or the way there is at fault. */
function concernsMailbox({ code, details }: AlmError): boolean {
  return details['status'] === undefined
    ? code !== 'outcome-unknown'
    : [401, 403, 404].includes(Number(details['status']))
}
