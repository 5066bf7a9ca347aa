// Changes, deletes and opens environments that exist.
import { quote, type Guid } from '@powerops/core'
import { serviceError } from '@powerops/http'
import { parseEnvironmentId } from './environment.js'
import { getEnvironmentIfThere } from './find-environment.js'
import { followOperation, progressing, stillRunning } from './lifecycle.js'
import { isSuccess, PLATFORM, type Service } from './service.js'
import { operationUrlOf, startOperation } from './start-operation.js'
import type { Environment, LifecycleWait } from './types.js'
import { waitFor } from './wait-for.js'

/** Who deletes, as the service counts it: an application. */
const DELETED_BY_APPLICATION = '7'
/** A newer version of this call makes the environment managed as a side effect. */
const PATCH_VERSION = '2021-04-01'
const READY_STATES = ['Ready', 'NotSpecified']

/** See AdminClient.deleteEnvironment. */
export async function deleteEnvironment(
  service: Service,
  untrustedId: string,
  reason: string,
  wait: LifecycleWait,
): Promise<'deleted' | 'absent'> {
  const id = parseEnvironmentId(untrustedId)
  const what = `the deletion of environment ${id}`
  const path = `${PLATFORM}/scopes/admin/environments/${id}`
  const body = { code: DELETED_BY_APPLICATION, message: reason }
  // Named by its id and gone once: repeating is harmless.
  const call = {
    method: 'DELETE',
    path,
    query: { 'api-version': '2023-06-01' },
    body,
    retry: 'safe',
  } as const
  const response = await startOperation(service, call, what)
  if (response.status === 404) return 'absent'
  if (!isSuccess(response)) throw serviceError(response, { what, fallback: 'environment-delete-failed' })
  const operationUrl = operationUrlOf(response)
  if (operationUrl !== undefined) {
    wait.onStarted?.(operationUrl)
    await followOperation(service, operationUrl, { what, failure: 'environment-delete-failed' }, wait)
  }
  const gone = await waitFor<true>(service.ports, progressing(wait), async () => {
    return (await getEnvironmentIfThere(service, id))
      ? { pending: 'waiting for it to disappear' }
      : { done: true }
  })
  if (gone) return 'deleted'
  throw stillRunning(what, wait.timeoutMs, operationUrl ?? path)
}

/** See AdminClient.updateEnvironment. */
export async function updateEnvironment(
  service: Service,
  untrustedId: string,
  change: { displayName?: string; description?: string },
  wait: LifecycleWait,
): Promise<Environment> {
  const id = parseEnvironmentId(untrustedId)
  const what = `the change of environment ${id}`
  const path = `${PLATFORM}/scopes/admin/environments/${id}`
  const query = { 'api-version': PATCH_VERSION }
  const call = { method: 'PATCH', path, query, body: { properties: change }, retry: 'safe' } as const
  const response = await startOperation(service, call, what)
  if (!isSuccess(response)) throw serviceError(response, { what })
  const operationUrl = operationUrlOf(response)
  if (operationUrl !== undefined) {
    wait.onStarted?.(operationUrl)
    await followOperation(service, operationUrl, { what, failure: 'service-error' }, wait)
  }
  const changed = await waitFor<Environment>(service.ports, progressing(wait), async () => {
    const environment = await getEnvironmentIfThere(service, id)
    const ready = READY_STATES.includes(environment?.managementState ?? 'NotSpecified')
    return environment && ready && shows(environment, change)
      ? { done: environment }
      : { pending: 'waiting for the change' }
  })
  if (changed) return changed.value
  throw stillRunning(what, wait.timeoutMs, operationUrl ?? path)
}

function shows(
  environment: Environment,
  { displayName, description }: { displayName?: string; description?: string },
): boolean {
  const named = displayName === undefined || environment.displayName === displayName
  return named && (description === undefined || (environment.description ?? '') === description)
}

/** See AdminClient.addApplicationUser. */
export async function addApplicationUser(
  service: Service,
  untrustedId: string,
  applicationId: Guid,
): Promise<void> {
  const id = parseEnvironmentId(untrustedId)
  const path = `${PLATFORM}/scopes/admin/environments/${id}/addAppUser`
  const query = { 'api-version': '2020-10-01' }
  const body = { servicePrincipalAppId: applicationId }
  const what = `adding application ${applicationId} to environment ${id}`
  await service.write({ method: 'POST', path, query, body, retry: 'safe' }, what)
}

/** See AdminClient.validateName. */
export async function validateName(service: Service, domainName: string, location: string): Promise<void> {
  const body = { domainName, environmentLocation: location }
  const path = `${PLATFORM}/validateEnvironmentDetails`
  const query = { 'api-version': '2021-04-01' }
  const what = `checking the domain name ${quote(domainName)}`
  await service.write({ method: 'POST', path, query, body, retry: 'safe' }, what, 'input-invalid')
}
