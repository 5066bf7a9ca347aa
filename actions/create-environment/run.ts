// Creates an environment, or adopts the one that an earlier run created, and waits until Dataverse answers in it.
import { defineAction, markdownFacts, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, formatDuration, optional, parseGuid, quote, toMarkdownCode } from '@powerops/core'
import type { AdminClient, CreateEnvironmentRequest, Environment, LifecycleWait } from '@powerops/admin'
import { sayWhatGoesOn } from '../common/cancellation.js'
import { openServices, type Services } from '../common/services.js'
import { waitForDataverse } from '../common/wait-for-dataverse.js'
import { minutesToMs } from '../common/wait-inputs.js'
import { domainNameFor } from './domain-name.js'
import { findEarlier, patienceMs, type Wanted } from './earlier.js'
import { inputs, outputs } from './inputs.js'

type Inputs = InputValues<typeof inputs>

export const action = defineAction({
  name: 'create-environment',
  inputs,
  outputs,
  async run(inputs, ports) {
    const services = openServices(inputs, ports)
    const admin = await services.admin()
    const domainName = inputs.domain ?? domainNameFor(inputs.name)
    const timeoutMs = minutesToMs(inputs.maxAsyncWaitTime)

    const wanted = { displayName: inputs.name, sku: inputs.type, domainName }
    const environments = await admin.listEnvironments()
    const earlier = findEarlier(environments, wanted)
    const { environment, created } = earlier
      ? { environment: earlier, created: false }
      : await create(admin, inputs, wanted, environments, ports)
    ports.output('environment-id', environment.id)
    const url = requireDataverse(environment)
    ports.output('environment-url', url.origin)
    await enter(services, admin, environment, url, timeoutMs, ports)

    ports.summary(describe(environment, url, created))
    return {
      reasonCode: created ? 'ok' : 'already-exists',
      outputs: { created },
      details: { environmentId: environment.id, environmentUrl: url.origin, type: environment.sku },
    }
  },
})

/** Creates the environment, or waits for the one of an earlier run that is being made under the same domain. */
async function create(
  admin: AdminClient,
  inputs: Inputs,
  wanted: Wanted,
  environments: readonly Environment[],
  ports: ActionPorts,
): Promise<{ environment: Environment; created: boolean }> {
  const timeoutMs = minutesToMs(inputs.maxAsyncWaitTime)
  const request = await planEnvironment(admin, inputs, wanted.domainName)
  const taken = await refusalOf(admin, request)
  if (taken) {
    const isRerun = Number(ports.environment['GITHUB_RUN_ATTEMPT'] ?? '1') > 1
    const waitMs = patienceMs(environments, wanted, { timeoutMs, isRerun })
    if (waitMs === 0) throw taken
    ports.log.info(`the domain ${quote(wanted.domainName)} is taken: waiting for what an earlier run created`)
    return { environment: await waitForEarlier(admin, wanted, waitMs, ports), created: false }
  }
  ports.log.info(
    `creating the ${request.sku} environment ${quote(inputs.name)} in ${request.location} as ${request.domainName}`,
  )
  let running: string | undefined
  const wait: LifecycleWait = {
    timeoutMs,
    onStarted: (operationUrl) => {
      running = `the creation of ${quote(inputs.name)}`
      ports.log.debug(`operation ${operationUrl}`)
    },
    onProgress: reportCreation(ports),
  }
  const { environment, recovered } = await sayWhatGoesOn(
    () => running,
    () => admin.createEnvironment(request, wait),
  )
  if (recovered)
    ports.log.notice('the answer of the service was lost, and the environment found by its domain')
  return { environment, created: true }
}

async function waitForEarlier(
  admin: AdminClient,
  wanted: Wanted,
  timeoutMs: number,
  ports: ActionPorts,
): Promise<Environment> {
  const wait: LifecycleWait = { timeoutMs, onProgress: reportCreation(ports) }
  const environment = await sayWhatGoesOn(
    () => `the creation of ${quote(wanted.displayName)}`,
    () => admin.waitForDomainName(wanted.domainName, wait),
  )
  findEarlier([environment], wanted)
  return environment
}

function reportCreation({ log }: ActionPorts): NonNullable<LifecycleWait['onProgress']> {
  return ({ text, elapsedMs }) => log.info(`creation: ${text}, after ${formatDuration(elapsedMs)}`)
}

/** Why the service would not give the domain; undefined when it would. */
async function refusalOf(
  admin: AdminClient,
  { domainName, location }: CreateEnvironmentRequest,
): Promise<AlmError | undefined> {
  try {
    await admin.validateName(domainName, location)
    return undefined
  } catch (error) {
    if (error instanceof AlmError && error.code === 'environment-name-taken') return error
    throw error
  }
}

async function planEnvironment(
  admin: AdminClient,
  inputs: Inputs,
  domainName: string,
): Promise<CreateEnvironmentRequest> {
  const location = await admin.resolveLocation(inputs.region)
  const [language, currency] = await Promise.all([
    admin.resolveLanguage(location, inputs.language),
    admin.resolveCurrency(location, inputs.currency),
  ])
  return {
    displayName: inputs.name,
    sku: inputs.type,
    location,
    domainName,
    languageCode: language.code,
    currencyCode: currency.code,
    ...optional('description', inputs.description),
    ...optional('securityGroupId', inputs.securityGroupId),
    ...optional('templates', inputs.templates),
    ...optional('ownerId', inputs.user === undefined ? undefined : parseGuid(inputs.user, 'input user')),
  }
}

function requireDataverse(environment: Environment): URL {
  if (environment.dataverse) return new URL(environment.dataverse.url)
  throw new AlmError('environment-not-ready', {
    message: `the environment ${quote(environment.displayName)} has no Dataverse`,
    remedy: 'Add Dataverse to it in the admin center, or choose another name and domain.',
    details: { environmentId: environment.id },
  })
}

/** Makes the application a user of the environment and waits until Dataverse lets it in. */
async function enter(
  services: Services,
  admin: AdminClient,
  environment: Environment,
  url: URL,
  timeoutMs: number,
  ports: ActionPorts,
): Promise<void> {
  const { applicationId } = services.identity
  if (applicationId !== undefined) {
    await admin.addApplicationUser(environment.id, parseGuid(applicationId, 'app-id'))
  }
  await waitForDataverse(await services.dataverse(url), { timeoutMs, url }, ports)
}

function describe(environment: Environment, url: URL, created: boolean): string {
  const facts = markdownFacts({
    Environment: toMarkdownCode(environment.displayName),
    Type: environment.sku,
    Address: url.origin,
    Id: toMarkdownCode(environment.id),
  })
  return `### Environment ${created ? 'created' : 'was there'}\n\n${facts}`
}
