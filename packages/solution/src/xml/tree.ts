// The XML tree: immutable, and exact enough to write back what was read (`<a />` is not `<a></a>`, CDATA is not text).
import { TapeElement } from './parse.js'

/** An attribute with its references decoded; namespace declarations are attributes like any other. */
export interface XmlAttribute {
  readonly name: string
  readonly value: string
}

/** An element; `selfClosed` says whether it was written `<a />` and matters only without children. */
export interface XmlElement {
  readonly kind: 'element'
  readonly name: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlNode[]
  readonly selfClosed: boolean
}

/** Text, CDATA section, comment or processing instruction (`target content`), with references already decoded. */
export interface XmlCharacters {
  readonly kind: 'text' | 'cdata' | 'comment' | 'instruction'
  readonly value: string
}

/** What an element may contain. */
export type XmlNode = XmlElement | XmlCharacters

/** A whole file: the root, and the comments and instructions around it. */
export interface XmlDocument {
  readonly before: readonly XmlCharacters[]
  readonly root: XmlElement
  readonly after: readonly XmlCharacters[]
}

/** An element made by us; without children it is written self-closed. */
export function xmlElement(
  name: string,
  attributes: readonly XmlAttribute[] = [],
  children: readonly XmlNode[] = [],
): XmlElement {
  return { kind: 'element', name, attributes, children, selfClosed: true }
}

/** The same element but for what is given. (Spreading an element loses what was not looked at yet.) */
export function changed(
  element: XmlElement,
  {
    attributes = element.attributes,
    children = element.children,
    selfClosed = element.selfClosed,
  }: Partial<Pick<XmlElement, 'attributes' | 'children' | 'selfClosed'>>,
): XmlElement {
  return { kind: 'element', name: element.name, attributes, children, selfClosed }
}

/** The same element with other children. */
export function withChildren(element: XmlElement, children: readonly XmlNode[]): XmlElement {
  return changed(element, { children })
}

/** The same element with each child element changed. */
export function mapChildren(parent: XmlElement, change: (child: XmlElement) => XmlElement): XmlElement {
  return withChildren(
    parent,
    parent.children.map((node) => (node.kind === 'element' ? change(node) : node)),
  )
}

/** The same element with every element below it changed, children before their parents. */
export function mapDescendants(root: XmlElement, change: (element: XmlElement) => XmlElement): XmlElement {
  return mapChildren(root, (child) => change(mapDescendants(child, change)))
}

/** The same element with another value of an attribute that it has. */
export function withAttribute(element: XmlElement, name: string, value: string): XmlElement {
  const attributes = element.attributes.map((each) => (each.name === name ? { name, value } : each))
  return changed(element, { attributes })
}

/** The element as it stays behind when its content went into files: no children, self-closed. */
export function emptied(element: XmlElement): XmlElement {
  return changed(element, { children: [], selfClosed: true })
}

/** The child elements, without text and comments. */
export function childElements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((node) => node.kind === 'element')
}

/** The first child element of that name (case matters). */
export function childElement(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  if (parent instanceof TapeElement) return parent.childNamed(name)
  return parent?.children.find((node): node is XmlElement => node.kind === 'element' && node.name === name)
}

/** The element's own text and CDATA, empty when it has none. */
export function textOf(element: XmlElement | undefined): string {
  let text = ''
  for (const node of element?.children ?? [])
    if (node.kind === 'text' || node.kind === 'cdata') text += node.value
  return text
}

/** The text of the first child of that name; undefined when there is no such child. */
export function childText(parent: XmlElement | undefined, name: string): string | undefined {
  const child = childElement(parent, name)
  return child && textOf(child)
}

/** The attribute's value; undefined when the element has no such attribute. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes.find((attribute) => attribute.name === name)?.value
}

/** Every element below `root`, parents before children, in document order. */
export function* descendants(root: XmlElement): Generator<XmlElement> {
  for (const child of root.children) {
    if (child.kind !== 'element') continue
    yield child
    yield* descendants(child)
  }
}
