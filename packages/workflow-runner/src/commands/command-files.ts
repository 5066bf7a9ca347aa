// The command files of one process: made empty before it starts, read when it has ended.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { toAlmError } from '@powerops/core'
import type { JobJournal } from '../journal.js'
import { parsePairs } from './file-commands.js'

/** What the files change. */
export interface FileCommandTarget {
  readonly journal: JobJournal
  readonly outputs: Record<string, string>
  readonly state: Record<string, string>
  readonly env: Record<string, string>
  readonly searchPath: string[]
}

const KINDS = ['ENV', 'OUTPUT', 'PATH', 'STATE', 'STEP_SUMMARY'] as const

/** GitHub's limit of a step's summary. */
const MAX_SUMMARY_BYTES = 1024 * 1024

/** The files of one process. */
export class CommandFiles {
  readonly #folder: string

  constructor(parent: string) {
    this.#folder = join(parent, randomUUID())
    mkdirSync(this.#folder)
    for (const kind of KINDS) writeFileSync(this.#file(kind), '')
  }

  /** The variables that tell the process where its files are. */
  get variables(): Record<string, string> {
    return Object.fromEntries(KINDS.map((kind) => [`GITHUB_${kind}`, this.#file(kind)]))
  }

  /** Applies the files; false when one of them fails the step. */
  apply(target: FileCommandTarget): boolean {
    const results = [
      this.#applyPairs('OUTPUT', target.journal, (name, value) => (target.outputs[name] = value)),
      this.#applyPairs('STATE', target.journal, (name, value) => (target.state[name] = value)),
      this.#applyPairs('ENV', target.journal, (name, value) => setVariable(target, name, value)),
    ]
    const folders = readFileSync(this.#file('PATH'), 'utf8').split(/\r?\n/).filter(Boolean)
    for (const folder of folders) target.searchPath.unshift(folder)
    this.#applySummary(target.journal)
    return results.every(Boolean)
  }

  #applyPairs(
    kind: 'OUTPUT' | 'STATE' | 'ENV',
    journal: JobJournal,
    set: (name: string, value: string) => void,
  ): boolean {
    try {
      for (const [name, value] of parsePairs(readFileSync(this.#file(kind), 'utf8'))) set(name, value)
      return true
    } catch (caught) {
      journal.annotate('error', `Unable to process file command '${kind.toLowerCase()}' successfully.`)
      journal.annotate('error', toAlmError(caught).message)
      return false
    }
  }

  #applySummary(journal: JobJournal): void {
    const { size } = statSync(this.#file('STEP_SUMMARY'))
    if (size > MAX_SUMMARY_BYTES) {
      const sizeKib = Math.ceil(size / 1024)
      journal.annotate(
        'error',
        `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${sizeKib}k.`,
      )
    } else if (size > 0) journal.summarize(readFileSync(this.#file('STEP_SUMMARY'), 'utf8'))
  }

  #file(kind: (typeof KINDS)[number]): string {
    return join(this.#folder, kind.toLowerCase())
  }
}

/** NODE_OPTIONS would reach every later action, so the runner does not take it. */
function setVariable(target: FileCommandTarget, name: string, value: string): void {
  if (name.toUpperCase() === 'NODE_OPTIONS') {
    target.journal.annotate('error', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.")
  } else target.env[name] = value
}
