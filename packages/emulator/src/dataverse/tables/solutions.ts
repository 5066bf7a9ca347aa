// Solutions, publishers and the components of solutions.
import { parseVersion } from '@powerops/core'
import { codes, DataverseFault } from '../fault.js'
import {
  componentKey,
  contentOf,
  contents,
  objectIdNamed,
  objectIdOf,
  typeNumberOf,
  type OwnedComponent,
  type SolutionContent,
} from '../solution/content.js'
import { isPlatformTable } from '../solution/platform.js'
import { uninstallNow } from '../solution/uninstall.js'
import { stableId, toDateTime, type Organization, type Row } from '../organization.js'
import { columns, textOf, type TableDefinition } from './definition.js'
import { listRows } from './rows.js'
import { publisherColumns, solutionColumns } from './solution-columns.js'

export const publishers: TableDefinition = {
  entitySet: 'publishers',
  logicalName: 'publisher',
  privilege: 'Publisher',
  typeCode: 7101,
  primaryId: 'publisherid',
  primaryName: 'friendlyname',
  columns: publisherColumns,
  defaults: { isreadonly: false, customizationoptionvalueprefix: 10_000 },
  lookups: { organizationid: { column: '_organizationid_value', target: 'organizations' } },
  keys: ['uniquename'],
  required: ['uniquename', 'friendlyname', 'customizationprefix'],
  beforeWrite: (organization, row, before) => {
    if (!before) requireFreeName(organization, publishers, textOf(row, 'uniquename'))
    return row
  },
  beforeDelete: (organization, row) => {
    const used = listRows(organization, solutions).some(
      (solution) => solution['_publisherid_value'] === row['publisherid'],
    )
    if (used || row['isreadonly'] === true) {
      throw new DataverseFault(
        400,
        codes.componentDependencies,
        `The publisher ${textOf(row, 'uniquename')} cannot be deleted because solutions of it exist.`,
      )
    }
  },
}

export const solutions: TableDefinition = {
  entitySet: 'solutions',
  logicalName: 'solution',
  privilege: 'Solution',
  typeCode: 7100,
  primaryId: 'solutionid',
  primaryName: 'friendlyname',
  columns: solutionColumns,
  defaults: { isvisible: true, ismanaged: false, isapimanaged: false, solutionpackageversion: '9.2' },
  lookups: {
    publisherid: { column: '_publisherid_value', target: 'publishers' },
    parentsolutionid: { column: '_parentsolutionid_value', target: 'solutions' },
    organizationid: { column: '_organizationid_value', target: 'organizations' },
    createdby: { column: '_createdby_value', target: 'systemusers' },
    modifiedby: { column: '_modifiedby_value', target: 'systemusers' },
  },
  keys: ['uniquename'],
  required: ['uniquename', 'friendlyname', '_publisherid_value'],
  writable: columns('friendlyname description version _publisherid_value _configurationpageid_value'),
  beforeWrite: checkSolution,
  beforeDelete: uninstallNow,
}

function checkSolution(organization: Organization, row: Row, before: Row | undefined, given: Row): Row {
  const name = textOf(row, 'uniquename')
  if (!before) requireFreeName(organization, solutions, name)
  if (before && row['ismanaged'] === true && given['installedon'] === undefined) {
    throw new DataverseFault(
      400,
      codes.invalidArgument,
      `The managed solution ${name} cannot be changed. Only unmanaged solutions can be modified.`,
    )
  }
  const version = textOf(row, 'version') || '1.0.0.0'
  if (!isVersion(version)) {
    throw new DataverseFault(400, codes.invalidArgument, `The version '${version}' of ${name} is not valid.`)
  }
  return { ...row, version, installedon: row['installedon'] ?? toDateTime(organization.now) }
}

function isVersion(text: string): boolean {
  try {
    parseVersion(text)
    return true
  } catch {
    return false
  }
}

function requireFreeName(organization: Organization, table: TableDefinition, name: string): void {
  const taken = listRows(organization, table).some(
    (row) => textOf(row, 'uniquename').toLowerCase() === name.toLowerCase(),
  )
  if (taken || !/^[A-Za-z_]\w{0,99}$/.test(name)) {
    throw new DataverseFault(
      400,
      taken ? codes.nameInUse : codes.invalidArgument,
      taken
        ? `The ${table.logicalName} unique name "${name}" is already being used and cannot be used again.`
        : `The unique name '${name}' is not valid: use letters, digits and underscores.`,
    )
  }
}

export const solutionComponents: TableDefinition = {
  entitySet: 'solutioncomponents',
  logicalName: 'solutioncomponent',
  privilege: 'Solution',
  typeCode: 7103,
  primaryId: 'solutioncomponentid',
  columns: columns(
    'solutioncomponentid componenttype objectid rootcomponentbehavior rootsolutioncomponentid ismetadata',
    '_solutionid_value createdon modifiedon _createdby_value _modifiedby_value versionnumber',
  ),
  lookups: { solutionid: { column: '_solutionid_value', target: 'solutions' } },
  computed: (organization) =>
    listRows(organization, solutions).flatMap((solution) => rootRows(organization, solution)),
}

function rootRows(organization: Organization, solution: Row): Row[] {
  const content = contentOf(organization, textOf(solution, 'uniquename'))
  return (content?.rootComponents ?? []).map((root) => {
    const names = [`${root.type}|${root.schemaName}`.toLowerCase()]
    const objectId =
      objectIdNamed(organization, names, content?.components ?? []) ?? objectIdOf(organization, root)
    return {
      solutioncomponentid: stableId(organization, `${textOf(solution, 'solutionid')}/${objectId}`),
      componenttype: typeNumberOf(organization, root.type),
      objectid: objectId,
      rootcomponentbehavior: root.behavior,
      rootsolutioncomponentid: null,
      ismetadata: ['1', '2', '9', '10'].includes(root.type),
      _solutionid_value: solution['solutionid'] ?? null,
      createdon: solution['installedon'] ?? null,
      modifiedon: solution['installedon'] ?? null,
      _createdby_value: solution['_createdby_value'] ?? null,
      _modifiedby_value: solution['_modifiedby_value'] ?? null,
      versionnumber: solution['versionnumber'] ?? null,
    }
  })
}

export const componentSummaries: TableDefinition = {
  entitySet: 'msdyn_solutioncomponentsummaries',
  logicalName: 'msdyn_solutioncomponentsummary',
  privilege: 'Solution',
  typeCode: 10_041,
  primaryId: 'msdyn_solutioncomponentsummaryid',
  primaryName: 'msdyn_name',
  columns: columns(
    'msdyn_solutioncomponentsummaryid msdyn_name msdyn_displayname msdyn_objectid msdyn_componenttype',
    'msdyn_componenttypename msdyn_componentlogicalname msdyn_schemaname msdyn_solutionid msdyn_ismanaged',
    'msdyn_iscustomizable msdyn_statusname msdyn_workflowcategory msdyn_total msdyn_primaryidattribute',
  ),
  lookups: {},
  computed: (organization) =>
    listRows(organization, solutions).flatMap((solution) => {
      return componentsIn(organization, textOf(solution, 'uniquename'))
        .filter(({ parent }) => parent === '')
        .map((component) => ({
          msdyn_solutioncomponentsummaryid: stableId(
            organization,
            `summary/${textOf(solution, 'solutionid')}/${component.type}/${component.schemaName}${component.id}`,
          ),
          msdyn_name: component.schemaName,
          msdyn_displayname: component.displayName,
          msdyn_objectid: objectIdOf(organization, component),
          msdyn_componenttype: typeNumberOf(organization, component.type),
          msdyn_componenttypename: component.label,
          msdyn_componentlogicalname: component.label.toLowerCase().replaceAll(' ', ''),
          msdyn_schemaname: component.schemaName,
          msdyn_solutionid: solution['solutionid'] ?? null,
          msdyn_ismanaged: String(solution['ismanaged'] === true),
          msdyn_iscustomizable: 'true',
          msdyn_statusname: null,
          msdyn_workflowcategory: null,
          msdyn_total: 1,
          msdyn_primaryidattribute: null,
        }))
    }),
}

/** The default solution holds whatever the environment has. */
function componentsIn(organization: Organization, uniqueName: string): readonly OwnedComponent[] {
  if (uniqueName !== 'Default') return contentOf(organization, uniqueName)?.components ?? []
  const all = contents(organization).flatMap(([, { components }]) => components)
  return [...new Map(all.map((component) => [componentKey(component), component])).values()]
}

type PlatformLayer = Pick<SolutionContent, 'components' | 'managed' | 'publisher'>

const LAYER_NAMES: Readonly<Record<string, string>> = {
  '1': 'Entity',
  '2': 'Attribute',
  '9': 'OptionSet',
  '20': 'Role',
  '26': 'SavedQuery',
  '29': 'Workflow',
  '60': 'SystemForm',
  '61': 'WebResource',
  '62': 'SiteMap',
  '80': 'AppModule',
  '300': 'CanvasApp',
  '380': 'EnvironmentVariableDefinition',
}

export const componentLayers: TableDefinition = {
  entitySet: 'msdyn_componentlayers',
  logicalName: 'msdyn_componentlayer',
  privilege: 'Solution',
  typeCode: 10_042,
  primaryId: 'msdyn_componentlayerid',
  primaryName: 'msdyn_name',
  columns: columns(
    'msdyn_componentlayerid msdyn_componentid msdyn_solutioncomponentname msdyn_order msdyn_solutionname',
    'msdyn_publishername msdyn_name msdyn_changes msdyn_componentjson msdyn_children msdyn_overwritetime',
    'msdyn_endtime',
  ),
  lookups: {},
  computed: layerRows,
}

function layerRows(organization: Organization): Row[] {
  const heights = new Map<string, number>()
  const installed = contents(organization).sort(([, a], [, b]) => Number(b.managed) - Number(a.managed))
  return [platformContent(installed), ...installed].flatMap(([name, content]) =>
    content.components.map((component) => {
      const id = objectIdOf(organization, component)
      const order = (heights.get(id) ?? 0) + 1
      heights.set(id, order)
      return {
        msdyn_componentlayerid: stableId(organization, `layer/${name}/${id}`),
        msdyn_componentid: id,
        msdyn_solutioncomponentname: LAYER_NAMES[component.type] ?? component.type,
        msdyn_order: order,
        msdyn_solutionname: content.managed ? name : 'Active',
        msdyn_publishername: content.publisher,
        msdyn_name: component.displayName,
        msdyn_changes: null,
        msdyn_componentjson: null,
        msdyn_children: null,
        msdyn_overwritetime: '1900-01-01T00:00:00Z',
        msdyn_endtime: null,
      }
    }),
  )
}

/** What solutions have of the platform's own tables lies above the platform. */
function platformContent(installed: readonly [string, SolutionContent][]): [string, PlatformLayer] {
  const tables = installed
    .flatMap(([, { components }]) => components)
    .filter(({ type, schemaName }) => type === '1' && isPlatformTable(schemaName))
  const components = [...new Map(tables.map((table) => [componentKey(table), table])).values()]
  return ['System', { components, managed: true, publisher: 'MicrosoftCorporation' }]
}

export const componentDefinitions: TableDefinition = {
  entitySet: 'solutioncomponentdefinitions',
  logicalName: 'solutioncomponentdefinition',
  privilege: 'Solution',
  typeCode: 7104,
  primaryId: 'solutioncomponentdefinitionid',
  primaryName: 'name',
  columns: columns(
    'solutioncomponentdefinitionid name primaryentityname solutioncomponenttype versionnumber',
  ),
  lookups: {},
  computed: (organization) =>
    [...new Set(contents(organization).flatMap(([, { components }]) => components.map(({ type }) => type)))]
      .filter((type) => !/^\d+$/.test(type))
      .map((name) => ({
        solutioncomponentdefinitionid: stableId(organization, `definition/${name}`),
        name,
        primaryentityname: name,
        solutioncomponenttype: typeNumberOf(organization, name),
        versionnumber: 1,
      })),
}
