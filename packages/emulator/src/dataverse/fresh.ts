// What a new environment's Dataverse holds, and how its members become users.
import { settingsWithId } from './tables/organization-columns.js'
import { organizations } from './tables/organizations.js'
import { bornAt, businessUnits, currencies, roles, systemUsers } from './tables/people.js'
import { findRow, insertRow } from './tables/rows.js'
import { publishers, solutions } from './tables/solutions.js'
import { INSTALLED_BY_PLATFORM } from './solution/platform.js'
import { rootBusinessUnitId, stableId, type Organization, type Row } from './organization.js'

/** Roles by name; the first two are those that may deploy. */
export const ROLE_NAMES = [
  'System Administrator',
  'System Customizer',
  'Environment Maker',
  'Basic User',
  'Export Customizations (Solution Checker)',
] as const

/** Solutions that have the same id in every environment. */
const SOLUTION_IDS: Readonly<Record<string, string>> = {
  Active: 'fd140aae-4df4-11dd-bd17-0019b9312238',
  Default: 'fd140aaf-4df4-11dd-bd17-0019b9312238',
}

/** Makes the rows of a fresh environment once, and a user of every member. */
export function prepare(organization: Organization): void {
  const { environment } = organization
  if (!findRow(organization, organizations, environment.organizationId)) seed(organization)
  for (const member of environment.members) {
    const id = stableId(organization, `user/${member.objectId}`)
    if (findRow(organization, systemUsers, id)) continue
    const row: Row = {
      _createdby_value: null,
      _modifiedby_value: null,
      azureactivedirectoryobjectid: member.objectId.toLowerCase(),
      applicationid: member.applicationId?.toLowerCase() ?? null,
      fullname: member.displayName,
      domainname: member.userPrincipalName ?? null,
      internalemailaddress: member.userPrincipalName ?? null,
      windowsliveid: member.userPrincipalName ?? null,
    }
    const user = insertRow(organization, systemUsers, row, id)
    const administrator = roleId(organization, 'System Administrator')
    systemUsers.relations?.['systemuserroles_association']?.link?.(organization, user, administrator, true)
  }
}

export function roleId(organization: Organization, name: string): string {
  return stableId(organization, `role/${name}`)
}

/** The platform's own user, who did what nobody asked for. */
export function systemUserId(organization: Organization): string {
  return stableId(organization, 'user/SYSTEM')
}

function seed(organization: Organization): void {
  const { environment } = organization
  const born = bornAt(organization)
  const stamps: Row = { createdon: born, modifiedon: born }
  const businessUnitId = rootBusinessUnitId(organization)
  const currencyId = stableId(organization, `currency/${environment.currencyCode}`)
  insertRow(
    organization,
    businessUnits,
    { ...stamps, name: environment.organizationUniqueName },
    businessUnitId,
  )
  insertRow(
    organization,
    currencies,
    {
      ...stamps,
      isocurrencycode: environment.currencyCode,
      currencyname: environment.currencyCode,
      currencysymbol: '$',
    },
    currencyId,
  )
  insertRow(
    organization,
    organizations,
    {
      ...stamps,
      ...Object.fromEntries(
        [...settingsWithId].map((name) => [name, stableId(organization, `setting/${name}`)]),
      ),
      _createdby_value: null,
      name: environment.organizationUniqueName,
      languagecode: environment.baseLanguage,
      localeid: environment.baseLanguage,
      initialversion: environment.version,
      _basecurrencyid_value: currencyId,
    },
    environment.organizationId,
  )
  seedRoles(organization, stamps, businessUnitId)
  insertRow(
    organization,
    systemUsers,
    {
      ...stamps,
      fullname: 'SYSTEM',
      azureactivedirectoryobjectid: '00000000-0000-0000-0000-000000000000',
      accessmode: 3,
    },
    systemUserId(organization),
  )
  seedSolutions(organization, stamps)
}

function seedRoles(organization: Organization, stamps: Row, businessUnitId: string): void {
  for (const name of ROLE_NAMES) {
    const id = roleId(organization, name)
    insertRow(
      organization,
      roles,
      {
        ...stamps,
        name,
        roleidunique: stableId(organization, `role-unique/${name}`),
        solutionid: stableId(organization, 'solution/System'),
        _businessunitid_value: businessUnitId,
        _parentrootroleid_value: id,
      },
      id,
    )
  }
}

function seedSolutions(organization: Organization, stamps: Row): void {
  const prefix = `cr${organization.environment.organizationId.slice(0, 3)}`
  const defaultName = `Cr${organization.environment.organizationId.slice(3, 8).replace('-', '0')}`
  const publisher = (uniqueName: string, friendlyName: string, given: Row): string => {
    const id = stableId(organization, `publisher/${uniqueName}`)
    insertRow(
      organization,
      publishers,
      { ...stamps, uniquename: uniqueName, friendlyname: friendlyName, ...given },
      id,
    )
    return id
  }
  const microsoft = publisher('MicrosoftCorporation', 'MicrosoftCorporation', {
    customizationprefix: 'msft',
    isreadonly: true,
  })
  const own = publisher(defaultName, 'CDS Default Publisher', { customizationprefix: prefix })
  const standard = publisher(
    `DefaultPublisher${organization.environment.organizationUniqueName}`,
    'Default Publisher for the organization',
    {
      customizationprefix: 'new',
    },
  )
  const solution = (
    uniqueName: string,
    friendlyName: string,
    publisherId: string,
    isVisible: boolean,
    given: Row = {},
  ): void => {
    const row: Row = {
      ...stamps,
      installedon: organization.now === 0 ? null : (stamps['createdon'] ?? null),
      uniquename: uniqueName,
      friendlyname: friendlyName,
      version: '1.0',
      isvisible: isVisible,
      _publisherid_value: publisherId,
      ...given,
    }
    const id = SOLUTION_IDS[uniqueName] ?? stableId(organization, `solution/${uniqueName}`)
    insertRow(organization, solutions, row, id)
  }
  solution('System', 'System Solution', microsoft, false)
  solution('Active', 'Active Solution', standard, false)
  solution('Basic', 'Basic Solution', standard, false)
  solution('Default', 'Default Solution', standard, true)
  solution(defaultName, 'Common Data Services Default Solution', own, true)
  for (const name of INSTALLED_BY_PLATFORM) {
    solution(name, name, microsoft, false, { ismanaged: true, version: organization.environment.version })
  }
}
