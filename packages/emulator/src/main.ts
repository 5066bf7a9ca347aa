// The emulator as a program: one line of JSON on stdout when it is ready, an orderly end on SIGINT or SIGTERM.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { AlmError, quote, toAlmError } from '@powerops/core'
import { readSeed } from './seed/read-seed.js'
import { startEmulator, type StartOptions } from './start.js'

const USAGE = 'emulator [--state DIR] [--port N] [--seed FILE] [--speed FACTOR]'

function readOptions(args: string[]): StartOptions {
  const values = readArguments(args)
  const options: StartOptions = {
    port: readNumber('--port', values.port, 65_535),
    stateDir: values.state,
    log: (text) => process.stderr.write(`${text}\n`),
  }
  if (values.speed !== undefined) options.speed = readNumber('--speed', values.speed, 1_000_000)
  if (values.seed !== undefined) options.seed = readSeed(readSeedFile(values.seed))
  return options
}

function readArguments(args: string[]): { port: string; state: string; seed?: string; speed?: string } {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '0' },
        state: { type: 'string', default: '.emulator' },
        seed: { type: 'string' },
        speed: { type: 'string' },
      },
    }).values
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : 'the arguments cannot be read'
    throw new AlmError('input-invalid', { message, remedy: `Usage: ${USAGE}`, cause })
  }
}

function readSeedFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new AlmError('file-not-found', { message: `the seed ${quote(file)} cannot be read`, cause })
  }
}

function readNumber(name: string, text: string, max: number): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= max) return value
  throw new AlmError('input-invalid', {
    message: `${name} is ${quote(text)}, which is not a number from 0 to ${max}`,
    remedy: `Usage: ${USAGE}`,
  })
}

async function main(): Promise<void> {
  const emulator = await startEmulator(readOptions(process.argv.slice(2)))
  const end = (): void => {
    emulator.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  process.stdout.write(`${JSON.stringify(emulator.endpoints)}\n`)
}

main().catch((caught: unknown) => {
  const { message, remedy } = toAlmError(caught)
  process.stderr.write(`${message}${remedy === undefined ? '' : ` ${remedy}`}\n`)
  process.exitCode = 1
})
