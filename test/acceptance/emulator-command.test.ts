// npm run emulator: one line of JSON, an end with npm's own, and the same addresses after a restart.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../contract/repository.js'

let state: string
let running: ChildProcess | undefined

beforeAll(() => {
  state = mkdtempSync(path.join(tmpdir(), 'powerops-emulator-command-'))
})
afterAll(() => {
  running?.kill('SIGTERM')
  rmSync(state, { recursive: true, force: true })
})

interface Started {
  npm: ChildProcess
  line: string
  adminUrl: string
}

async function startCommand(): Promise<Started> {
  const npm = spawn('npm', ['run', '--silent', 'emulator', '--', '--state', state], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  })
  running = npm
  const [line] = (await once(createInterface({ input: npm.stdout }), 'line')) as [string]
  const { POWER_PLATFORM_ADMIN_URL: adminUrl } = JSON.parse(line) as Record<string, string>
  return { npm, line, adminUrl: adminUrl ?? '' }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}

/** Ends npm alone, as a supervisor does that knows no other process; waits until nobody listens any more. */
async function endCommand({ npm, adminUrl }: Started): Promise<void> {
  npm.kill('SIGTERM')
  await once(npm, 'close')
  expect(await answers(adminUrl)).toBe(false)
}

it('ends with npm and keeps the addresses of its environments', async () => {
  const first = await startCommand()
  expect(await answers(first.adminUrl)).toBe(true)
  await endCommand(first)
  const second = await startCommand()
  const environmentsOf = ({ line }: Started): unknown =>
    (JSON.parse(line) as Record<string, unknown>)['environments']
  expect(environmentsOf(second)).toEqual(environmentsOf(first))
  await endCommand(second)
}, 120_000)
