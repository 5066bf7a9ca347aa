// Environments that are not there, do not answer, or do not let the application in; and publish-solution.
import { createServer } from 'node:net'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { readFolder } from '../helpers/folder.js'
import { requestsTo } from '../helpers/service.js'
import { writeSolution } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

let world: World
let file: string
beforeAll(async () => {
  world = await openWorld({ environments: ['dev', 'strange'] })
  file = (await writeSolution(world.folder)).file
})
afterAll(() => world.close())
beforeEach(() => {
  world.emulator.faults.clear()
  world.emulator.requests.clear()
})

/** A port of this machine on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The actions that work in an environment, with what they need besides its address. */
const actions: { action: string; inputs: () => Record<string, string> }[] = [
  {
    action: 'export-solution',
    inputs: () => ({ 'solution-name': 'ContosoApp', 'solution-output-file': 'a.zip' }),
  },
  { action: 'import-solution', inputs: () => ({ 'solution-file': file }) },
  { action: 'publish-solution', inputs: () => ({}) },
  { action: 'who-am-i', inputs: () => ({}) },
]

function run(action: string, url: string, inputs: Record<string, string>): Promise<StepResult> {
  return runAction(world, action, { 'environment-url': url, ...inputs })
}

describe.each(actions)('$action', ({ action, inputs }) => {
  it('says that there is no environment at the address', async () => {
    const port = await closedPort()
    const step = await run(action, `http://127.0.0.1:${port}/`, inputs())
    // Entra gives no token for what is no environment of the tenant.
    expectFailure(step, 'auth-failed', { message: new RegExp(String(port)), remedy: /environment URL/ })
    expect(readFolder(step.workspace)).toEqual({})
  })

  it('says that the environment does not know the application, and what makes it known', async () => {
    world.emulator.faults.push({ name: 'dataverse-not-a-member', subject: world.environment('strange').id })
    const step = await run(action, world.url('strange'), inputs())
    expectFailure(step, 'application-user-missing', { remedy: /application user/i })
    expect(readFolder(step.workspace)).toEqual({})
  })

  it.each([
    {
      what: 'of another site',
      url: 'https://contoso.crm4.dynamics.com.evil.example/',
      code: 'host-not-allowed',
    },
    {
      what: 'with a name and a password in it',
      url: 'https://a:b@contoso.crm4.dynamics.com/',
      code: 'input-invalid',
    },
    { what: 'without encryption', url: 'http://contoso.crm4.dynamics.com/', code: 'input-invalid' },
    { what: 'that is none', url: 'contoso', code: 'input-invalid' },
  ])('refuses an address $what and sends nothing to an environment', async ({ url, code }) => {
    const step = await run(action, url, inputs())
    expectFailure(step, code)
    // who-am-i looks at the admin API first; no environment hears of it.
    expect(world.emulator.requests.list().filter(({ service }) => service === 'dataverse')).toEqual([])
    expect(step.stdout).not.toContain('a:b@')
  })
})

describe('publish-solution', () => {
  it('publishes all customizations', async () => {
    const step = await run('publish-solution', world.url('dev'), {})
    expectSuccess(step, 'ok')
    expectAllOutputs('publish-solution', step)
    expect(requestsTo(world, 'dev', /PublishAllXml/)).toHaveLength(1)
  })

  it('says in the words of the service why it failed', async () => {
    world.emulator.faults.push({
      match: { path: 'PublishAllXml' },
      effect: { status: 400, body: { error: { code: '0x80048017', message: 'The form is broken.' } } },
    })
    expectFailure(await run('publish-solution', world.url('dev'), {}), 'publish-failed', {
      message: /form is broken/,
    })
  })
})
