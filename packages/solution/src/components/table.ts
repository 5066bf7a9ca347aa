// The table of component types. One entry says everything about a kind of component: its number and name, its element in
// customizations.xml, the folder and the name of its file, what is split off into files beside it, and what names it. To
// add a kind, add an entry: unpack, pack, the check of root components, the model and the comparison of solutions follow.
//
// - `listed`: each child of the element has a file of its own, such as Roles/Salesperson.xml. `type` is the number and the
//   name of the type; `element` its element in customizations.xml; `folder` and `fileOf` the file of a component; `listing`
//   whether these lie in the folder itself, one level down or deeper; `suffix` what they end with where that is not .xml;
//   `payloadsOf` the files beside it, with the zip folder that only they use (`ownedZipFolder`); `hasTwin` whether there is
//   a file `x_managed.xml` for managed packages; `keysOf` the id or schema name by which root components name it;
//   `isOptionalRoot` that it may have no root component of its own. More in listed.ts.
// - `whole`: the element is one file, such as Other/SiteMap.xml.
// - a module of its own for the kinds with rules of their own, such as entities.ts.
// - `inlines`: components that stay in Other/Customizations.xml.
// - `folders`: components that are folders of files in the zip as they are in the unpacked solution.
//
// What has no entry is not lost: an element whose children have names is split by them (generic.ts), any other stays in
// Other/Customizations.xml, and folders of the zip are copied.
import { AlmError, quote } from '@powerops/core'
import { attributesOf, sortedChildren } from '../xml/sort.js'
import { attributeOf, childElements, childText, textOf, type XmlElement, withChildren } from '../xml/tree.js'
import { descendantsNamed } from '../xml/find.js'
import { toFileName, toFilePath, toReferencedPath } from '../layout/file-names.js'
import { compareNtfs } from '../pack/file-index.js'
import { customControls } from './controls.js'
import { entities } from './entities.js'
import { canvasApps } from './canvas-apps.js'
import type { ComponentKind, ComponentType, Payload } from './kind.js'
import { environmentVariables } from './environment-variables.js'
import { labelOf } from './label.js'
import { listed, whole } from './listed.js'
import { newerForms } from './newer-forms.js'
import { relationships } from './relationships.js'
import { reports } from './reports.js'
import { requireAttribute, requireChild } from './require.js'
import { templates } from './templates.js'

const DATA_SUFFIX = '.data.xml'

const SITE_MAP: ComponentType = { number: '62', name: 'SiteMap' }
const FORM: ComponentType = { number: '60', name: 'SystemForm' }

/** The id of the one site map of a solution without apps. */
const CLASSIC_SITE_MAP = '{d5684797-805b-4188-b8fa-1028cfbef003}'

const rows: readonly ComponentKind[] = [
  entities,
  relationships,
  templates,
  reports,
  customControls,
  canvasApps,
  environmentVariables,
  ...newerForms,
  whole({
    type: { number: '70', name: 'FieldSecurityProfile' },
    element: 'FieldSecurityProfiles',
    folder: 'Other',
    file: 'FieldSecurityProfiles.xml',
    componentsOf: childElements,
    keysOf: (profile) => ({ id: attributeOf(profile, 'fieldsecurityprofileid') }),
  }),
  whole({
    type: { number: '63', name: 'ConnectionRole' },
    element: 'ConnectionRoles',
    folder: 'Other',
    file: 'ConnectionRoles.xml',
    componentsOf: (list) => [...descendantsNamed(list, 'ConnectionRole')],
    keysOf: (role) => ({ id: childText(role, 'connectionroleid') }),
  }),
  whole({
    type: { number: '46', name: 'EntityMap' },
    element: 'EntityMaps',
    folder: 'Other',
    file: 'EntityMaps.xml',
    componentsOf: childElements,
    labelOf: (map) => `${childText(map, 'EntitySource') ?? ''} to ${childText(map, 'EntityTarget') ?? ''}`,
  }),
  whole({
    type: { number: '50', name: 'RibbonCustomization' },
    element: 'RibbonDiffXml',
    folder: 'Other',
    file: 'RibbonCustomization.xml',
    keysOf: () => ({ schemaName: ':RibbonDiffXml', isSingle: true }),
  }),
  whole({
    type: SITE_MAP,
    element: 'SiteMap',
    folder: 'Other',
    file: 'SiteMap.xml',
    hasTwin: true,
    keysOf: () => ({ id: CLASSIC_SITE_MAP, isSingle: true }),
  }),
  whole({
    type: { number: '95', name: 'ServiceEndpoint' },
    element: 'ServiceEndpoints',
    folder: 'PluginAssemblies',
    file: 'ServiceEndpoints.xml',
    componentsOf: childElements,
    keysOf: (endpoint) => ({ id: attributeOf(endpoint, 'ServiceEndpointId') }),
  }),
  listed({
    type: { number: '20', name: 'Role' },
    element: 'Roles',
    folder: 'Roles',
    fileOf: (role) => `${toFileName(requireAttribute(role, 'name'))}.xml`,
    keysOf: (role) => ({ id: attributeOf(role, 'id') }),
  }),
  listed({
    type: { number: '9', name: 'OptionSet' },
    element: 'optionsets',
    folder: 'OptionSets',
    fileOf: (optionSet) => `${toFileName(requireAttribute(optionSet, 'Name'))}.xml`,
    keysOf: (optionSet) => ({ schemaName: attributeOf(optionSet, 'Name') }),
  }),
  listed({
    type: { number: '29', name: 'Workflow' },
    element: 'Workflows',
    folder: 'Workflows',
    ownedZipFolder: 'Workflows',
    suffix: DATA_SUFFIX,
    fileOf: (workflow) => `${belowFolder(workflowFiles(workflow)[0]?.path ?? '')}${DATA_SUFFIX}`,
    payloadsOf: workflowFiles,
    skip: workflowStub,
    keysOf: (workflow) => ({ id: attributeOf(workflow, 'WorkflowId') }),
  }),
  ...['Dashboards', 'InteractionCentricDashboards', 'Dialogs'].map((element) =>
    listed({
      type: FORM,
      element,
      folder: element,
      fileOf: (form) => `${toFileName(requireChild(form, 'FormId'))}.xml`,
      keysOf: (form) => ({ id: childText(form, 'FormId') }),
    }),
  ),
  listed({
    type: { number: '61', name: 'WebResource' },
    element: 'WebResources',
    folder: 'WebResources',
    ownedZipFolder: 'WebResources',
    listing: 'deep',
    suffix: DATA_SUFFIX,
    fileOf: (resource) => `${toFilePath(requireChild(resource, 'Name'))}${DATA_SUFFIX}`,
    payloadsOf: (resource, path) => payloadBeside(resource, 'FileName', path),
    skip: (resource) =>
      childText(resource, 'FileName') === undefined
        ? `web resource "${childText(resource, 'Name') ?? ''}" has no file in the zip and is left out`
        : undefined,
    keysOf: (resource) => ({
      id: childText(resource, 'WebResourceId'),
      schemaName: childText(resource, 'Name'),
    }),
  }),
  listed({
    type: { number: '91', name: 'PluginAssembly' },
    element: 'SolutionPluginAssemblies',
    folder: 'PluginAssemblies',
    ownedZipFolder: 'PluginAssemblies',
    listing: 'deep',
    suffix: DATA_SUFFIX,
    fileOf: (assembly) =>
      `${belowFolder(toReferencedPath(requireChild(assembly, 'FileName')))}${DATA_SUFFIX}`,
    payloadsOf: (assembly, path) => payloadBeside(assembly, 'FileName', path),
    keysOf: (assembly) => ({
      id: attributeOf(assembly, 'PluginAssemblyId'),
      schemaName: attributeOf(assembly, 'FullName'),
    }),
  }),
  listed({
    type: { number: '92', name: 'SdkMessageProcessingStep' },
    element: 'SdkMessageProcessingSteps',
    folder: 'SdkMessageProcessingSteps',
    fileOf: (step) => `${toFileName(requireAttribute(step, 'SdkMessageProcessingStepId'))}.xml`,
    keysOf: (step) => ({ id: attributeOf(step, 'SdkMessageProcessingStepId') }),
  }),
  listed({
    type: SITE_MAP,
    element: 'AppModuleSiteMaps',
    folder: 'AppModuleSiteMaps',
    listing: 'subfolders',
    suffix: '.xml',
    hasTwin: true,
    fileOf: (siteMap) => `${toFileName(requireChild(siteMap, 'SiteMapUniqueName'))}/AppModuleSiteMap.xml`,
    keysOf: (siteMap) => ({ schemaName: childText(siteMap, 'SiteMapUniqueName') }),
  }),
  listed({
    type: { number: '80', name: 'AppModule' },
    element: 'AppModules',
    folder: 'AppModules',
    listing: 'subfolders',
    suffix: '.xml',
    hasTwin: true,
    plainRoot: true,
    fileOf: (app) => `${toFileName(requireChild(app, 'UniqueName'))}/AppModule.xml`,
    arrange: sortAppComponents,
    keysOf: (app) => ({ schemaName: childText(app, 'UniqueName') }),
  }),
  listed({
    type: { number: 'EntityDataProvider', name: 'EntityDataProvider' },
    element: 'EntityDataProviders',
    folder: 'EntityDataProviders',
    fileOf: (provider) => `${toFileName(requireChild(provider, 'EntityDataProviderId'))}.xml`,
    keysOf: (provider) => ({
      id: childText(provider, 'EntityDataProviderId'),
    }),
  }),
  listed({
    type: { number: '183', name: 'EntityDataSource' },
    element: 'EntityDataSources',
    folder: 'EntityDataSources',
    fileOf: (source) => `${toFileName(requireAttribute(source, 'EntityDataSourceId'))}.xml`,
    keysOf: (source) => ({ id: attributeOf(source, 'EntityDataSourceId') }),
  }),
  listed({
    type: { number: '372', name: 'Connector' },
    element: 'Connectors',
    folder: 'Connectors',
    ownedZipFolder: 'Connector',
    suffix: '.xml',
    fileOf: (connector) => `${toFileName(requireChild(connector, 'name'))}.xml`,
    payloadsOf: connectorFiles,
    keysOf: (connector) => ({
      id: childText(connector, 'connectorid'),
      schemaName: childText(connector, 'name'),
    }),
    isOptionalRoot: true,
  }),
  listed({
    element: 'StoredProcedures',
    folder: 'StoredProcedures',
    ownedZipFolder: 'StoredProcedures',
    suffix: DATA_SUFFIX,
    fileOf: (procedure) => `${toFileName(requireAttribute(procedure, 'name'))}.sql${DATA_SUFFIX}`,
    payloadsOf: (procedure, path) => payloadBeside(procedure, 'file', path),
  }),
  listed({
    type: { number: '161', name: 'MobileOfflineProfile' },
    element: 'MobileOfflineProfiles',
    folder: 'MobileOfflineProfiles',
    fileOf: (profile) => {
      requireAttribute(profile, 'MobileOfflineProfileId')
      const name =
        childText(profile, 'name') ?? childText(profile, 'Name') ?? requireAttribute(profile, 'name')
      return `${toFileName(name)}.xml`
    },
  }),
  listed({
    type: { number: '172', name: 'ChannelAccessProfile' },
    element: 'ChannelAccessProfiles',
    folder: 'ChannelAccess/Profiles',
    fileOf: (profile) => `${toFileName(requireAttribute(profile, 'Name'))}.xml`,
    keysOf: (profile) => ({ id: attributeOf(profile, 'ChannelAccessProfileId') }),
  }),
]

/** The kinds that have an element in customizations.xml, by the name of their element in customizations.xml. */
export const componentKinds: ReadonlyMap<string, ComponentKind> = new Map(
  rows.map((kind) => [kind.element, kind]),
)

/** A kind whose components stay in Other/Customizations.xml, in an element of their own. */
export interface InlineKind {
  readonly element: string
  readonly type: ComponentType
  readonly schemaNameOf: (component: XmlElement) => string | undefined
}

const inlines: readonly InlineKind[] = [
  {
    element: 'connectionreferences',
    type: { number: 'ConnectionReference', name: 'ConnectionReference' },
    schemaNameOf: (reference) => attributeOf(reference, 'connectionreferencelogicalname'),
  },
  {
    element: 'Languages',
    type: { number: 'Language', name: 'Language' },
    schemaNameOf: textOf,
  },
]

/** The kinds that stay inline, by the name of their element. */
export const inlineKinds: ReadonlyMap<string, Pick<ComponentKind, 'components'>> = new Map(
  inlines.map(({ element, type, schemaNameOf }) => [
    element,
    {
      components: (list) =>
        childElements(list).map((component) => ({
          type: type.number,
          schemaName: schemaNameOf(component),
          label: labelOf(component) ?? childText(component, 'connectionreferencedisplayname'),
          element: component,
        })),
    },
  ]),
)

/** A kind of component that is a folder of files, in the zip as in the unpacked solution. */
export interface FolderKind {
  readonly folder: string
  readonly type?: ComponentType
}

const folders: readonly FolderKind[] = [
  {
    folder: 'environmentvariabledefinitions',
    type: { number: '380', name: 'EnvironmentVariableDefinition' },
  },
  { folder: 'aiplugins' },
  { folder: 'aipluginoperations' },
  { folder: 'aiskillconfigs' },
  { folder: 'allowedmcpclients' },
  { folder: 'appactions' },
  { folder: 'Assets' },
  { folder: 'botcomponentcollections' },
  { folder: 'botcomponents' },
  { folder: 'bots' },
  { folder: 'catalogs' },
  { folder: 'customapis' },
  { folder: 'duplicaterules' },
  { folder: 'dvtablesearchentities' },
  { folder: 'dvtablesearchs' },
  { folder: 'Formulas' },
  { folder: 'fxexpressions' },
  { folder: 'managedidentities' },
  { folder: 'maskingrules' },
  { folder: 'mcpservers' },
  { folder: 'pluginpackages' },
  { folder: 'powerbidatasets' },
  { folder: 'powerbireports' },
  { folder: 'powerpagecomponents' },
]

/** The kinds that are folders, by the folder's name in lower case. */
export const folderKinds: ReadonlyMap<string, FolderKind> = new Map(
  folders.map((kind) => [kind.folder.toLowerCase(), kind]),
)

function belowFolder(path: string): string {
  return path.slice(path.indexOf('/') + 1)
}

/** The payload that lies beside its description `x.data.xml` as `x`. */
function payloadBeside(component: XmlElement, referenceName: string, path: string): Payload[] {
  const reference = childText(component, referenceName)
  if (!reference) return []
  return [{ entry: toReferencedPath(reference), path: path.slice(0, -DATA_SUFFIX.length), required: true }]
}

/** Exports hold unchanged workflows as stubs without a file; one that is not the first is a damaged workflow. */
function workflowStub(workflow: XmlElement, index: number): string | undefined {
  if (workflowFiles(workflow).length > 0) return undefined
  const name = quote(attributeOf(workflow, 'Name') ?? '')
  if (index === 0) return `workflow ${name} has no file in the zip and is left out`
  throw new AlmError('solution-invalid', {
    message: `workflow ${name} in customizations.xml names neither a XamlFileName nor a JsonFileName`,
    remedy: 'Export the solution again.',
  })
}

function workflowFiles(workflow: XmlElement): Payload[] {
  return ['XamlFileName', 'JsonFileName'].flatMap((name) => {
    const path = toReferencedPath(childText(workflow, name) ?? '')
    return path === '' ? [] : [{ entry: path, path, required: true }]
  })
}

/** The zip calls the folder `Connector`, the unpacked solution `Connectors`. */
function connectorFiles(connector: XmlElement): Payload[] {
  return childElements(connector)
    .map(textOf)
    .filter((text) => text.startsWith('/Connector/'))
    .map(toReferencedPath)
    .map((entry) => ({ entry, path: `Connectors/${belowFolder(entry)}`, required: true }))
    .sort((a, b) => compareNtfs(a.path, b.path))
}

function sortAppComponents(app: XmlElement): XmlElement {
  const children = app.children.map((node) =>
    node.kind === 'element' && node.name === 'AppModuleComponents'
      ? sortedChildren(node, (component) => attributesOf(component, ['type', 'schemaName']))
      : node,
  )
  return withChildren(app, children)
}
