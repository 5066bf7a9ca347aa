// Makes environment records, for the seed and for the create route alike.
import type { EnvironmentMember } from '../frame/context.js'
import type { SeedEnvironment, Seed } from '../seed/seed.js'
import { completePolicy, seedPolicyDocument } from './policies.js'
import type { Platform } from './platform.js'
import type { DatabaseRecord, EnvironmentRecord, Principal } from './records.js'

const ORGANIZATION_VERSION = '9.2.25104.00170'
const DEFAULT_REGIONS: Readonly<Record<string, string>> = { europe: 'westeurope', unitedstates: 'eastus' }

export interface NewEnvironment {
  id: string
  displayName: string
  description?: string | undefined
  sku: string
  location: string
  azureRegion?: string | undefined
  createdBy: Principal
  readyAt: number
}

/** An environment without Dataverse. */
export function newEnvironmentRecord(given: NewEnvironment, now: number): EnvironmentRecord {
  return {
    ...given,
    azureRegion: given.azureRegion ?? DEFAULT_REGIONS[given.location] ?? given.location,
    createdAt: now,
    modifiedAt: now,
    modifiedBy: given.createdBy,
    runtimeState: 'Enabled',
    updateCadence: given.sku === 'Production' ? 'Moderate' : 'Frequent',
    clusterCategory: 'Prod',
    bingChatEnabled: given.location === 'unitedstates',
    m365Enabled: true,
    copilotPolicies: {
      crossGeoCopilotDataMovementEnabled: false,
      crossBoundaryCopilotDataMovementEnabled: false,
    },
    members: [],
    roleAssignments: [],
  }
}

export interface NewDatabase {
  domainName: string
  baseLanguage: number
  currencyCode: string
  securityGroupId?: string | undefined
  visibleAt: number
  readyAt: number
}

/** An organization with an origin of its own, which is open when this returns. */
export async function newDatabaseRecord(
  environmentId: string,
  given: NewDatabase,
  platform: Platform,
): Promise<DatabaseRecord> {
  const port = await platform.options.ports.open(environmentId)
  const organizationId = platform.options.newGuid()
  return {
    ...given,
    organizationId,
    uniqueName: `unq${organizationId.replaceAll('-', '').slice(0, 28)}`,
    version: ORGANIZATION_VERSION,
    port,
    createdAt: platform.now(),
    backgroundOperationsState: 'Enabled',
  }
}

/** The member that a client id or user principal name stands for. */
export function memberOf(
  name: string,
  platform: Platform,
  availableAt: number,
): EnvironmentMember | undefined {
  const { directory } = platform.options
  const application = directory.application(name)
  if (application) {
    const { objectId, displayName, clientId } = application
    return { objectId, displayName, applicationId: clientId, availableAt }
  }
  const person = directory.person(name)
  if (!person) return undefined
  const { objectId, displayName, userPrincipalName } = person
  return { objectId, displayName, userPrincipalName, availableAt }
}

/** Fills an empty platform, or opens the origins of one that was filled before. */
export async function seedPlatform(platform: Platform, seed: Seed): Promise<void> {
  for (const { environmentId, port } of platform.organizationPorts()) {
    await platform.options.ports.open(environmentId, port)
  }
  if (platform.all().length > 0) return
  const author = seedAuthor(platform)
  for (const environment of seed.environments) await seedEnvironment(environment, author, platform)
  for (const policy of seed.policies) {
    const completed = completePolicy(seedPolicyDocument(policy), {
      name: policy.name.toLowerCase(),
      author: author.displayName,
      nowMs: platform.now(),
    })
    if ('document' in completed) platform.policies.put(policy.name, completed.document)
    else
      platform.options.log(`the policy "${policy.displayName}" of the seed is left out: ${completed.problem}`)
  }
}

async function seedEnvironment(given: SeedEnvironment, author: Principal, platform: Platform): Promise<void> {
  const now = platform.now()
  const location = given.location ?? 'europe'
  const id = given.id.toLowerCase()
  const { displayName, description, sku, domainName } = given
  const base = newEnvironmentRecord(
    { id, displayName, description, sku, location, createdBy: author, readyAt: now },
    now,
  )
  const database =
    domainName === undefined
      ? undefined
      : await newDatabaseRecord(
          id,
          {
            domainName,
            baseLanguage: given.baseLanguage ?? 1033,
            currencyCode: given.currencyCode ?? 'EUR',
            visibleAt: now,
            readyAt: now,
          },
          platform,
        )
  const members = (given.administrators ?? []).flatMap((name) => {
    const member = memberOf(name, platform, now)
    if (member) return [member]
    platform.options.log(`the administrator "${name}" of "${displayName}" is not in the seed's directory`)
    return []
  })
  platform.put({ ...base, database, members, extendedSettings: given.extendedSettings })
  for (const connection of given.connections ?? []) {
    const { name, connector, displayName: title, owner, status, sharedWith = [] } = connection
    const person = platform.options.directory.person(owner)
    const owningPrincipal: Principal = person
      ? { ...author, id: person.objectId, displayName: person.displayName, userPrincipalName: owner }
      : author
    platform.connections.put(`${id}/${name}`, {
      name,
      environmentId: id,
      connector,
      displayName: title,
      status: status ?? 'Connected',
      owner: owningPrincipal,
      createdAt: now,
      parameters: { 'token:grantType': 'code', sku: 'Enterprise' },
      shares: sharedWith.flatMap((principal) => {
        const member = memberOf(principal, platform, now)
        if (!member) return []
        const type = member.applicationId === undefined ? 'User' : 'ServicePrincipal'
        return [{ id: member.objectId, type, roleName: 'CanView' }]
      }),
    })
  }
}

/** Who made what the seed describes: the first administrator among the people. */
function seedAuthor(platform: Platform): Principal {
  const { directory } = platform.options
  const person =
    directory.people().find(({ administrator }) => administrator === true) ?? directory.people()[0]
  return {
    id: person?.objectId ?? '00000000-0000-0000-0000-000000000000',
    displayName: person?.displayName ?? 'SYSTEM',
    type: 'User',
    tenantId: directory.tenantId,
    userPrincipalName: person?.userPrincipalName,
  }
}
