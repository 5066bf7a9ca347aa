// Who may call and what their roles allow.
import type { Identity } from '../frame/context.js'
import { codes, DataverseFault } from './fault.js'
import { roleId } from './fresh.js'
import type { Organization, Row } from './organization.js'
import { roleIdsOf, systemUsers } from './tables/people.js'
import { textOf } from './tables/definition.js'
import { listRows } from './tables/rows.js'

/**
 * The user that the token's identity is in this environment.
 * @throws DataverseFault 403 0x80072560 for a stranger, 0x80040225 for a disabled user.
 */
export function callerOf(organization: Organization, identity: Identity): Row {
  const { environment, context } = organization
  const strange = context.faults.take('dataverse-not-a-member', environment.id) !== undefined
  const member = environment.members.find(
    ({ objectId }) => objectId.toLowerCase() === identity.objectId.toLowerCase(),
  )
  const user = listRows(organization, systemUsers).find((row) => isSame(row, identity))
  const early = member !== undefined && member.availableAt > organization.now
  if (!user || early || strange) {
    throw new DataverseFault(403, codes.notMember, 'The user is not a member of the organization.')
  }
  if (user['isdisabled'] === true) {
    throw new DataverseFault(
      403,
      codes.userDisabled,
      `The user with id ${textOf(user, 'systemuserid')} has been disabled.`,
    )
  }
  return user
}

/** Headers that name whom the caller acts for: by Entra object id, and by the id of the user's row. */
const ON_BEHALF_OF = [
  ['callerobjectid', 'azureactivedirectoryobjectid'],
  ['mscrmcallerid', 'systemuserid'],
] as const

/**
 * The user in whose name the caller asks to act, or the caller.
 * @throws DataverseFault 403 when the caller may not, or there is no such user.
 */
export function actingUserOf(
  organization: Organization,
  caller: Row,
  headers: ReadonlyMap<string, string>,
): Row {
  const [header, column] = ON_BEHALF_OF.find(([name]) => headers.has(name)) ?? []
  if (header === undefined || column === undefined) return caller
  const asCaller = { ...organization, userId: textOf(caller, 'systemuserid') }
  requirePrivilege(asCaller, 'prvActOnBehalfOfAnotherUser', 'systemuser')
  const wanted = headers.get(header)?.trim().toLowerCase() ?? ''
  const user = listRows(organization, systemUsers).find((row) => textOf(row, column) === wanted)
  if (user && user['isdisabled'] !== true) return user
  throw new DataverseFault(403, codes.notMember, 'The user is not a member of the organization.')
}

function isSame(row: Row, { appOnly, applicationId, objectId }: Identity): boolean {
  if (appOnly) return textOf(row, 'applicationid') === applicationId.toLowerCase()
  return (
    textOf(row, 'applicationid') === '' &&
    textOf(row, 'azureactivedirectoryobjectid') === objectId.toLowerCase()
  )
}

/** What a role that is not System Administrator may do, by the privilege's name. */
const ALLOWED: readonly (readonly [role: string, privilege: RegExp])[] = [
  [
    'System Customizer',
    /^prv((Import|Export|Publish)Customization|Read.*|(Create|Write|Delete)(Solution|Publisher|Workflow|connectionreference|EnvironmentVariable\w+|CanvasApp)|ActivateSynchronousWorkflow)$/,
  ],
  [
    'Environment Maker',
    /^prv(ExportCustomization|ImportCustomization|PublishCustomization|Read.*|(Create|Write|Delete)(Solution|Publisher|Workflow|connectionreference|EnvironmentVariable\w+))$/,
  ],
  [
    'Basic User',
    /^prv(Read(Account|Contact|User|Role|BusinessUnit|Organization|TransactionCurrency)|(Create|Write|Delete)(Account|Contact))$/,
  ],
  ['Export Customizations (Solution Checker)', /^prv(ExportCustomization|ReadSolution|ReadPublisher)$/],
]

/** @throws DataverseFault 403 0x80040220 naming the privilege that no role of the caller grants. */
export function requirePrivilege(organization: Organization, privilege: string, entity: string): void {
  const held = roleIdsOf(organization, organization.userId)
  if (held.includes(roleId(organization, 'System Administrator'))) return
  const granted = ALLOWED.some(
    ([role, pattern]) => held.includes(roleId(organization, role)) && pattern.test(privilege),
  )
  if (granted) return
  throw new DataverseFault(
    403,
    codes.accessDenied,
    `Principal user (Id=${organization.userId}, type=8, roleCount=${held.length}) is missing ${privilege} privilege on entity '${entity}'.`,
  )
}
