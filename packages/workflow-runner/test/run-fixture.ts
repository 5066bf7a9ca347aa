// Writes workflow and action files into a folder of their own and runs them against the in-memory GitHub.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { systemClock, type Clock } from '@powerops/core'
import { runWorkflow, type RunRequest, type RunResult } from '../src/index.js'
import { fakeHost, type FakeHost, type FakeSettings } from './fake-host.js'

const folders: string[] = []

/** Writes the files into a new folder, which is removed after the tests of the file. */
export function writeFiles(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'workflow-runner-test-'))
  folders.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

export interface Fixture {
  /** The workflow below its `on:`, or with it. */
  workflow: string
  files?: Record<string, string>
  settings?: FakeSettings
  host?: FakeHost
  request?: Partial<RunRequest>
}

export type FixtureResult = RunResult & { host: FakeHost }

/** Runs the workflow by hand, unless the request says otherwise. */
export async function run(fixture: Fixture): Promise<FixtureResult> {
  const { workflow, files = {}, settings, request } = fixture
  const host = fixture.host ?? fakeHost(settings)
  const text = /^on:/m.test(workflow) ? workflow : `on: workflow_dispatch\n${workflow}`
  const result = await runWorkflow({
    host,
    suiteRoot: writeFiles({ '.github/workflows/main.yml': text, ...files }),
    workflow: '.github/workflows/main.yml',
    event: 'workflow_dispatch',
    repository: 'contoso/app',
    ref: 'refs/heads/main',
    sha: 'a'.repeat(40),
    actor: 'alice',
    nodes: { node20: process.execPath, node24: process.execPath },
    ...request,
  })
  return { ...result, host }
}

/** Runs the steps of a single job, given as a list without indentation. */
export function runSteps(
  steps: string,
  more: Omit<Fixture, 'workflow'> & { job?: string } = {},
): Promise<FixtureResult> {
  const job = (more.job ?? '').trimEnd()
  const head = `jobs:\n  main:\n    runs-on: ubuntu-latest\n${job ? indent(job, 4) + '\n' : ''}    steps:\n`
  return run({ ...more, workflow: head + indent(steps, 6) })
}

export function indent(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : ' '.repeat(width) + line))
    .join('\n')
}

/** A clock on which a minute takes `minuteMs` of real time. */
export function fastClock(minuteMs: number): Clock {
  const sleep: Clock['sleep'] = (ms, signal) => systemClock.sleep((ms / 60_000) * minuteMs, signal)
  return { now: systemClock.now, sleep }
}

/** Lines that the steps themselves printed, without the runner's own. */
export function printed(result: RunResult): string[] {
  return result.log
    .split('\n')
    .map((line) => line.slice(line.indexOf(' | ') + 3))
    .filter((line) => !line.startsWith('##['))
}
