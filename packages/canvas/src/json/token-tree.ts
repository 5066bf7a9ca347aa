// JSON as a tree of its tokens: numbers, escapes, the order of keys and keys that occur twice stay as they are written.
import { AlmError, parseJson, quote } from '@powerops/core'

/** A value of JSON; tokens are spelled as in the text that they come from. */
export type JsonNode = JsonScalar | JsonArray | JsonObject

export interface JsonScalar {
  readonly kind: 'scalar'
  readonly token: string
}

export interface JsonArray {
  readonly kind: 'array'
  readonly items: readonly JsonNode[]
}

export interface JsonObject {
  readonly kind: 'object'
  readonly members: readonly JsonMember[]
}

export interface JsonMember {
  /** The key with its quotes and escapes. */
  readonly key: string
  readonly value: JsonNode
}

/** Real apps stay below 60: each level of controls adds three. */
const MAX_DEPTH = 500
/** A value takes a hundred bytes of memory; the largest parts of real apps have some ten thousand. */
const MAX_VALUES = 2_000_000
/** Blanks that indenting the values adds. */
const MAX_INDENTATION = 128 * 1024 * 1024

/**
 * Reads JSON text into a tree of tokens.
 * @throws AlmError `json-invalid` for what is not JSON, nested too deeply or too large to be indented, naming `what`.
 */
export function parseTokens(text: string, what: string): JsonNode {
  parseJson(text, what) // Refuses what is not JSON, so that the scanner may trust the grammar.
  return new Scanner(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, what).value(0)
}

class Scanner {
  private readonly text: string
  private readonly what: string
  private at = 0
  private values = 0
  private indentation = 0

  constructor(text: string, what: string) {
    this.text = text
    this.what = what
  }

  value(depth: number): JsonNode {
    this.checkLimits(depth)
    const char = this.peek()
    if (char === '{') return { kind: 'object', members: this.list('}', () => this.member(depth + 1)) }
    if (char === '[') return { kind: 'array', items: this.list(']', () => this.value(depth + 1)) }
    return { kind: 'scalar', token: char === '"' ? this.string() : this.word() }
  }

  private checkLimits(depth: number): void {
    this.values++
    this.indentation += 2 * depth
    if (depth <= MAX_DEPTH && this.values <= MAX_VALUES && this.indentation <= MAX_INDENTATION) return
    throw new AlmError('json-invalid', {
      message: `${quote(this.what)} has more than ${MAX_VALUES} values, or is nested more than ${MAX_DEPTH} levels deep`,
      remedy: 'Check where the file comes from; no app is nested that deeply.',
    })
  }

  private member(depth: number): JsonMember {
    this.peek()
    const key = this.string()
    this.peek()
    this.at++ // the colon
    return { key, value: this.value(depth) }
  }

  private list<T>(close: string, read: () => T): T[] {
    const found: T[] = []
    this.at++
    while (this.peek() !== close) {
      if (this.text[this.at] === ',') this.at++
      found.push(read())
    }
    this.at++
    return found
  }

  /** Skips white space and returns the character after it. */
  private peek(): string {
    while (' \t\r\n'.includes(this.text[this.at] ?? '.')) this.at++
    return this.text[this.at] ?? ''
  }

  private string(): string {
    const start = this.at++
    while (this.text[this.at] !== '"') this.at += this.text[this.at] === '\\' ? 2 : 1
    return this.text.slice(start, ++this.at)
  }

  private word(): string {
    const start = this.at
    while (!' \t\r\n,]}'.includes(this.text[this.at] ?? ' ')) this.at++
    return this.text.slice(start, this.at)
  }
}

/** The text that a token spells; undefined for one that is no string. */
export function textOfToken(node: JsonNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || !node.token.startsWith('"')) return undefined
  return String(JSON.parse(node.token))
}

/** The first member of that name; undefined for what is no object or has none. */
export function memberOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  if (node?.kind !== 'object') return undefined
  return node.members.find((member) => member.key === `"${name}"`)?.value
}

/** The items of an array; none for anything else. */
export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items : []
}

/** A copy of the object in which `change` has replaced the values of the members of that name. */
export function withMember(node: JsonNode, name: string, change: (value: JsonNode) => JsonNode): JsonNode {
  if (node.kind !== 'object') return node
  const members = node.members.map((member) =>
    member.key === `"${name}"` ? { key: member.key, value: change(member.value) } : member,
  )
  return { kind: 'object', members }
}

/** A token for a text. */
export function stringToken(text: string): JsonScalar {
  return { kind: 'scalar', token: JSON.stringify(text) }
}
