// Mail by SMTP.
import { AlmError, isLoopbackHost } from '@powerops/core'
import { composeMail, parseMailAddress, sendBySmtp } from '@powerops/notify'
import type { Channel } from './channel.js'
import { requireRecipients } from './recipients.js'

export const smtpChannel: Channel = async ({ message, recipients, key }, settings, ports) => {
  requireRecipients(recipients)
  const { smtpHost: host, smtpFrom: from, smtpUser: user, smtpPassword: password } = settings
  if (host === undefined || from === undefined) {
    throw new AlmError('input-missing', {
      message: `the channel smtp needs ${host === undefined ? 'smtp-host' : 'smtp-from'}`,
      remedy: 'Give smtp-host and smtp-from, or leave smtp out of channels.',
    })
  }
  if (settings.smtpSecurity === 'none' && password !== undefined && !isLoopbackHost(host)) {
    ports.log.warning('smtp-security is none: the password goes to the mail server in plain text.')
  }
  // As it goes over the wire with AUTH PLAIN.
  if (password !== undefined) ports.mask(Buffer.from(`\0${user ?? ''}\0${password}`).toString('base64'))
  const mails = recipients.map((recipient) => composeMail(message, recipient, key))
  return sendBySmtp(
    mails,
    {
      host,
      port: settings.smtpPort,
      security: settings.smtpSecurity,
      user,
      password,
      from: parseMailAddress(from, 'input smtp-from'),
      timeoutMs: (settings.smtpTimeoutSeconds ?? 60) * 1000,
    },
    ports,
  )
}
