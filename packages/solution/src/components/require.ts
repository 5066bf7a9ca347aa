// Parts that a component cannot do without, read with the message that names what is missing.
import { AlmError } from '@powerops/core'
import { attributeOf, childText, descendants, textOf, type XmlElement } from '../xml/tree.js'
import { toReferencedPath } from '../layout/file-names.js'
import type { Payload } from './kind.js'

/** The text of a child element. @throws AlmError `solution-invalid` when there is no such child. */
export function requireChild(element: XmlElement, name: string): string {
  return childText(element, name) ?? missing('element', name, element)
}

/** The value of an attribute. @throws AlmError `solution-invalid` when there is no such attribute. */
export function requireAttribute(element: XmlElement, name: string): string {
  return attributeOf(element, name) ?? missing('attribute', name, element)
}

function missing(what: string, name: string, element: XmlElement): never {
  throw new AlmError('solution-invalid', {
    message: `cannot find child ${what} ${name} of element ${element.name} in customizations.xml`,
    remedy: 'Export the solution again; every component of this kind has one.',
  })
}

/**
 * The texts in a component that start with `/`, which are the zip entries that belong to it. Those in the folder of its
 * kind must be there; any other text may as well be no reference.
 */
export function fileReferences(component: XmlElement, folder: string): Payload[] {
  const payloads: Payload[] = []
  for (const element of descendants(component)) {
    const text = textOf(element)
    const isLeaf = element.children.every((node) => node.kind !== 'element')
    if (!text.startsWith('/') || !isLeaf) continue
    const path = toReferencedPath(text)
    payloads.push({ entry: path, path, required: path.startsWith(`${folder}/`) })
  }
  return payloads
}
