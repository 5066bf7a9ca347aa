// Keeps namespace prefixes declared when a part of a file becomes a file of its own.
import { attributeOf, changed, type XmlAttribute, type XmlElement } from './tree.js'

const DECLARES = 'xmlns:'

/** The prefixes that an element declares. */
export function declarationsOf(element: XmlElement): XmlAttribute[] {
  return element.attributes.filter(({ name }) => name.startsWith(DECLARES))
}

/** The element with those of the declarations that it uses, each on the outermost element that uses it. */
export function withDeclarations(element: XmlElement, declarations: readonly XmlAttribute[]): XmlElement {
  const inherited = declarations.filter(({ name }) => attributeOf(element, name) === undefined)
  if (inherited.length === 0) return element
  const used = new Set([element.name, ...element.attributes.map(({ name }) => name)].map(prefixOf))
  const isUsed = ({ name }: XmlAttribute): boolean => used.has(name.slice(DECLARES.length))
  const added = inherited.filter(isUsed)
  const others = inherited.filter((declaration) => !isUsed(declaration))
  const children = element.children.map((node) =>
    node.kind === 'element' ? withDeclarations(node, others) : node,
  )
  const isSame = added.length === 0 && children.every((node, index) => node === element.children[index])
  return isSame ? element : changed(element, { attributes: [...element.attributes, ...added], children })
}

function prefixOf(name: string): string {
  return name.includes(':') ? name.slice(0, name.indexOf(':')) : ''
}
