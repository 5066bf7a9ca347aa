// The organization's own row: its settings.
import type { Row } from '../organization.js'
import { columns, type TableDefinition } from './definition.js'
import {
  numericSettings,
  settingsOff,
  settingsOn,
  settingsWithId,
  textSettings,
  unsetSettings,
} from './organization-columns.js'

const values: Row = {
  ...Object.fromEntries([...settingsOn].map((name) => [name, true])),
  ...Object.fromEntries([...settingsOff].map((name) => [name, false])),
  ...numericSettings,
  ...textSettings,
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
    'languagecode localeid initialversion versionnumber',
    ...unsetSettings,
    ...settingsWithId,
    ...Object.keys(values),
  ),
  defaults: values,
  lookups: { basecurrencyid: { column: '_basecurrencyid_value', target: 'transactioncurrencies' } },
  canCreate: false,
  canDelete: false,
}
