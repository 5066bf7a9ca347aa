// Concurrency groups, shared by all runs that are given the same hub: one holder at a time, and who may wait for it.
import { AlmError } from '@powerops/core'

/** What a `concurrency:` key asks for. */
export interface ConcurrencyRequest {
  readonly group: string
  readonly cancelInProgress: boolean
  /** `single`: a newcomer replaces the one that waits. `max`: up to a hundred wait in turn. */
  readonly queue: 'single' | 'max'
}

/** A run or job that takes part. */
export interface Contender {
  readonly name: string
  /** Ends the run or job because a newer one asked for `cancel-in-progress`. */
  cancel(reason: string): void
  /** The groups that this contender's callers hold already: waiting for one of them would never end. */
  readonly heldGroups: readonly string[]
  /** Ends the waiting. */
  readonly signal: AbortSignal
}

/** GitHub's limit of waiting contenders with `queue: max`. */
const MAX_WAITING = 100

interface Waiting {
  readonly contender: Contender
  readonly start: () => void
  readonly evict: (reason: string) => void
}

interface Group {
  holder: Contender | undefined
  readonly waiting: Waiting[]
}

/** The concurrency groups of one GitHub; give the same hub to every run that shall share them. */
export class ConcurrencyHub {
  readonly #groups = new Map<string, Group>()

  /**
   * Waits until the group is free and holds it; the result releases it.
   * @throws AlmError `cancelled` when a newer contender takes the place, or when the wait could never end.
   */
  async enter(key: string, request: ConcurrencyRequest, contender: Contender): Promise<() => void> {
    if (contender.heldGroups.includes(key)) {
      throw new AlmError('cancelled', {
        message: `Canceling since a deadlock for concurrency group '${request.group}' was detected between '${contender.name}' and the workflow that called it`,
      })
    }
    const group = this.#groups.get(key) ?? { holder: undefined, waiting: [] }
    this.#groups.set(key, group)
    if (group.holder) await this.#wait(group, request, contender)
    group.holder = contender
    return () => this.#leave(group, contender)
  }

  /** Names of those that wait for a group, in their order. */
  waitingFor(key: string): string[] {
    return (this.#groups.get(key)?.waiting ?? []).map((waiting) => waiting.contender.name)
  }

  async #wait(group: Group, request: ConcurrencyRequest, contender: Contender): Promise<void> {
    const reason = `Canceling since a higher priority waiting request for ${request.group} exists`
    if (request.cancelInProgress) group.holder?.cancel(reason)
    if (request.queue === 'single') for (const older of group.waiting.splice(0)) older.evict(reason)
    if (group.waiting.length >= MAX_WAITING) {
      throw new AlmError('cancelled', { message: `more than ${MAX_WAITING} wait for ${request.group}` })
    }
    await new Promise<void>((resolve, reject) => {
      const leaveQueue = (message: string): void => {
        contender.signal.removeEventListener('abort', onAbort)
        reject(new AlmError('cancelled', { message }))
      }
      const onAbort = (): void => {
        const place = group.waiting.indexOf(waiting)
        if (place >= 0) group.waiting.splice(place, 1)
        leaveQueue('The operation was canceled.')
      }
      const start = (): void => {
        contender.signal.removeEventListener('abort', onAbort)
        resolve()
      }
      const waiting: Waiting = { contender, start, evict: leaveQueue }
      group.waiting.push(waiting)
      if (contender.signal.aborted) onAbort()
      else contender.signal.addEventListener('abort', onAbort, { once: true })
    })
  }

  #leave(group: Group, contender: Contender): void {
    if (group.holder !== contender) return
    const next = group.waiting.shift()
    group.holder = next?.contender
    next?.start()
  }
}

/** The key of a group in the hub: groups belong to a repository, and their names ignore case. */
export function groupKey(repository: string, group: string): string {
  return `${repository}/${group}`.toLowerCase()
}
