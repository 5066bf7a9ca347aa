// Microsoft Graph's sendMail and the workflows of Teams refuse what the services refuse.
import { appToken, BAP, call, discard, origin, start } from './harness.js'
import type { Emulator } from '../src/index.js'

const GRAPH = 'https://graph.microsoft.com/'
const SEND = '/v1.0/users/maker@contoso.example/sendMail'
const mail = (change: object = {}, address = 'mia@contoso.example'): object => ({
  message: {
    subject: 'Hello',
    body: { contentType: 'HTML', content: '<p>Hello</p>' },
    toRecipients: [{ emailAddress: { address } }],
    ...change,
  },
  saveToSentItems: false,
})

let emulator: Emulator
beforeAll(async () => {
  emulator = await start()
})
afterAll(() => discard(emulator))

describe('sendMail', () => {
  it('takes a mail with 202 and nothing else', async () => {
    const token = await appToken(emulator, GRAPH)
    const answer = await call(origin(emulator) + SEND, { method: 'POST', token, body: mail() })
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 202, body: '' })
    expect(emulator.graph.sent()).toMatchObject([
      {
        from: 'maker@contoso.example',
        to: ['mia@contoso.example'],
        contentType: 'html',
        saveToSentItems: false,
      },
    ])
  })

  it.each([
    [
      'a sender that is nobody',
      '/v1.0/users/nobody@contoso.example/sendMail',
      mail(),
      404,
      'ErrorInvalidUser',
    ],
    ['a recipient that is no address', SEND, mail({}, 'nobody'), 400, 'ErrorInvalidRecipients'],
    ['no recipient', SEND, mail({ toRecipients: [] }), 400, 'ErrorInvalidRecipients'],
    ['an unknown property', SEND, mail({ colour: 'red' }), 400, 'RequestBodyRead'],
    ['an unknown kind of body', SEND, mail({ body: { contentType: 'Markdown' } }), 400, 'RequestBodyRead'],
    ['no message', SEND, {}, 400, 'ErrorInvalidRequest'],
    ['what is not JSON', SEND, 'hello', 400, 'BadRequest'],
  ])('refuses %s', async (_, path, body, status, code) => {
    const token = await appToken(emulator, GRAPH)
    const answer = await call(origin(emulator) + path, { method: 'POST', token, body })
    expect(answer).toMatchObject({ status, body: { error: { code } } })
  })

  it('refuses a token for something else, and none at all', async () => {
    const token = await appToken(emulator, BAP)
    const other = await call(origin(emulator) + SEND, { method: 'POST', token, body: mail() })
    const none = await call(origin(emulator) + SEND, { method: 'POST', body: mail() })
    expect([other.status, none.status]).toEqual([401, 401])
  })

  it('refuses an application without Mail.Send', async () => {
    const [application] = (await import('../src/index.js')).defaultSeed.applications
    const limited = await start({ seedChange: { applications: [{ ...application, graphPermissions: [] }] } })
    const token = await appToken(limited, GRAPH)
    const answer = await call(origin(limited) + SEND, { method: 'POST', token, body: mail() })
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'ErrorAccessDenied' } } })
    await discard(limited)
  })
})

describe('a Teams workflow', () => {
  const card = { type: 'AdaptiveCard', version: '1.4', body: [{ type: 'TextBlock', text: 'Hello' }] }
  const message = (content: object): object => ({
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  })

  it('answers 202 and posts the card', async () => {
    const url = emulator.teams.createWorkflow()
    expect((await call(url, { method: 'POST', body: message(card) })).status).toBe(202)
    expect(emulator.teams.runs().at(-1)).toMatchObject({ cards: [card] })
    expect(emulator.teams.runs().at(-1)?.problem).toBeUndefined()
  })

  it.each([
    [{ ...card, version: '9.0' }, /no version/],
    [{ ...card, body: [{ type: 'Input.Text', id: 'x' }] }, /"Input.Text" is not one of/],
    [{ ...card, body: [{ type: 'TextBlock' }] }, /TextBlock has no text/],
    [{ ...card, body: [{ type: 'TextBlock', text: 'x', colour: 'red' }] }, /has no property colour/],
    [{ ...card, actions: [{ type: 'Action.OpenUrl', url: 'nowhere' }] }, /not a URL/],
    [{ ...card, body: [{ type: 'TextBlock', text: 'x'.repeat(30_000) }] }, /too large/],
  ])('takes a wrong card, too, and fails after that: %#', async (content, problem) => {
    const url = emulator.teams.createWorkflow()
    expect((await call(url, { method: 'POST', body: message(content) })).status).toBe(202)
    expect(emulator.teams.runs().at(-1)?.problem).toMatch(problem)
  })

  it('refuses a wrong signature, another method, a workflow that is off or not there', async () => {
    const url = emulator.teams.createWorkflow()
    const post = (address: string): Promise<{ status: number }> =>
      call(address, { method: 'POST', body: message(card) })
    expect((await post(url.replace(/sig=.*/, 'sig=wrong'))).status).toBe(401)
    expect((await post(url.replace(/&sig=.*/, ''))).status).toBe(401)
    expect((await call(url)).status).toBe(400)
    emulator.teams.setEnabled(url, false)
    expect((await post(url)).status).toBe(400)
    expect((await post(url.replace(/workflows\/..../, 'workflows/ffff'))).status).toBe(404)
  })
})
