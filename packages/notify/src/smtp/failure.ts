// What a failed hand-over means: may it be tried again, does it concern the recipient or the server, what to do.
import { AlmError } from '@powerops/core'
import { shownText } from '@powerops/http'

/** A failure as nodemailer tells it, and whether the server had begun to take the mail. */
export interface SmtpFault {
  /** Kind: EAUTH, EENVELOPE, EMESSAGE, ETLS, EDNS, ECONNECTION, ETIMEDOUT, ESOCKET. */
  code?: string | undefined
  /** Code of the system behind it, such as ECONNREFUSED or SELF_SIGNED_CERT_IN_CHAIN. */
  systemCode?: string | undefined
  /** The command that was answered: RCPT TO, AUTH PLAIN. */
  command?: string | undefined
  /** The reply of the server, outside text. */
  response?: string | undefined
  /** Its three digits. */
  responseCode?: number | undefined
  /** True when the server had let us begin with the text of the mail. */
  dataStarted: boolean
}

/** The judgement on a failure. */
export interface SmtpVerdict {
  /** True when the mail was certainly not taken and a later try may do better. */
  retry: boolean
  /** `server` concerns every mail, `recipient` this one alone. */
  concerns: 'server' | 'recipient'
  error: AlmError
}

const TLS_CODE = /CERT|^ERR_TLS|^ERR_SSL|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|^EPROTO$|WRONG_VERSION/

/** Judges a failure of handing a mail for `address` to the server `where` (`host:port`). */
export function judgeSmtpFault(fault: SmtpFault, address: string, where: string): SmtpVerdict {
  if (fault.responseCode !== undefined) return judgeReply(fault, fault.responseCode, address, where)
  if (fault.dataStarted) {
    const error = new AlmError('outcome-unknown', {
      message: `the connection to ${where} broke off while the mail to ${address} was handed over, so it may or may not arrive${why(fault)}`,
      remedy:
        'It was not sent again, so that nobody gets it twice. Ask the recipient, or look at the log of the server.',
    })
    return { retry: false, concerns: 'recipient', error }
  }
  if (fault.code === 'ETLS' || TLS_CODE.test(fault.systemCode ?? '')) return tlsVerdict(fault, where)
  if (fault.code === 'EAUTH') {
    const message = `the mail server ${where} offers no login that can be used${why(fault)}`
    return lasting(
      'access-denied',
      message,
      'Leave smtp-user and smtp-password out, or ask its administrator.',
    )
  }
  if (fault.code === 'EENVELOPE' || fault.code === 'EMESSAGE') {
    const error = new AlmError('service-error', {
      message: `the mail to ${address} cannot be handed to ${where}${why(fault)}`,
      remedy: 'Check the address; a server without SMTPUTF8 takes plain letters alone.',
    })
    return { retry: false, concerns: 'recipient', error }
  }
  const error = new AlmError(fault.code === 'ETIMEDOUT' ? 'request-timeout' : 'network-error', {
    message: `the mail server ${where} cannot be reached${why(fault)}`,
    remedy:
      'Check smtp-host and smtp-port, and that the runner may connect there; port 25 is closed on hosted runners.',
  })
  return { retry: true, concerns: 'server', error }
}

/** 4xx is "not now", 5xx is "no": either way the server has said that it did not take the mail. */
function judgeReply(fault: SmtpFault, code: number, address: string, where: string): SmtpVerdict {
  const reply = shownText(fault.response ?? String(code))
  const retry = code < 500
  if (fault.command?.startsWith('AUTH')) {
    const message = `the mail server ${where} does not accept the login: ${reply}`
    const remedy =
      'Check smtp-user and smtp-password. Exchange Online: SMTP AUTH must be on for the mailbox; Graph needs no password.'
    return { retry, concerns: 'server', error: new AlmError('access-denied', { message, remedy }) }
  }
  if (fault.command === 'STARTTLS') return tlsVerdict(fault, where)
  if (fault.command === 'RCPT TO' || fault.command === 'DATA') {
    const error = new AlmError('service-error', {
      message: `the mail server ${where} refused the mail to ${address}: ${reply}`,
      remedy: retry
        ? 'It asks to try later; the waiting time of this step was over. Run it again, or list the runner as a known sender.'
        : 'Check the address, and that the server relays for the sender.',
    })
    return { retry, concerns: 'recipient', error }
  }
  const sender = fault.command === 'MAIL FROM'
  const error = new AlmError('service-error', {
    message: `the mail server ${where} refused ${sender ? 'the sender' : 'the connection'}: ${reply}`,
    remedy: sender
      ? 'Check mail-from: the login must be allowed to send as that address.'
      : 'Read its answer, or ask its administrator.',
  })
  return { retry, concerns: 'server', error }
}

function tlsVerdict(fault: SmtpFault, where: string): SmtpVerdict {
  const untrusted = TLS_CODE.test(fault.systemCode ?? '')
  return lasting(
    'network-error',
    `no encrypted connection to the mail server ${where} could be made${why(fault)}`,
    untrusted
      ? 'Check smtp-security (tls for port 465, starttls for 587); for a private authority name its file in NODE_EXTRA_CA_CERTS.'
      : 'Use a port with encryption; "smtp-security: none" sends in plain text, which is for trusted networks alone.',
  )
}

function lasting(code: 'access-denied' | 'network-error', message: string, remedy: string): SmtpVerdict {
  return { retry: false, concerns: 'server', error: new AlmError(code, { message, remedy }) }
}

function why({ code, systemCode, response }: SmtpFault): string {
  const parts = [systemCode ?? code, ...(response === undefined ? [] : [shownText(response)])]
  const known = parts.filter((part) => part !== undefined)
  return known.length === 0 ? '' : ` (${known.join(', ')})`
}
