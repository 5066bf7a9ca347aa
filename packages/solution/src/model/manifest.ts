// solution.xml: who the solution is, what it holds and what it needs.
import { AlmError, parseVersion, type SolutionVersion } from '@powerops/core'
import {
  attributeOf,
  childElement,
  childElements,
  childText,
  withChildren,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from '../xml/tree.js'
import { componentTypeName } from './component-types.js'
import { managedFlag, parseManagedFlag, type PackageType } from './package-type.js'
import { attributesOf, sortedChildren } from '../xml/sort.js'

/** Who made the solution, as solution.xml names the publisher. */
export interface SolutionPublisher {
  readonly uniqueName: string
  readonly displayName: string
  /** Customization prefix, such as `contoso`. */
  readonly prefix: string
  readonly optionValuePrefix: string
}

/** A component that was put into the solution itself, named by id, by schema name, or by both. */
export interface RootComponent {
  /** Number of the component type, as text. */
  readonly type: string
  readonly typeName: string
  readonly id: string | undefined
  readonly schemaName: string | undefined
  /** 0 with all its parts, 1 without them, 2 as a shell; as text. */
  readonly behavior: string | undefined
}

/** One end of a dependency. */
export interface DependencyEnd {
  readonly type: string
  readonly typeName: string
  readonly id: string | undefined
  readonly schemaName: string | undefined
  readonly displayName: string | undefined
  readonly parentSchemaName: string | undefined
  /** Name, and mostly version, of the solution that holds it, such as `msdynce_Core (9.0.1)`. */
  readonly solution: string | undefined
}

/** A component that the target must have before the solution can be imported. */
export interface MissingDependency {
  readonly required: DependencyEnd
  readonly dependent: DependencyEnd
}

/** What solution.xml says. */
export interface SolutionManifest {
  readonly uniqueName: string
  readonly displayName: string
  readonly version: SolutionVersion
  readonly packageType: PackageType
  readonly publisher: SolutionPublisher
  readonly rootComponents: readonly RootComponent[]
  readonly missingDependencies: readonly MissingDependency[]
}

/**
 * Reads solution.xml.
 * @throws AlmError `solution-invalid` when it is no solution manifest, `version-invalid` for a version that cannot be one.
 */
export function parseManifest(document: XmlDocument): SolutionManifest {
  const manifest = manifestElement(document)
  const uniqueName = requireUniqueName(manifest)
  const publisher = childElement(manifest, 'Publisher')
  const missing = childElement(manifest, 'MissingDependencies')
  return {
    uniqueName,
    displayName: displayName(manifest) ?? uniqueName,
    version: parseVersion(childText(manifest, 'Version') ?? '', 'the version in solution.xml'),
    packageType: packageTypeOf(document),
    publisher: {
      uniqueName: childText(publisher, 'UniqueName') ?? '',
      displayName: (publisher && displayName(publisher)) ?? childText(publisher, 'UniqueName') ?? '',
      prefix: childText(publisher, 'CustomizationPrefix') ?? '',
      optionValuePrefix: childText(publisher, 'CustomizationOptionValuePrefix') ?? '',
    },
    rootComponents: rootComponentElements(manifest).map(toRootComponent),
    missingDependencies: (missing ? childElements(missing) : []).map((dependency) => ({
      required: toDependencyEnd(childElement(dependency, 'Required')),
      dependent: toDependencyEnd(childElement(dependency, 'Dependent')),
    })),
  }
}

/** The package type that `<Managed>` names. @throws AlmError `solution-invalid`. */
export function packageTypeOf(document: XmlDocument): PackageType {
  return parseManagedFlag(childText(manifestElement(document), 'Managed') ?? '')
}

/** The same solution.xml with `<Managed>` saying another package type. */
export function withPackageType(document: XmlDocument, type: PackageType): XmlDocument {
  return mapManifest(document, (child) =>
    child.name === 'Managed' ? withChildren(child, [{ kind: 'text', value: managedFlag(type) }]) : child,
  )
}

/** The same solution.xml with another version. @throws AlmError `version-invalid`. */
export function withVersion(document: XmlDocument, untrustedVersion: string): XmlDocument {
  const value = parseVersion(untrustedVersion, 'the version to pack')
  return mapManifest(document, (child) =>
    child.name === 'Version' ? withChildren(child, [{ kind: 'text', value }]) : child,
  )
}

/** The same solution.xml with those root components and missing dependencies alone that are to be kept. */
export function withRootComponents(
  document: XmlDocument,
  keepsComponent: (component: XmlElement) => boolean,
  keepsDependency: (dependency: XmlElement) => boolean,
): XmlDocument {
  const keep = (list: XmlElement, keeps: (child: XmlElement) => boolean): XmlElement =>
    withChildren(
      list,
      list.children.filter((node) => node.kind !== 'element' || keeps(node)),
    )
  return mapManifest(document, (child) => {
    if (child.name === 'RootComponents') return keep(child, keepsComponent)
    return child.name === 'MissingDependencies' ? keep(child, keepsDependency) : child
  })
}

/** The same solution.xml with its lists sorted, so that two exports of one solution differ only where it changed. */
export function withSortedLists(document: XmlDocument): XmlDocument {
  return mapManifest(document, (child) => {
    if (child.name === 'RootComponents') {
      return sortedChildren(child, (component) => attributesOf(component, ['type', 'schemaName', 'id']))
    }
    if (child.name !== 'MissingDependencies') return child
    const keys = ['type', 'schemaName', 'id.schemaname']
    return sortedChildren(child, (missing) => attributesOf(childElement(missing, 'Required'), keys))
  })
}

function manifestElement(document: XmlDocument): XmlElement {
  const manifest = childElement(document.root, 'SolutionManifest')
  if (document.root.name === 'ImportExportXml' && manifest) return manifest
  throw new AlmError('solution-invalid', {
    message: 'solution.xml has no <SolutionManifest> in <ImportExportXml>',
    remedy: 'Give a solution zip as Dataverse exports it, or a folder that it was unpacked to.',
  })
}

/** Any text: there are solutions in the world with blanks in their unique names. */
function requireUniqueName(manifest: XmlElement): string {
  const name = childText(manifest, 'UniqueName')?.trim()
  if (name) return name
  throw new AlmError('solution-invalid', {
    message: 'solution.xml has no <UniqueName>',
    remedy: 'Export the solution again.',
  })
}

function isManifest(node: XmlNode): boolean {
  return node.kind === 'element' && node.name === 'SolutionManifest'
}

function mapManifest(document: XmlDocument, change: (child: XmlElement) => XmlElement): XmlDocument {
  const manifest = manifestElement(document)
  const changed = withChildren(
    manifest,
    manifest.children.map((node) => (node.kind === 'element' ? change(node) : node)),
  )
  const root = withChildren(
    document.root,
    document.root.children.map((node) => (isManifest(node) ? changed : node)),
  )
  return { ...document, root }
}

function rootComponentElements(manifest: XmlElement): XmlElement[] {
  const list = childElement(manifest, 'RootComponents')
  return list ? childElements(list) : []
}

function toRootComponent(element: XmlElement): RootComponent {
  const type = attributeOf(element, 'type') ?? ''
  return {
    type,
    typeName: componentTypeName(type),
    id: attributeOf(element, 'id'),
    schemaName: attributeOf(element, 'schemaName'),
    behavior: attributeOf(element, 'behavior'),
  }
}

function toDependencyEnd(element: XmlElement | undefined): DependencyEnd {
  const type = attributeOf(element, 'type') ?? ''
  return {
    type,
    typeName: componentTypeName(type),
    id: attributeOf(element, 'id'),
    schemaName: attributeOf(element, 'schemaName'),
    displayName: attributeOf(element, 'displayName'),
    parentSchemaName: attributeOf(element, 'parentSchemaName'),
    solution: attributeOf(element, 'solution'),
  }
}

/** The name in the solution's first language. */
function displayName(owner: XmlElement): string | undefined {
  const names = childElement(owner, 'LocalizedNames')
  return names && attributeOf(childElements(names)[0], 'description')
}
