// Changing, deleting and recovering environments.
import { booleanField, isRecord, recordField, stringField, type JsonRecord } from '@powerops/core'
import type { EmulatorResponse } from '../frame/handler.js'
import { jsonBody, platformError } from '../frame/respond.js'
import { accepted, refuseWhenBusy } from './accepted.js'
import { domainProblem } from './environment-create-routes.js'
import { deletedEnvironments, environmentNotFound } from './environment-read-routes.js'
import type { EnvironmentRecord } from './records.js'
import type { AdminCall, AdminRoute } from './routing.js'

const P = String.raw`^\/providers\/Microsoft\.BusinessAppPlatform`
const ENVIRONMENT = `${P}/scopes/admin/environments/([^/]+)`
const SKUS = new Set(['Sandbox', 'Production'])

type Change = (call: AdminCall, record: EnvironmentRecord) => EmulatorResponse

export const environmentChangeRoutes: readonly AdminRoute[] = [
  { method: 'PATCH', path: new RegExp(`${ENVIRONMENT}$`, 'i'), answer: onEnvironment(patch) },
  { method: 'POST', path: new RegExp(`${ENVIRONMENT}/modifySku$`, 'i'), answer: onEnvironment(modifySku) },
  {
    method: 'POST',
    path: new RegExp(`${P}/(?:scopes/admin/)?environments/([^/]+)/governanceConfiguration$`, 'i'),
    answer: onEnvironment(configureGovernance),
  },
  { method: 'DELETE', path: new RegExp(`${ENVIRONMENT}$`, 'i'), answer: onEnvironment(remove) },
  { method: 'POST', path: new RegExp(`${ENVIRONMENT}/validateDelete$`, 'i'), answer: validateDelete },
  {
    method: 'POST',
    path: new RegExp(`${P}/scopes/admin/deletedEnvironments/([^/]+)/recover$`, 'i'),
    answer: recover,
  },
]

/** A change of a live environment on which no operation runs. */
function onEnvironment(change: Change): AdminRoute['answer'] {
  return (call) => {
    const id = call.parts[0] ?? ''
    const record = call.platform.find(id)
    if (!record) return environmentNotFound(id)
    return refuseWhenBusy(call.platform, record.id) ?? change(call, record)
  }
}

function patch(call: AdminCall, record: EnvironmentRecord): EmulatorResponse {
  const { request, platform, caller } = call
  const properties = recordField(jsonBody(request), 'properties')
  if (!properties) return platformError(400, 'InvalidRequestBody', "The member 'properties' is required.")
  const linked = recordField(properties, 'linkedEnvironmentMetadata')
  const domainName = stringField(linked, 'domainName')
  const refusal = domainName === undefined ? undefined : domainProblem(domainName, platform, record.id)
  if (refusal) return refusal
  const modified = { modifiedAt: platform.now(), modifiedBy: caller }
  const switches = readSwitches(properties)
  if (Object.keys(switches).length === Object.keys(properties).length) {
    platform.put({ ...record, ...switches, ...modified })
    return { status: 204 }
  }
  const change = { ...switches, ...readChange(properties, record), ...modified }
  return accepted(
    call,
    platform.start({ type: 'Edit', environmentId: record.id, requestedBy: caller, change }),
  )
}

/** The members that take effect without an operation. */
function readSwitches(properties: JsonRecord): Partial<EnvironmentRecord> {
  const bingChatEnabled = booleanField(properties, 'bingChatEnabled')
  const m365Enabled = booleanField(properties, 'm365Enabled')
  const copilotPolicies = recordField(properties, 'copilotPolicies')
  return {
    ...(bingChatEnabled !== undefined && { bingChatEnabled }),
    ...(m365Enabled !== undefined && { m365Enabled }),
    ...(copilotPolicies && { copilotPolicies }),
  }
}

function readChange(properties: JsonRecord, record: EnvironmentRecord): Partial<EnvironmentRecord> {
  const displayName = stringField(properties, 'displayName')
  const description = stringField(properties, 'description')
  const group = recordField(properties, 'parentEnvironmentGroup')
  const groupId = stringField(group, 'id')
  const billingPolicyId = stringField(recordField(properties, 'billingPolicy'), 'id')
  const updateCadence = stringField(recordField(properties, 'updateCadence'), 'id')
  const runtimeState = stringField(recordField(recordField(properties, 'states'), 'runtime'), 'id')
  const linked = recordField(properties, 'linkedEnvironmentMetadata')
  return {
    ...(displayName !== undefined && { displayName }),
    ...(description !== undefined && { description }),
    ...(group && { groupId: groupId === '00000000-0000-0000-0000-000000000000' ? undefined : groupId }),
    ...(billingPolicyId !== undefined && { billingPolicyId }),
    ...(updateCadence !== undefined && { updateCadence }),
    ...(runtimeState !== undefined && { runtimeState }),
    ...(linked && record.database && { database: { ...record.database, ...readDatabaseChange(linked) } }),
  }
}

function readDatabaseChange(linked: JsonRecord): JsonRecord {
  const changed = ['domainName', 'securityGroupId', 'backgroundOperationsState'].flatMap((key) => {
    const value = stringField(linked, key)
    return value === undefined ? [] : [[key, value] as const]
  })
  return Object.fromEntries(changed)
}

function modifySku(call: AdminCall, record: EnvironmentRecord): EmulatorResponse {
  const { request, platform, caller } = call
  const sku = stringField(jsonBody(request), 'environmentSku') ?? ''
  if (!SKUS.has(sku) || !SKUS.has(record.sku)) {
    const message = `The environment of type '${record.sku}' cannot be converted to '${sku}'.`
    return platformError(400, 'InvalidEnvironmentSku', message)
  }
  if (sku === record.sku) return { status: 200 }
  const change = { sku, modifiedAt: platform.now(), modifiedBy: caller }
  return accepted(
    call,
    platform.start({ type: 'Convert', environmentId: record.id, requestedBy: caller, change }),
  )
}

function configureGovernance(call: AdminCall, record: EnvironmentRecord): EmulatorResponse {
  const { request, platform, caller } = call
  const body = jsonBody(request)
  const level = stringField(body, 'protectionLevel')
  if (level !== 'Basic' && level !== 'Standard') {
    return platformError(400, 'InvalidProtectionLevel', `The protection level '${level ?? ''}' is invalid.`)
  }
  if (record.groupId !== undefined) {
    const message = 'The governance configuration is set by the group of the environment.'
    return platformError(409, 'GovernanceConfigurationChangeBlockedByGroup', message)
  }
  const managed = record.extendedSettings !== undefined
  if (level === 'Basic' && !managed) return { status: 204 }
  const settings = recordField(recordField(body, 'settings'), 'extendedSettings') ?? {}
  const wrong = Object.entries(settings).find(([, value]) => typeof value !== 'string')
  if (wrong) {
    return platformError(400, 'InvalidGovernanceConfiguration', `The setting '${wrong[0]}' is not a text.`)
  }
  const texts = Object.entries(settings).map(([key, value]) => [key, String(value)] as const)
  const extendedSettings = { ...record.extendedSettings, ...Object.fromEntries(texts) }
  const [type, typeName] = governanceOperation(level, managed)
  const operation = platform.start({
    type,
    typeName,
    environmentId: record.id,
    requestedBy: caller,
    change: { extendedSettings: level === 'Basic' ? undefined : extendedSettings },
  })
  return accepted(call, operation)
}

function governanceOperation(level: string, managed: boolean): [string, string] {
  if (level === 'Basic') return ['DisableGovernanceConfiguration', 'Disable Managed Environment']
  return managed
    ? ['UpdateGovernanceConfiguration', 'Update Managed Environment']
    : ['EnableGovernanceConfiguration', 'Enable Managed Environment']
}

function deleteProblem({ sku, groupId }: EnvironmentRecord): { code: string; message: string } | undefined {
  if (sku === 'Default') {
    return {
      code: 'DefaultEnvironmentDeleteNotAllowed',
      message: 'The default environment cannot be deleted.',
    }
  }
  if (groupId === undefined) return undefined
  return { code: 'EnvironmentInGroup', message: 'The environment is in a group and cannot be deleted.' }
}

function remove(call: AdminCall, record: EnvironmentRecord): EmulatorResponse {
  const { request, platform, caller } = call
  const body = jsonBody(request)
  if (request.body.length > 0 && !isRecord(body)) {
    return platformError(400, 'InvalidRequestBody', 'The request body is not a JSON object.')
  }
  const problem = deleteProblem(record)
  if (problem) return platformError(403, problem.code, problem.message)
  const deletedAt = platform.now() + platform.options.timings.lifecycleMs
  const change = { deletedAt }
  return accepted(
    call,
    platform.start({ type: 'Delete', environmentId: record.id, requestedBy: caller, change }),
  )
}

function validateDelete({ parts, platform }: AdminCall): EmulatorResponse {
  const id = parts[0] ?? ''
  const record = platform.find(id)
  if (!record) return environmentNotFound(id)
  const problem = deleteProblem(record)
  const resourcesToBeDeleted = record.database
    ? [{ id: record.database.organizationId, name: record.displayName, type: 'CommonDataService' }]
    : []
  const errors = problem ? [{ error: problem }] : []
  return { status: 200, body: { canInitiateDelete: !problem, errors, resourcesToBeDeleted } }
}

async function recover(call: AdminCall): Promise<EmulatorResponse> {
  const { platform, parts, caller } = call
  const id = (parts[0] ?? '').toLowerCase()
  const record = deletedEnvironments(call).find((candidate) => candidate.id === id)
  if (!record) return environmentNotFound(id)
  const busy = refuseWhenBusy(platform, id)
  if (busy) return busy
  if (record.database) await platform.options.ports.open(id, record.database.port)
  const change = { deletedAt: undefined }
  return accepted(call, platform.start({ type: 'Recover', environmentId: id, requestedBy: caller, change }))
}
