// Creates an environment with Dataverse, once, and waits until it can be used.
import { AlmError, formatDuration, quote } from '@powerops/core'
import { readServiceError, serviceError, type HttpResponse } from '@powerops/http'
import { isEnvironmentId, parseEnvironment } from './environment.js'
import { optional } from './fields.js'
import { findByDomainName, getEnvironmentIfThere } from './find-environment.js'
import { followOperation, progressing } from './lifecycle.js'
import { PLATFORM, type Service } from './service.js'
import { operationUrlOf, startOperation } from './start-operation.js'
import type { CreatedEnvironment, CreateEnvironmentRequest, Environment, LifecycleWait } from './types.js'
import { waitFor, type Waiting } from './wait-for.js'

const VERSION = '2023-06-01'
/** Everyone in the tenant may be let in; the field is required outside developer environments. */
const NO_SECURITY_GROUP = '00000000-0000-0000-0000-000000000000'
/** How long an environment whose creation got no answer is looked for. */
const RECOVERY_MS = 120_000

/** See AdminClient.createEnvironment. */
export async function createEnvironment(
  service: Service,
  request: CreateEnvironmentRequest,
  wait: LifecycleWait,
): Promise<CreatedEnvironment> {
  const { clock } = service.ports
  const startedAtMs = clock.now()
  const left = (): LifecycleWait => ({
    ...wait,
    timeoutMs: Math.max(0, wait.timeoutMs - (clock.now() - startedAtMs)),
  })
  const what = `the creation of environment ${quote(request.displayName)}`
  const answer = await sendCreation(service, request, what)
  if (answer === undefined) {
    const found = await recover(service, request.domainName, what)
    return { environment: await untilUsable(service, found.id, what, left()), recovered: true }
  }
  const id = await createdId(service, answer, request.domainName, what, left())
  return { environment: await untilUsable(service, id, what, left()), recovered: false }
}

/** Undefined when the answer was lost, so that the environment may or may not come to be. */
async function sendCreation(
  service: Service,
  request: CreateEnvironmentRequest,
  what: string,
): Promise<HttpResponse | undefined> {
  const path = `${PLATFORM}/environments`
  const query = { 'api-version': VERSION }
  try {
    const call = { method: 'POST', path, query, body: creationBody(request), retry: 'once' } as const
    const response = await startOperation(service, call, what)
    if (response.status === 201 || response.status === 202 || response.status === 200) return response
    if (response.status >= 500 && readServiceError(response).code === undefined) return undefined
    throw serviceError(response, { what, fallback: 'environment-create-failed' })
  } catch (caught) {
    if (caught instanceof AlmError && caught.code === 'outcome-unknown') return undefined
    throw caught
  }
}

async function createdId(
  service: Service,
  answer: HttpResponse,
  domainName: string,
  what: string,
  wait: LifecycleWait,
): Promise<string> {
  if (answer.status !== 202) return parseEnvironment(answer.json()).id
  const operationUrl = operationUrlOf(answer)
  if (operationUrl === undefined) return (await recover(service, domainName, what)).id
  wait.onStarted?.(operationUrl)
  const outcome = await followOperation(
    service,
    operationUrl,
    { what, failure: 'environment-create-failed' },
    wait,
  )
  const id = outcome.environmentId
  return id !== undefined && isEnvironmentId(id) ? id : (await recover(service, domainName, what)).id
}

/** Finds the environment by its domain name, which is unique in the whole cloud. */
async function recover(service: Service, domainName: string, what: string): Promise<Environment> {
  service.ports.log.warning(
    `The answer to ${what} does not name it; looking for domain name ${quote(domainName)}.`,
  )
  const found = await lookFor(service, domainName, { timeoutMs: RECOVERY_MS })
  if (found) return found
  throw new AlmError('outcome-unknown', {
    message: `${what} was sent, its answer was lost, and no environment with domain name ${quote(domainName)} showed up`,
    remedy: 'Look in the admin center whether it appears before you create it again.',
    details: { domainName },
  })
}

/** See AdminClient.waitForDomainName. */
export async function waitForDomainName(
  service: Service,
  domainName: string,
  wait: LifecycleWait,
): Promise<Environment> {
  const found = await lookFor(service, domainName, progressing(wait))
  if (found) return found
  throw new AlmError('still-running', {
    message: `no environment with domain name ${quote(domainName)} showed up within ${formatDuration(wait.timeoutMs)}`,
    remedy: 'Run the same job again to wait on, or look in the admin center whether it is being created.',
    details: { domainName },
  })
}

async function lookFor(
  service: Service,
  domainName: string,
  waiting: Waiting,
): Promise<Environment | undefined> {
  const found = await waitFor<Environment>(service.ports, waiting, async () => {
    const environment = await findByDomainName(service, domainName)
    return environment ? { done: environment } : { pending: 'not visible' }
  })
  return found?.value
}

/** Dataverse comes after the environment: asks until the instance has its address. */
async function untilUsable(
  service: Service,
  id: string,
  what: string,
  wait: LifecycleWait,
): Promise<Environment> {
  const usable = await waitFor<Environment>(service.ports, progressing(wait), async () => {
    const environment = await getEnvironmentIfThere(service, id)
    if (environment?.provisioningState === 'Failed') throw provisioningFailed(what, id)
    return environment?.dataverse ? { done: environment } : { pending: 'waiting for Dataverse' }
  })
  if (usable) return usable.value
  throw new AlmError('still-running', {
    message: `${what} made environment ${id}, but its Dataverse was not there in time`,
    remedy: 'Run the same job again: it finds the environment and waits on.',
    details: { environmentId: id },
  })
}

function provisioningFailed(what: string, id: string): AlmError {
  return new AlmError('environment-create-failed', {
    message: `${what} failed: the service could not provision environment ${id}`,
    remedy: 'Delete it in the admin center and create it again.',
    details: { environmentId: id },
  })
}

function creationBody(request: CreateEnvironmentRequest): Record<string, unknown> {
  const group = request.securityGroupId ?? (request.sku === 'Developer' ? undefined : NO_SECURITY_GROUP)
  return {
    location: request.location,
    properties: {
      displayName: request.displayName,
      ...optional('description', request.description),
      environmentSku: request.sku,
      ...optional('azureRegion', request.azureRegion),
      databaseType: 'CommonDataService',
      linkedEnvironmentMetadata: {
        baseLanguage: request.languageCode,
        domainName: request.domainName,
        currency: { code: request.currencyCode },
        ...optional('securityGroupId', group),
        ...optional('templates', request.templates?.length ? request.templates : undefined),
      },
      ...optional(
        'parentEnvironmentGroup',
        request.groupId === undefined ? undefined : { id: request.groupId },
      ),
      // The type of a user is the text "1" in this API.
      ...optional('usedBy', request.ownerId === undefined ? undefined : { id: request.ownerId, type: '1' }),
    },
  }
}
