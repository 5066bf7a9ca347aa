// A strict XML reader over bytes. It holds no recursion and expands no entities, so that no input can exhaust the stack
// or multiply itself; it looks at each byte once, and remembers where things are instead of what they are.
import { isUtf8 } from 'node:buffer'
import { AlmError, formatBytes, quote } from '@powerops/core'
import {
  AMPERSAND,
  APOSTROPHE,
  BRACKET,
  BYTE_ORDER_MARK,
  CR,
  EQUALS,
  GREATER,
  LESS,
  LF,
  PLAIN_IN_TEXT,
  PLAIN_IN_VALUES,
  QUOTE,
  SLASH,
  SPACE,
  TAB,
  WRITTEN_IN_TEXT,
  WRITTEN_IN_VALUES,
  XmlCursor,
} from './cursor.js'
import { decodeReferences } from './references.js'
import {
  CDATA,
  COMMENT,
  INSTRUCTION,
  LONGEST_NAME,
  SELF_CLOSED,
  TapeRecorder,
  TEXT,
  VERBATIM,
  WHOLE,
  type XmlTape,
} from './tape.js'

/** What a file may hold at most. */
export interface XmlLimits {
  readonly sizeBytes: number
  readonly depth: number
  readonly attributesPerElement: number
  /** Elements, attributes, comments and the like together. */
  readonly nodes: number
  /** Fewest bytes for each node on average, above half a million: `<a/>` takes many times its size in memory. */
  readonly bytesPerNode: number
}

export const defaultXmlLimits: XmlLimits = {
  sizeBytes: 256 * 1024 * 1024,
  depth: 256,
  attributesPerElement: 512,
  nodes: 12_000_000,
  bytesPerNode: 10, // In real files 24 or more.
}

/** Number of nodes from which on their density counts. */
const DENSE_FROM = 500_000

/** U+FFFE and U+FFFF, which no XML may hold; both start with these bytes. */
const NO_CHARACTERS = [Buffer.from([0xef, 0xbf, 0xbe]), Buffer.from([0xef, 0xbf, 0xbf])]

/** XML 1.0, production 23: version, encoding and standalone in this order. */
const DECLARATION =
  /^<\?xml\s+version\s*=\s*(["'])1\.0\1(?:\s+encoding\s*=\s*["']([A-Za-z][\w.-]*)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>$/

/** Attributes of one element from which on a set finds two of one name faster than comparing them in pairs. */
const MANY_ATTRIBUTES = 16

/** A scanned file, and the index of its root element on the tape. */
export interface ScannedXml {
  readonly tape: XmlTape
  readonly root: number
}

/**
 * Scans an XML file (UTF-8, byte order mark allowed). Text that is only white space is dropped unless `xml:space`
 * preserves it, as .NET's XmlDocument does.
 * @param fileName is named in errors, with line and column.
 * @throws AlmError `xml-invalid` when it is not well-formed UTF-8 XML, `xml-refused` when it has a document type,
 * an entity of its own, or exceeds a limit.
 */
export function scanXml(bytes: Uint8Array, fileName: string, limits: XmlLimits): ScannedXml {
  if (bytes.length > limits.sizeBytes) {
    throw new AlmError('xml-refused', {
      message: `${quote(fileName)} has ${formatBytes(bytes.length)}; the limit is ${formatBytes(limits.sizeBytes)}`,
    })
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!isUtf8(buffer)) {
    throw new AlmError('xml-invalid', {
      message: `${quote(fileName)} is not UTF-8 text`,
      remedy: 'Save the file as UTF-8.',
    })
  }
  return new XmlScanner(buffer, fileName, limits).scan()
}

class XmlScanner extends XmlCursor {
  private readonly limits: XmlLimits
  private readonly recorder: TapeRecorder
  private nodes = 0
  private root = -1
  // The elements whose end tags have not been read: their indices, their names, whether white space counts in them, and
  // where their content starts (-1 when their start tags are not as the serializer writes them).
  private depth = 0
  private readonly open: number[] = []
  private readonly nameStarts: number[] = []
  private readonly nameEnds: number[] = []
  private readonly preserves: boolean[] = []
  private readonly contents: number[] = []
  // Names of the attributes of the element that is being read.
  private readonly attributeStarts: number[] = []
  private readonly attributeEnds: number[] = []

  constructor(bytes: Buffer, fileName: string, limits: XmlLimits) {
    super(bytes, fileName)
    this.recorder = new TapeRecorder(bytes.length)
    this.limits = limits
  }

  scan(): ScannedXml {
    for (const forbidden of NO_CHARACTERS) {
      const at = this.bytes.indexOf(forbidden)
      if (at >= 0) this.fail('holds a code point that is no character', at)
    }
    if (this.startsWith(BYTE_ORDER_MARK, 0)) this.at = BYTE_ORDER_MARK.length
    this.declaration()
    while (this.at < this.bytes.length) {
      if (this.bytes[this.at] === LESS) this.markup()
      else this.text()
    }
    if (this.depth > 0) this.fail(`ends inside <${this.openName()}>`)
    if (this.root < 0) this.fail('has no root element')
    return { tape: this.recorder.finish(this.bytes), root: this.root }
  }

  private declaration(): void {
    if (!/^<\?xml[\s?]/.test(this.slice(this.at, this.at + 6))) return
    const end = this.find('?>', this.at, 'declaration') + 2
    const declaration = DECLARATION.exec(this.slice(this.at, end))
    if (!declaration) this.fail('has a malformed XML declaration')
    const encoding = declaration[2]?.toLowerCase() ?? 'utf-8'
    if (encoding !== 'utf-8' && encoding !== 'us-ascii') {
      this.fail(`declares the encoding ${quote(encoding)}; only UTF-8 is read`)
    }
    if (encoding === 'us-ascii' && this.bytes.subarray(this.at).some((byte) => byte >= 128)) {
      this.fail('declares the encoding "us-ascii" and has other characters')
    }
    this.at = end
  }

  private markup(): void {
    const next = this.bytes[this.at + 1]
    if (next === SLASH) this.endTag()
    else if (next === 33 /* ! */) this.exclamation()
    else if (next === 63 /* ? */) this.instruction()
    else this.startTag()
  }

  private exclamation(): void {
    const { at } = this
    const mark = this.slice(at, at + 12)
    if (mark.startsWith('<!--')) {
      const end = this.bytes.indexOf('--', at + 4)
      if (end < 0 || this.bytes[end + 2] !== GREATER) this.fail('has a comment that is not closed by "-->"')
      this.append(COMMENT, at + 4, end)
      this.at = end + 3
    } else if (mark.startsWith('<![CDATA[')) {
      if (this.depth === 0) this.fail('has text outside of its root element')
      const end = this.find(']]>', at, 'CDATA section')
      this.append(CDATA, at + 9, end)
      this.at = end + 3
    } else if (/^<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(mark)) {
      this.fail('has a document type, which solutions never need', at, 'xml-refused')
    } else this.fail('has "<!" that starts neither a comment nor CDATA')
  }

  private instruction(): void {
    const start = this.at + 2
    const end = this.find('?>', this.at, 'processing instruction')
    const nameEnd = this.endOfName(start)
    if (this.slice(start, nameEnd).toLowerCase() === 'xml') {
      this.fail('has an XML declaration that is not at its start', start)
    }
    if (nameEnd < end && this.endOfSpace(nameEnd) === nameEnd) {
      this.fail('has a processing instruction without a name', start)
    }
    this.append(INSTRUCTION, start, end)
    this.at = end + 2
  }

  /** Records what is copied as a whole: it is verbatim without line ends, which are written anew. */
  private append(kind: number, start: number, end: number): void {
    const { bytes } = this
    let flags = VERBATIM
    for (let at = start; at < end; at++) {
      const code = bytes[at] ?? 0
      if (code >= SPACE) continue
      if (code === LF || code === CR) flags = 0
      else if (code !== TAB) this.failControl(at)
    }
    this.count(1)
    this.recorder.add(kind | flags, start, end)
  }

  private startTag(): void {
    const { bytes, at: start } = this
    if (this.depth === 0 && this.root >= 0) this.fail('has more than one root element')
    if (this.depth >= this.limits.depth) {
      this.fail(`is nested deeper than ${this.limits.depth} elements`, start, 'xml-refused')
    }
    const nameEnd = this.endOfName(start + 1)
    if (nameEnd - start > LONGEST_NAME) this.fail('has a name of 32,767 bytes or more', start, 'xml-refused')
    let verbatim = VERBATIM
    let attributes = 0
    let end = nameEnd
    let preserve = this.depth > 0 && this.preserves[this.depth - 1] === true
    for (;;) {
      const from = this.endOfSpace(end)
      this.at = from
      const code = bytes[from]
      if (code === GREATER || code === SLASH) break
      if (from === end) this.fail(`has a malformed tag <${this.slice(start + 1, nameEnd)}>`)
      if (from !== end + 1 || bytes[end] !== SPACE) verbatim = 0
      if (!this.attribute(from, attributes)) verbatim = 0
      end = this.at
      if (bytes[from] === 120 /* x */) preserve = this.preserveOf(from, end, preserve)
      attributes++
    }
    this.checkTwice(attributes)
    this.count(1 + attributes)
    const selfClosed = bytes[this.at] === SLASH
    if (selfClosed && bytes[++this.at] !== GREATER) {
      this.fail(`has a malformed tag <${this.slice(start + 1, nameEnd)}>`)
    }
    this.at++
    const isExact = verbatim !== 0 && selfClosed && this.at === end + 3 && bytes[end] === SPACE
    const flags = (selfClosed ? verbatim | SELF_CLOSED : verbatim) | (isExact ? WHOLE : 0)
    const index = this.recorder.addElement(flags, start, end, nameEnd - start - 1)
    if (this.depth === 0) this.root = index
    if (selfClosed) return
    this.open[this.depth] = index
    this.nameStarts[this.depth] = start + 1
    this.nameEnds[this.depth] = nameEnd
    this.preserves[this.depth] = preserve
    this.contents[this.depth] = verbatim !== 0 && bytes[end] === GREATER ? this.at : -1
    this.depth++
  }

  /** What the attribute at `start` says about white space, when it is `xml:space`. */
  private preserveOf(start: number, end: number, inherited: boolean): boolean {
    const space = /^xml:space\s*=\s*["'](.*)["']$/s.exec(this.slice(start, end))
    return space ? space[1] === 'preserve' : inherited
  }

  /** Reads the attribute at `start`; true when the serializer would write it so. */
  private attribute(start: number, index: number): boolean {
    const { bytes } = this
    const nameEnd = this.endOfName(start)
    if (index >= this.limits.attributesPerElement) {
      const most = this.limits.attributesPerElement
      this.fail(`has more than ${most} attributes in one element`, start, 'xml-refused')
    }
    this.attributeStarts[index] = start
    this.attributeEnds[index] = nameEnd
    const equals = this.endOfSpace(nameEnd)
    if (bytes[equals] !== EQUALS)
      this.fail(`has the attribute ${this.quoted(start, nameEnd)} without a value`, equals)
    const open = this.endOfSpace(equals + 1)
    const mark = bytes[open]
    if (mark !== QUOTE && mark !== APOSTROPHE) {
      this.fail(`has the attribute ${this.quoted(start, nameEnd)} without quotes`, open)
    }
    const isVerbatim = this.value(open + 1, mark)
    return isVerbatim && mark === QUOTE && open === nameEnd + 1
  }

  /** Reads a value up to its closing quote; true when the serializer would write it so. */
  private value(start: number, mark: number): boolean {
    const { bytes } = this
    let isVerbatim = true
    let at = start
    for (;;) {
      while (PLAIN_IN_VALUES[bytes[at] ?? 0] === 1) at++
      const code = bytes[at]
      if (code === mark) break
      if (code === undefined || code === LESS) this.failUnquoted(start)
      if (code === AMPERSAND) {
        const end = this.reference(at)
        if (isVerbatim) isVerbatim = this.isOneOf(WRITTEN_IN_VALUES, at)
        at = end
        continue
      }
      if (code < SPACE && code !== TAB && code !== LF && code !== CR) this.failControl(at)
      if (code !== APOSTROPHE) isVerbatim = false
      at++
    }
    this.at = at + 1
    return isVerbatim
  }

  private failUnquoted(start: number): never {
    const index = this.bytes.subarray(0, start).lastIndexOf(EQUALS)
    const name = /[^\s<]*\s*$/.exec(this.slice(Math.max(0, index - 1000), index))?.[0].trim() ?? ''
    this.fail(`has the attribute ${quote(name)} without a closing quote`, start)
  }

  private checkTwice(count: number): void {
    if (count > MANY_ATTRIBUTES) {
      const names = new Set<string>()
      for (let index = 0; index < count; index++) {
        names.add(this.slice(this.attributeStarts[index] ?? 0, this.attributeEnds[index] ?? 0))
        if (names.size <= index) this.failTwice(index)
      }
      return
    }
    for (let index = 1; index < count; index++) {
      for (let other = 0; other < index; other++) if (this.isSameName(index, other)) this.failTwice(index)
    }
  }

  private isSameName(index: number, other: number): boolean {
    const start = this.attributeStarts[index] ?? 0
    const otherStart = this.attributeStarts[other] ?? 0
    const length = (this.attributeEnds[index] ?? 0) - start
    return (this.attributeEnds[other] ?? 0) - otherStart === length && this.isEqual(start, otherStart, length)
  }

  private failTwice(index: number): never {
    const start = this.attributeStarts[index] ?? 0
    const name = this.quoted(start, this.attributeEnds[index] ?? 0)
    this.fail(`has the attribute ${name} twice in one element`, start)
  }

  private endTag(): void {
    const { at: start, depth } = this
    if (depth === 0) this.fail('has an end tag too many')
    const nameStart = this.nameStarts[depth - 1] ?? 0
    const length = (this.nameEnds[depth - 1] ?? 0) - nameStart
    const end = this.isEqual(nameStart, start + 2, length) ? this.endOfSpace(start + 2 + length) : start
    if (this.bytes[end] !== GREATER) this.fail(`has <${this.openName()}> that is not closed before`, start)
    this.at = end + 1
    this.depth--
    const content = this.contents[this.depth] ?? -1
    const isExact = content >= 0 && end === start + 2 + length
    this.recorder.close(this.open[this.depth] ?? 0, isExact ? start - content : -1)
  }

  private text(): void {
    const { bytes, at: start } = this
    let at = this.endOfSpace(start)
    const isBlank = at >= bytes.length || bytes[at] === LESS
    if (this.depth === 0) {
      if (!isBlank) this.fail('has text outside of its root element', at)
      this.at = at
      return
    }
    const preserve = this.preserves[this.depth - 1] === true
    if (isBlank && !preserve) {
      this.at = at
      return
    }
    const mayBeBlank = bytes[at] === AMPERSAND
    let flags = VERBATIM
    for (at = start; ; at++) {
      while (PLAIN_IN_TEXT[bytes[at] ?? 0] === 1) at++
      const code = bytes[at]
      if (code === undefined || code === LESS) break
      if (code === TAB) continue
      if (code === AMPERSAND) {
        const end = this.reference(at)
        if (flags !== 0 && !this.isOneOf(WRITTEN_IN_TEXT, at)) flags = 0
        at = end - 1
      } else if (code === BRACKET) {
        if (bytes[at + 1] === BRACKET && bytes[at + 2] === GREATER) this.fail('has "]]>" in its text', at)
      } else if (code === LF || code === CR || code === GREATER) flags = 0
      else this.failControl(at)
    }
    this.at = at
    if (mayBeBlank && !preserve && /^[ \t\r\n]*$/.test(decodeReferences(this.slice(start, at)))) return
    this.recorder.add(TEXT | flags, start, at)
  }

  private count(more: number): void {
    this.nodes += more
    const { nodes, bytesPerNode } = this.limits
    const isTooDense = this.nodes > DENSE_FROM && this.nodes * bytesPerNode > this.at
    if (isTooDense || this.nodes > nodes) {
      this.fail(`has ${this.nodes} elements and attributes so far, too many`, this.at, 'xml-refused')
    }
  }

  private openName(): string {
    return this.slice(this.nameStarts[this.depth - 1] ?? 0, this.nameEnds[this.depth - 1] ?? 0)
  }
}
