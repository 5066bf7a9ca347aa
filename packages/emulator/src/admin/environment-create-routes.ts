// Creating environments, and adding Dataverse to one that has none.
import { numberField, recordField, stringField, type JsonRecord } from '@powerops/core'
import type { EmulatorResponse } from '../frame/handler.js'
import { jsonBody, platformError } from '../frame/respond.js'
import { accepted, refuseWhenBusy } from './accepted.js'
import { environmentDocument } from './environment-document.js'
import { environmentNotFound } from './environment-read-routes.js'
import { memberOf, newDatabaseRecord, newEnvironmentRecord } from './provision.js'
import type { EnvironmentMember } from '../frame/context.js'
import { isAzureRegion, isCurrency, isLanguage, isLocation } from './reference-routes.js'
import type { Platform } from './platform.js'
import type { AdminCall, AdminRoute } from './routing.js'

const P = String.raw`^\/providers\/Microsoft\.BusinessAppPlatform`
const DOMAIN_NAME = /^[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?$/
const SKUS = new Set(['Developer', 'Sandbox', 'Production', 'Trial'])
const ZERO_GUID = '00000000-0000-0000-0000-000000000000'

export const environmentCreateRoutes: readonly AdminRoute[] = [
  { method: 'POST', path: new RegExp(`${P}/environments$`, 'i'), answer: create },
  { method: 'POST', path: new RegExp(`${P}/validateEnvironmentDetails$`, 'i'), answer: validateDetails },
  {
    method: 'POST',
    path: new RegExp(`${P}/environments/([^/]+)/provisionInstance$`, 'i'),
    answer: provisionInstance,
  },
]

/** What is wrong with a domain name, as the service says it; `ownerId` may keep its own. */
export function domainProblem(
  domainName: string,
  platform: Platform,
  ownerId?: string,
): EmulatorResponse | undefined {
  if (!DOMAIN_NAME.test(domainName)) {
    const message = `The specified domain name with a value of '${domainName}' is invalid.`
    return platformError(400, 'InvalidDomainName', message)
  }
  const own = platform.find(ownerId ?? '')?.database?.domainName === domainName
  if (own || !platform.domainInUse(domainName)) return undefined
  const message = `The specified domain name with a value of '${domainName}' is already in use.`
  return platformError(400, 'DomainNameAlreadyInUse', message)
}

function validateDetails({ request, platform }: AdminCall): EmulatorResponse {
  const body = jsonBody(request)
  const domainName = stringField(body, 'domainName') ?? ''
  const location = stringField(body, 'environmentLocation')
  if (location !== undefined && !isLocation(location)) return invalid('InvalidLocation', 'location', location)
  return (
    domainProblem(domainName, platform, stringField(body, 'environmentName')) ?? { status: 200, body: {} }
  )
}

async function create(call: AdminCall): Promise<EmulatorResponse> {
  const { request, platform, caller, identity } = call
  const body = jsonBody(request)
  const properties = recordField(body, 'properties')
  const problem = createProblem(body, properties, identity.appOnly)
  if (problem || !properties) return problem ?? invalid('InvalidRequestBody', 'properties', '')
  const linked = recordField(properties, 'linkedEnvironmentMetadata')
  if (linked) {
    const refusal = databaseProblem(linked, platform)
    if (refusal) return refusal
  }
  const now = platform.now()
  const { newGuid, timings } = platform.options
  const endsAt = now + timings.lifecycleMs
  const record = newEnvironmentRecord(
    {
      id: newGuid(),
      displayName: stringField(properties, 'displayName') ?? '',
      description: stringField(properties, 'description'),
      sku: stringField(properties, 'environmentSku') ?? '',
      location: stringField(body, 'location') ?? '',
      azureRegion: stringField(properties, 'azureRegion'),
      createdBy: caller,
      readyAt: linked ? endsAt : now,
    },
    now,
  )
  const created = {
    ...record,
    groupId: stringField(recordField(properties, 'parentEnvironmentGroup'), 'id'),
    usedBy: recordField(properties, 'usedBy'),
    billingPolicyId: stringField(recordField(properties, 'billingPolicy'), 'id'),
  }
  if (!linked) {
    platform.put(created)
    const document = environmentDocument(created, platform, { scope: '', expand: new Set() })
    return { status: 201, body: document }
  }
  const database = await newDatabaseRecord(
    created.id,
    readDatabase(linked, created.id, endsAt, platform),
    platform,
  )
  const members = creatorAsMember(call, endsAt + timings.accessMs)
  platform.put({ ...created, database, members })
  return accepted(call, platform.start({ type: 'Create', environmentId: created.id, requestedBy: caller }))
}

async function provisionInstance(call: AdminCall): Promise<EmulatorResponse> {
  const { request, platform, parts, caller } = call
  const id = parts[0] ?? ''
  const record = platform.find(id)
  if (!record) return environmentNotFound(id)
  const busy = refuseWhenBusy(platform, record.id)
  if (busy) return busy
  if (record.database) {
    const message = `The environment '${id}' already has a linked database.`
    return platformError(409, 'EnvironmentAlreadyHasDatabase', message)
  }
  const body = jsonBody(request)
  const linked = recordField({ body }, 'body')
  const refusal = linked ? databaseProblem(linked, platform) : invalid('InvalidRequestBody', 'body', '')
  if (refusal || !linked) return refusal ?? { status: 400 }
  const { timings } = platform.options
  const endsAt = platform.now() + timings.lifecycleMs
  const given = readDatabase(linked, record.id, endsAt, platform)
  const database = await newDatabaseRecord(record.id, given, platform)
  const members = [...record.members, ...creatorAsMember(call, endsAt + timings.accessMs)]
  const operation = platform.start({
    type: 'Provision',
    environmentId: record.id,
    requestedBy: caller,
    change: { database, members, modifiedAt: endsAt, modifiedBy: caller },
    showsEnvironment: true,
  })
  return accepted(call, operation)
}

function createProblem(
  body: unknown,
  properties: JsonRecord | undefined,
  appOnly: boolean,
): EmulatorResponse | undefined {
  const location = stringField(body, 'location') ?? ''
  if (!isLocation(location)) return invalid('InvalidLocation', 'location', location)
  const displayName = stringField(properties, 'displayName') ?? ''
  if (displayName === '') return invalid('InvalidEnvironmentDisplayName', 'displayName', displayName)
  const sku = stringField(properties, 'environmentSku') ?? ''
  if (!SKUS.has(sku)) return invalid('InvalidEnvironmentSku', 'environmentSku', sku)
  const region = stringField(properties, 'azureRegion')
  if (region !== undefined && !isAzureRegion(location, region)) {
    return invalid('InvalidAzureRegion', 'azureRegion', region)
  }
  if (sku === 'Developer' && appOnly && !recordField(properties, 'usedBy')) {
    const message = 'A service principal can create a Developer environment only on behalf of a user.'
    return platformError(403, 'DeveloperEnvironmentCreationNotAllowed', message)
  }
  if (stringField(recordField(properties, 'parentEnvironmentGroup'), 'id') === ZERO_GUID) {
    return invalid('InvalidEnvironmentGroup', 'parentEnvironmentGroup', ZERO_GUID)
  }
  const linked = recordField(properties, 'linkedEnvironmentMetadata')
  const needsGroup = linked !== undefined && sku !== 'Developer'
  if (needsGroup && stringField(linked, 'securityGroupId') === undefined) {
    return invalid('InvalidSecurityGroup', 'securityGroupId', '')
  }
  return undefined
}

function databaseProblem(linked: JsonRecord, platform: Platform): EmulatorResponse | undefined {
  const language = numberField(linked, 'baseLanguage') ?? 1033
  if (!isLanguage(language)) return invalid('InvalidLanguage', 'baseLanguage', String(language))
  const currency = stringField(recordField(linked, 'currency'), 'code') ?? ''
  if (!isCurrency(currency)) return invalid('InvalidCurrency', 'currency', currency)
  const domainName = stringField(linked, 'domainName')
  const refusal = domainName === undefined ? undefined : domainProblem(domainName, platform)
  if (refusal || platform.options.databaseCapacity) return refusal
  return platformError(
    409,
    'InsufficientCapacity_StorageDriven',
    "This environment can't be created because your org (tenant) needs at least 1 GB of database capacity.",
  )
}

function readDatabase(
  linked: JsonRecord,
  environmentId: string,
  endsAt: number,
  platform: Platform,
): Parameters<typeof newDatabaseRecord>[1] {
  const securityGroupId = stringField(linked, 'securityGroupId')
  return {
    domainName: stringField(linked, 'domainName') ?? `org${environmentId.slice(0, 8)}`,
    baseLanguage: numberField(linked, 'baseLanguage') ?? 1033,
    currencyCode: stringField(recordField(linked, 'currency'), 'code') ?? 'USD',
    securityGroupId: securityGroupId === ZERO_GUID ? undefined : securityGroupId,
    visibleAt: endsAt + platform.options.timings.metadataMs,
    readyAt: endsAt,
  }
}

/** Whoever makes an organization becomes its first System Administrator, after a while. */
function creatorAsMember({ identity, platform }: AdminCall, availableAt: number): EnvironmentMember[] {
  const name = identity.appOnly ? identity.applicationId : identity.objectId
  const member = memberOf(name, platform, availableAt)
  return member ? [member] : []
}

function invalid(code: string, member: string, value: string): EmulatorResponse {
  return platformError(400, code, `The value '${value}' of '${member}' is invalid.`)
}
