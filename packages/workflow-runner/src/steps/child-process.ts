// Starts the process of a step, hands over its lines, and ends it as GitHub's runner does.
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Clock } from '@powerops/core'

/** A process to run to its end. */
export interface ProcessRequest {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly onLine: (line: string) => void
  /** When aborted: SIGINT, after `interruptMs` SIGTERM, after `terminateMs` SIGKILL to the process and its children. */
  readonly signal: AbortSignal
  readonly clock: Clock
  readonly interruptMs: number
  readonly terminateMs: number
}

export interface ProcessEnd {
  /** The exit code; 1 for a process that a signal ended. */
  readonly exitCode: number
  /** The group of processes that it left behind. */
  readonly orphans: number | undefined
}

/** How long the output of a process that has ended may stay open, held by processes that it left behind. */
const OUTPUT_GRACE_MS = 5_000

/** Runs the process. Rejects when it cannot be started. */
export async function runProcess(request: ProcessRequest): Promise<ProcessEnd> {
  const child = spawn(request.command, [...request.args], {
    cwd: request.cwd,
    env: { ...request.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own, so that it can be ended together with its children
  })
  const ended = new AbortController()
  const interrupt = (): void => void endInSteps(child, request, ended.signal)
  request.signal.addEventListener('abort', interrupt, { once: true })
  if (request.signal.aborted) interrupt()
  const readers = [child.stdout, child.stderr].map((input) => createInterface({ input }))
  for (const reader of readers) reader.on('line', request.onLine)
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code) => resolve(code ?? 1))
      child.once('exit', (code) => {
        request.clock.sleep(OUTPUT_GRACE_MS, ended.signal).then(
          () => resolve(code ?? 1),
          () => undefined, // the output was closed in time
        )
      })
    })
    return { exitCode, orphans: child.pid !== undefined && groupLives(child.pid) ? child.pid : undefined }
  } finally {
    request.signal.removeEventListener('abort', interrupt)
    ended.abort()
    for (const reader of readers) reader.close()
  }
}

async function endInSteps(child: ChildProcess, request: ProcessRequest, ended: AbortSignal): Promise<void> {
  try {
    child.kill('SIGINT')
    await request.clock.sleep(request.interruptMs, ended)
    child.kill('SIGTERM')
    await request.clock.sleep(request.terminateMs, ended)
    if (child.pid !== undefined && groupLives(child.pid)) process.kill(-child.pid, 'SIGKILL')
  } catch (caught) {
    if (!ended.aborted) throw caught // the process has not ended: this is no mere interruption of the wait
  }
}

function groupLives(group: number): boolean {
  try {
    return process.kill(-group, 0)
  } catch {
    return false // nobody is left in the group
  }
}
