// The components of an archive, by the kind numbers that solution.xml and the dependency tables use.
import { decodePath, type ArchiveEntries } from './zip.js'
import { attribute, child, childrenOf, childText, readXml, type XmlElement } from './xml.js'

export interface Component {
  /** The kind's number (`1` table, `29` flow, …), or the table name of the newer kinds (`bot`). */
  type: string
  /** Lower-case GUID, or empty. */
  id: string
  schemaName: string
  displayName: string
  /** The table that a column, form, view or chart belongs to. */
  parent: string
  /** Element names of the import log, and the item type of the formatted log. */
  log: { list: string; item: string; label: string } | undefined
}

interface Kind {
  list: string
  item: string
  type: string
  label: string
  /** `@x` an attribute, otherwise a child element. */
  id?: string
  name: string
  display?: string
}

const KINDS: readonly Kind[] = [
  { list: 'Roles', item: 'Role', type: '20', label: 'Security Role', id: '@id', name: '@name' },
  { list: 'Workflows', item: 'Workflow', type: '29', label: 'Process', id: '@WorkflowId', name: '@Name' },
  {
    list: 'FieldSecurityProfiles',
    item: 'FieldSecurityProfile',
    type: '70',
    label: 'Field Security Profile',
    id: '@fieldsecurityprofileid',
    name: '@name',
  },
  {
    list: 'EntityRelationships',
    item: 'EntityRelationship',
    type: '10',
    label: 'Entity Relationships',
    name: '@Name',
  },
  {
    list: 'optionsets',
    item: 'optionset',
    type: '9',
    label: 'Option Set',
    name: '@Name',
    display: '@localizedName',
  },
  { list: 'Dashboards', item: 'Dashboard', type: '60', label: 'Dashboard', id: 'FormId', name: 'FormId' },
  {
    list: 'InteractionCentricDashboards',
    item: 'InteractionCentricDashboard',
    type: '60',
    label: 'Dashboard',
    id: 'FormId',
    name: 'FormId',
  },
  { list: 'Dialogs', item: 'Dialog', type: '60', label: 'Dialog', id: 'FormId', name: 'UniqueName' },
  {
    list: 'WebResources',
    item: 'WebResource',
    type: '61',
    label: 'Web Resource',
    id: 'WebResourceId',
    name: 'Name',
    display: 'DisplayName',
  },
  {
    list: 'AppModuleSiteMaps',
    item: 'AppModuleSiteMap',
    type: '62',
    label: 'Site Map',
    name: 'SiteMapUniqueName',
  },
  { list: 'AppModules', item: 'AppModule', type: '80', label: 'App', name: 'UniqueName' },
  {
    list: 'CanvasApps',
    item: 'CanvasApp',
    type: '300',
    label: 'Canvas App',
    name: 'Name',
    display: 'DisplayName',
  },
  {
    list: 'connectionreferences',
    item: 'connectionreference',
    type: 'connectionreference',
    label: 'Connection Reference',
    name: '@connectionreferencelogicalname',
    display: 'connectionreferencedisplayname',
  },
  {
    list: 'Connectors',
    item: 'Connector',
    type: '372',
    label: 'Connector',
    id: 'connectorid',
    name: 'name',
    display: 'displayname',
  },
  {
    list: 'SolutionPluginAssemblies',
    item: 'PluginAssembly',
    type: '91',
    label: 'Plugin Assembly',
    id: '@PluginAssemblyId',
    name: '@FullName',
  },
  {
    list: 'SdkMessageProcessingSteps',
    item: 'SdkMessageProcessingStep',
    type: '92',
    label: 'SDK Message Processing Step',
    id: '@SdkMessageProcessingStepId',
    name: '@Name',
  },
  { list: 'CustomControls', item: 'CustomControl', type: '66', label: 'Custom Control', name: 'Name' },
  {
    list: 'AIModels',
    item: 'AIModel',
    type: '401',
    label: 'AI Model',
    id: 'msdyn_aimodelid',
    name: 'msdyn_name',
  },
  { list: 'Reports', item: 'Report', type: '31', label: 'Report', id: 'reportid', name: 'name' },
  {
    list: 'EnvironmentVariables',
    item: 'Definition',
    type: '380',
    label: 'Environment Variable',
    name: 'SchemaName',
  },
]

/** Every component of customizations.xml and of the component folders, tables first. */
export function readComponents(customizations: XmlElement, entries: ArchiveEntries): Component[] {
  return [
    ...childrenOf(customizations, 'Entities').flatMap(readTable),
    ...KINDS.flatMap((kind) => readKind(customizations, kind)),
    ...readConnectionRoles(customizations),
    ...readSiteMap(customizations),
    ...readFolders(entries),
  ]
}

function readKind(customizations: XmlElement, kind: Kind): Component[] {
  const items = childrenOf(customizations, kind.list).filter((element) => element.name === kind.item)
  return items.map((element) => {
    const schemaName = valueAt(element, kind.name)
    return {
      type: kind.type,
      id: kind.id ? toId(valueAt(element, kind.id)) : '',
      schemaName,
      displayName: (kind.display && valueAt(element, kind.display)) || schemaName,
      parent: '',
      log: { list: kind.list, item: kind.item, label: kind.label },
    }
  })
}

function valueAt(element: XmlElement, place: string): string {
  return place.startsWith('@') ? attribute(element, place.slice(1)) : childText(element, place)
}

function toId(text: string): string {
  return text.replace(/[{}]/g, '').toLowerCase()
}

function readTable(element: XmlElement): Component[] {
  const name = child(element, 'Name')
  const table = name?.text ?? ''
  const entity = child(child(element, 'EntityInfo'), 'entity')
  const part = (type: string, id: string, schemaName: string): Component => {
    return { type, id: toId(id), schemaName, displayName: schemaName, parent: table, log: undefined }
  }
  return [
    {
      type: '1',
      id: '',
      schemaName: table,
      displayName: attribute(name, 'LocalizedName') || table,
      parent: '',
      log: { list: 'entities', item: 'entity', label: 'Entity' },
    },
    ...childrenOf(entity, 'attributes').map((column) =>
      part('2', '', childText(column, 'LogicalName') || attribute(column, 'PhysicalName')),
    ),
    ...childrenOf(element, 'FormXml').flatMap((forms) =>
      forms.children.map((form) => part('60', childText(form, 'formid'), '')),
    ),
    ...childrenOf(child(element, 'SavedQueries'), 'savedqueries').map((view) =>
      part(
        '26',
        childText(view, 'savedqueryid'),
        attribute(childrenOf(view, 'LocalizedNames')[0], 'description'),
      ),
    ),
    ...childrenOf(element, 'Visualizations').map((chart) =>
      part('59', childText(chart, 'savedqueryvisualizationid'), childText(chart, 'name')),
    ),
  ]
}

function readConnectionRoles(customizations: XmlElement): Component[] {
  const roles = childrenOf(child(customizations, 'ConnectionRoles'), 'ConnectionRoles')
  return roles.map((role) => ({
    type: '63',
    id: toId(attribute(role, 'connectionroleid') || childText(role, 'connectionroleid')),
    schemaName: childText(role, 'name'),
    displayName: childText(role, 'name'),
    parent: '',
    log: { list: 'ConnectionRoles', item: 'ConnectionRole', label: 'Connection Role' },
  }))
}

function readSiteMap(customizations: XmlElement): Component[] {
  if (!child(child(customizations, 'SiteMap'), 'SiteMap')) return []
  const log = { list: 'SiteMap', item: 'SiteMap', label: 'Site Map' }
  return [{ type: '62', id: '', schemaName: 'SiteMap', displayName: 'Site Map', parent: '', log }]
}

const FOLDER_TYPES: Readonly<Record<string, string>> = { environmentvariabledefinition: '380' }

/** Folders whose contents customizations.xml already lists. */
const LISTED_FOLDERS = new Set([
  'Controls',
  'WebResources',
  'PluginAssemblies',
  'Workflows',
  'CanvasApps',
  'Reports',
])

/** The newer kinds: `bots/NAME/bot.xml`, one folder a component, its root element the name of the table. */
function readFolders(entries: ArchiveEntries): Component[] {
  return [...entries].flatMap(([path, bytes]): Component[] => {
    const [list, folder, file, ...rest] = path.split('/')
    if (!list || !folder || !file?.endsWith('.xml') || rest.length > 0) return []
    if (LISTED_FOLDERS.has(list)) return []
    const root = readXml(bytes, path)
    const schemaName = attribute(root, 'schemaname') || attribute(root, 'uniquename') || decodePath(folder)
    const label = root.name
    return [
      {
        type: FOLDER_TYPES[root.name] ?? root.name,
        id: toId(attribute(root, `${root.name}id`)),
        schemaName,
        displayName:
          attribute(child(root, 'displayname'), 'default') || childText(root, 'name') || schemaName,
        parent: '',
        log: { list, item: root.name, label },
      },
    ]
  })
}
