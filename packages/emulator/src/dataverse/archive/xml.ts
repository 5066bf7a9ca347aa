// XML of an archive as a plain tree: no document type, no entities beyond the five of XML, values as text.
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { isRecord } from '@powerops/core'
import { codes, DataverseFault } from '../fault.js'

export interface XmlElement {
  name: string
  attributes: ReadonlyMap<string, string>
  children: readonly XmlElement[]
  /** The element's own text, trimmed. */
  text: string
}

const ATTRIBUTES = ':@'
const TEXT = '#text'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
})

/**
 * Reads one document.
 * @throws DataverseFault 0x80048013 when it is not well-formed, 0x8004802C when it has a document type.
 */
export function readXml(untrusted: Buffer, what: string): XmlElement {
  const text = untrusted.toString('utf8').replace(/^\ufeff/, '')
  if (/<!DOCTYPE/i.test(text)) {
    throw new DataverseFault(
      400,
      codes.invalidXml,
      `Invalid Xml: For security reasons DTD is prohibited in ${what}.`,
    )
  }
  const validity = XMLValidator.validate(text)
  if (validity !== true) {
    const { line, col, msg } = validity.err
    throw new DataverseFault(
      400,
      codes.notWellFormed,
      `Invalid customization file. This file is not well formed. ${what} line ${line}, position ${col}: ${msg}`,
    )
  }
  const nodes: unknown = parser.parse(text)
  const root = (Array.isArray(nodes) ? nodes : []).map(toElement).find((element) => element !== undefined)
  if (!root)
    throw new DataverseFault(400, codes.notWellFormed, `Invalid customization file. ${what} is empty.`)
  return root
}

function toElement(node: unknown): XmlElement | undefined {
  if (!isRecord(node)) return undefined
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES)
  if (name === undefined || name === TEXT) return undefined
  const inner = node[name]
  const content: unknown[] = Array.isArray(inner) ? inner : []
  const attributes = isRecord(node[ATTRIBUTES]) ? Object.entries(node[ATTRIBUTES]) : []
  return {
    name,
    attributes: new Map(attributes.map(([key, value]) => [key, unescape(String(value))])),
    children: content.map(toElement).filter((element) => element !== undefined),
    text: content
      .map((part) => (isRecord(part) && TEXT in part ? unescape(String(part[TEXT])) : ''))
      .join('')
      .trim(),
  }
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescape(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined
    if (code === undefined) return NAMED[name] ?? whole
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Text made safe inside an element or an attribute. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
}

/** The first child of that name, in any case. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())
}

/** The children of `element/outer`, or none. */
export function childrenOf(element: XmlElement | undefined, outer: string): readonly XmlElement[] {
  return child(element, outer)?.children ?? []
}

/** The text of the first child of that name, empty when there is none. */
export function childText(element: XmlElement | undefined, name: string): string {
  return child(element, name)?.text ?? ''
}

export function attribute(element: XmlElement | undefined, name: string): string {
  return element?.attributes.get(name) ?? ''
}
