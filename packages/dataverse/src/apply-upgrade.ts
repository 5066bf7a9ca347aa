// Applies a pending upgrade: `<name>_Upgrade` takes the place of the old version.
import { AlmError, parseUniqueName, quote } from '@powerops/core'
import { stillRunning, waitForAsyncOperation } from './async-operation.js'
import { whileLocked } from './customization-lock.js'
import { reportedError } from './failure.js'
import { requiredGuid } from './fields.js'
import { findSolution } from './solutions.js'
import type { InstalledSolution, WaitOptions } from './types.js'
import type { WebApi } from './web-api.js'

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
  const call = {
    method: 'POST',
    path: 'DeleteAndPromoteAsync',
    body: { UniqueName: uniqueName },
    retry: 'once',
  } as const
  const lockWait = { timeoutMs: options.timeoutMs, what }
  const response = await whileLocked(api.ports, lockWait, () => api.write(call, what, 'import-failed'))
  const asyncOperationId = requiredGuid(
    response.json(),
    'AsyncOperationId',
    'the answer to DeleteAndPromoteAsync',
  )
  const ended = await waitForAsyncOperation(api, asyncOperationId, {
    timeoutMs: options.timeoutMs,
    what,
    onPoll: (elapsedMs) => options.onProgress?.({ elapsedMs, state: 'running' }),
  })
  if (!ended) throw stillRunning(what, options.timeoutMs, { asyncOperationId })
  if (ended.state !== 'succeeded') throw reportedError(what, ended, 'import-failed', { asyncOperationId })
  const { installed } = await findSolution(api, uniqueName)
  if (installed?.version === pendingUpgrade.version) return installed
  throw new AlmError('import-failed', {
    message: `${what} ended well, but the environment does not show version ${pendingUpgrade.version}`,
    remedy: 'Look at the solution history of the environment.',
    details: { asyncOperationId, expectedVersion: pendingUpgrade.version },
  })
}
