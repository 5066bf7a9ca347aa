// Acts on the workflow commands that a step prints, and passes on every other line to the log.
import type { JobJournal } from '../journal.js'
import type { Masks } from '../masks.js'
import { COMMAND_NAMES, parseCommand, type WorkflowCommand } from './parse-command.js'

/** What commands change. */
export interface CommandTarget {
  readonly journal: JobJournal
  readonly masks: Masks
  readonly outputs: Record<string, string>
  readonly state: Record<string, string>
  readonly debug: boolean
}

/** Reads the lines of one process. */
export class CommandReader {
  readonly #target: CommandTarget
  #resumeToken: string | undefined
  #failed = false

  constructor(target: CommandTarget) {
    this.#target = target
  }

  /** True after a command that fails the step, whatever the exit code is. */
  get failed(): boolean {
    return this.#failed
  }

  read(line: string): void {
    const command = parseCommand(line, this.#resumeToken)
    if (this.#resumeToken !== undefined) {
      if (command?.name === this.#resumeToken) this.#resumeToken = undefined
      else this.#target.journal.line(line)
      return
    }
    if (command) this.#run(command)
    else this.#target.journal.line(line)
  }

  #run(command: WorkflowCommand): void {
    const { journal, masks } = this.#target
    const { value, properties } = command
    switch (command.name.toLowerCase()) {
      case 'add-mask':
        if (value.trim() === '') journal.annotate('warning', "Can't add secret mask for empty string.")
        else masks.add(value)
        return
      case 'error':
        return journal.annotate('error', value, properties)
      case 'warning':
        return journal.annotate('warning', value, properties)
      case 'notice':
        return journal.annotate('notice', value, properties)
      case 'debug':
        if (this.#target.debug) journal.line(`##[debug]${value}`)
        return
      case 'group':
        return journal.line(`##[group]${value}`)
      case 'endgroup':
        return journal.line('##[endgroup]')
      case 'stop-commands':
        return this.#stop(value)
      case 'set-output':
        return this.#setLegacy('set-output', this.#target.outputs, command)
      case 'save-state':
        return this.#setLegacy('save-state', this.#target.state, command)
      case 'set-env':
      case 'add-path':
        return this.#fail(
          `The \`${command.name}\` command is disabled. Please upgrade to using Environment Files.`,
        )
      default: // echo and the problem matchers change nothing that is modelled
    }
  }

  #stop(token: string): void {
    if (token === '' || token === 'pause-logging' || COMMAND_NAMES.includes(token.toLowerCase())) {
      this.#fail(`Invoked ::stop-commands:: with token '${token}', which is not a safe token.`)
    } else this.#resumeToken = token
  }

  #setLegacy(name: string, values: Record<string, string>, command: WorkflowCommand): void {
    const key = command.properties['name']
    if (!key) return this.#fail(`Required field 'name' is missing in ##[${name}] command.`)
    values[key] = command.value
    this.#target.journal.annotate(
      'warning',
      `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files.`,
    )
  }

  #fail(message: string): void {
    this.#failed = true
    this.#target.journal.annotate('error', message)
  }
}
