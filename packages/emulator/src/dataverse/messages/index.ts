// All messages by name; names are looked up without regard to case.
import { rootBusinessUnitId, type Organization } from '../organization.js'
import { addSolutionComponent } from './component.js'
import { importMessages } from './import.js'
import type { Message } from './message.js'
import { solutionMessages } from './solution.js'

const whoAmI: Message = {
  name: 'WhoAmI',
  kind: 'function',
  parameters: [],
  run: (organization) => ({
    BusinessUnitId: rootBusinessUnitId(organization),
    UserId: organization.userId,
    OrganizationId: organization.environment.organizationId,
  }),
}

const retrieveVersion: Message = {
  name: 'RetrieveVersion',
  kind: 'function',
  parameters: [],
  run: ({ environment }) => ({ Version: environment.version }),
}

const currentOrganization: Message = {
  name: 'RetrieveCurrentOrganization',
  kind: 'function',
  parameters: ['AccessType'],
  run: (organization) => ({ Detail: organizationDetail(organization) }),
}

/** `unitedstates` and the like as the three-letter geography. */
const GEOGRAPHIES: Readonly<Record<string, string>> = { unitedstates: 'NA', europe: 'EMEA', asia: 'APAC' }

function organizationDetail({ environment }: Organization): Record<string, unknown> {
  const origin = environment.instanceUrl
  const endpoints = {
    WebApplication: origin,
    OrganizationService: `${origin}XRMServices/2011/Organization.svc`,
    OrganizationDataService: `${origin}XRMServices/2011/OrganizationData.svc`,
  }
  return {
    OrganizationId: environment.organizationId,
    FriendlyName: environment.displayName,
    OrganizationVersion: environment.version,
    EnvironmentId: environment.id,
    DatacenterId: '00000000-0000-0000-0000-000000000000',
    Geo: GEOGRAPHIES[environment.location] ?? environment.location.toUpperCase(),
    TenantId: environment.tenantId,
    UrlName: environment.domainName,
    UniqueName: environment.organizationUniqueName,
    State: 'Enabled',
    SchemaType: 'Standard',
    OrganizationType: environment.sku === 'Production' ? 'Customer' : 'CustomerTest',
    Endpoints: {
      Count: 3,
      IsReadOnly: false,
      Keys: Object.keys(endpoints),
      Values: Object.values(endpoints),
    },
  }
}

const MESSAGES: ReadonlyMap<string, Message> = new Map(
  [
    whoAmI,
    retrieveVersion,
    currentOrganization,
    addSolutionComponent,
    ...importMessages,
    ...solutionMessages,
  ].map((message) => [message.name.toLowerCase(), message]),
)

export function messageOf(name: string): Message | undefined {
  return MESSAGES.get(name.replace(/^Microsoft\.Dynamics\.CRM\./, '').toLowerCase())
}
