// Applies a pending upgrade: `<name>_Upgrade` takes the place of the old version, once, whatever happens to the answer.
import {
  AlmError,
  formatDuration,
  parseUniqueName,
  quote,
  type Guid,
  type SolutionVersion,
} from '@powerops/core'
import { readServiceError, serviceError } from '@powerops/http'
import { stillRunning, waitForAsyncOperation, type EndedOperation } from './async-operation.js'
import { whileLocked } from './customization-lock.js'
import { isAmbiguous, reportedError } from './failure.js'
import { optionalGuid } from './fields.js'
import { pollUntil } from './poll.js'
import { findSolution } from './solutions.js'
import type { InstalledSolution, WaitOptions } from './types.js'
import { isSuccess, literal, type WebApi } from './web-api.js'

const MESSAGE = 'DeleteAndPromoteAsync'
/** How long a lost start is looked for before it counts as never having happened. */
const RECOVERY_MS = 120_000
/** There is no upgrade to apply. */
const NOTHING_TO_APPLY = '0x8004853B'
/** asyncoperation.statecode of an operation that has ended. */
const STATE_COMPLETED = 3

/** One wish to apply an upgrade, with what happened to it so far. */
interface Promotion {
  api: WebApi
  uniqueName: string
  /** The upgrade as a noun phrase. */
  what: string
  options: WaitOptions
  attempts: number
  lostAnswers: number
}

/** See DataverseClient.applyUpgrade. */
export async function applyUpgrade(
  api: WebApi,
  name: string,
  options: WaitOptions,
): Promise<InstalledSolution> {
  const uniqueName = parseUniqueName(name, 'solution name')
  const what = `the upgrade of solution ${quote(uniqueName)}`
  const { pendingUpgrade } = await findSolution(api, uniqueName)
  if (!pendingUpgrade) {
    throw new AlmError('solution-not-found', {
      message: `there is no pending upgrade ${quote(`${uniqueName}_Upgrade`)} in the environment`,
      remedy: 'Import the new version as a holding solution first.',
    })
  }
  const promotion: Promotion = { api, uniqueName, what, options, attempts: 0, lostAnswers: 0 }
  const lockWait = { timeoutMs: options.timeoutMs, what }
  await whileLocked(api.ports, lockWait, (leftMs) => promote(promotion, leftMs))
  return provenUpgrade(promotion, pendingUpgrade.version)
}

/** Follows the promotion that runs, or starts one. The pending row is the truth: it goes when it is promoted. */
async function promote(promotion: Promotion, leftMs: number): Promise<void> {
  const { api, what } = promotion
  const startedAtMs = api.ports.clock.now()
  // Somebody else may have applied it while this one waited for the lock.
  if (promotion.attempts++ > 0 && !(await isPending(promotion))) return
  const running = await findRunningPromotion(api)
  if (running !== undefined) {
    api.ports.log.info(`An upgrade runs already (asynchronous operation ${running}); waiting for its end.`)
    await follow(promotion, running, leftMs)
  } else {
    const started = await start(promotion)
    if (started !== undefined) {
      const ended = await follow(promotion, started, leftMs)
      if (ended.state === 'succeeded') return
      throw reportedError(what, ended, 'import-failed', { asyncOperationId: started })
    }
    await lookForLostStart(promotion)
  }
  // What ran may have been the upgrade of another solution.
  await promote(promotion, leftMs - (api.ports.clock.now() - startedAtMs))
}

async function isPending({ api, uniqueName }: Promotion): Promise<boolean> {
  return (await findSolution(api, uniqueName)).pendingUpgrade !== undefined
}

async function findRunningPromotion(api: WebApi): Promise<Guid | undefined> {
  const rows = await api.list(
    'asyncoperations',
    {
      $select: 'asyncoperationid,statecode,createdon',
      $filter: `messagename eq ${literal(MESSAGE)} and statecode ne ${STATE_COMPLETED}`,
    },
    'the search for running upgrades',
  )
  return rows.map((row) => optionalGuid(row, 'asyncoperationid')).find((id) => id !== undefined)
}

/**
 * The operation; undefined when the answer was lost, arrived as something that cannot be read, or says that there is
 * nothing to apply any more.
 */
async function start(promotion: Promotion): Promise<Guid | undefined> {
  const { api, uniqueName, what } = promotion
  const call = { method: 'POST', path: MESSAGE, body: { UniqueName: uniqueName }, retry: 'once' } as const
  try {
    const response = await api.send(call)
    if (isSuccess(response)) return optionalGuid(response.json(), 'AsyncOperationId')
    if (isAmbiguous(response, readServiceError(response).code)) return undefined
    const error = serviceError(response, { what, fallback: 'import-failed' })
    const overtaken = error.details['serviceCode'] === NOTHING_TO_APPLY && !(await isPending(promotion))
    if (overtaken) return undefined
    throw error
  } catch (caught) {
    const lost = caught instanceof AlmError && ['outcome-unknown', 'response-invalid'].includes(caught.code)
    if (lost) return undefined
    throw caught
  }
}

/** Looks for two minutes whether the lost start took effect. When it did not, it may be sent once more, and once only. */
async function lookForLostStart(promotion: Promotion): Promise<void> {
  const { api, what } = promotion
  if (!(await isPending(promotion))) return
  promotion.lostAnswers += 1
  api.ports.log.warning(`The answer to ${what} was lost; looking whether it was started.`)
  const found = await pollUntil(api.ports, RECOVERY_MS, async () => {
    const took = !(await isPending(promotion)) || (await findRunningPromotion(api)) !== undefined
    return took ? true : undefined
  })
  if (found || promotion.lostAnswers === 1) return
  throw new AlmError('outcome-unknown', {
    message: `${what} was sent twice, both answers were lost, and nothing of it shows after ${formatDuration(RECOVERY_MS)}`,
    remedy: 'Look at the solution history of the environment, then run the same job again.',
  })
}

async function follow({ api, what, options }: Promotion, id: Guid, leftMs: number): Promise<EndedOperation> {
  const ended = await waitForAsyncOperation(api, id, {
    timeoutMs: leftMs,
    what,
    onPoll: (elapsedMs) => options.onProgress?.({ elapsedMs, state: 'running' }),
  })
  if (!ended) throw stillRunning(what, options.timeoutMs, { asyncOperationId: id })
  return ended
}

async function provenUpgrade(
  { api, uniqueName, what }: Promotion,
  version: SolutionVersion,
): Promise<InstalledSolution> {
  const { installed, pendingUpgrade } = await findSolution(api, uniqueName)
  if (installed?.version === version && !pendingUpgrade) return installed
  throw new AlmError('import-failed', {
    message: `${what} ended well, but the environment shows ${installed ? `version ${installed.version}` : 'no such solution'} instead of version ${version}`,
    remedy: 'Look at the solution history of the environment.',
    details: { expectedVersion: version },
  })
}
