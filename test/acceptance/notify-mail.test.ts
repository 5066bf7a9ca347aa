// notify by SMTP against a real mail server: who gets what, over which connection, and what a refusal leads to.
import { runAction, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import {
  MAIL_PASSWORD,
  MAIL_USER,
  openMailServer,
  type MailServer,
  type MailServerBehaviour,
} from '../helpers/mail-server.js'
import { openWorld, type World } from '../helpers/world.js'

const RESULT = JSON.stringify({
  schemaVersion: 1,
  action: 'import-solution',
  reasonCode: 'ok',
  outcome: 'success',
  details: {},
  outputs: { 'solution-name': 'ContosoApp', 'solution-version': '1.4.0.0', 'previous-version': '1.3.0.0' },
  durationMs: 83_000,
})
const FAILED_RESULT = JSON.stringify({
  schemaVersion: 1,
  action: 'import-solution',
  reasonCode: 'import-missing-dependencies',
  outcome: 'failure',
  message: 'the target lacks the table "contoso_<b>Visit</b>"',
  remedy: 'Import the solution ContosoBase first.',
  outputs: { 'solution-name': 'ContosoApp', 'solution-version': '1.4.0.0' },
  durationMs: 12_000,
})

let world: World
let server: MailServer | undefined
beforeAll(async () => {
  world = await openWorld({ environments: [] })
})
afterAll(() => world.close())
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function open(behaviour?: MailServerBehaviour): Promise<MailServer> {
  server = await openMailServer(world, behaviour)
  return server
}

function notify(port: number, inputs: Record<string, string> = {}): Promise<StepResult> {
  return runAction(world, 'notify', {
    event: 'deployment-succeeded',
    result: RESULT,
    'environment-name': 'production',
    'environment-url': 'https://contoso.crm4.dynamics.com',
    maker: 'mia@contoso.example',
    admin: 'adam@contoso.example',
    'smtp-host': 'localhost',
    'smtp-port': String(port),
    'smtp-security': 'starttls',
    'smtp-user': MAIL_USER,
    'smtp-password': MAIL_PASSWORD,
    'smtp-from': 'PowerOps <powerops@contoso.example>',
    'smtp-timeout-seconds': '5',
    ...inputs,
  })
}

const listOf = (step: StepResult, output: 'sent' | 'failed'): { to?: string; reasonCode?: string }[] =>
  JSON.parse(step.outputs[output] ?? '') as { to?: string }[]
const warningsOf = (step: StepResult): string =>
  step.commands
    .filter(({ name }) => name === 'warning')
    .map(({ data }) => data)
    .join('\n')

describe('notify by SMTP', () => {
  it('sends a mail with text and HTML to maker and administrator each, over TLS, with the links', async () => {
    const { port, received } = await open()
    const step = await notify(port, {
      links: 'Field visits=https://apps.powerapps.com/play/e/1/a/2?tenantId=3',
      'environment-id': '11111111-2222-4333-8444-555555555555',
    })
    expectSuccess(step, 'ok', { failed: '[]' })
    expectAllOutputs('notify', step)
    expect(listOf(step, 'sent').map(({ to }) => to)).toEqual(['mia@contoso.example', 'adam@contoso.example'])
    expect(received.map(({ to, secure }) => ({ to, secure }))).toEqual([
      { to: ['mia@contoso.example'], secure: true },
      { to: ['adam@contoso.example'], secure: true },
    ])
    const [mail] = received
    expect(mail?.headers['subject']).toBe('ContosoApp 1.4.0.0 is in production')
    expect(mail?.headers['from']).toBe('PowerOps <powerops@contoso.example>')
    expect(mail?.headers['auto-submitted']).toBe('auto-generated')
    for (const part of ['text/plain', 'text/html']) {
      expect(mail?.parts[part]).toContain('https://contoso.crm4.dynamics.com/')
      expect(mail?.parts[part]).toContain('https://apps.powerapps.com/play/e/1/a/2?tenantId=3')
      expect(mail?.parts[part]).toContain('/actions/runs/15000000001')
      expect(mail?.parts[part]).toContain('/contoso/powerops/deployments')
      expect(mail?.parts[part]).toContain(
        'https://make.powerapps.com/environments/11111111-2222-4333-8444-555555555555/solutions',
      )
      expect(mail?.parts[part]).toContain('1.3.0.0')
    }
    expect(mail?.parts['text/plain']).toContain('as the maker')
    expect(received[1]?.parts['text/plain']).toContain('as an administrator')
    expect(step.summary).toContain('ContosoApp 1.4.0.0 is in production')
  })

  it('gives the same mail of the same run the same Message-ID, and another attempt another', async () => {
    const { port, received } = await open()
    await notify(port, { admin: '' })
    await notify(port, { admin: '' })
    await notify(port, { admin: '', event: 'deployment-cancelled' })
    const [first, again, other] = received.map(({ headers }) => headers['message-id'])
    expect(first).toMatch(/^<powerops\.[0-9a-f]{32}@contoso\.example>$/)
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  it('says why a deployment failed, what to do, and escapes what came from the solution', async () => {
    const { port, received } = await open()
    const step = await notify(port, { event: 'deployment-failure', result: FAILED_RESULT, admin: '' })
    expectSuccess(step, 'ok')
    const [mail] = received
    expect(mail?.headers['subject']).toBe('ContosoApp 1.4.0.0 could not be deployed to production')
    expect(mail?.parts['text/plain']).toContain('lacks the table "contoso_<b>Visit</b>"')
    expect(mail?.parts['text/html']).toContain('contoso_&lt;b&gt;Visit&lt;/b&gt;')
    expect(mail?.parts['text/plain']).toContain('Import the solution ContosoBase first.')
  })

  it('lets no name into the headers', async () => {
    const { port, received } = await open()
    const step = await notify(port, {
      'solution-name': 'Evil\r\nBcc: eve@evil.example\r\n\r\n<script>alert(1)</script>',
      'smtp-from': 'Power\r\nBcc: eve@evil.example\r\nOps <powerops@contoso.example>',
      admin: '',
    })
    expectSuccess(step, 'ok')
    expect(received.map(({ to }) => to)).toEqual([['mia@contoso.example']])
    expect(Object.keys(received[0]?.headers ?? {})).not.toContain('bcc')
    expect(received[0]?.headers['subject']).toContain('Evil Bcc: eve@evil.example')
    expect(received[0]?.parts['text/html']).not.toContain('<script>')
  })

  it('names a refused recipient and sends to the others', async () => {
    const { port, received } = await open({
      recipient: (address) =>
        address.startsWith('gone') ? { code: 550, text: '5.1.1 No such user' } : undefined,
    })
    const step = await notify(port, { maker: 'gone@contoso.example, no address, mia@contoso.example' })
    expectSuccess(step, 'notification-failed')
    expect(listOf(step, 'failed')).toMatchObject([
      { to: 'gone@contoso.example', reasonCode: 'service-error' },
    ])
    expect(received.flatMap(({ to }) => to)).toEqual(['mia@contoso.example', 'adam@contoso.example'])
    expect(warningsOf(step)).toMatch(/"no address", which is not an e-mail address/)
    expect(warningsOf(step)).toMatch(/gone@contoso\.example: 550 5\.1\.1 No such user/)
  })

  it('tries again when the server greylists', async () => {
    const { port, received } = await open({
      recipient: (address, times) =>
        address.startsWith('mia') && times === 1 ? { code: 450, text: '4.7.1 Greylisted' } : undefined,
    })
    const step = await notify(port)
    expectSuccess(step, 'ok', { failed: '[]' })
    expect(received.flatMap(({ to }) => to)).toEqual(['adam@contoso.example', 'mia@contoso.example'])
  })

  it('tries again when the connection breaks off before the mail was handed over', async () => {
    const { port, received } = await open({ recipient: (_, times) => (times === 1 ? 'drop' : undefined) })
    expectSuccess(await notify(port, { admin: '' }), 'ok')
    expect(received).toHaveLength(1)
  })

  it('speaks TLS from the first byte when it is asked to', async () => {
    const { port, received } = await open({ options: { secure: true } })
    expectSuccess(await notify(port, { admin: '', 'smtp-security': 'tls' }), 'ok')
    expect(received).toMatchObject([{ secure: true }])
  })

  it('makes do with plain text on the machine itself', async () => {
    const { port, received } = await open({ options: { disabledCommands: ['STARTTLS', 'AUTH'] } })
    const plain = { 'smtp-security': '', 'smtp-user': '', 'smtp-password': '' }
    expectSuccess(await notify(port, { admin: '', ...plain }), 'ok')
    expect(received).toMatchObject([{ secure: false }])
  })

  it('takes a result of any shape for none, and sends', async () => {
    const { port, received } = await open()
    for (const result of [
      'null',
      '[]',
      '"ok"',
      '{}',
      '{"reasonCode":"ok","outcome":"success","outputs":null}',
    ]) {
      await notify(port, { admin: '', result })
    }
    expect(received.map(({ headers }) => headers['subject'])).toEqual(
      Array.from({ length: 5 }, () => 'The solution is in production'),
    )
  })

  it('ends soon when the job is cancelled while it waits', async () => {
    const { port } = await open({ recipient: () => ({ code: 450, text: '4.7.1 Greylisted' }) })
    const startedAt = Date.now()
    const step = await runAction(
      world,
      'notify',
      {
        event: 'environment-ready',
        maker: 'mia@contoso.example',
        'smtp-host': 'localhost',
        'smtp-port': String(port),
        'smtp-user': MAIL_USER,
        'smtp-password': MAIL_PASSWORD,
        'smtp-from': 'powerops@contoso.example',
      },
      {
        onStart: ({ process, stdout }) => {
          const timer = setInterval(() => {
            if (!stdout().includes('trying again')) return
            clearInterval(timer)
            process.kill('SIGTERM')
          }, 20)
        },
      },
    )
    expect({ exitCode: step.exitCode, reasonCode: step.reasonCode }).toEqual({
      exitCode: 143,
      reasonCode: 'cancelled',
    })
    expect(Date.now() - startedAt).toBeLessThan(10_000)
  })

  it('does not send again what the server may have, when the connection breaks off after the mail', async () => {
    const { port, connections } = await open({ dropsMail: true })
    const step = await notify(port, { admin: '' })
    expectSuccess(step, 'notification-failed', { sent: '[]' })
    expect(listOf(step, 'failed')).toMatchObject([
      { to: 'mia@contoso.example', reasonCode: 'outcome-unknown' },
    ])
    expect(connections()).toBe(1)
  })

  it.each([
    {
      fault: 'a wrong password',
      inputs: { 'smtp-password': 'canary-wrong-password' },
      says: /does not accept the login/,
    },
    { fault: 'half of a login', inputs: { 'smtp-user': '' }, says: /only the password is given/ },
    {
      fault: 'a server without TLS',
      inputs: {},
      says: /no encrypted connection/,
      options: { disabledCommands: ['STARTTLS'] },
    },
    { fault: 'TLS where there is none', inputs: { 'smtp-security': 'tls' }, says: /no encrypted connection/ },
    { fault: 'no sender', inputs: { 'smtp-from': '' }, says: /needs smtp-from/ },
    { fault: 'a sender that is none', inputs: { 'smtp-from': 'nobody' }, says: /smtp-from is "nobody"/ },
    { fault: 'a port that is none', inputs: { 'smtp-port': '99999' }, says: /smtp-port is "99999"/ },
    { fault: 'a host that is none', inputs: { 'smtp-host': 'http://mail' }, says: /not the name of a host/ },
    { fault: 'nobody to tell', inputs: { maker: '', admin: '' }, says: /nobody to send mail to/ },
    {
      fault: 'an unknown channel',
      inputs: { channels: 'smtp, email' },
      says: /"email", which is not a channel/,
    },
    { fault: 'an unknown event', inputs: { event: 'party' }, says: /event is "party"/ },
    { fault: 'a result that is none', inputs: { result: '{' }, says: /input result is not JSON/ },
    { fault: 'a link that is none', inputs: { links: 'App=javascript:alert(1)' }, says: /not an https URL/ },
  ])('warns of $fault and does not fail, unless it is asked to', async ({ inputs, says, options = {} }) => {
    const { port } = await open({ options })
    const step = await notify(port, inputs)
    expectSuccess(step, 'notification-failed')
    expect(warningsOf(step)).toMatch(says)
    const strict = await notify(port, { ...inputs, 'fail-on-error': 'true' })
    expectFailure(strict, 'notification-failed')
  })

  it('shows the password nowhere, not even when the server repeats it', async () => {
    const { port } = await open()
    const step = await notify(port, { 'smtp-password': 'canary-wrong-password', admin: '' })
    expectSuccess(step, 'notification-failed')
    const shown = step.stdout.replace(/^::add-mask::.*$/gm, '')
    expect([shown, step.files['OUTPUT'], step.summary].join('\n')).not.toContain('canary')
  })

  it('trusts a certificate only by its authority', async () => {
    const { port, received } = await open()
    const step = await runAction(
      world,
      'notify',
      {
        event: 'environment-ready',
        'environment-name': 'Contoso dev',
        maker: 'mia@contoso.example',
        'smtp-host': 'localhost',
        'smtp-port': String(port),
        'smtp-from': 'powerops@contoso.example',
      },
      { variables: { NODE_EXTRA_CA_CERTS: undefined } },
    )
    expectSuccess(step, 'notification-failed')
    expect(warningsOf(step)).toMatch(/no encrypted connection .*CERT/)
    expect(received).toEqual([])
  })

  it('says that nobody was told when no channel is set up', async () => {
    const step = await runAction(world, 'notify', { event: 'deployment-succeeded' })
    expectSuccess(step, 'skipped', { sent: '[]', failed: '[]' })
  })
})
