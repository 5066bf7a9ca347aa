// Starting a long operation while another one may still hold the environment.
import { formatDuration } from '@powerops/core'
import type { HttpResponse } from '@powerops/http'
import { isNotStartable } from './lifecycle.js'
import type { Call, Service } from './service.js'

/** Tries and pause of Microsoft's own client. */
const START_TRIES = 10
const PAUSE_MS = 15_000

/** Sends a start; while the service says that another operation runs, waits and sends it again: it did nothing. */
export async function startOperation(service: Service, call: Call, what: string): Promise<HttpResponse> {
  for (let tries = 1; ; tries++) {
    const response = await service.send(call)
    if (!isNotStartable(response) || tries >= START_TRIES) return response
    service.ports.log.info(
      `Another operation runs on the environment; ${what} is tried again in ${formatDuration(PAUSE_MS)}.`,
    )
    await service.ports.clock.sleep(PAUSE_MS, service.ports.signal)
  }
}

/** The address under which an accepted operation is followed. */
export function operationUrlOf(response: HttpResponse): string | undefined {
  return response.headers.get('location') ?? response.headers.get('operation-location') ?? undefined
}
