// Relationships: a list of all of them in their order, and their bodies in one file for each entity.
import { AlmError, quote } from '@powerops/core'
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
import { foldName } from '../zip/names.js'
import type { ComponentKind, ComponentType } from './kind.js'
import { requireChild } from './require.js'

const TYPE: ComponentType = { number: '10', name: 'EntityRelationship' }

const LIST = 'Other/Relationships.xml'
const FOLDER = 'Other/Relationships'

export const relationships: ComponentKind = {
  types: [TYPE],
  element: 'EntityRelationships',
  folder: 'Other',
  unpack(list, target) {
    const all = childElements(list)
    if (all.length === 0) return
    target.writeXml(LIST, xmlElement(list.name, [], all.map(emptied)))
    const byFile = new Map<string, { file: string; bodies: XmlElement[] }>()
    for (const relationship of all) {
      requireChild(relationship, 'EntityRelationshipType')
      const entity =
        childText(relationship, 'ReferencedEntityName') ?? requireChild(relationship, 'FirstEntityName')
      const file = `${toFileName(entity)}.xml`
      // Names that differ in case alone share a file: on Windows there can be only one.
      const shared = byFile.get(foldName(file)) ?? { file, bodies: [] }
      shared.bodies.push(relationship)
      byFile.set(foldName(file), shared)
    }
    for (const { file, bodies } of byFile.values()) {
      target.writeXml(`${FOLDER}/${file}`, xmlElement(list.name, [], bodies))
    }
  },
  pack(list, source) {
    const bodies = new Map<string, XmlElement>()
    for (const path of source.files.list(FOLDER)) {
      for (const body of childElements(source.readXml(path))) bodies.set(nameOf(body), body)
    }
    const names = source.files.has(LIST) ? childElements(source.readXml(LIST)).map(nameOf) : []
    const packed = names.map((name) => {
      return bodies.get(name) ?? lost(name, `is in ${quote(LIST)} and in no file of ${quote(FOLDER)}`)
    })
    const listed = new Set(names)
    for (const name of bodies.keys()) {
      if (!listed.has(name)) lost(name, `is in a file of ${quote(FOLDER)} and not in ${quote(LIST)}`)
    }
    return withChildren(list, [...list.children, ...packed])
  },
  components: (list) =>
    childElements(list).map((relationship) => ({
      type: TYPE.number,
      schemaName: nameOf(relationship),
      element: relationship,
    })),
}

function nameOf(relationship: XmlElement): string {
  return attributeOf(relationship, 'Name') ?? ''
}

function lost(name: string, contradiction: string): never {
  throw new AlmError('solution-component-lost', {
    message: `the relationship ${quote(name)} ${contradiction}, so it would not be packed`,
    remedy: 'Add it where it is missing, or remove it where it is; a merge may have lost a line.',
    details: { components: [name] },
  })
}
