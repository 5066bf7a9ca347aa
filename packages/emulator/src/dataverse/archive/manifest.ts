// solution.xml: who the solution is, what it consists of, what it needs.
import { codes, DataverseFault } from '../fault.js'
import { attribute, child, childrenOf, childText, type XmlElement } from './xml.js'

export interface Publisher {
  uniqueName: string
  friendlyName: string
  description: string
  emailAddress: string
  website: string
  prefix: string
  optionValuePrefix: number
}

export interface RootComponent {
  /** A number, or a table name for the newer kinds. */
  type: string
  id: string
  schemaName: string
  behavior: number
}

/** One end of a dependency, all attributes as they stand. */
export type DependencyEnd = Readonly<Record<string, string>>

export interface MissingDependency {
  required: DependencyEnd
  dependent: DependencyEnd
}

export interface SolutionManifest {
  uniqueName: string
  friendlyName: string
  description: string
  version: string
  managed: boolean
  /** `9.2`; empty when the archive does not say. */
  packageVersion: string
  languageCode: string
  publisher: Publisher
  rootComponents: readonly RootComponent[]
  missingDependencies: readonly MissingDependency[]
  /** Set for a patch. */
  parentUniqueName: string | undefined
}

/** @throws DataverseFault 0x8004802C naming what is absent. */
export function readManifest(root: XmlElement): SolutionManifest {
  const manifest = child(root, 'SolutionManifest')
  const uniqueName = childText(manifest, 'UniqueName')
  const version = childText(manifest, 'Version')
  const publisher = child(manifest, 'Publisher')
  if (root.name !== 'ImportExportXml' || !manifest) throw invalid('SolutionManifest is missing')
  if (!/^[A-Za-z_]\w{0,99}$/.test(uniqueName)) throw invalid(`UniqueName '${uniqueName}' is not valid`)
  if (!/^\d{1,9}(\.\d{1,9}){1,3}$/.test(version)) throw invalid(`Version '${version}' is not valid`)
  if (childText(publisher, 'UniqueName') === '') throw invalid('the publisher has no UniqueName')
  const managed = childText(manifest, 'Managed')
  if (!['0', '1', '2'].includes(managed)) throw invalid(`Managed '${managed}' is not valid`)
  const packageVersion = attribute(root, 'SolutionPackageVersion')
  if (!/^(\d{1,9}(\.\d{1,9}){1,3})?$/.test(packageVersion)) {
    throw invalid(`SolutionPackageVersion '${packageVersion}' is not valid`)
  }
  return {
    uniqueName,
    friendlyName: firstLabel(manifest, 'LocalizedNames') || uniqueName,
    description: firstLabel(manifest, 'Descriptions'),
    version,
    managed: managed === '1',
    packageVersion,
    languageCode: attribute(root, 'languagecode') || '1033',
    publisher: readPublisher(publisher),
    rootComponents: childrenOf(manifest, 'RootComponents').map(readRootComponent),
    missingDependencies: childrenOf(manifest, 'MissingDependencies').map((dependency) => ({
      required: Object.fromEntries(child(dependency, 'Required')?.attributes ?? []),
      dependent: Object.fromEntries(child(dependency, 'Dependent')?.attributes ?? []),
    })),
    parentUniqueName: childText(child(manifest, 'ParentSolution'), 'UniqueName') || undefined,
  }
}

function readPublisher(element: XmlElement | undefined): Publisher {
  const uniqueName = childText(element, 'UniqueName')
  return {
    uniqueName,
    friendlyName: firstLabel(element, 'LocalizedNames') || uniqueName,
    description: firstLabel(element, 'Descriptions'),
    emailAddress: childText(element, 'EMailAddress'),
    website: childText(element, 'SupportingWebsiteUrl'),
    prefix: childText(element, 'CustomizationPrefix'),
    optionValuePrefix: Number(childText(element, 'CustomizationOptionValuePrefix')) || 10000,
  }
}

function readRootComponent(element: XmlElement): RootComponent {
  return {
    type: attribute(element, 'type'),
    id: attribute(element, 'id').replace(/[{}]/g, '').toLowerCase(),
    schemaName: attribute(element, 'schemaName'),
    behavior: Number(attribute(element, 'behavior')) || 0,
  }
}

function firstLabel(element: XmlElement | undefined, list: string): string {
  return attribute(childrenOf(element, list)[0], 'description')
}

function invalid(detail: string): DataverseFault {
  return new DataverseFault(
    400,
    codes.invalidXml,
    `The import file is invalid. solution.xml could not be read: ${detail}.`,
  )
}
