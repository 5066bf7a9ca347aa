// Mails by SMTP: each recipient for itself, again after "not now", never again once the server may have it.
import { formatDuration, type AlmError, type Clock, type Logger } from '@powerops/core'
import type { Delivery } from '../delivery.js'
import type { Mail } from '../mail.js'
import { judgeSmtpFault } from './failure.js'
import { handOver as handOverByNodemailer, type HandOver } from './hand-over.js'
import { decideSecurity, type SmtpSettings } from './settings.js'

/** What sending needs from outside. */
export interface SmtpPorts {
  clock: Clock
  log: Logger
  signal?: AbortSignal | undefined
  /** Default: over the network. */
  handOver?: HandOver
}

/** Waits before the tries after the first: a server that greylists wants to see the sender again. */
const WAITS_MS = [2000, 20_000, 60_000]

/**
 * Sends each mail and says of each how it ended, in the order of the mails. A server that cannot be used is not asked
 * for every recipient anew.
 * @throws AlmError `cancelled`, and the errors of decideSecurity.
 */
export async function sendBySmtp(
  mails: readonly Mail[],
  settings: SmtpSettings,
  ports: SmtpPorts,
): Promise<Delivery[]> {
  const where = `${settings.host}:${decideSecurity(settings).port}`
  const ended = new Map<Mail, Delivery>()
  let open = mails
  for (let round = 0; open.length > 0; round++) {
    const failed = await sendRound(open, where, settings, ports, ended)
    const waitMs = WAITS_MS[round]
    open = open.filter((mail) => failed.get(mail)?.retry === true)
    for (const [mail, { error, retry }] of failed) {
      if (!retry || waitMs === undefined) ended.set(mail, { to: mail.to.address, outcome: 'failed', error })
    }
    if (open.length === 0 || waitMs === undefined) break
    ports.log.info(
      `${where} did not take ${open.length} mail(s) yet; trying again in ${formatDuration(waitMs)}`,
    )
    await ports.clock.sleep(waitMs, ports.signal)
  }
  return mails.flatMap((mail) => ended.get(mail) ?? [])
}

interface Failed {
  error: AlmError
  retry: boolean
}

async function sendRound(
  mails: readonly Mail[],
  where: string,
  settings: SmtpSettings,
  { handOver = handOverByNodemailer, log, signal }: SmtpPorts,
  ended: Map<Mail, Delivery>,
): Promise<Map<Mail, Failed>> {
  const failed = new Map<Mail, Failed>()
  let serverFailed: Failed | undefined
  for (const mail of mails) {
    const fault = serverFailed ? undefined : await handOver(mail, settings, signal)
    if (serverFailed) {
      failed.set(mail, serverFailed)
    } else if (!fault) {
      ended.set(mail, { to: mail.to.address, outcome: 'sent' })
    } else {
      const { retry, concerns, error } = judgeSmtpFault(fault, mail.to.address, where)
      log.debug(`${error.message}; ${retry ? 'may be tried again' : 'is final'}`)
      failed.set(mail, { error, retry })
      if (concerns === 'server') serverFailed = { error, retry }
    }
  }
  return failed
}
