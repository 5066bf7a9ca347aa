// Cancellation that runs down from a run to its jobs and their steps, each with its own reason.

/** Something that can be cancelled, by itself or together with what it belongs to. */
export class Cancellation {
  readonly #controller = new AbortController()

  constructor(parent?: AbortSignal) {
    if (parent?.aborted) this.#controller.abort(parent.reason)
    else parent?.addEventListener('abort', () => this.#controller.abort(parent.reason), { once: true })
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  get requested(): boolean {
    return this.signal.aborted
  }

  /** Why, in a sentence for the log. */
  get reason(): string {
    return this.signal.reason instanceof Error ? this.signal.reason.message : 'The operation was canceled.'
  }

  cancel(reason: string): void {
    this.#controller.abort(new Error(reason))
  }
}
