// The demo as people start it: it ends well, says where its report is, and the report holds what happened.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../contract/repository.js'

const MAIN = path.join(root, 'packages', 'demo', 'lib', 'main.js')
const reference = process.env['ALM_REFERENCE_DATA']
let folder: string

beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'powerops-demo-test-')))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  exitCode: number | null
  stdout: string
  stderr: string
}

function runDemo(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }))
  })
}

/** Runs a promotion into a folder of its own; the parsed result. */
async function promote(name: string, ...args: string[]): Promise<Record<string, unknown>> {
  const out = path.join(folder, name)
  const { exitCode, stdout, stderr } = await runDemo('--out', out, ...args)
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(`demo: ${out}`)
  expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toMatch(/<\/html>\s*$/i)
  expect(readFileSync(path.join(out, 'summary.md'), 'utf8')).toMatch(/^# /)
  return JSON.parse(readFileSync(path.join(out, 'result.json'), 'utf8')) as Record<string, unknown>
}

it('promotes the sample from development to production', async () => {
  const result = await promote('sample')
  expect(result).toMatchObject({ schemaVersion: 1, outcome: 'promoted', reasonCode: 'ok' })
  const importJobId = expect.stringMatching(/^[0-9a-f-]{36}$/) as string
  expect(result['history']).toMatchObject([
    { environment: 'production', state: 'success', approvedBy: ['grace-admin'], importJobId },
    { environment: 'test', state: 'success', approvedBy: [], importJobId },
  ])
}, 180_000)

it('says what is wrong with a file that is not there', async () => {
  const { exitCode, stderr } = await runDemo('--solution', 'nothing.zip')
  expect(exitCode).toBe(1)
  expect(stderr).toMatch(/file-not-found: .*nothing\.zip/)
  expect(existsSync(path.join(folder, '.demo'))).toBe(false)
})

it('says how it is used when an option is unknown', async () => {
  const { exitCode, stderr } = await runDemo('--solutoin', 'x.zip')
  expect(exitCode).toBe(1)
  expect(stderr).toMatch(/usage: npm run demo/)
})

;(reference ? describe : describe.skip)('with real solutions', () => {
  const zip = (name: string): string => path.join(reference ?? '', 'corpus', 'zips', `${name}.zip`)

  it.each([
    {
      name: 'promotes a managed solution through test to production',
      file: 'microsoft__terraform-provider-power-platform__TerraformSimpleTestSolution_1_0_0_1_managed',
      expected: { outcome: 'promoted', reasonCode: 'ok', solution: { managed: true } },
      deployments: 2,
    },
    {
      name: 'refuses a solution that breaks a data policy, before anything is deployed',
      file: 'microsoft__powerapps-tools__CenterofExcellenceNurtureComponents_1_5_managed',
      expected: { outcome: 'refused', reasonCode: 'dlp-violation' },
      deployments: 0,
    },
  ])(
    '$name',
    async ({ file, expected, deployments }) => {
      const result = await promote(file, '--solution', zip(file))
      expect(result).toMatchObject(expected)
      expect(result['history']).toHaveLength(deployments)
    },
    180_000,
  )
})
