// A strict XML reader that keeps what the solution format needs kept. It holds no recursion and expands no entities,
// so that no input can exhaust the stack or multiply itself.
import { AlmError, formatBytes, quote, type ReasonCode } from '@powerops/core'
import { decodeReferences, FORBIDDEN_CHARACTER } from './references.js'
import type { XmlAttribute, XmlCharacters, XmlDocument, XmlElement, XmlNode } from './tree.js'

/** What a file may hold at most. */
export interface XmlLimits {
  readonly sizeBytes: number
  readonly depth: number
  readonly attributesPerElement: number
}

export const defaultXmlLimits: XmlLimits = {
  sizeBytes: 256 * 1024 * 1024,
  depth: 256,
  attributesPerElement: 512,
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

interface OpenElement extends XmlElement {
  readonly attributes: XmlAttribute[]
  readonly children: XmlNode[]
}

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

class XmlReader {
  private readonly text: string
  private readonly fileName: string
  private readonly limits: XmlLimits
  private at = 0
  private readonly open: OpenElement[] = []
  /** For each open element, whether white space counts inside it. */
  private readonly preserving: boolean[] = []
  private root: OpenElement | undefined
  private readonly before: XmlCharacters[] = []
  private readonly after: XmlCharacters[] = []
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
    const end = this.indexOf('?>', 'declaration')
    const encoding = /\sencoding\s*=\s*["']([^"']*)["']/.exec(this.text.slice(0, end))?.[1]
    if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) {
      this.fail(`declares the encoding ${quote(encoding)}; only UTF-8 is read`)
    }
    this.at = end + 2
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
    const attributes: XmlAttribute[] = []
    let preserve = this.preserving.at(-1) ?? false
    for (;;) {
      const separated = this.skipSpace()
      const code = this.text.charCodeAt(this.at)
      if (code === GREATER || code === SLASH) break
      if (!separated) this.fail(`has a malformed tag <${name}>`)
      const attribute = this.attribute(attributes)
      if (attribute.name === 'xml:space') preserve = attribute.value === 'preserve'
    }
    const selfClosed = this.text.charCodeAt(this.at) === SLASH
    if (selfClosed && this.text.charCodeAt(++this.at) !== GREATER) this.fail(`has a malformed tag <${name}>`)
    this.at++
    const element: OpenElement = { kind: 'element', name, attributes, children: [], selfClosed }
    this.open.at(-1)?.children.push(element)
    this.root ??= element
    if (selfClosed) return
    this.open.push(element)
    this.preserving.push(preserve)
  }

  private attribute(attributes: XmlAttribute[]): XmlAttribute {
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
    const attribute = {
      name,
      value: this.decode(/[\t\n\r]/.test(raw) ? raw.replace(/\r\n|[\t\n\r]/g, ' ') : raw, from),
    }
    attributes.push(attribute)
    return attribute
  }

  private endTag(): void {
    const element = this.open.pop()
    this.preserving.pop()
    if (!element) this.fail('has an end tag too many')
    const start = this.at
    this.at += 2
    if (!this.text.startsWith(element.name, this.at))
      this.fail(`has <${element.name}> that is not closed before`, start)
    this.at += element.name.length
    this.skipSpace()
    if (this.text.charCodeAt(this.at) !== GREATER)
      this.fail(`has <${element.name}> that is not closed before`, start)
    this.at++
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
    if (solid === end && !this.preserving.at(-1)) return
    const raw = this.text.slice(start, end)
    if (this.hasSectionEnd && raw.includes(']]>'))
      this.fail('has "]]>" in its text', start + raw.indexOf(']]>'))
    const value = this.decode(normalizeLineEnds(raw), start)
    if (!this.preserving.at(-1) && raw !== value && /^[ \t\r\n]*$/.test(value)) return
    parent.children.push({ kind: 'text', value })
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
    const siblings = this.open.at(-1)?.children ?? (this.root ? this.after : this.before)
    siblings.push(node)
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
    return text.slice(start, at)
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
    const line = before.split(/\r\n|\r|\n/).length
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
