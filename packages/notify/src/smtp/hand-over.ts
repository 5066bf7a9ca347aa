// One mail over one connection of its own. nodemailer speaks SMTP and writes MIME; nothing of it is known elsewhere.
import { AlmError, isRecord, numberField, stringField } from '@powerops/core'
import { Readable } from 'node:stream'
import { messageId, type Mail } from '../mail.js'
import type { SmtpFault } from './failure.js'
import { decideSecurity, type SmtpSettings } from './settings.js'

/** @returns undefined when the server took the mail, else why it did not. @throws AlmError `cancelled`. */
export type HandOver = (
  mail: Mail,
  settings: SmtpSettings,
  signal?: AbortSignal,
) => Promise<SmtpFault | undefined>

/** A port that a firewall closes must not hold a job up for long; a server that scans a mail may take its time. */
const MAX_CONNECT_MS = 20_000

/** Hands a mail to the server. */
export const handOver: HandOver = async (mail, settings, signal) => {
  if (signal?.aborted) throw cancelled(mail, false)
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection')
  const { host, user, password, from, timeoutMs } = settings
  const content = await writeMime(mail, settings)
  const connection = new SMTPConnection({
    host: host.replace(/^\[|\]$/g, ''),
    ...decideSecurity(settings),
    tls: { minVersion: 'TLSv1.2' },
    connectionTimeout: Math.min(timeoutMs, MAX_CONNECT_MS),
    greetingTimeout: timeoutMs,
    dnsTimeout: Math.min(timeoutMs, MAX_CONNECT_MS),
    socketTimeout: timeoutMs,
  })
  let dataStarted = false
  // Read for the first time when the server has answered DATA.
  const body = new Readable({
    read() {
      dataStarted = true
      this.push(content)
      this.push(null)
    },
  })
  const onAbort = (): void => connection.close()
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: Error | null): void => (error ? reject(error) : resolve())
      const send = (): void => connection.send({ from: from.address, to: [mail.to.address] }, body, settle)
      connection.on('error', reject)
      connection.once('end', () => reject(new Error('the connection was closed')))
      connection.connect((error?: Error | null) => {
        if (error) return reject(error)
        if (user === undefined || password === undefined) return send()
        connection.login({ credentials: { user, pass: password } }, (refused?: Error | null) =>
          refused ? reject(refused) : send(),
        )
      })
    })
    connection.quit()
    return undefined
  } catch (caught) {
    connection.close()
    if (signal?.aborted) throw cancelled(mail, dataStarted)
    return { ...readFault(caught), dataStarted }
  } finally {
    signal?.removeEventListener('abort', onAbort)
  }
}

async function writeMime(mail: Mail, { from }: SmtpSettings): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const composer = new MailComposer({
    from: mailbox(from),
    to: mailbox(mail.to),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: messageId(mail, from),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

function mailbox({ address, name }: Mail['to']): { address: string; name: string } {
  return { address, name: name ?? '' }
}

function cancelled({ to }: Mail, dataStarted: boolean): AlmError {
  const doubt = dataStarted ? `; the mail to ${to.address} may still arrive` : ''
  return new AlmError('cancelled', { message: `the run was cancelled${doubt}` })
}

/** What an error of nodemailer says, except for its text, which may quote what was sent. */
function readFault(caught: unknown): Omit<SmtpFault, 'dataStarted'> {
  const cause = isRecord(caught) ? caught['cause'] : undefined
  return {
    code: stringField(caught, 'code'),
    systemCode: stringField(caught, 'originalCode') ?? stringField(cause, 'code'),
    command: stringField(caught, 'command'),
    response: stringField(caught, 'response'),
    responseCode: numberField(caught, 'responseCode'),
  }
}
