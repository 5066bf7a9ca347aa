// Writes a tree as .NET's XmlWriter does with indentation on, which is how every file of the format looks.
import { AlmError, quote } from '@powerops/core'
import { ByteWriter } from './byte-writer.js'
import { readCharacters, TapeElement } from './parse.js'
import { CDATA, ELEMENT, TEXT, type XmlTape } from './tape.js'
import type { XmlCharacters, XmlDocument, XmlElement, XmlNode } from './tree.js'

/** Line ends of generated XML: the format uses those of the platform it was written on. */
export type LineEnds = 'lf' | 'crlf'

const DECLARATION = '\ufeff<?xml version="1.0" encoding="utf-8"?>'

/** The bytes of an XML file: UTF-8 with byte order mark, declaration, two blanks a level, no line end at the end. */
export function serializeXml(content: XmlDocument | XmlElement, lineEnds: LineEnds): Uint8Array {
  const writer = new XmlWriter(lineEnds)
  writer.text(DECLARATION)
  return writeNodes(content, writer)
}

/** The same in pieces of half a megabyte and more, for a large file that need not be in memory as a whole. */
export function* serializeInPieces(content: XmlDocument, lineEnds: LineEnds): Generator<Uint8Array> {
  const writer = new XmlWriter(lineEnds, 2 * PIECE_BYTES)
  writer.text(DECLARATION)
  for (const node of nodesOf(content)) {
    for (const _written of writer.steps(node)) if (writer.length >= PIECE_BYTES) yield writer.take()
  }
  yield writer.finish()
}

/** The same without byte order mark and declaration, which is how the workflows of a solution are written. */
export function serializeFragment(content: XmlDocument, lineEnds: LineEnds): Uint8Array {
  const bytes = writeNodes(content, new XmlWriter(lineEnds))
  return bytes.subarray(lineEnds === 'crlf' ? 2 : 1)
}

/** Each node of the top on a line of its own, the first one too. */
function writeNodes(content: XmlDocument | XmlElement, writer: XmlWriter): Buffer {
  for (const node of nodesOf(content)) writer.node(node, 0, false)
  return writer.finish()
}

function nodesOf(content: XmlDocument | XmlElement): readonly XmlNode[] {
  return 'root' in content ? [...content.before, content.root, ...content.after] : [content]
}

/** Bytes that make a piece worth handing on. */
const PIECE_BYTES = 512 * 1024

/** How deep elements are written in steps: customizations.xml has lists of components, and entities have lists again. */
const DEPTH_OF_STEPS = 3

/** Two blanks for each level, as far as a file may be nested. */
const LEVELS = 256
const NEW_LINES = {
  lf: Buffer.from(`\n${'  '.repeat(LEVELS)}`),
  crlf: Buffer.from(`\r\n${'  '.repeat(LEVELS)}`),
}
const SELF_CLOSING = Buffer.from(' />')
const MARKUP = Buffer.from('></')

class XmlWriter {
  private out: ByteWriter
  private readonly expectedBytes: number | undefined
  private readonly lineEnd: string
  private readonly newLines: Buffer

  /** @param expectedBytes of the file or piece; large ones get memory of their own. */
  constructor(lineEnds: LineEnds, expectedBytes?: number) {
    this.out = new ByteWriter(expectedBytes)
    this.expectedBytes = expectedBytes
    this.lineEnd = lineEnds === 'crlf' ? '\r\n' : '\n'
    this.newLines = NEW_LINES[lineEnds]
  }

  text(text: string): void {
    this.out.text(text)
  }

  /** Number of bytes that were written and not taken yet. */
  get length(): number {
    return this.out.length
  }

  finish(): Buffer {
    return this.out.finish()
  }

  /** What was written since the last time; more follows. */
  take(): Buffer {
    const written = this.out.finish()
    this.out = new ByteWriter(this.expectedBytes)
    return written
  }

  node(node: XmlNode, depth: number, mixed: boolean): void {
    if (node instanceof TapeElement) this.tapeElement(node.tape, node.index, depth, mixed)
    else if (node.kind === 'element') this.element(node, depth, mixed)
    else this.characters(node, depth, mixed)
  }

  /** Writes a node, and stops on the way where what was written may be taken. */
  *steps(node: XmlNode, depth = 0, mixed = false): Generator<void> {
    const isWrittenAtOnce = node.kind !== 'element' || node instanceof TapeElement || depth === DEPTH_OF_STEPS
    if (isWrittenAtOnce || node.children.length === 0) this.node(node, depth, mixed)
    else {
      this.open(node, depth, mixed)
      let mixedHere = mixed
      for (const child of node.children) {
        mixedHere ||= isText(child)
        yield* this.steps(child, depth + 1, mixedHere)
      }
      this.close(node, depth, mixedHere)
    }
    yield
  }

  private element(element: XmlElement, depth: number, mixed: boolean): void {
    this.open(element, depth, mixed)
    if (element.children.length === 0) {
      this.text(element.selfClosed ? ' />' : `></${element.name}>`)
      return
    }
    // From the first text on nothing in the element is indented any more: white space would change its meaning.
    let mixedHere = mixed
    for (const child of element.children) {
      mixedHere ||= isText(child)
      this.node(child, depth + 1, mixedHere)
    }
    this.close(element, depth, mixedHere)
  }

  private open({ name, attributes, children }: XmlElement, depth: number, mixed: boolean): void {
    if (!mixed) this.newLine(depth)
    this.startTag(name, attributes)
    if (children.length > 0) this.text('>')
  }

  private close({ name }: XmlElement, depth: number, mixed: boolean): void {
    if (!mixed) this.newLine(depth)
    this.text(`</${name}>`)
  }

  /** Does what `element` does, and copies whatever is in the file as it has to be written. */
  private tapeElement(tape: XmlTape, element: number, depth: number, mixed: boolean): void {
    const { out } = this
    const { bytes } = tape
    if (!mixed) this.newLine(depth)
    if (tape.isWhole(element)) {
      out.copy(bytes, tape.start(element), tape.wholeEnd(element))
      return
    }
    const nameStart = tape.start(element) + 1
    const nameEnd = tape.nameEnd(element)
    if (tape.isVerbatim(element)) out.copy(bytes, nameStart - 1, tape.end(element))
    else {
      const { name, attributes } = new TapeElement(tape, element)
      this.startTag(name, attributes)
    }
    const end = tape.next(element)
    const first = tape.following(element)
    if (first === end) {
      if (tape.isSelfClosed(element)) {
        out.copy(SELF_CLOSING, 0, 3)
        return
      }
      out.copy(MARKUP, 0, 3)
    } else {
      out.copy(MARKUP, 0, 1)
      let mixedHere = mixed
      for (let node = first; node < end; node = tape.next(node)) {
        const kind = tape.kind(node)
        if (kind === ELEMENT) this.tapeElement(tape, node, depth + 1, mixedHere)
        else {
          if (kind === TEXT || kind === CDATA) mixedHere = true
          this.tapeCharacters(tape, node, depth + 1, mixedHere)
        }
      }
      if (!mixedHere) this.newLine(depth)
      out.copy(MARKUP, 1, 3)
    }
    out.copy(bytes, nameStart, nameEnd)
    out.copy(MARKUP, 0, 1)
  }

  private tapeCharacters(tape: XmlTape, node: number, depth: number, mixed: boolean): void {
    if (tape.kind(node) === TEXT && tape.isVerbatim(node))
      this.out.copy(tape.bytes, tape.start(node), tape.end(node))
    else this.characters(readCharacters(tape, node), depth, mixed)
  }

  private startTag(name: string, attributes: XmlElement['attributes']): void {
    let tag = `<${name}`
    for (const attribute of attributes) tag += ` ${attribute.name}="${escapeAttribute(attribute.value)}"`
    this.text(tag)
  }

  private characters(node: XmlCharacters, depth: number, mixed: boolean): void {
    const value = this.withLineEnds(node.value)
    if (node.kind === 'text') this.text(escapeText(value))
    else if (node.kind === 'cdata') this.text(`<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`)
    else {
      if (!mixed) this.newLine(depth)
      this.text(node.kind === 'comment' ? `<!--${closable(value, '--')}-->` : `<?${closable(value, '?>')}?>`)
    }
  }

  private newLine(depth: number): void {
    const { newLines } = this
    const length = this.lineEnd.length + 2 * depth
    if (length <= newLines.length) this.out.copy(newLines, 0, length)
    else this.text(this.lineEnd + '  '.repeat(depth))
  }

  private withLineEnds(value: string): string {
    return /[\r\n]/.test(value) ? value.replace(/\r\n|\r|\n/g, this.lineEnd) : value
  }
}

function isText({ kind }: XmlNode): boolean {
  return kind === 'text' || kind === 'cdata'
}

/** A comment or instruction cannot hold what would end it; no file that was read has one that does. */
function closable(value: string, end: string): string {
  if (!`${value}${end[0] ?? ''}`.includes(end)) return value
  throw new AlmError('xml-invalid', { message: `a comment or instruction cannot hold ${quote(end)}` })
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}

function escapeText(value: string): string {
  return /[&<>]/.test(value) ? value.replace(/[&<>]/g, (char) => REFERENCES[char] ?? char) : value
}

function escapeAttribute(value: string): string {
  return /[&<>"\t\n\r]/.test(value)
    ? value.replace(/[&<>"\t\n\r]/g, (char) => REFERENCES[char] ?? char)
    : value
}
