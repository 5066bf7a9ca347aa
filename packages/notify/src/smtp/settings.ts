// Where and how mail is handed over by SMTP.
import { AlmError, isLoopbackHost, quote } from '@powerops/core'
import type { MailAddress } from '../mail-address.js'

/** `tls` from the first byte, `starttls` before anything else is said, or `none` at all. */
export type SmtpSecurity = 'tls' | 'starttls' | 'none'

/** How to reach a mail server. */
export interface SmtpSettings {
  host: string
  /** Default: 465 with `tls`, else 587. */
  port?: number | undefined
  /** Default: `tls` on port 465, else `starttls`; on the machine itself plain text will do. */
  security?: SmtpSecurity | undefined
  user?: string | undefined
  password?: string | undefined
  from: MailAddress
  /** Milliseconds that the server may take for an answer; to connect it gets at most 20 s of them. */
  timeoutMs: number
}

/** The options of a connection as nodemailer names them. */
export interface TransportSecurity {
  port: number
  secure: boolean
  requireTLS: boolean
  ignoreTLS: boolean
}

const IMPLICIT_TLS_PORT = 465
const SUBMISSION_PORT = 587

/**
 * Decides port and encryption: never plain text to another machine, unless `none` asks for it.
 * @throws AlmError `input-invalid` for a host that is not a name; `input-conflict` for half of a login.
 */
export function decideSecurity({ host, port, security, user, password }: SmtpSettings): TransportSecurity {
  requireHost(host)
  if ((user === undefined) !== (password === undefined)) {
    throw new AlmError('input-conflict', {
      message: `of smtp-user and smtp-password only ${user === undefined ? 'the password' : 'the user'} is given`,
      remedy: 'Give both, or none of them for a server that asks for no login.',
    })
  }
  const wanted = security ?? (port === IMPLICIT_TLS_PORT ? 'tls' : undefined)
  const secure = wanted === 'tls'
  const local = isLoopbackHost(host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host)
  return {
    port: port ?? (secure ? IMPLICIT_TLS_PORT : SUBMISSION_PORT),
    secure,
    requireTLS: !secure && (wanted === 'starttls' || (wanted === undefined && !local)),
    ignoreTLS: wanted === 'none',
  }
}

function requireHost(host: string): void {
  if (/^[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?$|^\[?[0-9a-f:.]*:[0-9a-f:.]*\]?$/iu.test(host)) return
  throw new AlmError('input-invalid', {
    message: `smtp-host is ${quote(host)}, which is not the name of a host`,
    remedy: 'Write the name alone, such as smtp.office365.com; the port goes into smtp-port.',
  })
}
