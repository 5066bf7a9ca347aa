// Collects what a run tells: log lines, annotations, summaries. Secrets are hidden before anything is kept.
import type { Masks } from './masks.js'
import type { Annotation, RunEvent, StepSummary } from './types.js'

/** The record of a whole run. */
export class Journal {
  readonly annotations: Annotation[] = []
  readonly summaries: StepSummary[] = []
  readonly #lines: string[] = []
  readonly #onEvent: (event: RunEvent) => void

  constructor(onEvent: (event: RunEvent) => void) {
    this.#onEvent = onEvent
  }

  /** Every line so far as `job | text`. */
  get log(): string {
    return this.#lines.join('\n')
  }

  emit(event: RunEvent): void {
    if (event.type === 'log') this.#lines.push(`${event.job} | ${event.text}`)
    if (event.type === 'annotation') this.annotations.push(event.annotation)
    this.#onEvent(event)
  }
}

/** The part of a job, or of one of its steps. */
export class JobJournal {
  readonly job: string
  readonly #journal: Journal
  readonly #masks: Masks
  /** Name of the step, undefined for the job itself. */
  readonly step: string | undefined

  constructor(journal: Journal, masks: Masks, job: string, step?: string) {
    this.#journal = journal
    this.#masks = masks
    this.job = job
    this.step = step
  }

  forStep(step: string): JobJournal {
    return new JobJournal(this.#journal, this.#masks, this.job, this.#masks.hide(step))
  }

  emit(event: RunEvent): void {
    this.#journal.emit(event)
  }

  line(untrusted: string): void {
    for (const text of this.#masks.hide(untrusted).split(/\r?\n/)) {
      this.emit({ type: 'log', job: this.job, ...this.#stepField(), text })
    }
  }

  annotate(
    level: Annotation['level'],
    untrusted: string,
    properties: Readonly<Record<string, string>> = {},
  ): void {
    const hidden = Object.entries(properties).map(([key, value]) => [key, this.#masks.hide(value)])
    const annotation: Annotation = {
      level,
      message: this.#masks.hide(untrusted),
      job: this.job,
      ...this.#stepField(),
      properties: Object.fromEntries(hidden),
    }
    this.line(`##[${level}]${untrusted}`)
    this.emit({ type: 'annotation', annotation })
  }

  summarize(markdown: string): void {
    this.#journal.summaries.push({
      job: this.job,
      step: this.step ?? '',
      markdown: this.#masks.hide(markdown),
    })
  }

  #stepField(): { step?: string } {
    return this.step === undefined ? {} : { step: this.step }
  }
}
