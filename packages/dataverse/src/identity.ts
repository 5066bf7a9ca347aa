// Who is calling, and which environment is answering.
import { numberField, recordField, stringField } from '@powerops/core'
import { required, requiredGuid, requiredText } from './fields.js'
import type { Organization, WhoAmI } from './types.js'
import type { WebApi } from './web-api.js'

export async function whoAmI(api: WebApi): Promise<WhoAmI> {
  return parseWhoAmI(await api.get('WhoAmI()', {}, 'asking who the caller is'))
}

/** @throws AlmError `response-invalid`. */
export function parseWhoAmI(untrusted: unknown): WhoAmI {
  const answer = 'the answer to WhoAmI'
  return {
    userId: requiredGuid(untrusted, 'UserId', answer),
    businessUnitId: requiredGuid(untrusted, 'BusinessUnitId', answer),
    organizationId: requiredGuid(untrusted, 'OrganizationId', answer),
  }
}

export async function retrieveVersion(api: WebApi): Promise<string> {
  const row = await api.get('RetrieveVersion()', {}, 'reading the version of the server')
  return requiredText(row, 'Version', 'the answer to RetrieveVersion')
}

export async function retrieveCurrentOrganization(api: WebApi): Promise<Organization> {
  const path = "RetrieveCurrentOrganization(AccessType=Microsoft.Dynamics.CRM.EndpointAccessType'Default')"
  const answer = 'the answer to RetrieveCurrentOrganization'
  const row = await api.get(path, {}, 'reading the organization')
  const detail = required(recordField(row, 'Detail'), 'Detail', answer)
  return {
    environmentId: requiredText(detail, 'EnvironmentId', answer),
    friendlyName: stringField(detail, 'FriendlyName') ?? '',
    uniqueName: requiredText(detail, 'UniqueName', answer),
    version:
      stringField(detail, 'OrganizationVersion') ?? String(numberField(detail, 'OrganizationVersion') ?? ''),
  }
}
