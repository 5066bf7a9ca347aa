// Runs git on one bare repository: no shell, no configuration of this machine, input on stdin.
import { spawn } from 'node:child_process'
import { AlmError, quote } from '@powerops/core'

export interface GitResult {
  exitCode: number
  stdout: Buffer
  stderr: string
}

export interface GitOptions {
  input?: string | Uint8Array | undefined
  env?: Readonly<Record<string, string>> | undefined
  /** Exit codes other than 0 that are answers and not failures. */
  allowed?: readonly number[]
}

/** The environment of every git process: nothing of the caller's but PATH. */
export function gitEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    LC_ALL: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    ...extra,
  }
}

/** Runs a process to its end and returns all that it wrote. */
export function runProcess(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input?: string | Uint8Array,
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: 'pipe' })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.stdin.on('error', () => undefined) // git may end before it has read everything: its exit code says why
    child.on('error', reject)
    child.on('close', (exitCode) =>
      resolve({
        exitCode: exitCode ?? -1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString('utf8'),
      }),
    )
    child.stdin.end(input)
  })
}

/** @throws AlmError `git-failed` on an exit code that is not allowed. */
export async function runGit(
  folder: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  const command = ['--git-dir', folder, ...args]
  const result = await runProcess('git', command, gitEnvironment(options.env), options.input)
  if (result.exitCode !== 0 && !options.allowed?.includes(result.exitCode)) {
    throw new AlmError('git-failed', {
      message: `git ${args[0] ?? ''} ended with ${result.exitCode}: ${quote(result.stderr.trim())}`,
    })
  }
  return result
}

const MOST_REMEMBERED = 5000
const MOST_REMEMBERED_BYTES = 16 * 1024
/** Exit code of git when an object is missing, which may come yet. */
const MISSING = 128
const remembered = new Map<string, GitResult>()

/**
 * The answer to a question about objects that all are named by their full ids: it never changes, so git is asked once.
 * @throws AlmError `git-failed` on an exit code that is not allowed.
 */
export async function askGit(
  folder: string,
  args: readonly string[],
  options: Pick<GitOptions, 'allowed'> = {},
): Promise<GitResult> {
  const question = [folder, ...args].join('\0')
  const known = remembered.get(question)
  if (known) return known
  const answer = await runGit(folder, args, options)
  if (answer.exitCode < MISSING && answer.stdout.length <= MOST_REMEMBERED_BYTES) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(question, answer)
  }
  return answer
}
