// Runs an action as the runner does: the bundle as a process of its own, with the variables of a step and no others.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readManifest } from '../contract/repository.js'
import { parseCommands, parseFileCommand, type WorkflowCommand } from './workflow-commands.js'
import { jobVariables, REPOSITORY, type World } from './world.js'

export interface StepOptions {
  /** Variables beside, or in place of, those of the job; undefined takes one away. */
  variables?: Readonly<Record<string, string | undefined>>
  /** Default: a new one. */
  workspace?: string
  /** The token of the job, for inputs whose default it is. */
  token?: string
  /** Path of the node binary; default: this one. */
  node?: string
  /** Is given the running process, to signal it at the right moment. */
  onStart?: (step: RunningStep) => void
}

export interface RunningStep {
  process: ChildProcess
  /** Standard output so far. */
  stdout(): string
}

/** The parsed `result` output. */
export interface StepReport {
  reasonCode: string
  outcome: string
  message?: string
  remedy?: string
  details: Record<string, unknown>
}

export interface StepResult {
  exitCode: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
  outputs: Readonly<Record<string, string>>
  reasonCode: string | undefined
  report: StepReport | undefined
  summary: string
  commands: readonly WorkflowCommand[]
  workspace: string
  /** RUNNER_TEMP of the step. */
  temporaryFolder: string
  /** All that the step wrote to the runner: outputs, state, variables, paths, summary. */
  files: Readonly<Record<string, string>>
}

const FILES = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'] as const

/** Runs `dist/<action>/index.js` to its end. */
export async function runAction(
  world: World,
  action: string,
  inputs: Readonly<Record<string, string>>,
  options: StepOptions = {},
): Promise<StepResult> {
  const folder = mkdtempSync(path.join(world.folder, `${action}-`))
  const workspace = options.workspace ?? makeFolder(folder, 'workspace')
  const temporaryFolder = makeFolder(folder, 'temp')
  const files = Object.fromEntries(FILES.map((name) => [name, path.join(folder, name)]))
  for (const file of Object.values(files)) writeFileSync(file, '')
  const environment = {
    ...machineVariables(),
    ...jobVariables(world),
    ...runnerVariables(world, workspace, temporaryFolder),
    ...Object.fromEntries(Object.entries(files).map(([name, file]) => [`GITHUB_${name}`, file])),
    ...inputVariables(action, inputs, options.token ?? ''),
    ...options.variables,
  }
  const ended = await runProcess(action, environment, workspace, options)
  const contents = Object.fromEntries(
    Object.entries(files).map(([name, file]) => [name, readFileSync(file, 'utf8')]),
  )
  const outputs = parseFileCommand(contents['OUTPUT'] ?? '')
  return {
    ...ended,
    outputs,
    reasonCode: outputs['reason-code'],
    report: outputs['result'] === undefined ? undefined : (JSON.parse(outputs['result']) as StepReport),
    summary: contents['STEP_SUMMARY'] ?? '',
    commands: parseCommands(ended.stdout),
    workspace,
    temporaryFolder,
    files: contents,
  }
}

function makeFolder(parent: string, name: string): string {
  const folder = path.join(parent, name)
  mkdirSync(folder)
  return folder
}

/** What a process needs from the machine, on each system. */
function machineVariables(): Record<string, string> {
  const names = ['PATH', 'SystemRoot', 'TEMP', 'TMP']
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] ? [[name, process.env[name] ?? '']] : [])),
  )
}

function runnerVariables(world: World, workspace: string, temporaryFolder: string): Record<string, string> {
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temporaryFolder,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_REPOSITORY_ID: '800000001',
    GITHUB_REPOSITORY_OWNER: 'contoso',
    GITHUB_RUN_ID: '15000000001',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_ACTOR: 'mia-maker',
    GITHUB_ACTOR_ID: '1001',
    GITHUB_SERVER_URL: world.emulator.endpoints.GITHUB_SERVER_URL,
    GITHUB_API_URL: world.emulator.endpoints.GITHUB_API_URL,
  }
}

/** Every input of action.yml is a variable; what is not given has its default or is empty, as on the runner. */
function inputVariables(
  action: string,
  given: Readonly<Record<string, string>>,
  token: string,
): Record<string, string> {
  const defaults = Object.entries(readManifest(action).inputs ?? {}).map(
    ([name, input]) => [name, (input.default ?? '').replace('${{ github.token }}', token)] as const,
  )
  const all = { ...Object.fromEntries(defaults), ...given }
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  )
}

function runProcess(
  action: string,
  variables: Readonly<Record<string, string | undefined>>,
  workspace: string,
  { node = process.execPath, onStart }: StepOptions,
): Promise<Pick<StepResult, 'exitCode' | 'signal' | 'stdout' | 'stderr'>> {
  const dist = process.env['POWEROPS_DIST']
  if (!dist) throw new Error('POWEROPS_DIST is not set: run the tests by scripts/jest.mjs')
  const given = Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const child = spawn(node, [path.join(dist, action, 'index.js')], {
    cwd: workspace,
    env: Object.fromEntries(given),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  onStart?.({ process: child, stdout: () => stdout })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }))
  })
}
