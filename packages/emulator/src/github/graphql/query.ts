// A GraphQL query as text becomes a tree: one operation with fields, arguments, variables and inline fragments. What
// the emulated schema has no use for (named fragments, directives, mutations) is refused, never passed over.

export type Value = string | number | boolean | null | readonly Value[] | { readonly variable: string }

export interface FieldNode {
  kind: 'field'
  /** Its name in the answer. */
  key: string
  name: string
  args: ReadonlyMap<string, Value>
  selections: readonly Selection[]
}

export interface FragmentNode {
  kind: 'fragment'
  typeName: string
  selections: readonly Selection[]
}

export type Selection = FieldNode | FragmentNode

export interface Operation {
  /** Declared variables; true for those that must be given. */
  variables: ReadonlyMap<string, boolean>
  selections: readonly Selection[]
}

/** Says where the text stops being a query. */
export class QueryError extends Error {}

const TOKEN = /[\s,\ufeff]+|#[^\n]*|(\.\.\.|[{}()[\]:$!=]|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|"(?:[^"\\\n]|\\.)*")/y

/** @throws QueryError */
export function parseQuery(text: string): Operation {
  const tokens = new Tokens(split(text))
  const variables = new Map<string, boolean>()
  if (tokens.peek() !== '{') {
    tokens.expect('query')
    if (isName(tokens.peek())) tokens.next()
    if (tokens.take('(')) while (!tokens.take(')')) parseVariable(tokens, variables)
  }
  const selections = parseSelections(tokens)
  if (tokens.peek() !== undefined) throw new QueryError(`Expected one operation, got "${tokens.peek()}"`)
  return { variables, selections }
}

function split(text: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) throw new QueryError(`Unexpected character "${text[at]}"`)
    if (match[1] !== undefined) tokens.push(match[1])
  }
  return tokens
}

class Tokens {
  private readonly all: readonly string[]
  private at = 0
  constructor(all: readonly string[]) {
    this.all = all
  }
  peek(): string | undefined {
    return this.all[this.at]
  }
  next(): string {
    const token = this.all[this.at++]
    if (token === undefined) throw new QueryError('Unexpected end of document')
    return token
  }
  take(token: string): boolean {
    if (this.peek() !== token) return false
    this.at++
    return true
  }
  expect(token: string): void {
    const found = this.next()
    if (found !== token) throw new QueryError(`Expected "${token}", got "${found}"`)
  }
  name(): string {
    const found = this.next()
    if (!isName(found)) throw new QueryError(`Expected a name, got "${found}"`)
    return found
  }
}

function isName(token: string | undefined): boolean {
  return token !== undefined && /^[A-Za-z_]/.test(token)
}

/** `$ids: [ID!]!`, perhaps with a default, which makes it optional. */
function parseVariable(tokens: Tokens, variables: Map<string, boolean>): void {
  tokens.expect('$')
  const name = tokens.name()
  tokens.expect(':')
  const isRequired = parseType(tokens)
  const hasDefault = tokens.take('=')
  if (hasDefault) throw new QueryError('Defaults of variables are not emulated')
  variables.set(name, isRequired)
}

function parseType(tokens: Tokens): boolean {
  if (tokens.take('[')) {
    parseType(tokens)
    tokens.expect(']')
  } else tokens.name()
  return tokens.take('!')
}

function parseSelections(tokens: Tokens): Selection[] {
  tokens.expect('{')
  const selections: Selection[] = []
  while (!tokens.take('}')) selections.push(parseSelection(tokens))
  if (selections.length === 0) throw new QueryError('Expected at least one field')
  return selections
}

function parseSelection(tokens: Tokens): Selection {
  if (tokens.take('...')) {
    tokens.expect('on')
    return { kind: 'fragment', typeName: tokens.name(), selections: parseSelections(tokens) }
  }
  const key = tokens.name()
  const name = tokens.take(':') ? tokens.name() : key
  const args = new Map<string, Value>()
  if (tokens.take('(')) {
    while (!tokens.take(')')) {
      const argument = tokens.name()
      tokens.expect(':')
      args.set(argument, parseValue(tokens))
    }
  }
  return { kind: 'field', key, name, args, selections: tokens.peek() === '{' ? parseSelections(tokens) : [] }
}

function parseValue(tokens: Tokens): Value {
  if (tokens.take('$')) return { variable: tokens.name() }
  if (tokens.take('[')) {
    const items: Value[] = []
    while (!tokens.take(']')) items.push(parseValue(tokens))
    return items
  }
  const token = tokens.next()
  if (token.startsWith('"')) return JSON.parse(token) as string
  if (/^-?\d/.test(token)) return Number(token)
  if (token === 'true' || token === 'false') return token === 'true'
  if (token === 'null') return null
  if (isName(token)) return token // a word of an enum
  throw new QueryError(`Expected a value, got "${token}"`)
}
