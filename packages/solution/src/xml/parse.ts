// XML files as trees: nodes come into being when somebody looks at them, and stay as they are in the file otherwise.
import { decodeReferences } from './references.js'
import { defaultXmlLimits, type XmlLimits } from './limits.js'
import { scanXml } from './scan.js'
import { CDATA, COMMENT, ELEMENT, INSTRUCTION, TEXT, type XmlTape } from './tape.js'
import type { XmlAttribute, XmlCharacters, XmlDocument, XmlElement, XmlNode } from './tree.js'

export { defaultXmlLimits, type XmlLimits } from './limits.js'

const NONE: readonly never[] = []

const KINDS: ReadonlyMap<number, XmlCharacters['kind']> = new Map([
  [TEXT, 'text'],
  [CDATA, 'cdata'],
  [COMMENT, 'comment'],
  [INSTRUCTION, 'instruction'],
])

/**
 * Reads an XML file (UTF-8, byte order mark allowed). Text that is only white space is dropped unless `xml:space`
 * preserves it, as .NET's XmlDocument does.
 * @param fileName is named in errors, with line and column.
 * @throws AlmError `xml-invalid` when it is not well-formed UTF-8 XML, `xml-refused` when it has a document type,
 * an entity of its own, or exceeds a limit.
 */
export function parseXml(
  bytes: Uint8Array,
  fileName: string,
  limits: XmlLimits = defaultXmlLimits,
): XmlDocument {
  const { tape, root } = scanXml(bytes, fileName, limits)
  return {
    before: charactersBetween(tape, 0, root),
    root: new TapeElement(tape, root),
    after: charactersBetween(tape, tape.next(root), tape.length),
  }
}

/** An element of a file. Changing it makes an element of its own; what is not changed in it stays on the tape. */
export class TapeElement implements XmlElement {
  readonly kind = 'element'
  readonly tape: XmlTape
  readonly index: number
  private knownName: string | undefined
  private knownAttributes: readonly XmlAttribute[] | undefined
  private knownChildren: readonly XmlNode[] | undefined

  constructor(tape: XmlTape, index: number) {
    this.tape = tape
    this.index = index
  }

  get name(): string {
    const { tape, index } = this
    return (this.knownName ??= tape.bytes.toString('utf8', tape.start(index) + 1, tape.nameEnd(index)))
  }

  get selfClosed(): boolean {
    return this.tape.isSelfClosed(this.index)
  }

  get attributes(): readonly XmlAttribute[] {
    const { tape, index } = this
    return (this.knownAttributes ??= readAttributes(
      tape.bytes.toString('utf8', tape.nameEnd(index), tape.end(index)),
    ))
  }

  get children(): readonly XmlNode[] {
    return (this.knownChildren ??= this.readChildren())
  }

  /** The first child element of that name, without making its siblings. */
  childNamed(name: string): XmlElement | undefined {
    const { tape, index, knownChildren } = this
    if (knownChildren) {
      return knownChildren.find((node): node is XmlElement => node.kind === 'element' && node.name === name)
    }
    const end = tape.next(index)
    for (let node = tape.following(index); node < end; node = tape.next(node)) {
      if (tape.isNamed(node, name)) return new TapeElement(tape, node)
    }
    return undefined
  }

  private readChildren(): readonly XmlNode[] {
    const { tape, index } = this
    const end = tape.next(index)
    const first = tape.following(index)
    if (first === end) return NONE
    const children: XmlNode[] = []
    for (let node = first; node < end; node = tape.next(node)) {
      children.push(tape.kind(node) === ELEMENT ? new TapeElement(tape, node) : readCharacters(tape, node))
    }
    return children
  }
}

/** The text, comment or the like at an index of a tape. */
export function readCharacters(tape: XmlTape, node: number): XmlCharacters {
  const kind = KINDS.get(tape.kind(node)) ?? 'text'
  const raw = tape.bytes.toString('utf8', tape.start(node), tape.end(node))
  const value = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw
  return { kind, value: kind === 'text' ? decodeReferences(value) : value }
}

function charactersBetween(tape: XmlTape, from: number, end: number): XmlCharacters[] {
  const found: XmlCharacters[] = []
  for (let node = from; node < end; node = tape.next(node)) found.push(readCharacters(tape, node))
  return found
}

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** The attributes of a start tag that is known to be well-formed. */
function readAttributes(text: string): readonly XmlAttribute[] {
  if (text === '') return NONE
  return Array.from(text.matchAll(ATTRIBUTE), ([, name = '', double, single]) => {
    const raw = double ?? single ?? ''
    // White space in an attribute counts as a blank, unless it is written as a reference (XML 1.0, 3.3.3).
    return { name, value: decodeReferences(/[\t\n\r]/.test(raw) ? raw.replace(/\r\n|[\t\n\r]/g, ' ') : raw) }
  })
}
