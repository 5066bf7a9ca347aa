// A mail server on loopback, with the certificate of the world's own authority, that does what a test asks for.
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { World } from './world.js'

export const MAIL_USER = 'robot@contoso.example'
export const MAIL_PASSWORD = 'canary-mail-password-1'

export interface ReceivedMail {
  from: string
  to: string[]
  /** Whether it came over TLS. */
  secure: boolean
  /** By lower-case name, unfolded, encoded words decoded. */
  headers: Readonly<Record<string, string>>
  /** Decoded bodies by content type. */
  parts: Readonly<Record<string, string>>
  raw: string
}

export interface MailServer {
  port: number
  received: ReceivedMail[]
  /** Connections so far. */
  connections(): number
  close(): Promise<void>
}

/** What a server refuses: text becomes its reply, with that code. */
export interface MailServerBehaviour {
  /** Asked for each recipient, with the number of times that it was named so far; `drop` breaks the connection. */
  recipient?: (address: string, times: number) => { code: number; text: string } | 'drop' | undefined
  /** Breaks the connection instead of answering when the mail is there. */
  dropsMail?: boolean
  options?: SMTPServerOptions
}

/** Opens a server that wants STARTTLS and a login, unless `options` say otherwise. */
export async function openMailServer(
  { folder }: World,
  { recipient, dropsMail = false, options }: MailServerBehaviour = {},
): Promise<MailServer> {
  const identity = path.join(folder, 'state', 'identity')
  const received: ReceivedMail[] = []
  const times = new Map<string, number>()
  let connections = 0
  const server = new SMTPServer({
    key: readFileSync(path.join(identity, 'ca.key.pem')),
    cert: readFileSync(path.join(identity, 'ca.pem')),
    authMethods: ['PLAIN', 'LOGIN'],
    logger: false,
    onConnect(_session, callback) {
      connections++
      callback()
    },
    onAuth({ username, password }, _session, callback) {
      if (username === MAIL_USER && password === MAIL_PASSWORD) return callback(null, { user: username })
      callback(refusal(535, `5.7.8 Authentication failed for ${password ?? ''}`))
    },
    onRcptTo({ address }, _session, callback) {
      const count = (times.get(address) ?? 0) + 1
      times.set(address, count)
      const refused = recipient?.(address, count)
      if (refused === 'drop') return drop()
      callback(refused ? refusal(refused.code, refused.text) : null)
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (dropsMail) return drop()
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          secure: session.secure,
          ...parseMail(Buffer.concat(chunks).toString('utf8')),
        })
        callback()
      })
    },
    ...options,
  })
  const drop = (): void => {
    for (const connection of server.connections) connection._socket.destroy()
  }
  server.on('error', () => undefined) // a client that does not trust the certificate, or that is gone
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode })
}

function parseMail(raw: string): Pick<ReceivedMail, 'headers' | 'parts' | 'raw'> {
  const { headers, body } = parsePart(raw)
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '')?.[1]
  const texts = boundary === undefined ? [raw] : body.split(`--${boundary}`).slice(1, -1)
  const parts = texts.map((text) => {
    const part = parsePart(text.trimStart())
    const type = (part.headers['content-type'] ?? '').split(';')[0] ?? ''
    return [type, decode(part.body, part.headers['content-transfer-encoding'] ?? '')] as const
  })
  return { headers, parts: Object.fromEntries(parts), raw }
}

function parsePart(text: string): { headers: Record<string, string>; body: string } {
  const end = text.indexOf('\r\n\r\n')
  const lines = text
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = lines.map((line) => {
    const at = line.indexOf(':')
    return [line.slice(0, at).toLowerCase(), decodeWords(line.slice(at + 1).trim())] as const
  })
  return { headers: Object.fromEntries(headers), body: text.slice(end + 4) }
}

function decode(text: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8')
  return encoding === 'quoted-printable' ? fromQuotedPrintable(text.replace(/=\r\n/g, '')) : text
}

function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : fromQuotedPrintable(word.replaceAll('_', ' ')),
    )
}

function fromQuotedPrintable(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
