// Handing mails to a server: encryption, what is tried again, what is not.
import type { Clock } from '@powerops/core'
import { silentLogger } from '@powerops/core'
import { composeMail, composeMessage, parseMailAddress, sendBySmtp, type SmtpSettings } from '../src/index.js'
import { decideSecurity } from '../src/smtp/settings.js'
import type { SmtpFault } from '../src/smtp/failure.js'

const settings: SmtpSettings = {
  host: 'mail.contoso.example',
  from: parseMailAddress('powerops@contoso.example', 'from'),
  timeoutMs: 1000,
}

describe('decideSecurity', () => {
  it.each([
    ['STARTTLS by default', {}, { port: 587, secure: false, requireTLS: true, ignoreTLS: false }],
    ['TLS on its port', { port: 465 }, { port: 465, secure: true, requireTLS: false }],
    ['TLS when asked for', { security: 'tls' }, { port: 465, secure: true }],
    ['STARTTLS on any port', { port: 25 }, { port: 25, requireTLS: true }],
    [
      'STARTTLS even on 465 when asked for',
      { port: 465, security: 'starttls' },
      { secure: false, requireTLS: true },
    ],
    ['plain text when asked for', { security: 'none' }, { requireTLS: false, ignoreTLS: true }],
    ['what there is on the machine itself', { host: 'localhost' }, { requireTLS: false, ignoreTLS: false }],
    [
      'STARTTLS on the machine when asked for',
      { host: '127.0.0.1', security: 'starttls' },
      { requireTLS: true },
    ],
    ['what there is on the machine by its IPv6 address', { host: '[::1]' }, { requireTLS: false }],
    ['no plain text to what only looks local', { host: 'localhost.evil.example' }, { requireTLS: true }],
  ] as const)('uses %s', (_, change, expected) => {
    expect(decideSecurity({ ...settings, ...change })).toMatchObject(expected)
  })

  it.each(['', 'mail contoso', 'http://mail', 'mail/x', 'mail\r\nX', 'user@mail', '-mail'])(
    'refuses the host %j',
    (host) => {
      expect(() => decideSecurity({ ...settings, host })).toThrow(/not the name of a host/)
    },
  )
})

const mails = ['mia', 'adam', 'eve'].map((name) =>
  composeMail(
    composeMessage({ event: 'environment-ready', links: [] }),
    { address: parseMailAddress(`${name}@contoso.example`, 'to'), role: 'maker' },
    'key',
  ),
)

/** Sends to a server that answers `faults[name]` in turn, and then takes the mail. */
async function send(faults: Record<string, Partial<SmtpFault>[]>): Promise<{
  ended: Record<string, string>
  asked: string[]
  waits: number[]
}> {
  const asked: string[] = []
  const waits: number[] = []
  const clock: Clock = { now: () => 0, sleep: async (ms) => void waits.push(ms) }
  const deliveries = await sendBySmtp(mails, settings, {
    clock,
    log: silentLogger,
    handOver: async ({ to }) => {
      const name = to.address.split('@')[0] ?? ''
      asked.push(name)
      const fault = faults[name]?.shift()
      return fault ? { dataStarted: false, ...fault } : undefined
    },
  })
  const ended = deliveries.map((delivery) => [
    delivery.to.split('@')[0] ?? '',
    delivery.outcome === 'sent' ? 'sent' : delivery.error.code,
  ])
  return { ended: Object.fromEntries(ended) as Record<string, string>, asked, waits }
}

const many = (fault: Partial<SmtpFault>): Partial<SmtpFault>[] => Array.from({ length: 9 }, () => fault)

describe('sendBySmtp', () => {
  it('sends one mail to each', async () => {
    const { ended, asked, waits } = await send({})
    expect(ended).toEqual({ mia: 'sent', adam: 'sent', eve: 'sent' })
    expect({ asked, waits }).toEqual({ asked: ['mia', 'adam', 'eve'], waits: [] })
  })

  it('tries a greylisted recipient again, and it alone', async () => {
    const grey = { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451, response: '451 later' }
    const { ended, asked } = await send({ adam: [grey, grey] })
    expect(ended).toEqual({ mia: 'sent', adam: 'sent', eve: 'sent' })
    expect(asked).toEqual(['mia', 'adam', 'eve', 'adam', 'adam'])
  })

  it('gives up after the last wait', async () => {
    const grey = { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451, response: '451 later' }
    const { ended, waits } = await send({ adam: many(grey) })
    expect(ended).toEqual({ mia: 'sent', adam: 'service-error', eve: 'sent' })
    expect(waits).toEqual([2000, 20_000, 60_000])
  })

  it.each<[string, Partial<SmtpFault>, string]>([
    ['a refused recipient', { command: 'RCPT TO', responseCode: 550 }, 'service-error'],
    ['a refused text', { command: 'DATA', responseCode: 554, dataStarted: true }, 'service-error'],
    [
      'a connection that broke off with the text',
      { code: 'ECONNECTION', dataStarted: true },
      'outcome-unknown',
    ],
    ['a timeout after the text', { code: 'ETIMEDOUT', dataStarted: true }, 'outcome-unknown'],
    ['an address that cannot be sent', { code: 'EENVELOPE' }, 'service-error'],
  ])('does not try again after %s, and asks for the others', async (_, fault, code) => {
    const { ended, asked } = await send({ mia: many(fault) })
    expect(ended).toEqual({ mia: code, adam: 'sent', eve: 'sent' })
    expect(asked).toEqual(['mia', 'adam', 'eve'])
  })

  it.each<[string, Partial<SmtpFault>, string]>([
    ['a wrong password', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'access-denied'],
    ['no way to log in', { code: 'EAUTH' }, 'access-denied'],
    ['no encryption', { code: 'ETLS', command: 'STARTTLS', responseCode: 502 }, 'network-error'],
    [
      'an untrusted certificate',
      { code: 'ESOCKET', systemCode: 'SELF_SIGNED_CERT_IN_CHAIN' },
      'network-error',
    ],
    ['a refused sender', { command: 'MAIL FROM', responseCode: 550 }, 'service-error'],
  ])('asks for nobody else after %s', async (_, fault, code) => {
    const { ended, asked } = await send({ mia: many(fault) })
    expect(ended).toEqual({ mia: code, adam: code, eve: code })
    expect(asked).toEqual(['mia'])
  })

  it('tries a server that cannot be reached again, once in each round', async () => {
    const { ended, asked, waits } = await send({ mia: many({ code: 'ESOCKET', systemCode: 'ECONNREFUSED' }) })
    expect(ended).toEqual({ mia: 'network-error', adam: 'network-error', eve: 'network-error' })
    expect({ asked, waits: waits.length }).toEqual({ asked: ['mia', 'mia', 'mia', 'mia'], waits: 3 })
  })

  it('goes on with all when the server is back', async () => {
    const { ended } = await send({
      mia: [{ code: 'ETIMEDOUT' }, { responseCode: 421, response: '421 busy' }],
    })
    expect(ended).toEqual({ mia: 'sent', adam: 'sent', eve: 'sent' })
  })

  it('begins nothing once the run is cancelled', async () => {
    const clock: Clock = { now: () => 0, sleep: async () => undefined }
    const sending = sendBySmtp(mails, settings, { clock, log: silentLogger, signal: AbortSignal.abort() })
    await expect(sending).rejects.toMatchObject({ code: 'cancelled', message: 'the run was cancelled' })
  })

  it('shows the reply of the server in one line without workflow commands', async () => {
    const response = '550 no\r\n::set-output name=x::y eyJhbGciOiJub25lIn0.e30.x'
    const [delivery] = await sendBySmtp(mails.slice(0, 1), settings, {
      clock: { now: () => 0, sleep: async () => undefined },
      log: silentLogger,
      handOver: async () => ({ command: 'RCPT TO', responseCode: 550, response, dataStarted: false }),
    })
    const message = delivery?.outcome === 'failed' ? delivery.error.message : ''
    expect(message).toContain('mia@contoso.example')
    expect(message).not.toMatch(/[\r\n]|eyJ/)
  })
})
