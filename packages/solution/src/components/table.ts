// The kinds of components with a rule of their own, one row each: how they are named, where their files lie, and what
// makes them a root component. (Kinds without a row: generic.ts.)
import { AlmError, quote } from '@powerops/core'
import { attributesOf, sortedChildren } from '../model/manifest.js'
import { attributeOf, childElements, childText, textOf, type XmlElement, withChildren } from '../xml/tree.js'
import { descendantsNamed } from '../xml/find.js'
import { toFileName, toFilePath, toReferencedPath } from '../layout/file-names.js'
import { compareNtfs } from '../pack/file-index.js'
import { customControls } from './controls.js'
import { entities } from './entities.js'
import { canvasApps } from './canvas-apps.js'
import type { ComponentKind, Payload } from './kind.js'
import { environmentVariables } from './environment-variables.js'
import { listed, whole } from './listed.js'
import { newerForms } from './newer-forms.js'
import { relationships } from './relationships.js'
import { reports } from './reports.js'
import { requireAttribute, requireChild } from './require.js'
import { templates } from './templates.js'

const DATA_SUFFIX = '.data.xml'

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
    element: 'FieldSecurityProfiles',
    folder: 'Other',
    file: 'FieldSecurityProfiles.xml',
    identitiesOf: (list) =>
      childElements(list).map((profile) => ({
        type: '70',
        id: attributeOf(profile, 'fieldsecurityprofileid'),
      })),
  }),
  whole({
    element: 'ConnectionRoles',
    folder: 'Other',
    file: 'ConnectionRoles.xml',
    identitiesOf: (list) =>
      [...descendantsNamed(list, 'ConnectionRole')].map((role) => ({
        type: '63',
        id: childText(role, 'connectionroleid'),
      })),
  }),
  whole({ element: 'EntityMaps', folder: 'Other', file: 'EntityMaps.xml' }),
  whole({
    element: 'RibbonDiffXml',
    folder: 'Other',
    file: 'RibbonCustomization.xml',
    identitiesOf: (ribbon) =>
      hasChildren(ribbon) ? [{ type: '50', schemaName: ':RibbonDiffXml', isSingle: true }] : [],
  }),
  whole({
    element: 'SiteMap',
    folder: 'Other',
    file: 'SiteMap.xml',
    hasTwin: true,
    identitiesOf: (siteMap) =>
      hasChildren(siteMap) ? [{ type: '62', id: CLASSIC_SITE_MAP, isSingle: true }] : [],
  }),
  whole({
    element: 'ServiceEndpoints',
    folder: 'PluginAssemblies',
    file: 'ServiceEndpoints.xml',
    identitiesOf: (list) =>
      childElements(list).map((endpoint) => ({ type: '95', id: attributeOf(endpoint, 'ServiceEndpointId') })),
  }),
  listed({
    element: 'Roles',
    folder: 'Roles',
    fileOf: (role) => `${toFileName(requireAttribute(role, 'name'))}.xml`,
    identityOf: (role) => ({ type: '20', id: attributeOf(role, 'id') }),
  }),
  listed({
    element: 'optionsets',
    folder: 'OptionSets',
    fileOf: (optionSet) => `${toFileName(requireAttribute(optionSet, 'Name'))}.xml`,
    identityOf: (optionSet) => ({ type: '9', schemaName: attributeOf(optionSet, 'Name') }),
  }),
  listed({
    element: 'Workflows',
    folder: 'Workflows',
    ownedZipFolder: 'Workflows',
    suffix: DATA_SUFFIX,
    fileOf: (workflow) => `${belowFolder(workflowFiles(workflow)[0]?.path ?? '')}${DATA_SUFFIX}`,
    payloadsOf: workflowFiles,
    skip: workflowStub,
    identityOf: (workflow) => ({ type: '29', id: attributeOf(workflow, 'WorkflowId') }),
  }),
  ...['Dashboards', 'InteractionCentricDashboards', 'Dialogs'].map((element) =>
    listed({
      element,
      folder: element,
      fileOf: (form) => `${toFileName(requireChild(form, 'FormId'))}.xml`,
      identityOf: (form) => ({ type: '60', id: childText(form, 'FormId') }),
    }),
  ),
  listed({
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
    identityOf: (resource) => ({
      type: '61',
      id: childText(resource, 'WebResourceId'),
      schemaName: childText(resource, 'Name'),
    }),
  }),
  listed({
    element: 'SolutionPluginAssemblies',
    folder: 'PluginAssemblies',
    ownedZipFolder: 'PluginAssemblies',
    listing: 'deep',
    suffix: DATA_SUFFIX,
    fileOf: (assembly) =>
      `${belowFolder(toReferencedPath(requireChild(assembly, 'FileName')))}${DATA_SUFFIX}`,
    payloadsOf: (assembly, path) => payloadBeside(assembly, 'FileName', path),
    identityOf: (assembly) => ({
      type: '91',
      id: attributeOf(assembly, 'PluginAssemblyId'),
      schemaName: attributeOf(assembly, 'FullName'),
    }),
  }),
  listed({
    element: 'SdkMessageProcessingSteps',
    folder: 'SdkMessageProcessingSteps',
    fileOf: (step) => `${toFileName(requireAttribute(step, 'SdkMessageProcessingStepId'))}.xml`,
    identityOf: (step) => ({ type: '92', id: attributeOf(step, 'SdkMessageProcessingStepId') }),
  }),
  listed({
    element: 'AppModuleSiteMaps',
    folder: 'AppModuleSiteMaps',
    listing: 'subfolders',
    suffix: '.xml',
    hasTwin: true,
    fileOf: (siteMap) => `${toFileName(requireChild(siteMap, 'SiteMapUniqueName'))}/AppModuleSiteMap.xml`,
    identityOf: (siteMap) => ({ type: '62', schemaName: childText(siteMap, 'SiteMapUniqueName') }),
  }),
  listed({
    element: 'AppModules',
    folder: 'AppModules',
    listing: 'subfolders',
    suffix: '.xml',
    hasTwin: true,
    plainRoot: true,
    fileOf: (app) => `${toFileName(requireChild(app, 'UniqueName'))}/AppModule.xml`,
    arrange: sortAppComponents,
    identityOf: (app) => ({ type: '80', schemaName: childText(app, 'UniqueName') }),
  }),
  listed({
    element: 'EntityDataProviders',
    folder: 'EntityDataProviders',
    fileOf: (provider) => `${toFileName(requireChild(provider, 'EntityDataProviderId'))}.xml`,
    identityOf: (provider) => ({
      type: 'EntityDataProvider',
      id: childText(provider, 'EntityDataProviderId'),
    }),
  }),
  listed({
    element: 'EntityDataSources',
    folder: 'EntityDataSources',
    fileOf: (source) => `${toFileName(requireAttribute(source, 'EntityDataSourceId'))}.xml`,
    identityOf: (source) => ({ type: '183', id: attributeOf(source, 'EntityDataSourceId') }),
  }),
  listed({
    element: 'Connectors',
    folder: 'Connectors',
    ownedZipFolder: 'Connector',
    suffix: '.xml',
    fileOf: (connector) => `${toFileName(requireChild(connector, 'name'))}.xml`,
    payloadsOf: connectorFiles,
    identityOf: (connector) => ({
      type: '372',
      id: childText(connector, 'connectorid'),
      schemaName: childText(connector, 'name'),
      isOptional: true,
    }),
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
    element: 'ChannelAccessProfiles',
    folder: 'ChannelAccess/Profiles',
    fileOf: (profile) => `${toFileName(requireAttribute(profile, 'Name'))}.xml`,
    identityOf: (profile) => ({ type: '172', id: attributeOf(profile, 'ChannelAccessProfileId') }),
  }),
]

/** The kinds with a rule of their own, by the name of their element in customizations.xml. */
export const componentKinds: ReadonlyMap<string, ComponentKind> = new Map(
  rows.map((kind) => [kind.element, kind]),
)

function hasChildren(element: XmlElement): boolean {
  return element.children.length > 0
}

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
    .map((child) => toReferencedPath(textOf(child)))
    .filter((entry) => entry.startsWith('Connector/'))
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
