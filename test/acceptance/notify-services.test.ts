// notify by Microsoft Graph, in Teams and on GitHub: what arrives there, and what a refusal leads to.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectSuccess } from '../helpers/expect-step.js'
import { askGitHub, makeRepository, startJob, type Job } from '../helpers/job.js'
import { MAIL_PASSWORD, MAIL_USER, openMailServer } from '../helpers/mail-server.js'
import { ADMIN_TOKEN, APPLICATION, openWorld, SECRET, type World } from '../helpers/world.js'

const LIMITED = '5a1e0000-0000-4000-8000-00000000000b'
const HOSTILE = '](https://evil.example) @adam-admin <at>Adam</at> <b>x</b> **bold** `'
let world: World
let job: Job

beforeAll(async () => {
  const limited = {
    clientId: LIMITED,
    objectId: '5a1e0000-0000-4000-8000-0000000000b1',
    displayName: 'limited',
  }
  const able = {
    clientId: APPLICATION,
    objectId: '5a1e0000-0000-4000-8000-0000000000a1',
    displayName: 'powerops',
  }
  const secrets = [{ value: SECRET }]
  world = await openWorld({
    environments: [],
    seed: {
      applications: [
        { ...able, secrets, graphPermissions: ['Mail.Send'] },
        { ...limited, secrets },
      ],
    },
  })
  const { sha } = await makeRepository(world)
  job = await startJob(world, { sha, permissions: { issues: 'write' } })
  await askGitHub(world, ADMIN_TOKEN, 'POST', '/issues', { title: 'Deployment of ContosoApp' })
})
afterAll(() => world.close())
beforeEach(() => {
  world.emulator.requests.clear()
  world.emulator.faults.clear()
})

function notify(inputs: Record<string, string>): Promise<StepResult> {
  const about = {
    event: 'deployment-succeeded',
    'solution-name': 'ContosoApp',
    'solution-version': '1.4.0.0',
    'environment-name': 'production',
    'environment-url': 'https://contoso.crm4.dynamics.com',
  }
  return runAction(world, 'notify', { ...about, ...inputs }, { token: job.token, variables: job.variables })
}

const warningsOf = (step: StepResult): string =>
  step.commands
    .filter(({ name }) => name === 'warning')
    .map(({ data }) => data)
    .join('\n')
const failedIn = (step: StepResult): { to?: string; reasonCode: string }[] =>
  JSON.parse(step.outputs['failed'] ?? '') as { reasonCode: string }[]

describe('notify by Microsoft Graph', () => {
  const by = (inputs: Record<string, string> = {}): Promise<StepResult> =>
    notify({ 'graph-sender': 'admin@contoso.example', maker: 'mia@contoso.example', ...inputs })
  const sendings = (): number =>
    world.emulator.requests.list().filter(({ url }) => url.includes('sendMail')).length

  it('sends as the application from the mailbox, to each recipient', async () => {
    const step = await by({ admin: 'Adam <adam@contoso.example>' })
    expectSuccess(step, 'ok', { failed: '[]' })
    const mails = world.emulator.graph.sent().slice(-2)
    expect(mails.map(({ to }) => to)).toEqual([['mia@contoso.example'], ['adam@contoso.example']])
    expect(mails[0]).toMatchObject({
      from: 'admin@contoso.example',
      subject: 'ContosoApp 1.4.0.0 is in production',
      contentType: 'html',
    })
  })

  it.each([
    [
      'without Mail.Send',
      { 'app-id': LIMITED, 'client-secret': SECRET },
      /application permission Mail\.Send/,
    ],
    ['from a mailbox that is not there', { 'graph-sender': 'nobody@contoso.example' }, /Check graph-sender/],
    ['from what is no mailbox', { 'graph-sender': '../../me' }, /graph-sender is "\.\.\/\.\.\/me"/],
    ['with a wrong secret', { 'app-id': APPLICATION, 'client-secret': 'not-the-secret' }, /secret/],
  ])('warns %s', async (_, inputs, says) => {
    const step = await by({ admin: 'adam@contoso.example', ...inputs })
    expectSuccess(step, 'notification-failed', { sent: '[]' })
    expect(warningsOf(step)).toMatch(says)
    expect(sendings()).toBeLessThanOrEqual(1)
  })

  it('does not send again when the answer was lost', async () => {
    world.emulator.faults.push({ match: { path: 'sendMail' }, effect: { drop: 'after' } })
    const before = world.emulator.graph.sent().length
    const step = await by()
    expectSuccess(step, 'notification-failed')
    expect(failedIn(step)).toMatchObject([{ to: 'mia@contoso.example', reasonCode: 'outcome-unknown' }])
    expect(world.emulator.graph.sent().length - before).toBe(1)
  })

  it('waits when Graph asks to', async () => {
    const effect = { status: 429, headers: { 'retry-after': '1' } }
    world.emulator.faults.push({ match: { path: 'sendMail' }, effect })
    expectSuccess(await by(), 'ok')
    expect(sendings()).toBe(2)
  })
})

describe('notify in Teams', () => {
  it('posts a card that Teams can show, with links and nothing that a name could link to', async () => {
    const url = world.emulator.teams.createWorkflow()
    const step = await notify({ 'teams-webhook-url': url, 'solution-name': HOSTILE })
    expectSuccess(step, 'ok', { failed: '[]' })
    const run = world.emulator.teams.runs().at(-1)
    expect(run?.problem).toBeUndefined()
    const card = JSON.stringify(run?.cards)
    expect(card).toContain('"url":"https://contoso.crm4.dynamics.com/"')
    expect(card).not.toContain('"TextBlock"')
    expect(card).not.toContain('https://evil')
  })

  it('keeps within the size that Teams takes', async () => {
    const url = world.emulator.teams.createWorkflow()
    const long = Array.from({ length: 20 }, () => '日本語'.repeat(200)).join('\n')
    expectSuccess(await notify({ 'teams-webhook-url': url, message: long, subject: long }), 'ok')
    expect(world.emulator.teams.runs().at(-1)?.problem).toBeUndefined()
  })

  it('warns when the workflow is off, and shows its address nowhere', async () => {
    const url = world.emulator.teams.createWorkflow()
    world.emulator.teams.setEnabled(url, false)
    const step = await notify({ 'teams-webhook-url': url, channels: 'teams' })
    expectSuccess(step, 'notification-failed', { sent: '[]' })
    expect(warningsOf(step)).toMatch(/trigger is not enabled/)
    const shown = [step.stdout.replace(/^::add-mask::.*$/gm, ''), step.files['OUTPUT'], step.summary].join(
      '\n',
    )
    const { pathname, searchParams } = new URL(url)
    for (const secret of [url, pathname, searchParams.get('sig') ?? '-']) expect(shown).not.toContain(secret)
  })

  it.each(['http://teams.example/canary', 'no-address-but-canary', 'https://u:canary@teams.example/'])(
    'warns of the address %j without showing it',
    async (url) => {
      const step = await notify({ 'teams-webhook-url': url })
      expectSuccess(step, 'notification-failed')
      const shown = [step.stdout.replace(/^::add-mask::.*$/gm, ''), step.files['OUTPUT']].join('\n')
      expect(shown).toContain('teams-webhook-url is not an https URL')
      expect(shown).not.toContain('canary')
    },
  )

  it('follows no redirect', async () => {
    const asked: string[] = []
    const server: Server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(307, { location: '/inside' }).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const step = await notify({ 'teams-webhook-url': `http://127.0.0.1:${port}/hook-of-a-channel` })
    await new Promise((resolve) => server.close(resolve))
    expectSuccess(step, 'notification-failed')
    expect(warningsOf(step)).toMatch(/redirect \(307\), which is not followed/)
    expect(asked).toEqual(['/hook-of-a-channel'])
  })
})

describe('notify on GitHub', () => {
  const comments = async (): Promise<{ body: string }[]> =>
    (await askGitHub(world, ADMIN_TOKEN, 'GET', '/issues/1/comments')).body as { body: string }[]

  it('comments once for each event of a run, and mentions whom the inputs name alone', async () => {
    const inputs = {
      'github-comment-on': '1',
      'github-mention': 'mia-maker, not a login',
      'solution-name': HOSTILE,
    }
    const first = await notify(inputs)
    expectSuccess(first, 'notification-failed')
    expect(warningsOf(first)).toMatch(/"not a login"/)
    await notify(inputs)
    const [comment, ...more] = await comments()
    expect(more).toEqual([])
    expect(comment?.body).toMatch(/^<!-- powerops-notify [0-9a-f]{32} -->\n### ✅/)
    expect(comment?.body.match(/@[\w-]+/g)).toEqual(['@mia-maker'])
    expect(comment?.body).not.toMatch(/<b>|https:\/\/evil|[^\\]\*\*bold/)
    expect(comment?.body).toContain('(<https://contoso.crm4.dynamics.com/>)')
  })

  it('keeps one comment for the solution in the environment when it is asked to', async () => {
    const inputs = { 'github-comment-on': '1', 'github-comment-mode': 'update' }
    const before = (await comments()).length
    expectSuccess(await notify({ ...inputs, event: 'approval-requested' }), 'ok')
    expectSuccess(await notify({ ...inputs, event: 'deployment-failed' }), 'ok')
    const after = await comments()
    expect(after.length - before).toBe(1)
    expect(after.at(-1)?.body).toContain('could not be deployed')
  })

  it('opens one issue for an event of a run', async () => {
    const inputs = { 'github-issue': 'true', event: 'deployment-failed' }
    const [first, second] = [await notify(inputs), await notify(inputs)]
    expectSuccess(first, 'ok')
    expect(second.outputs['sent']).toBe(first.outputs['sent'])
    const { body } = await askGitHub(world, ADMIN_TOKEN, 'GET', '/issues?labels=powerops-notification')
    expect(body).toMatchObject([{ title: 'ContosoApp 1.4.0.0 could not be deployed to production' }])
  })

  it('names the permission that the job lacks', async () => {
    const { sha } = { sha: job.variables['GITHUB_SHA'] ?? '' }
    const other = await startJob(world, { sha, permissions: { issues: 'read' } })
    const step = await runAction(
      world,
      'notify',
      { event: 'deployment-failed', 'github-issue': 'true' },
      { token: other.token, variables: other.variables },
    )
    expectSuccess(step, 'notification-failed')
    expect(warningsOf(step)).toMatch(/issues: write/)
  })
})

describe('notify through several channels', () => {
  it('lets the failure of one keep no other from sending', async () => {
    const server = await openMailServer(world)
    const step = await notify({
      maker: 'mia@contoso.example',
      'smtp-host': 'localhost',
      'smtp-port': String(server.port),
      'smtp-user': MAIL_USER,
      'smtp-password': MAIL_PASSWORD,
      'smtp-from': 'powerops@contoso.example',
      'graph-sender': 'nobody@contoso.example',
      'teams-webhook-url': world.emulator.teams.createWorkflow(),
      'github-comment-on': '404404',
    })
    await server.close()
    expectSuccess(step, 'notification-failed')
    const channels = (output: string): string[] =>
      (JSON.parse(step.outputs[output] ?? '') as { channel: string }[]).map(({ channel }) => channel)
    expect(channels('sent')).toEqual(['smtp', 'teams'])
    expect(channels('failed')).toEqual(['graph', 'github-comment'])
    const titles = step.commands
      .filter(({ name }) => name === 'warning')
      .map(({ properties }) => properties['title'])
    expect(titles).toEqual([
      expect.stringContaining('notify by graph'),
      expect.stringContaining('notify by github-comment'),
    ])
    expect(step.summary).toMatch(/not sent/)
  })
})
