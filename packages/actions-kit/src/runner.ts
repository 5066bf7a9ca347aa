// The runner as an interface, and the real one on @actions/core. Nothing else talks to the runner.
import * as core from '@actions/core'
import { appendFileSync } from 'node:fs'
import { toLogText, toMarkdownText, type Logger } from '@powerops/core'
import type { Annotation } from './ports.js'

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
      debug: (text) => core.debug(line(text)),
      info: (text) => core.info(line(text)),
      notice: (text) => core.notice(line(text)),
      warning: (text) => core.warning(line(text)),
    },
    mask: (secret) => {
      for (const form of maskedForms(secret)) {
        core.setSecret(form)
        secrets.add(form).add(toMarkdownText(form)).add(JSON.stringify(form).slice(1, -1))
      }
    },
    output: (name, value) => core.setOutput(name, withoutSecrets(value)),
    summary: (markdown) => appendSummary(environment['GITHUB_STEP_SUMMARY'], withoutSecrets(markdown)),
    annotate: (annotation) => annotate({ ...annotation, message: withoutSecrets(annotation.message) }),
    startGroup: (title) => core.startGroup(line(title)),
    endGroup: () => core.endGroup(),
  }
}

/** A secret, each of its lines (the log is masked line by line) and its base64 form. */
function maskedForms(secret: string): string[] {
  const forms = [secret, ...secret.split(/\r?\n/), Buffer.from(secret).toString('base64')]
  return [...new Set(forms.map((text) => text.trim()))].filter((form) => form.length >= MIN_MASKED_LENGTH)
}

function annotate({ level, message, title, file, line }: Annotation): void {
  const properties: core.AnnotationProperties = {
    ...(title === undefined ? {} : { title: toLogText(title) }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { startLine: line }),
  }
  core[level](message.split('\n').map(toLogText).join('\n'), properties)
}

function appendSummary(file: string | undefined, markdown: string): void {
  if (!file) return
  const bytes = Buffer.from(`${markdown.trimEnd()}\n\n`)
  const whole = bytes.length <= MAX_SUMMARY_BYTES
  appendFileSync(file, whole ? bytes : `${bytes.subarray(0, MAX_SUMMARY_BYTES).toString()}\n\n(cut)\n`)
}
