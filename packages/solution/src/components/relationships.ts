// Relationships: a list of all of them in their order, and their bodies in one file for each entity.
import {
  attributeOf,
  childElements,
  childText,
  emptied,
  withChildren,
  xmlElement,
  type XmlElement,
} from '../xml/tree.js'
import { toFileName } from '../layout/file-names.js'
import type { ComponentKind } from './kind.js'
import { requireChild } from './require.js'

const LIST = 'Other/Relationships.xml'
const FOLDER = 'Other/Relationships'

export const relationships: ComponentKind = {
  element: 'EntityRelationships',
  folder: 'Other',
  unpack(list, target) {
    const all = childElements(list)
    if (all.length === 0) return
    target.writeXml(LIST, xmlElement(list.name, [], all.map(emptied)))
    const byEntity = new Map<string, XmlElement[]>()
    for (const relationship of all) {
      const entity =
        childText(relationship, 'ReferencedEntityName') ?? requireChild(relationship, 'FirstEntityName')
      const bodies = byEntity.get(entity) ?? []
      bodies.push(relationship)
      byEntity.set(entity, bodies)
    }
    for (const [entity, bodies] of byEntity) {
      target.writeXml(`${FOLDER}/${toFileName(entity)}.xml`, xmlElement(list.name, [], bodies))
    }
  },
  pack(list, source) {
    if (!source.files.has(LIST)) return list
    const bodies = new Map<string | undefined, XmlElement>()
    for (const path of source.files.list(FOLDER)) {
      for (const body of childElements(source.readXml(path))) bodies.set(attributeOf(body, 'Name'), body)
    }
    const packed = childElements(source.readXml(LIST)).flatMap(
      (named) => bodies.get(attributeOf(named, 'Name')) ?? [],
    )
    return withChildren(list, [...list.children, ...packed])
  },
}
