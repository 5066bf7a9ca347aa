// A strict XML reader over bytes. It holds no recursion and expands no entities, so that no input can exhaust the stack
// or multiply itself; it looks at each byte once, and remembers where things are instead of what they are.
import { isUtf8 } from 'node:buffer'
import { AlmError, formatBytes, quote } from '@powerops/core'
import {
  AMPERSAND,
  BRACKET,
  BYTE_ORDER_MARK,
  CR,
  GREATER,
  LESS,
  LF,
  PLAIN_IN_TEXT,
  SLASH,
  SPACE,
  TAB,
  WRITTEN_IN_TEXT,
} from './cursor.js'
import { AttributeCursor } from './attributes.js'
import type { XmlLimits } from './limits.js'
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

/** Number of nodes from which on their density counts. */
const DENSE_FROM = 500_000

/** U+FFFE and U+FFFF, which no XML may hold; both start with these bytes. */
const NO_CHARACTERS = [Buffer.from([0xef, 0xbf, 0xbe]), Buffer.from([0xef, 0xbf, 0xbf])]

/** XML 1.0, production 23: version, encoding and standalone in this order. */
const DECLARATION =
  /^<\?xml\s+version\s*=\s*(["'])1\.0\1(?:\s+encoding\s*=\s*["']([A-Za-z][\w.-]*)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>$/

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

class XmlScanner extends AttributeCursor {
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
  constructor(bytes: Buffer, fileName: string, limits: XmlLimits) {
    super(bytes, fileName, limits)
    this.recorder = new TapeRecorder(bytes.length)
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
    this.checkPrefixes(start + 1, nameEnd, attributes, this.depth)
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
    if (selfClosed) {
      this.prefixes.leave(this.depth)
      return
    }
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
    return space ? decodeReferences(space[1] ?? '') === 'preserve' : inherited
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
    this.prefixes.leave(this.depth)
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
    if (mayBeBlank && !preserve && this.isBlank(start, at)) return
    this.recorder.add(TEXT | flags, start, at)
  }

  /** Whether a text is white space alone, be it by references. */
  private isBlank(start: number, end: number): boolean {
    for (let at = this.endOfSpace(start); at < end;) {
      if (this.bytes[at] !== AMPERSAND) return false
      const next = this.reference(at)
      if (!/^[ \t\r\n]$/.test(decodeReferences(this.slice(at, next)))) return false
      at = this.endOfSpace(next)
    }
    return true
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
