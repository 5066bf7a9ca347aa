// Users, roles, business units and currencies.
import { badPayload, codes, DataverseFault } from '../fault.js'
import {
  collectionOf,
  rootBusinessUnitId,
  stableId,
  toDateTime,
  type Organization,
  type Row,
} from '../organization.js'
import { columns, textOf, type TableDefinition } from './definition.js'
import { roleColumns, systemUserColumns } from './people-columns.js'
import { findRow, listRows } from './rows.js'

const managedProperty = (name: string): Row['x'] => ({
  Value: true,
  CanBeChanged: true,
  ManagedPropertyLogicalName: name,
})

export const roles: TableDefinition = {
  entitySet: 'roles',
  logicalName: 'role',
  privilege: 'Role',
  typeCode: 1036,
  primaryId: 'roleid',
  primaryName: 'name',
  columns: roleColumns,
  defaults: {
    overwritetime: '1900-01-01T00:00:00Z',
    isinherited: 1,
    ismanaged: true,
    componentstate: 0,
    iscustomizable: managedProperty('iscustomizableanddeletable'),
    canbedeleted: managedProperty('canbedeleted'),
  },
  lookups: { businessunitid: { column: '_businessunitid_value', target: 'businessunits' } },
  canCreate: false,
  canDelete: false,
}

export const systemUsers: TableDefinition = {
  entitySet: 'systemusers',
  logicalName: 'systemuser',
  privilege: 'User',
  typeCode: 8,
  primaryId: 'systemuserid',
  primaryName: 'fullname',
  columns: systemUserColumns,
  defaults: {
    accessmode: 0,
    address1_addresstypecode: 1,
    address1_shippingmethodcode: 1,
    address2_addresstypecode: 1,
    address2_shippingmethodcode: 1,
    azurestate: 0,
    caltype: 7,
    deletedstate: 0,
    defaultfilterspopulated: false,
    displayinserviceviews: false,
    emailrouteraccessapproval: 0,
    incomingemaildeliverymethod: 2,
    outgoingemaildeliverymethod: 2,
    invitestatuscode: 0,
    isdisabled: false,
    isemailaddressapprovedbyo365admin: false,
    isintegrationuser: false,
    islicensed: false,
    issyncwithdirectory: true,
    preferredaddresscode: 1,
    preferredemailcode: 1,
    preferredphonecode: 1,
    setupuser: false,
    userlicensetype: -1,
    defaultodbfoldername: 'Dynamics365',
  },
  lookups: { businessunitid: { column: '_businessunitid_value', target: 'businessunits' } },
  relations: {
    systemuserroles_association: {
      target: 'roles',
      rows: (organization, user) =>
        roleIdsOf(organization, textOf(user, 'systemuserid'))
          .map((id) => findRow(organization, roles, id))
          .filter((row) => row !== undefined),
      link: (organization, user, roleId, add) => {
        const userId = textOf(user, 'systemuserid')
        const rest = roleIdsOf(organization, userId).filter((id) => id !== roleId)
        roleLinks(organization).put(userId, add ? [...rest, roleId] : rest)
      },
    },
  },
  canDelete: false,
  beforeWrite: completeUser,
}

function roleLinks(organization: Organization): ReturnType<typeof collectionOf<readonly string[]>> {
  return collectionOf<readonly string[]>(organization, 'user-roles')
}

export function roleIdsOf(organization: Organization, userId: string): readonly string[] {
  return roleLinks(organization).get(userId) ?? []
}

/** An application user is made with the application's id alone; the platform finds the rest in Entra. */
function completeUser(organization: Organization, row: Row, before: Row | undefined): Row {
  if (before) return row
  const applicationId = textOf(row, 'applicationid').toLowerCase()
  if (applicationId === '' && textOf(row, 'azureactivedirectoryobjectid') === '') {
    throw badPayload('systemusers', "One of 'applicationid' and 'azureactivedirectoryobjectid' is required.")
  }
  const taken = listRows(organization, systemUsers).some(
    (user) => applicationId !== '' && textOf(user, 'applicationid') === applicationId,
  )
  if (taken) {
    throw new DataverseFault(
      412,
      codes.duplicateRecord,
      `A user with the application id ${applicationId} exists already.`,
    )
  }
  const fullName = textOf(row, 'fullname') || `# ${applicationId}`
  const own = (kind: string): string => stableId(organization, `${kind}/${textOf(row, 'systemuserid')}`)
  return {
    ...row,
    identityid: listRows(organization, systemUsers).length + 1,
    _calendarid_value: own('calendar'),
    _defaultmailbox_value: own('mailbox'),
    _queueid_value: own('queue'),
    ownerid: textOf(row, 'systemuserid'),
    applicationid: applicationId === '' ? null : applicationId,
    accessmode: applicationId === '' ? 0 : 4,
    fullname: fullName,
    yomifullname: fullName,
    firstname: row['firstname'] ?? '#',
    lastname: row['lastname'] ?? fullName,
    domainname: row['domainname'] ?? (applicationId === '' ? '' : `${applicationId}@application`),
    _businessunitid_value: row['_businessunitid_value'] ?? rootBusinessUnitId(organization),
  }
}

export const businessUnits: TableDefinition = {
  entitySet: 'businessunits',
  logicalName: 'businessunit',
  privilege: 'BusinessUnit',
  typeCode: 10,
  primaryId: 'businessunitid',
  primaryName: 'name',
  columns: columns(
    'businessunitid name isdisabled createdon modifiedon _createdby_value _modifiedby_value',
    '_organizationid_value _parentbusinessunitid_value description divisionname emailaddress versionnumber',
  ),
  defaults: { isdisabled: false },
  lookups: { parentbusinessunitid: { column: '_parentbusinessunitid_value', target: 'businessunits' } },
  required: ['name'],
}

export const currencies: TableDefinition = {
  entitySet: 'transactioncurrencies',
  logicalName: 'transactioncurrency',
  privilege: 'TransactionCurrency',
  typeCode: 9105,
  primaryId: 'transactioncurrencyid',
  primaryName: 'currencyname',
  columns: columns(
    'transactioncurrencyid isocurrencycode currencyname currencysymbol currencyprecision exchangerate',
    'statecode statuscode createdon modifiedon _createdby_value _modifiedby_value versionnumber',
  ),
  defaults: { currencyprecision: 2, exchangerate: 1, statecode: 0, statuscode: 1 },
  lookups: {},
  required: ['isocurrencycode', 'currencyname'],
}

/** The time at which an environment's own rows say that they were made. */
export function bornAt(organization: Organization): string {
  return toDateTime(organization.environment.createdAt)
}
