// Accounts and contacts: the data that every environment has tables for.
import { stableId, type Organization, type Row } from '../organization.js'
import { accountColumns } from './account-columns.js'
import { columns, numberOf, textOf, type TableDefinition } from './definition.js'
import { listRows } from './rows.js'

export const accounts: TableDefinition = {
  entitySet: 'accounts',
  logicalName: 'account',
  privilege: 'Account',
  typeCode: 1,
  primaryId: 'accountid',
  primaryName: 'name',
  columns: accountColumns,
  defaults: {
    accountcategorycode: 1,
    accountclassificationcode: 1,
    accountratingcode: 1,
    address2_addresstypecode: 1,
    address2_freighttermscode: 1,
    address2_shippingmethodcode: 1,
    businesstypecode: 1,
    creditonhold: false,
    customersizecode: 1,
    donotbulkemail: false,
    donotbulkpostalmail: false,
    donotemail: false,
    donotfax: false,
    donotphone: false,
    donotpostalmail: false,
    donotsendmm: false,
    exchangerate: 1,
    followemail: true,
    marketingonly: false,
    merged: false,
    participatesinworkflow: false,
    preferredcontactmethodcode: 1,
    shippingmethodcode: 1,
    statecode: 0,
    statuscode: 1,
    territorycode: 1,
  },
  lookups: {
    primarycontactid: { column: '_primarycontactid_value', target: 'contacts' },
    parentaccountid: { column: '_parentaccountid_value', target: 'accounts' },
    transactioncurrencyid: { column: '_transactioncurrencyid_value', target: 'transactioncurrencies' },
  },
  relations: {
    contact_customer_accounts: {
      target: 'contacts',
      rows: (organization, account) =>
        listRows(organization, contacts).filter(
          (contact) => contact['_parentcustomerid_value'] === account['accountid'],
        ),
    },
  },
  keys: ['accountnumber'],
  beforeWrite: withBaseAmounts,
}

/** Every amount of money also in the organization's own currency, which it is in unless said otherwise. */
function withBaseAmounts(organization: Organization, row: Row): Row {
  const money = [...accountColumns].filter((column) => accountColumns.has(`${column}_base`))
  const amounts = money.map((column): [string, number | null] => [
    `${column}_base`,
    typeof row[column] === 'number' ? row[column] / (numberOf(row, 'exchangerate') || 1) : null,
  ])
  const currencyId = stableId(organization, `currency/${organization.environment.currencyCode}`)
  return {
    ...row,
    ...Object.fromEntries(amounts),
    _transactioncurrencyid_value: row['_transactioncurrencyid_value'] ?? currencyId,
  }
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
