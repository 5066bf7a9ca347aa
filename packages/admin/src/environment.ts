// Reads an environment document of the admin API.
import {
  AlmError,
  arrayField,
  booleanField,
  numberField,
  quote,
  recordField,
  stringField,
} from '@powerops/core'
import { optional, required, requiredText } from './fields.js'
import type { Environment, EnvironmentDataverse } from './types.js'

const ANSWER = 'the environment document'
const ENVIRONMENT_ID = /^(?:default-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** True for a GUID and for `Default-{GUID}`. */
export function isEnvironmentId(untrusted: string): boolean {
  return ENVIRONMENT_ID.test(untrusted)
}

/**
 * Reads an id before it becomes part of a path; an empty one would read the list instead.
 * @throws AlmError `input-invalid`.
 */
export function parseEnvironmentId(untrusted: string): string {
  if (isEnvironmentId(untrusted.trim())) return untrusted.trim()
  throw new AlmError('input-invalid', {
    message: `environment id is ${quote(untrusted)}, which is not one`,
    remedy: 'An environment id is a GUID, or "Default-" and the tenant id.',
  })
}

/** @throws AlmError `response-invalid`. */
export function parseEnvironment(untrusted: unknown): Environment {
  const properties = required(recordField(untrusted, 'properties'), 'properties', ANSWER)
  const states = recordField(properties, 'states')
  const linked = recordField(properties, 'linkedEnvironmentMetadata')
  return {
    id: requiredText(untrusted, 'name', ANSWER),
    displayName: requiredText(properties, 'displayName', ANSWER),
    sku: requiredText(properties, 'environmentSku', ANSWER),
    location: requiredText(untrusted, 'location', ANSWER),
    isDefault: booleanField(properties, 'isDefault') ?? false,
    managed:
      stringField(recordField(properties, 'governanceConfiguration'), 'protectionLevel') === 'Standard',
    ...optional('description', stringField(properties, 'description')),
    ...optional('azureRegion', stringField(properties, 'azureRegion')),
    ...optional('provisioningState', stringField(properties, 'provisioningState')),
    ...optional('managementState', stringField(recordField(states, 'management'), 'id')),
    ...optional('runtimeState', stringField(recordField(states, 'runtime'), 'id')),
    ...optional('createdTime', stringField(properties, 'createdTime')),
    ...optional('ownerId', stringField(recordField(properties, 'usedBy'), 'id')),
    ...optional('groupId', stringField(recordField(properties, 'parentEnvironmentGroup'), 'id')),
    ...optional('dataverse', parseDataverse(linked)),
    disallowed: parseDisallowed(properties),
  }
}

/** Undefined until the instance has an address: the document comes before the database. */
function parseDataverse(linked: unknown): EnvironmentDataverse | undefined {
  const instanceUrl = stringField(linked, 'instanceUrl')
  if (!instanceUrl) return undefined
  const field = 'linkedEnvironmentMetadata.instanceUrl'
  const url = required(URL.canParse(instanceUrl) ? new URL(instanceUrl) : undefined, field, ANSWER)
  return {
    organizationId: requiredText(linked, 'resourceId', ANSWER),
    uniqueName: requiredText(linked, 'uniqueName', ANSWER),
    domainName: requiredText(linked, 'domainName', ANSWER),
    url: addressOf(url),
    version: stringField(linked, 'version') ?? '',
    ...optional('baseLanguage', numberField(linked, 'baseLanguage')),
    ...optional('state', stringField(linked, 'instanceState')),
    ...optional('securityGroupId', stringField(linked, 'securityGroupId')),
  }
}

/** Origin and path without a trailing slash: two spellings of one address are equal. */
export function addressOf(url: URL): string {
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

function parseDisallowed(properties: unknown): Record<string, string> {
  const enforcement = recordField(properties, 'lifecycleOperationsEnforcement')
  const reasons = arrayField(enforcement, 'disallowedOperations').flatMap((operation) => {
    const type = stringField(recordField(operation, 'type'), 'id')
    const message = stringField(recordField(operation, 'reason'), 'message')
    return type === undefined ? [] : [[type, message ?? 'no reason given'] as const]
  })
  return Object.fromEntries(reasons)
}
