// What is noise in generated XML: facts about the server that exported, numbers of its own, and orders without meaning.
import { attributesOf, sortedChildren } from '../xml/sort.js'
import {
  changed,
  childElement,
  mapChildren,
  mapDescendants,
  type XmlAttribute,
  type XmlElement,
  attributeOf,
  withAttribute,
} from '../xml/tree.js'

const SERVER_FACTS = new Set([
  'OrganizationVersion',
  'OrganizationSchemaType',
  'CRMServerServiceabilityVersion',
])

/** The root of solution.xml or customizations.xml without what it says about the server, its build among that. */
export function withoutServerFacts(root: XmlElement): XmlElement {
  const [, release] = /^(\d+\.\d+)\.\d+\.\d+$/.exec(attributeOf(root, 'version') ?? '') ?? []
  const steady = withoutAttributes(root, SERVER_FACTS)
  return release === undefined ? steady : withAttribute(steady, 'version', `${release}.0.0`)
}

/** solution.xml with its missing dependencies in one order, without the numbers that old servers gave them. */
export function steadyDependencies(root: XmlElement): XmlElement {
  return changeChild(root, 'SolutionManifest', (manifest) =>
    changeChild(manifest, 'MissingDependencies', (list) =>
      sortedChildren(mapDescendants(list, withoutKey), dependencyKeys),
    ),
  )
}

/** An app with its roles sorted by id, and with its components sorted by all that they say. */
export function sortAppLists(app: XmlElement): XmlElement {
  const keys: Readonly<Record<string, readonly string[]>> = {
    AppModuleRoleMaps: ['id'],
    AppModuleComponents: ['type', 'schemaName', 'id'],
  }
  return mapChildren(app, (list) => {
    const names = keys[list.name]
    return names ? sortedChildren(list, (item) => attributesOf(item, names)) : list
  })
}

/** Every element with its attributes by name; namespace declarations stay behind them in their order. */
export function sortAttributes(root: XmlElement): XmlElement {
  return mapDescendants(withSortedAttributes(root), withSortedAttributes)
}

function withSortedAttributes(element: XmlElement): XmlElement {
  const isNamespace = ({ name }: XmlAttribute): boolean => /^xmlns(:|$)/.test(name)
  const plain = element.attributes.filter((attribute) => !isNamespace(attribute))
  const namespaces = element.attributes.filter(isNamespace)
  return changed(element, {
    attributes: [...plain.sort((a, b) => (a.name < b.name ? -1 : 1)), ...namespaces],
  })
}

/** As unpack sorts them, and where that leaves a choice by everything else that they say. */
function dependencyKeys(missing: XmlElement): string[] {
  const required = childElement(missing, 'Required')
  const said = (end: XmlElement | undefined): string[] =>
    (end?.attributes ?? []).map(({ name, value }) => `${name}=${value}`).sort()
  return [
    ...attributesOf(required, ['type', 'schemaName', 'id.schemaname']),
    said(required).join(' '),
    said(childElement(missing, 'Dependent')).join(' '),
  ]
}

function withoutKey(element: XmlElement): XmlElement {
  return withoutAttributes(element, new Set(['key']))
}

function withoutAttributes(element: XmlElement, names: ReadonlySet<string>): XmlElement {
  return changed(element, { attributes: element.attributes.filter(({ name }) => !names.has(name)) })
}

function changeChild(
  parent: XmlElement,
  name: string,
  change: (child: XmlElement) => XmlElement,
): XmlElement {
  return mapChildren(parent, (child) => (child.name === name ? change(child) : child))
}
