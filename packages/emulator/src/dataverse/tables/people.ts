// Users, roles, business units, the organization and its currencies.
import { badPayload, codes, DataverseFault } from '../fault.js'
import { collectionOf, toDateTime, type Organization, type Row } from '../organization.js'
import { columns, textOf, type TableDefinition } from './definition.js'
import { accountColumns, roleColumns, systemUserColumns } from './people-columns.js'
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
  return {
    ...row,
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

export function rootBusinessUnitId(organization: Organization): string {
  const root = listRows(organization, businessUnits)[0]
  return root ? textOf(root, 'businessunitid') : ''
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

export const organizations: TableDefinition = {
  entitySet: 'organizations',
  logicalName: 'organization',
  privilege: 'Organization',
  typeCode: 1019,
  primaryId: 'organizationid',
  primaryName: 'name',
  columns: columns(
    'organizationid name createdon modifiedon _createdby_value _modifiedby_value _basecurrencyid_value',
    'basecurrencysymbol basecurrencyprecision languagecode localeid initialversion maxuploadfilesize',
    'isauditenabled isreadauditenabled isuseraccessauditenabled auditretentionperiod useraccessauditinginterval',
    'plugintracelogsetting dateformatstring timeformatstring schemanameprefix blockedattachments',
    'powerappsmakerbotenabled orgdborgsettings versionnumber enablecanvasappsinsolutionsbydefault',
    'enableflowsinsolutionbydefault enablemicrosoftflowintegration isduplicatedetectionenabled',
    'currencydecimalprecision currencysymbol dateseparator timeseparator fiscalperiodformat',
  ),
  defaults: {
    basecurrencyprecision: 2,
    basecurrencysymbol: '$',
    maxuploadfilesize: 5_242_880,
    isauditenabled: false,
    isreadauditenabled: true,
    isuseraccessauditenabled: false,
    auditretentionperiod: 30,
    useraccessauditinginterval: 4,
    plugintracelogsetting: 0,
    dateformatstring: 'M/d/yyyy',
    timeformatstring: 'h:mm tt',
    schemanameprefix: 'new',
    powerappsmakerbotenabled: false,
    orgdborgsettings: '<OrgSettings></OrgSettings>',
    enablecanvasappsinsolutionsbydefault: false,
    enableflowsinsolutionbydefault: false,
    enablemicrosoftflowintegration: true,
    currencydecimalprecision: 2,
    currencysymbol: '$',
    dateseparator: '/',
    timeseparator: ':',
    fiscalperiodformat: '',
  },
  lookups: { basecurrencyid: { column: '_basecurrencyid_value', target: 'transactioncurrencies' } },
  canCreate: false,
  canDelete: false,
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

export const accounts: TableDefinition = {
  entitySet: 'accounts',
  logicalName: 'account',
  privilege: 'Account',
  typeCode: 1,
  primaryId: 'accountid',
  primaryName: 'name',
  columns: accountColumns,
  defaults: { statecode: 0, statuscode: 1 },
  lookups: {
    primarycontactid: { column: '_primarycontactid_value', target: 'contacts' },
    parentaccountid: { column: '_parentaccountid_value', target: 'accounts' },
  },
  keys: ['accountnumber'],
}

export const contacts: TableDefinition = {
  entitySet: 'contacts',
  logicalName: 'contact',
  privilege: 'Contact',
  typeCode: 2,
  primaryId: 'contactid',
  primaryName: 'fullname',
  columns: columns(
    'contactid firstname lastname fullname emailaddress1 telephone1 mobilephone jobtitle description',
    '_parentcustomerid_value _ownerid_value _owninguser_value statecode statuscode createdon modifiedon',
    '_createdby_value _modifiedby_value versionnumber',
  ),
  defaults: { statecode: 0, statuscode: 1 },
  lookups: { parentcustomerid_account: { column: '_parentcustomerid_value', target: 'accounts' } },
  beforeWrite: (_organization, row) => ({
    ...row,
    fullname: [textOf(row, 'firstname'), textOf(row, 'lastname')].filter(Boolean).join(' ') || null,
  }),
}

/** The time at which an environment's own rows say that they were made. */
export function bornAt(organization: Organization): string {
  return toDateTime(organization.environment.createdAt)
}
