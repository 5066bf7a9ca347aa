// JSON as it was written: members keep their order, numbers and strings their exact spelling, so that writing it again
// changes white space and nothing else.
import { isUtf8 } from 'node:buffer'
import type { LineEnds } from '../xml/serialize.js'

/** A value of JSON; `raw` is the text of a string, number or literal. */
export type JsonNode =
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'scalar'; readonly raw: string }

export type JsonObject = Extract<JsonNode, { kind: 'object' }>

/** A member of an object; `rawName` is its name as it was written, quotes and all. */
export interface JsonMember {
  readonly name: string
  readonly rawName: string
  readonly value: JsonNode
}

/** More than files of the platform have; together they bound how far indentation can blow a file up. */
const MAX_DEPTH = 64
const MAX_BYTES = 8 * 1024 * 1024

/** UTF-8's byte order mark. */
const MARK = [0xef, 0xbb, 0xbf]

/**
 * Reads JSON; undefined for what is no JSON text in UTF-8, for an object that has a name twice (readers differ in what
 * they make of it), and beyond the limits of size and depth.
 */
export function parseJsonText(bytes: Uint8Array): JsonNode | undefined {
  if (bytes.length > MAX_BYTES || !isUtf8(bytes)) return undefined
  const text = new TextDecoder().decode(bytes)
  try {
    JSON.parse(text)
    return new ValidJson(text).value(0)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The JSON text with two blanks a level and no line end at its end; a byte order mark of `original` stays. */
export function writeJsonText(node: JsonNode, lineEnds: LineEnds, original: Uint8Array): Uint8Array {
  const mark = MARK.every((byte, at) => original[at] === byte) ? '\ufeff' : ''
  return Buffer.from(mark + write(node, lineEnds === 'crlf' ? '\r\n' : '\n'))
}

function write(node: JsonNode, lineEnd: string): string {
  if (node.kind === 'scalar') return node.raw
  const inner = `${lineEnd}  `
  const parts =
    node.kind === 'array'
      ? node.items.map((item) => write(item, inner))
      : node.members.map(({ rawName, value }) => `${rawName}: ${write(value, inner)}`)
  const [open, close] = node.kind === 'array' ? '[]' : '{}'
  return parts.length === 0
    ? `${open}${close}`
    : `${open}${inner}${parts.join(`,${inner}`)}${lineEnd}${close}`
}

/** Cuts a text that JSON.parse has accepted. */
class ValidJson {
  private readonly text: string
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  value(depth: number): JsonNode {
    if (depth > MAX_DEPTH) throw new SyntaxError('nested too deep')
    const start = this.peek()
    if (start === '{') return { kind: 'object', members: this.members(depth) }
    if (start === '[') return { kind: 'array', items: this.list(']', () => this.value(depth + 1)) }
    return { kind: 'scalar', raw: start === '"' ? this.string() : this.word() }
  }

  private members(depth: number): JsonMember[] {
    const names = new Set<string>()
    return this.list('}', () => {
      this.peek()
      const rawName = this.string()
      const name: string = JSON.parse(rawName)
      if (names.has(name)) throw new SyntaxError('a name twice')
      names.add(name)
      this.peek() // The colon.
      this.at++
      return { name, rawName, value: this.value(depth + 1) }
    })
  }

  /** Elements up to the closing bracket, which is read as well. */
  private list<T>(close: string, element: () => T): T[] {
    const elements: T[] = []
    this.at++
    while (this.peek() !== close) {
      elements.push(element())
      if (this.peek() === ',') this.at++
    }
    this.at++
    return elements
  }

  /** The next character that is not white space. */
  private peek(): string {
    while (' \t\r\n'.includes(this.text.charAt(this.at))) this.at++
    return this.text.charAt(this.at)
  }

  private string(): string {
    const start = this.at
    do this.at = this.text.indexOf('"', this.at + 1)
    while (this.isEscaped())
    return this.text.slice(start, ++this.at)
  }

  /** An odd number of backslashes before a quote makes it part of the string. */
  private isEscaped(): boolean {
    let before = this.at
    while (this.text.charAt(before - 1) === '\\') before--
    return (this.at - before) % 2 === 1
  }

  /** A number, true, false or null. */
  private word(): string {
    const start = this.at
    while (/[-+.\w]/.test(this.text.charAt(this.at))) this.at++
    return this.text.slice(start, this.at)
  }
}
