// Creates an environment, or adopts the one that an earlier run created, and waits until Dataverse answers in it.
import { defineAction, markdownFacts, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, formatDuration, parseGuid, quote, toMarkdownCode } from '@powerops/core'
import type { AdminClient, CreateEnvironmentRequest, Environment, LifecycleWait } from '@powerops/admin'
import { sayWhatGoesOn } from '../common/cancellation.js'
import { openServices, type Services } from '../common/services.js'
import { waitForDataverse } from '../common/wait-for-dataverse.js'
import { minutesToMs } from '../common/wait-inputs.js'
import { domainNameFor } from './domain-name.js'
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

    const adopted = await findEarlier(admin, inputs, domainName)
    const environment = adopted ?? (await create(admin, inputs, domainName, timeoutMs, ports))
    ports.output('environment-id', environment.id)
    const url = requireDataverse(environment)
    ports.output('environment-url', url.origin)
    await enter(services, admin, environment, url, timeoutMs, ports)

    ports.summary(describe(environment, url, adopted !== undefined))
    return {
      reasonCode: adopted ? 'already-exists' : 'ok',
      outputs: { created: adopted === undefined },
      details: { environmentId: environment.id, environmentUrl: url.origin, type: environment.sku },
    }
  },
})

/**
 * The environment that an earlier run of the same request created.
 * @throws AlmError `environment-name-taken` when the domain belongs to a different environment.
 */
async function findEarlier(
  admin: AdminClient,
  inputs: Inputs,
  domainName: string,
): Promise<Environment | undefined> {
  const environments = await admin.listEnvironments()
  const holder = environments.find(
    (candidate) => candidate.dataverse?.domainName.toLowerCase() === domainName,
  )
  if (!holder) return undefined
  if (holder.displayName === inputs.name && holder.sku === inputs.type) return holder
  throw new AlmError('environment-name-taken', {
    message: `the domain ${quote(domainName)} belongs to the environment ${quote(holder.displayName)} of type ${holder.sku}, not to ${quote(inputs.name)} of type ${inputs.type}`,
    remedy: 'Give another "domain", or the name and type of the environment that is there.',
    details: { environmentId: holder.id },
  })
}

async function create(
  admin: AdminClient,
  inputs: Inputs,
  domainName: string,
  timeoutMs: number,
  ports: ActionPorts,
): Promise<Environment> {
  const request = await planEnvironment(admin, inputs, domainName)
  await admin.validateName(domainName, request.location)
  ports.log.info(
    `creating the ${request.sku} environment ${quote(inputs.name)} in ${request.location} as ${domainName}`,
  )
  let running: string | undefined
  const wait: LifecycleWait = {
    timeoutMs,
    onStarted: (operationUrl) => {
      running = `the creation of ${quote(inputs.name)}`
      ports.log.debug(`operation ${operationUrl}`)
    },
    onProgress: ({ text, elapsedMs }) =>
      ports.log.info(`creation: ${text}, after ${formatDuration(elapsedMs)}`),
  }
  const { environment, recovered } = await sayWhatGoesOn(
    () => running,
    () => admin.createEnvironment(request, wait),
  )
  if (recovered)
    ports.log.notice('the answer of the service was lost, and the environment found by its domain')
  return environment
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
    ...(inputs.description === undefined ? {} : { description: inputs.description }),
    ...(inputs.securityGroupId === undefined ? {} : { securityGroupId: inputs.securityGroupId }),
    ...(inputs.templates === undefined ? {} : { templates: inputs.templates }),
    ...(inputs.user === undefined ? {} : { ownerId: parseGuid(inputs.user, 'input user') }),
  }
}

function requireDataverse(environment: Environment): URL {
  if (environment.dataverse) return new URL(environment.dataverse.url)
  throw new AlmError('environment-not-ready', {
    message: `the environment ${quote(environment.displayName)} has no Dataverse`,
    remedy: 'Add Dataverse to it in the admin centre, or choose another name and domain.',
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

function describe(environment: Environment, url: URL, adopted: boolean): string {
  const facts = markdownFacts({
    Environment: toMarkdownCode(environment.displayName),
    Type: environment.sku,
    Address: url.origin,
    Id: toMarkdownCode(environment.id),
  })
  return `### Environment ${adopted ? 'was there' : 'created'}\n\n${facts}`
}
