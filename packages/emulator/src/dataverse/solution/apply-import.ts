// Puts an accepted archive into the environment: publisher, solution, components, flows, variables.
import { stringField, type JsonRecord } from '@powerops/core'
import type { SolutionArchive } from '../archive/index.js'
import type { Publisher } from '../archive/manifest.js'
import { toDateTime, type Organization, type Row } from '../organization.js'
import {
  canvasApps,
  connectionReferences,
  valuesOf,
  variableDefinitions,
  variableValues,
  workflows,
} from '../tables/content.js'
import { textOf, type TableDefinition } from '../tables/definition.js'
import { applyPluginSteps } from '../tables/plugin-steps.js'
import { findRow, insertRow, rowWith, updateRow } from '../tables/rows.js'
import { publishers, solutions } from '../tables/solutions.js'
import { obstacleOf } from './activation.js'
import { UPGRADE_SUFFIX } from './check-import.js'
import { contentOf, contentOfArchive, mergeContent, putContent } from './content.js'

export interface ImportOptions {
  digest: string
  holding: boolean
  publishWorkflows: boolean
  convertToManaged: boolean
  componentParameters: readonly JsonRecord[]
  /** A maker's own save: what is no longer in the archive leaves the solution. */
  replace: boolean
}

export interface ImportEffect {
  solutionId: string
  /** What did not become as it should, by flow name. */
  warnings: readonly { item: string; id: string; message: string }[]
}

/** Never fails: everything that can be refused was looked at before. */
export function applyImport(
  organization: Organization,
  archive: SolutionArchive,
  options: ImportOptions,
): ImportEffect {
  const { manifest } = archive
  const managed = manifest.managed || options.convertToManaged
  const uniqueName = options.holding ? `${manifest.uniqueName}${UPGRADE_SUFFIX}` : manifest.uniqueName
  const solution = upsertSolution(organization, archive, uniqueName, managed)
  const content = contentOfArchive(archive, options.digest, managed)
  const before = contentOf(organization, uniqueName)
  const keep = before !== undefined && !options.replace
  putContent(organization, uniqueName, keep ? mergeContent(before, content) : content)
  const origin: Row = { ismanaged: managed, solutionid: textOf(solution, 'solutionid') }
  applyVariables(organization, archive, origin, options.componentParameters)
  applyConnectionReferences(organization, archive, origin, options.componentParameters)
  applyCanvasApps(organization, archive, origin)
  applyPluginSteps(organization, archive, origin, options.publishWorkflows)
  const warnings = applyFlows(organization, archive, origin, options.publishWorkflows)
  return { solutionId: textOf(solution, 'solutionid'), warnings }
}

function upsertSolution(
  organization: Organization,
  { manifest }: SolutionArchive,
  uniqueName: string,
  managed: boolean,
): Row {
  const publisher = upsertPublisher(organization, manifest.publisher)
  const parent = manifest.parentUniqueName
    ? rowWith(organization, solutions, 'uniquename', manifest.parentUniqueName)
    : undefined
  const given: Row = {
    uniquename: uniqueName,
    friendlyname: manifest.friendlyName,
    description: manifest.description || null,
    version: manifest.version,
    ismanaged: managed,
    installedon: toDateTime(organization.now),
    solutionpackageversion: manifest.packageVersion || '9.2',
    _publisherid_value: textOf(publisher, 'publisherid'),
    _parentsolutionid_value: parent ? textOf(parent, 'solutionid') : null,
  }
  const before = rowWith(organization, solutions, 'uniquename', uniqueName)
  if (!before) return insertRow(organization, solutions, given)
  return updateRow(organization, solutions, before, { ...given, updatedon: toDateTime(organization.now) })
}

function upsertPublisher(organization: Organization, publisher: Publisher): Row {
  const before = rowWith(organization, publishers, 'uniquename', publisher.uniqueName)
  if (before) return before
  return insertRow(organization, publishers, {
    uniquename: publisher.uniqueName,
    friendlyname: publisher.friendlyName,
    description: publisher.description || null,
    emailaddress: publisher.emailAddress || null,
    supportingwebsiteurl: publisher.website || null,
    customizationprefix: publisher.prefix,
    customizationoptionvalueprefix: publisher.optionValuePrefix,
  })
}

function upsert(
  organization: Organization,
  table: TableDefinition,
  keyColumn: string,
  given: Row,
  id?: string,
): Row {
  const before =
    (id === undefined || id === '' ? undefined : findRow(organization, table, id)) ??
    rowWith(organization, table, keyColumn, textOf(given, keyColumn))
  if (before) return updateRow(organization, table, before, given)
  return insertRow(organization, table, given, id === '' ? undefined : id)
}

/** The parameter of that kind for that component. */
function parameterFor(
  parameters: readonly JsonRecord[],
  kind: string,
  nameField: string,
  name: string,
): JsonRecord | undefined {
  return parameters.find(
    (parameter) =>
      stringField(parameter, '@odata.type')?.toLowerCase().endsWith(`.${kind}`) &&
      stringField(parameter, nameField)?.toLowerCase() === name.toLowerCase(),
  )
}

function applyVariables(
  organization: Organization,
  archive: SolutionArchive,
  origin: Row,
  parameters: readonly JsonRecord[],
): void {
  for (const variable of archive.variables) {
    const definition = upsert(organization, variableDefinitions, 'schemaname', {
      ...origin,
      schemaname: variable.schemaName,
      displayname: variable.displayName,
      description: variable.description || null,
      defaultvalue: variable.defaultValue || null,
      type: Number(variable.type),
      isrequired: variable.isRequired,
      apiid: variable.apiId || null,
      parameterkey: variable.parameterKey || null,
    })
    const parameter = parameterFor(parameters, 'environmentvariablevalue', 'schemaname', variable.schemaName)
    const value = stringField(parameter, 'value') ?? variable.value?.value
    if (value !== undefined) setValue(organization, definition, value, origin, variable.value?.id ?? '')
  }
  applyForeignValues(organization, archive, parameters)
}

/** Values for variables that were there before the archive. */
function applyForeignValues(
  organization: Organization,
  archive: SolutionArchive,
  parameters: readonly JsonRecord[],
): void {
  const own = new Set(archive.variables.map(({ schemaName }) => schemaName.toLowerCase()))
  for (const parameter of parameters) {
    const name = stringField(parameter, 'schemaname')
    const value = stringField(parameter, 'value')
    if (name === undefined || value === undefined || own.has(name.toLowerCase())) continue
    const definition = rowWith(organization, variableDefinitions, 'schemaname', name)
    if (definition) setValue(organization, definition, value, {}, '')
  }
}

function setValue(
  organization: Organization,
  definition: Row,
  value: string,
  origin: Row,
  archivedId: string,
): void {
  const before = valuesOf(organization, definition)[0]
  if (before) {
    updateRow(organization, variableValues, before, { value })
    return
  }
  const free = archivedId !== '' && !findRow(organization, variableValues, archivedId)
  insertRow(
    organization,
    variableValues,
    {
      ...origin,
      schemaname: textOf(definition, 'schemaname'),
      value,
      _environmentvariabledefinitionid_value: textOf(definition, 'environmentvariabledefinitionid'),
    },
    free ? archivedId : undefined,
  )
}

function applyConnectionReferences(
  organization: Organization,
  archive: SolutionArchive,
  origin: Row,
  parameters: readonly JsonRecord[],
): void {
  for (const reference of archive.connectionReferences) {
    const nameField = 'connectionreferencelogicalname'
    const parameter = parameterFor(parameters, 'connectionreference', nameField, reference.logicalName)
    const connectionId = stringField(parameter, 'connectionid') || undefined
    upsert(organization, connectionReferences, nameField, {
      ...origin,
      connectionreferencelogicalname: reference.logicalName,
      connectionreferencedisplayname: reference.displayName || null,
      description: reference.description || null,
      connectorid: reference.connectorId || null,
      ...(connectionId === undefined ? {} : { connectionid: connectionId }),
    })
  }
}

function applyCanvasApps(organization: Organization, archive: SolutionArchive, origin: Row): void {
  for (const app of archive.canvasApps) {
    upsert(organization, canvasApps, 'name', {
      ...origin,
      name: app.name,
      displayname: app.displayName,
      description: app.description || null,
      appversion: app.appVersion || null,
      connectionreferences: app.connectionReferences || null,
    })
  }
}

/** Flows that were on are turned on again; one that cannot be stays off, which does not fail the import. */
function applyFlows(
  organization: Organization,
  archive: SolutionArchive,
  origin: Row,
  activate: boolean,
): ImportEffect['warnings'] {
  return archive.flows.flatMap((flow) => {
    const before = findRow(organization, workflows, flow.workflowId)
    const given: Row = {
      ...origin,
      name: flow.name,
      category: flow.category,
      primaryentity: flow.primaryEntity,
      clientdata: flow.clientData || null,
      xaml: flow.xaml || null,
      workflowidunique: flow.workflowId,
    }
    const off = { statecode: 0, statuscode: 1 }
    const row = before
      ? updateRow(organization, workflows, before, { ...given, ...off })
      : insertRow(organization, workflows, { ...given, ...off }, flow.workflowId)
    const wanted = activate && (flow.stateCode === 1 || before?.['statecode'] === 1)
    if (!wanted) return []
    const obstacle = flow.category === 5 ? obstacleOf(organization, row) : undefined
    if (obstacle) return [{ item: flow.name, id: flow.workflowId, message: obstacle.message }]
    updateRow(organization, workflows, row, { statecode: 1, statuscode: 2 })
    return []
  })
}
