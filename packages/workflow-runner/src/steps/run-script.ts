// Runs the script of a `run` step in its shell.
import { randomUUID } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AlmError, quote } from '@powerops/core'
import { resolveText } from '../expressions/template.js'
import { field, path, type Token } from '../load/tokens.js'
import { runCommand } from './run-command.js'
import type { Step } from './run-step.js'

/** GitHub's command for each shell that has a name; `{0}` is the script's file. */
const SHELLS: Readonly<Record<string, { readonly line: string; readonly extension: string }>> = {
  bash: { line: 'bash --noprofile --norc -e -o pipefail {0}', extension: '.sh' },
  sh: { line: 'sh -e {0}', extension: '.sh' },
  python: { line: 'python3 {0}', extension: '.py' },
  pwsh: { line: 'pwsh -command', extension: '.ps1' },
}

/** What runs a script that names no shell. */
const DEFAULT_SHELL = { line: 'bash -e {0}', extension: '.sh' }

/** Writes the script to a file and runs it; throws when it fails. */
export async function runScript(step: Step, token: Token): Promise<void> {
  const script = resolveText(field(token, 'run'), step.scope()) ?? ''
  const setting = (key: string): string | undefined =>
    resolveText(field(token, key), step.scope()) || defaultSetting(step, key)
  const shell = readShell(setting('shell'))
  const cwd = resolve(step.job.folders.workspace, setting('working-directory') ?? '.')
  if (!existsSync(cwd)) {
    throw new AlmError('file-not-found', { message: `the working directory ${quote(cwd)} does not exist` })
  }
  const file = join(step.job.folders.temp, randomUUID() + shell.extension)
  writeFileSync(file, scriptText(script, shell.extension))
  for (const line of script.trimEnd().split('\n')) step.journal.line(`##[command]${line}`)
  const [command = '', ...args] = shell.line.split(/\s+/)
  const invocation =
    shell.extension === '.ps1' ? [...args, `. '${file}'`] : args.map((arg) => arg.replaceAll('{0}', file))
  const { actionPath } = step.frame
  const variables: Record<string, string> = actionPath === undefined ? {} : { GITHUB_ACTION_PATH: actionPath }
  await runCommand(step, { command, args: invocation, cwd, variables, state: {} })
}

function scriptText(script: string, extension: string): string {
  if (extension !== '.ps1') return script
  const exit = 'if ((Test-Path -LiteralPath variable:/LASTEXITCODE)) { exit $LASTEXITCODE }'
  return `$ErrorActionPreference = 'stop'\n${script}\n${exit}`
}

function readShell(name: string | undefined): { line: string; extension: string } {
  if (name === undefined) return DEFAULT_SHELL
  const known = SHELLS[name]
  if (known) return known
  if (name.includes('{0}')) return { line: name, extension: '' }
  throw new AlmError('input-invalid', {
    message: `the shell ${quote(name)} is neither one of ${Object.keys(SHELLS).join(', ')} nor a command with '{0}'`,
  })
}

/** `defaults.run` of the job, else of the workflow; composite actions have none. */
function defaultSetting(step: Step, key: string): string | undefined {
  const { job, frame } = step
  if (frame.actionPath !== undefined) return undefined
  const levels = [job.leg.definition.token, job.call.file.token]
  return levels
    .map((level) => resolveText(path(level, 'defaults', 'run', key), step.scope()))
    .find((value) => value)
}
