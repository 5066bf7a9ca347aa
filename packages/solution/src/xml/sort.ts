// Sorts the children of an element as the lists of an unpacked solution are sorted.
import { attributeOf, changed, childElements, type XmlElement } from './tree.js'
import { sortByWords } from './word-order.js'

/** The element with its child elements sorted, self-closed without any; comments among them go to the end. */
export function sortedChildren(parent: XmlElement, keysOf: (child: XmlElement) => string[]): XmlElement {
  const others = parent.children.filter((node) => node.kind !== 'element')
  return changed(parent, {
    children: [...sortByWords(childElements(parent), keysOf), ...others],
    selfClosed: true,
  })
}

/** The values of the attributes, an absent one counting as empty text. */
export function attributesOf(element: XmlElement | undefined, names: readonly string[]): string[] {
  return names.map((name) => attributeOf(element, name) ?? '')
}
