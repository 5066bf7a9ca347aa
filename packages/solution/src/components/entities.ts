// Entities (tables): the element itself, and its forms, views, charts, ribbon and formula files.
import { AlmError, quote } from '@powerops/core'
import { isManagedTwin, managedTwin, toFileName, toReferencedPath } from '../layout/file-names.js'
import { compareNtfs, fileName } from '../pack/file-index.js'
import { descendantsNamed } from '../xml/find.js'
import {
  childElement,
  childElements,
  childText,
  emptied,
  textOf,
  withChildren,
  xmlElement,
  type XmlElement,
} from '../xml/tree.js'
import { ENTITY_TYPES, entityComponents } from './entity-components.js'
import type { ComponentIdentity, ComponentKind, PackSource, UnpackTarget } from './kind.js'
import { requireAttribute, requireChild } from './require.js'

const FOLDER = 'Entities'

export const entities: ComponentKind = {
  types: Object.values(ENTITY_TYPES),
  element: 'Entities',
  folder: FOLDER,
  ownedZipFolder: 'Formulas',
  unpack(list, target) {
    for (const entity of childElements(list)) unpackEntity(entity, target)
  },
  pack(list, source) {
    const packed = source.files
      .folders(FOLDER)
      .map((name) => `${FOLDER}/${name}`)
      .filter((folder) => source.files.has(`${folder}/Entity.xml`))
      .map((folder) => packEntity(folder, source))
    return withChildren(list, [...list.children, ...packed])
  },
  identify: (list) => childElements(list).flatMap(identifyEntity),
  components: (list) => childElements(list).flatMap(entityComponents),
}

function identifyEntity(entity: XmlElement): ComponentIdentity[] {
  const forms = (childElement(entity, 'FormXml')?.children ?? [])
    .flatMap((group) => (group.kind === 'element' ? childElements(group) : []))
    .map((form) => ({ type: '60', id: childText(form, 'formid'), isOptional: true }))
  return [{ type: '1', schemaName: childText(entity, 'Name') }, ...forms]
}

/** A part of an entity that goes into files of its own and leaves an empty element behind. */
interface EntityPart {
  unpack(content: XmlElement, folder: string, target: UnpackTarget): void
  pack(content: XmlElement, folder: string, source: PackSource): XmlElement
}

const PARTS: ReadonlyMap<string, EntityPart> = new Map([
  ['FormXml', { unpack: unpackForms, pack: packForms }],
  ['SavedQueries', { unpack: unpackViews, pack: packViews }],
  ['Visualizations', { unpack: unpackCharts, pack: packCharts }],
  ['RibbonDiffXml', { unpack: unpackRibbon, pack: packRibbon }],
])

function unpackEntity(entity: XmlElement, target: UnpackTarget): void {
  const name = requireChild(entity, 'Name')
  const folder = `${FOLDER}/${toFileName(name)}`
  const shell = mapParts(entity, (part, content) => {
    part.unpack(content, folder, target)
    return emptied(content)
  })
  target.writeXml(`${folder}/Entity.xml`, shell, { managedWins: true })
  for (const reference of formulasOf(shell)) {
    const entry = toReferencedPath(reference)
    if (!target.copy({ entry, path: `${folder}/${entry}` })) {
      throw new AlmError('solution-file-missing', {
        message: `entity ${quote(name)} references formula file ${quote(reference)}, but the file is not in the zip`,
        remedy: 'Export the solution again.',
      })
    }
  }
}

/** The formula files that an entity names. */
function formulasOf(shell: XmlElement): string[] {
  return [...descendantsNamed(shell, 'FormulaDefinitionFileName')].map(textOf).filter(Boolean)
}

function packEntity(folder: string, source: PackSource): XmlElement {
  const shell = source.readXml(`${folder}/Entity.xml`)
  const entity = mapParts(shell, (part, content) => part.pack(content, folder, source))
  for (const path of source.files.list(`${folder}/Formulas`)) {
    source.addPart({ entry: `Formulas/${fileName(path)}`, path, required: true })
  }
  for (const reference of formulasOf(shell)) {
    const entry = toReferencedPath(reference)
    source.addPart({ entry, path: `${folder}/${entry}`, required: true })
  }
  return entity
}

function mapParts(
  entity: XmlElement,
  change: (part: EntityPart, content: XmlElement) => XmlElement,
): XmlElement {
  const children = entity.children.map((node) => {
    const part = node.kind === 'element' ? PARTS.get(node.name) : undefined
    return node.kind === 'element' && part ? change(part, node) : node
  })
  return withChildren(entity, children)
}

/** A form's file holds it in a `forms` element; the type of the form is the name of the folder. */
function unpackForms(part: XmlElement, folder: string, target: UnpackTarget): void {
  for (const forms of childElements(part)) {
    const type = requireAttribute(forms, 'type')
    for (const form of childElements(forms)) {
      const path = `${folder}/FormXml/${toFileName(type)}/${toFileName(requireChild(form, 'formid'))}.xml`
      const written = target.managed ? managedTwin(path) : path
      target.writeXml(written, xmlElement('forms', [], [form]), { managedWins: true })
    }
  }
}

/** Forms of all types come in the order of their file names; a group stands where its first form does. */
function packForms(part: XmlElement, folder: string, source: PackSource): XmlElement {
  const files = source.files
    .folders(`${folder}/FormXml`)
    .flatMap((type) => source.files.list(`${folder}/FormXml/${type}`).map((path) => ({ type, path })))
    .sort((a, b) => compareNtfs(fileName(a.path), fileName(b.path)))
  const isTwin = ({ path }: { path: string }): boolean => isManagedTwin(path)
  // Managed forms are taken all or none: what the managed solution does not have is not a part of it.
  const takeTwins = source.managed && files.some(isTwin)
  const groups = new Map<string, XmlElement[]>()
  for (const { type, path } of files.filter((file) => isTwin(file) === takeTwins)) {
    const group = groups.get(type) ?? []
    group.push(...childElements(source.readXml(path)))
    groups.set(type, group)
  }
  const packed = [...groups].map(([type, forms]) =>
    xmlElement('forms', [{ name: 'type', value: type }], forms),
  )
  return withChildren(part, [...part.children, ...packed])
}

function unpackViews(part: XmlElement, folder: string, target: UnpackTarget): void {
  for (const view of childElements(part).flatMap(childElements)) {
    const path = `${folder}/SavedQueries/${toFileName(requireChild(view, 'savedqueryid'))}.xml`
    target.writeXml(path, xmlElement('savedqueries', [], [view]))
  }
}

function packViews(part: XmlElement, folder: string, source: PackSource): XmlElement {
  const views = source.files
    .list(`${folder}/SavedQueries`)
    .flatMap((path) => childElements(source.readXml(path)))
  return views.length === 0
    ? part
    : withChildren(part, [...part.children, xmlElement('savedqueries', [], views)])
}

function unpackCharts(part: XmlElement, folder: string, target: UnpackTarget): void {
  for (const chart of childElements(part)) {
    const id = requireChild(chart, 'savedqueryvisualizationid')
    target.writeXml(`${folder}/Visualizations/${toFileName(id)}.xml`, chart)
  }
}

function packCharts(part: XmlElement, folder: string, source: PackSource): XmlElement {
  const charts = source.files.list(`${folder}/Visualizations`).map((path) => source.readXml(path))
  return withChildren(part, [...part.children, ...charts])
}

function unpackRibbon(part: XmlElement, folder: string, target: UnpackTarget): void {
  target.writeXml(`${folder}/RibbonDiff.xml`, part, { managedWins: true })
}

function packRibbon(part: XmlElement, folder: string, source: PackSource): XmlElement {
  const path = `${folder}/RibbonDiff.xml`
  if (source.files.has(path)) return source.readXml(path)
  if (part.children.length === 0) {
    source.warn(`there is no ${quote(path)}, so the ribbon of the entity is packed empty`)
  }
  return part
}
