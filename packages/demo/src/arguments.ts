// The command line of the demo.
import { AlmError } from '@powerops/core'
import path from 'node:path'
import { parseArgs } from 'node:util'

export interface DemoOptions {
  /** Solution zip to promote; the sample when absent. */
  solutionFile: string | undefined
  /** Folder for report.html, summary.md and result.json. */
  outputFolder: string
  /** Shows every line of every step. */
  verbose: boolean
}

/** @throws AlmError `input-invalid` for an option that does not exist. */
export function parseDemoArguments(args: readonly string[]): DemoOptions {
  const { solution, out, verbose } = parse(args)
  const start = new Date().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')
  // npm runs programs in the package's folder; people mean the folder that they stand in.
  const base = process.env['INIT_CWD'] ?? process.cwd()
  return {
    solutionFile: solution === undefined ? undefined : path.resolve(base, solution),
    outputFolder: path.resolve(base, out ?? path.join('.demo', `${start}-${process.pid}`)),
    verbose,
  }
}

function parse(args: readonly string[]): { solution?: string; out?: string; verbose: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        solution: { type: 'string' },
        out: { type: 'string' },
        verbose: { type: 'boolean', default: false },
      },
    })
    return values
  } catch (cause) {
    throw new AlmError('input-invalid', {
      message: cause instanceof Error ? cause.message : String(cause),
      remedy: 'usage: npm run demo -- [--solution FILE.zip] [--out FOLDER] [--verbose]',
      cause,
    })
  }
}
