// The runner as an interface, and the real one. Nothing else talks to the runner.
import { appendFileSync } from 'node:fs'
import { EOL } from 'node:os'
import { toLogText, toMarkdownText, type Logger } from '@powerops/core'
import type { Annotation } from './ports.js'
import { formatCommand, formatOutput, type CommandProperties } from './workflow-commands.js'

/** GitHub drops a step summary of more than 1 MiB as a whole; a text of ours ends well before, and says so. */
const MAX_SUMMARY_BYTES = 900_000

/** Shorter values would hide common words of the log. */
const MIN_MASKED_LENGTH = 6

/** What an action can say to the runner. */
export interface Runner {
  readonly log: Logger
  mask(secret: string): void
  output(name: string, value: string): void
  summary(markdown: string): void
  annotate(annotation: Annotation): void
  startGroup(title: string): void
  endGroup(): void
}

/** The GitHub runner (and anything that speaks its protocol). */
export function createRunner(environment: Readonly<Record<string, string | undefined>>): Runner {
  const secrets = new Set<string>()
  // The runner masks its log only; a service that repeats what it was sent must not get into the files either.
  const withoutSecrets = (text: string): string =>
    [...secrets].reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
  const line = (text: string): string => toLogText(withoutSecrets(text))
  return {
    log: {
      debug: (text) => command('debug', line(text)),
      info: (text) => print(`${line(text)}${EOL}`),
      notice: (text) => command('notice', line(text)),
      warning: (text) => command('warning', line(text)),
    },
    mask: (secret) => {
      for (const form of maskedForms(secret)) {
        command('add-mask', form)
        secrets.add(form).add(toMarkdownText(form)).add(JSON.stringify(form).slice(1, -1))
      }
    },
    output: (name, value) => setOutput(environment['GITHUB_OUTPUT'], name, withoutSecrets(value)),
    summary: (markdown) => appendSummary(environment['GITHUB_STEP_SUMMARY'], withoutSecrets(markdown)),
    annotate: (annotation) => annotate({ ...annotation, message: withoutSecrets(annotation.message) }),
    startGroup: (title) => command('group', line(title)),
    endGroup: () => command('endgroup', ''),
  }
}

/** A secret, each of its lines (the log is masked line by line) and its base64 form. */
function maskedForms(secret: string): string[] {
  const forms = [secret, ...secret.split(/\r?\n/), Buffer.from(secret).toString('base64')]
  return [...new Set(forms.map((text) => text.trim()))].filter((form) => form.length >= MIN_MASKED_LENGTH)
}

function annotate({ level, message, title, file, line }: Annotation): void {
  const properties = { title: title && toLogText(title), file, line }
  command(level, message.split('\n').map(toLogText).join('\n'), properties)
}

function command(name: string, message: string, properties?: CommandProperties): void {
  print(formatCommand(name, message, properties))
}

function print(text: string): void {
  process.stdout.write(text)
}

/** Outside of a runner there is no file, and the output is shown instead. */
function setOutput(file: string | undefined, name: string, value: string): void {
  if (file) appendFileSync(file, formatOutput(name, value))
  else command('set-output', value, { name })
}

function appendSummary(file: string | undefined, markdown: string): void {
  if (!file) return
  const bytes = Buffer.from(`${markdown.trimEnd()}\n\n`)
  const whole = bytes.length <= MAX_SUMMARY_BYTES
  appendFileSync(file, whole ? bytes : `${bytes.subarray(0, MAX_SUMMARY_BYTES).toString()}\n\n(cut)\n`)
}
