// Writes a tree as .NET's XmlWriter does with indentation on, which is how every file of the format looks.
import { AlmError, quote } from '@powerops/core'
import type { XmlCharacters, XmlDocument, XmlElement, XmlNode } from './tree.js'

/** Line ends of generated XML: the format uses those of the platform it was written on. */
export type LineEnds = 'lf' | 'crlf'

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'

/** The bytes of an XML file: UTF-8 with byte order mark, declaration, two blanks a level, no line end at the end. */
export function serializeXml(content: XmlDocument | XmlElement, lineEnds: LineEnds): Uint8Array {
  return Buffer.from(`\ufeff${DECLARATION}${write(content, lineEnds)}`)
}

/** The same without byte order mark and declaration, which is how the workflows of a solution are written. */
export function serializeFragment(content: XmlDocument, lineEnds: LineEnds): Uint8Array {
  return Buffer.from(write(content, lineEnds).trimStart())
}

/** Each node of the top on a line of its own, the first one too. */
function write(content: XmlDocument | XmlElement, lineEnds: LineEnds): string {
  const nodes = 'root' in content ? [...content.before, content.root, ...content.after] : [content]
  const writer = new XmlWriter(lineEnds === 'crlf' ? '\r\n' : '\n')
  for (const node of nodes) writer.node(node, 0, false)
  return writer.out
}

class XmlWriter {
  out = ''
  private readonly lineEnd: string

  constructor(lineEnd: string) {
    this.lineEnd = lineEnd
  }

  node(node: XmlNode, depth: number, mixed: boolean): void {
    if (node.kind === 'element') this.element(node, depth, mixed)
    else this.characters(node, depth, mixed)
  }

  private element(element: XmlElement, depth: number, mixed: boolean): void {
    if (!mixed) this.newLine(depth)
    this.out += `<${element.name}`
    for (const { name, value } of element.attributes) this.out += ` ${name}="${escapeAttribute(value)}"`
    if (element.children.length === 0) {
      this.out += element.selfClosed ? ' />' : `></${element.name}>`
      return
    }
    this.out += '>'
    // From the first text on nothing in the element is indented any more: white space would change its meaning.
    let mixedHere = mixed
    for (const child of element.children) {
      if (child.kind === 'text' || child.kind === 'cdata') mixedHere = true
      this.node(child, depth + 1, mixedHere)
    }
    if (!mixedHere) this.newLine(depth)
    this.out += `</${element.name}>`
  }

  private characters(node: XmlCharacters, depth: number, mixed: boolean): void {
    const value = this.withLineEnds(node.value)
    if (node.kind === 'text') this.out += escapeText(value)
    else if (node.kind === 'cdata') this.out += `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
    else {
      if (!mixed) this.newLine(depth)
      this.out += node.kind === 'comment' ? `<!--${closable(value, '--')}-->` : `<?${closable(value, '?>')}?>`
    }
  }

  private newLine(depth: number): void {
    this.out += this.lineEnd + '  '.repeat(depth)
  }

  private withLineEnds(value: string): string {
    return /[\r\n]/.test(value) ? value.replace(/\r\n|\r|\n/g, this.lineEnd) : value
  }
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
