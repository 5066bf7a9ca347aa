// A strict XML reader that keeps what the solution format needs kept. It holds no recursion and expands no entities,
// so that no input can exhaust the stack or multiply itself.
import { AlmError, formatBytes, quote, type ReasonCode } from '@powerops/core'
import { isXmlName } from './names.js'
import { decodeReferences, FORBIDDEN_CHARACTER } from './references.js'
import type { XmlAttribute, XmlCharacters, XmlDocument, XmlElement, XmlNode } from './tree.js'

/** What a file may hold at most. */
export interface XmlLimits {
  readonly sizeBytes: number
  readonly depth: number
  readonly attributesPerElement: number
  /** Elements, attributes, comments and the like together. */
  readonly nodes: number
  /** Fewest characters for each node on average, above half a million: `<a/>` takes twenty times its size in memory. */
  readonly charactersPerNode: number
}

export const defaultXmlLimits: XmlLimits = {
  sizeBytes: 256 * 1024 * 1024,
  depth: 256,
  attributesPerElement: 512,
  nodes: 12_000_000,
  charactersPerNode: 10, // In real files 24 or more.
}

/**
 * Reads an XML file (UTF-8, byte order mark allowed). Text that is only white space is dropped unless `xml:space`
 * preserves it, as .NET's XmlDocument does.
 * @param fileName is named in errors, with line and column.
 * @throws AlmError `xml-invalid` when it is not well-formed UTF-8 XML, `xml-refused` when it has a document type,
 * an entity of its own, or exceeds a limit.
 */
export function parseXml(bytes: Uint8Array, fileName: string, limits = defaultXmlLimits): XmlDocument {
  if (bytes.length > limits.sizeBytes) {
    throw new AlmError('xml-refused', {
      message: `${quote(fileName)} has ${formatBytes(bytes.length)}; the limit is ${formatBytes(limits.sizeBytes)}`,
    })
  }
  return new XmlReader(decodeUtf8(bytes, fileName), fileName, limits).read()
}

function decodeUtf8(bytes: Uint8Array, fileName: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new AlmError('xml-invalid', {
      message: `${quote(fileName)} is not UTF-8 text`,
      remedy: 'Save the file as UTF-8.',
      cause,
    })
  }
}

/** An element whose end tag has not been read. */
interface OpenElement {
  readonly name: string
  readonly attributes: readonly XmlAttribute[]
  /** Whether white space counts inside it. */
  readonly preserve: boolean
  /** Index in `nodes` from which on the nodes are its children. */
  readonly firstChild: number
}

const NONE: readonly never[] = []

const TAB = 9
const LF = 10
const CR = 13
const SPACE = 32
const SLASH = 47
const GREATER = 62

/** 1 for the ASCII characters that may continue a name, 2 for those that may also start one. */
const NAME_CLASS = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code)
  return /[A-Za-z_:]/.test(char) ? 2 : /[-.0-9]/.test(char) ? 1 : 0
})

/** Number of nodes from which on their density counts. */
const DENSE_FROM = 500_000

/** XML 1.0, production 23: version, encoding and standalone in this order. */
const DECLARATION =
  /^<\?xml\s+version\s*=\s*(["'])1\.0\1(?:\s+encoding\s*=\s*["']([A-Za-z][\w.-]*)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>$/

class XmlReader {
  private readonly text: string
  private readonly fileName: string
  private readonly limits: XmlLimits
  private at = 0
  private readonly open: OpenElement[] = []
  /** Complete nodes whose parents are still open, in document order: arrays of children are cut from its end. */
  private readonly nodes: XmlNode[] = []
  private nodeCount = 0
  private root: XmlElement | undefined
  private readonly before: XmlCharacters[] = []
  private readonly after: XmlCharacters[] = []
  /** One string for each name, however often it occurs. */
  private readonly names = new Map<string, string>()
  private readonly hasSectionEnd: boolean

  constructor(text: string, fileName: string, limits: XmlLimits) {
    this.text = text
    this.fileName = fileName
    this.limits = limits
    this.hasSectionEnd = text.includes(']]>')
  }

  read(): XmlDocument {
    const forbidden = FORBIDDEN_CHARACTER.exec(this.text)
    if (forbidden) this.fail(`holds the control character ${quote(forbidden[0])}`, forbidden.index)
    this.declaration()
    while (this.at < this.text.length) {
      if (this.text.charCodeAt(this.at) === 60) this.markup()
      else this.characters()
    }
    const unclosed = this.open.at(-1)
    if (unclosed) this.fail(`ends inside <${unclosed.name}>`)
    if (!this.root) this.fail('has no root element')
    return { before: this.before, root: this.root, after: this.after }
  }

  private declaration(): void {
    if (!/^<\?xml[\s?]/.test(this.text.slice(0, 6))) return
    const end = this.indexOf('?>', 'declaration') + 2
    const declaration = DECLARATION.exec(this.text.slice(0, end))
    if (!declaration) this.fail('has a malformed XML declaration')
    const encoding = declaration[2]?.toLowerCase() ?? 'utf-8'
    if (encoding !== 'utf-8' && encoding !== 'us-ascii') {
      this.fail(`declares the encoding ${quote(encoding)}; only UTF-8 is read`)
    }
    if (encoding === 'us-ascii' && /[^\u0000-\u007f]/.test(this.text)) {
      this.fail('declares the encoding "us-ascii" and has other characters')
    }
    this.at = end
  }

  private markup(): void {
    const next = this.text.charCodeAt(this.at + 1)
    if (next === SLASH) this.endTag()
    else if (next === 33 /* ! */) this.exclamation()
    else if (next === 63 /* ? */) this.instruction()
    else this.startTag()
  }

  private exclamation(): void {
    const { text, at } = this
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('--', at + 4)
      if (end < 0 || text.charCodeAt(end + 2) !== GREATER)
        this.fail('has a comment that is not closed by "-->"')
      this.append({ kind: 'comment', value: normalizeLineEnds(text.slice(at + 4, end)) })
      this.at = end + 3
    } else if (text.startsWith('<![CDATA[', at)) {
      if (this.open.length === 0) this.fail('has text outside of its root element')
      const end = this.indexOf(']]>', 'CDATA section')
      this.append({ kind: 'cdata', value: normalizeLineEnds(text.slice(at + 9, end)) })
      this.at = end + 3
    } else if (/^<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text.slice(at, at + 12))) {
      this.fail('has a document type, which solutions never need', at, 'xml-refused')
    } else this.fail('has "<!" that starts neither a comment nor CDATA')
  }

  private instruction(): void {
    const start = this.at + 2
    const end = this.indexOf('?>', 'processing instruction')
    this.at = start
    const target = this.name()
    if (target.toLowerCase() === 'xml') this.fail('has an XML declaration that is not at its start', start)
    if (this.at < end && !this.skipSpace()) this.fail('has a processing instruction without a name', start)
    this.append({ kind: 'instruction', value: normalizeLineEnds(this.text.slice(start, end)) })
    this.at = end + 2
  }

  private startTag(): void {
    if (this.open.length === 0 && this.root) this.fail('has more than one root element')
    if (this.open.length >= this.limits.depth) {
      this.fail(`is nested deeper than ${this.limits.depth} elements`, this.at, 'xml-refused')
    }
    this.at++
    const name = this.name()
    const attributes = this.attributes(name)
    this.count(1 + attributes.length)
    const selfClosed = this.text.charCodeAt(this.at) === SLASH
    if (selfClosed && this.text.charCodeAt(++this.at) !== GREATER) this.fail(`has a malformed tag <${name}>`)
    this.at++
    if (selfClosed) this.complete({ kind: 'element', name, attributes, children: NONE, selfClosed })
    else {
      const space = attributes.find((attribute) => attribute.name === 'xml:space')?.value
      const preserve = space === undefined ? (this.open.at(-1)?.preserve ?? false) : space === 'preserve'
      this.open.push({ name, attributes, preserve, firstChild: this.nodes.length })
    }
  }

  private attributes(tag: string): readonly XmlAttribute[] {
    const attributes: XmlAttribute[] = []
    for (;;) {
      const separated = this.skipSpace()
      const code = this.text.charCodeAt(this.at)
      if (code === GREATER || code === SLASH) return attributes.length === 0 ? NONE : attributes.slice()
      if (!separated) this.fail(`has a malformed tag <${tag}>`)
      this.attribute(attributes)
    }
  }

  private attribute(attributes: XmlAttribute[]): void {
    const start = this.at
    const name = this.name()
    this.skipSpace()
    if (this.text[this.at] !== '=') this.fail(`has the attribute ${quote(name)} without a value`)
    this.at++
    this.skipSpace()
    const mark = this.text[this.at]
    if (mark !== '"' && mark !== "'") this.fail(`has the attribute ${quote(name)} without quotes`)
    const from = this.at + 1
    const end = this.text.indexOf(mark, from)
    const raw = end < 0 ? '' : this.text.slice(from, end)
    if (end < 0 || raw.includes('<')) this.fail(`has the attribute ${quote(name)} without a closing quote`)
    this.at = end + 1
    if (attributes.some((other) => other.name === name)) {
      this.fail(`has the attribute ${quote(name)} twice in one element`, start)
    }
    if (attributes.length >= this.limits.attributesPerElement) {
      this.fail(
        `has more than ${this.limits.attributesPerElement} attributes in one element`,
        start,
        'xml-refused',
      )
    }
    // White space in an attribute counts as a blank, unless it is written as a reference (XML 1.0, 3.3.3).
    attributes.push({
      name,
      value: this.decode(/[\t\n\r]/.test(raw) ? raw.replace(/\r\n|[\t\n\r]/g, ' ') : raw, from),
    })
  }

  private endTag(): void {
    const start = this.at
    const element = this.open.pop()
    if (!element) this.fail('has an end tag too many')
    const { name, attributes, firstChild } = element
    this.at += 2
    if (!this.text.startsWith(name, this.at)) this.fail(`has <${name}> that is not closed before`, start)
    this.at += name.length
    this.skipSpace()
    if (this.text.charCodeAt(this.at) !== GREATER) this.fail(`has <${name}> that is not closed before`, start)
    this.at++
    const children = firstChild === this.nodes.length ? NONE : this.nodes.slice(firstChild)
    this.nodes.length = firstChild
    this.complete({ kind: 'element', name, attributes, children, selfClosed: false })
  }

  private complete(element: XmlElement): void {
    if (this.open.length > 0) this.nodes.push(element)
    else this.root = element
  }

  private characters(): void {
    const start = this.at
    const solid = this.endOfSpace(start)
    const next = this.text.indexOf('<', solid)
    const end = next < 0 ? this.text.length : next
    const parent = this.open.at(-1)
    this.at = end
    if (!parent) {
      if (solid < end) this.fail('has text outside of its root element', solid)
      return
    }
    if (solid === end && !parent.preserve) return
    const raw = this.text.slice(start, end)
    if (this.hasSectionEnd && raw.includes(']]>'))
      this.fail('has "]]>" in its text', start + raw.indexOf(']]>'))
    const value = this.decode(normalizeLineEnds(raw), start)
    if (!parent.preserve && raw !== value && /^[ \t\r\n]*$/.test(value)) return
    this.nodes.push({ kind: 'text', value })
  }

  private decode(raw: string, from: number): string {
    if (!raw.includes('&')) return raw
    return decodeReferences(raw, (reference, at) =>
      this.fail(
        reference === '&'
          ? 'has "&" that starts no reference'
          : `has the unknown reference ${quote(reference)}`,
        from + at,
        reference === '&' || reference.startsWith('&#') ? 'xml-invalid' : 'xml-refused',
      ),
    )
  }

  private append(node: XmlCharacters): void {
    this.count(1)
    if (this.open.length > 0) this.nodes.push(node)
    else (this.root ? this.after : this.before).push(node)
  }

  private count(more: number): void {
    this.nodeCount += more
    const { nodes, charactersPerNode } = this.limits
    const isTooDense = this.nodeCount > DENSE_FROM && this.nodeCount * charactersPerNode > this.at
    if (isTooDense || this.nodeCount > nodes) {
      this.fail(`has ${this.nodeCount} elements and attributes so far, too many`, this.at, 'xml-refused')
    }
  }

  private name(): string {
    const { text } = this
    const start = this.at
    const first = text.charCodeAt(start)
    if (!(first >= 128 || NAME_CLASS[first] === 2))
      this.fail('has "<" that starts no tag, or a name that is none')
    let at = start + 1
    for (let code = text.charCodeAt(at); code >= 128 || (NAME_CLASS[code] ?? 0) > 0;)
      code = text.charCodeAt(++at)
    this.at = at
    const name = text.slice(start, at)
    const known = this.names.get(name)
    if (known !== undefined) return known
    if (!isXmlName(name)) this.fail(`has ${quote(name)} for a name, which XML does not allow`, start)
    this.names.set(name, name)
    return name
  }

  private skipSpace(): boolean {
    const start = this.at
    this.at = this.endOfSpace(start)
    return this.at > start
  }

  private endOfSpace(from: number): number {
    let at = from
    let code = this.text.charCodeAt(at)
    while (code === SPACE || code === LF || code === CR || code === TAB) code = this.text.charCodeAt(++at)
    return at
  }

  private indexOf(mark: string, what: string): number {
    const end = this.text.indexOf(mark, this.at)
    if (end < 0) this.fail(`has a ${what} that is not closed by "${mark}"`)
    return end
  }

  private fail(problem: string, at = this.at, code: ReasonCode = 'xml-invalid'): never {
    const before = this.text.slice(0, at)
    let line = 1
    for (const _lineEnd of before.matchAll(/\r\n?|\n/g)) line++
    const column = at - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'))
    throw new AlmError(code, {
      message: `${quote(this.fileName)} ${problem} (line ${line}, column ${column})`,
      remedy: 'Correct the file, or export the solution again.',
      details: { file: this.fileName, line, column },
    })
  }
}

function normalizeLineEnds(raw: string): string {
  return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw
}
