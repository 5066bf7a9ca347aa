// What solutions bring to life: connection references, environment variables, flows, canvas apps.
import { badPayload } from '../fault.js'
import { changeFlowState } from '../solution/activation.js'
import type { Organization, Row } from '../organization.js'
import { columns, numberOf, textOf, type TableDefinition } from './definition.js'
import { deleteRow, listRows } from './rows.js'

const COMMON = [
  'createdon modifiedon _createdby_value _modifiedby_value _createdonbehalfby_value _modifiedonbehalfby_value',
  '_ownerid_value _owninguser_value _owningbusinessunit_value _owningteam_value statecode statuscode',
  'ismanaged iscustomizable componentstate componentidunique overwritetime solutionid _organizationid_value',
  'importsequencenumber overriddencreatedon timezoneruleversionnumber utcconversiontimezonecode versionnumber',
].join(' ')

const CUSTOMIZABLE = { Value: true, CanBeChanged: true, ManagedPropertyLogicalName: 'iscustomizable' }

const STATE: Row = {
  statecode: 0,
  statuscode: 1,
  ismanaged: false,
  iscustomizable: CUSTOMIZABLE,
  componentstate: 0,
  overwritetime: '1900-01-01T00:00:00Z',
}

const OWNER = { ownerid: { column: '_ownerid_value', target: 'systemusers' } }

export const connectionReferences: TableDefinition = {
  entitySet: 'connectionreferences',
  logicalName: 'connectionreference',
  privilege: 'connectionreference',
  typeCode: 10_037,
  primaryId: 'connectionreferenceid',
  primaryName: 'connectionreferencedisplayname',
  columns: columns(
    'connectionreferenceid connectionreferencelogicalname connectionreferencedisplayname connectorid connectionid',
    'description promptingbehavior _customconnectorid_value',
    COMMON,
  ),
  defaults: { ...STATE, promptingbehavior: 0 },
  lookups: OWNER,
  keys: ['connectionreferencelogicalname'],
  required: ['connectionreferencelogicalname', 'connectorid'],
}

export const variableDefinitions: TableDefinition = {
  entitySet: 'environmentvariabledefinitions',
  logicalName: 'environmentvariabledefinition',
  privilege: 'EnvironmentVariableDefinition',
  typeCode: 380,
  primaryId: 'environmentvariabledefinitionid',
  primaryName: 'schemaname',
  columns: columns(
    'environmentvariabledefinitionid schemaname displayname description defaultvalue type valueschema',
    'secretstore isrequired apiid parameterkey hint introducedversion _parentdefinitionid_value',
    COMMON,
  ),
  defaults: { ...STATE, type: 100_000_000, secretstore: 0, isrequired: false },
  lookups: {
    ...OWNER,
    parentdefinitionid: { column: '_parentdefinitionid_value', target: 'environmentvariabledefinitions' },
  },
  relations: {
    environmentvariabledefinition_environmentvariablevalue: {
      target: 'environmentvariablevalues',
      rows: (organization, definition) => valuesOf(organization, definition),
    },
  },
  keys: ['schemaname'],
  required: ['schemaname'],
  beforeDelete: (organization, definition) => {
    for (const value of valuesOf(organization, definition)) deleteRow(organization, variableValues, value)
  },
}

export function valuesOf(organization: Organization, definition: Row): Row[] {
  const id = textOf(definition, 'environmentvariabledefinitionid')
  return listRows(organization, variableValues).filter(
    (value) => value['_environmentvariabledefinitionid_value'] === id,
  )
}

export const variableValues: TableDefinition = {
  entitySet: 'environmentvariablevalues',
  logicalName: 'environmentvariablevalue',
  privilege: 'EnvironmentVariableValue',
  typeCode: 381,
  primaryId: 'environmentvariablevalueid',
  primaryName: 'schemaname',
  columns: columns(
    'environmentvariablevalueid schemaname value introducedversion _environmentvariabledefinitionid_value',
    COMMON,
  ),
  defaults: STATE,
  lookups: {
    ...OWNER,
    environmentvariabledefinitionid: {
      column: '_environmentvariabledefinitionid_value',
      target: 'environmentvariabledefinitions',
    },
  },
  beforeWrite: (_organization, row, before) => {
    if (!before && row['_environmentvariabledefinitionid_value'] === null) {
      throw badPayload('environmentvariablevalues', "'EnvironmentVariableDefinitionId' is required.")
    }
    return row
  },
}

export const workflows: TableDefinition = {
  entitySet: 'workflows',
  logicalName: 'workflow',
  privilege: 'Workflow',
  typeCode: 4703,
  primaryId: 'workflowid',
  primaryName: 'name',
  columns: columns(
    'workflowid workflowidunique name uniquename description category type mode scope primaryentity clientdata',
    'xaml definition subprocess ondemand triggeroncreate triggerondelete asyncautodelete syncworkflowlogonfailure',
    'runas rank languagecode modernflowtype suspensionreasondetails _parentworkflowid_value',
    '_activeworkflowid_value introducedversion',
    COMMON,
  ),
  defaults: {
    ...STATE,
    category: 5,
    type: 1,
    mode: 0,
    scope: 4,
    primaryentity: 'none',
    subprocess: false,
    ondemand: false,
    triggeroncreate: false,
    triggerondelete: false,
    asyncautodelete: false,
    syncworkflowlogonfailure: false,
    runas: 1,
    modernflowtype: 0,
  },
  lookups: OWNER,
  required: ['name', 'category', 'primaryentity'],
  beforeWrite: (organization, row, before) => {
    if (!before || numberOf(row, 'statecode') === numberOf(before, 'statecode')) return row
    return changeFlowState(organization, row)
  },
}

export const canvasApps: TableDefinition = {
  entitySet: 'canvasapps',
  logicalName: 'canvasapp',
  privilege: 'CanvasApp',
  typeCode: 300,
  primaryId: 'canvasappid',
  primaryName: 'name',
  columns: columns(
    'canvasappid name displayname description appversion status createdbyclientversion tags',
    'connectionreferences canvasapptype isfeaturedapp isheroapp introducedversion canconsumeapppass',
    COMMON,
  ),
  defaults: { ...STATE, status: 'Ready', canvasapptype: 0, isfeaturedapp: false, isheroapp: false },
  lookups: OWNER,
  canCreate: false,
}
