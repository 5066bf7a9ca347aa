// $filter: the part of OData's expressions that Dataverse's clients use.
import { codes, DataverseFault } from '../fault.js'

export type Literal = string | number | boolean | null

/** A parsed filter. Column paths may lead through lookups: `publisherid/uniquename`. */
export type Expression =
  | { kind: 'and' | 'or'; left: Expression; right: Expression }
  | { kind: 'not'; inner: Expression }
  | { kind: 'compare'; path: string; operator: Operator; value: Literal }
  | { kind: 'contains' | 'startswith' | 'endswith'; path: string; value: string }
  | { kind: 'in'; path: string; values: readonly Literal[] }

type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'

const TOKEN =
  /\s*(?:('(?:[^']|'')*')|([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})|(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?)|(-?\d+(?:\.\d+)?)|([A-Za-z_@$][\w.@$]*(?:\/[A-Za-z_]\w*)*)|([()[\],=]))/giy

interface Token {
  type: 'string' | 'literal' | 'number' | 'word' | 'mark'
  text: string
}

const TYPES = ['string', 'literal', 'literal', 'number', 'word', 'mark'] as const

/** @throws DataverseFault 400 when the text is not a filter that this service reads. */
export function parseFilter(untrusted: string): Expression {
  const tokens = tokenize(untrusted)
  const parser = new FilterParser(tokens, untrusted)
  return parser.parse()
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  const trimmed = text.trimEnd()
  while (TOKEN.lastIndex < trimmed.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(trimmed)
    if (!match) throw syntaxError(text, at)
    const group = match.slice(1).findIndex((part) => part !== undefined)
    tokens.push({ type: TYPES[group] ?? 'mark', text: match[group + 1] ?? '' })
  }
  return tokens
}

function syntaxError(text: string, at: number): DataverseFault {
  return new DataverseFault(400, codes.badUri, `Syntax error at position ${at} in '${text}'.`)
}

const FUNCTIONS = ['contains', 'startswith', 'endswith'] as const
const OPERATORS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
const IN_FUNCTION = 'Microsoft.Dynamics.CRM.In'

class FilterParser {
  readonly #tokens: Token[]
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(tokens: Token[], text: string) {
    this.#tokens = tokens
    this.#text = text
  }

  parse(): Expression {
    const expression = this.#or()
    if (this.#at < this.#tokens.length) throw this.#error()
    return expression
  }

  #or(): Expression {
    let left = this.#and()
    while (this.#takeWord('or')) left = { kind: 'or', left, right: this.#and() }
    return left
  }

  #and(): Expression {
    let left = this.#unary()
    while (this.#takeWord('and')) left = { kind: 'and', left, right: this.#unary() }
    return left
  }

  #unary(): Expression {
    if (++this.#depth > 100) throw this.#error()
    try {
      if (this.#takeWord('not')) return { kind: 'not', inner: this.#unary() }
      if (!this.#takeMark('(')) return this.#comparison()
      const inner = this.#or()
      this.#expectMark(')')
      return inner
    } finally {
      this.#depth--
    }
  }

  #comparison(): Expression {
    const word = this.#next('word')
    const name = FUNCTIONS.find((candidate) => candidate === word)
    if (name) return this.#function(name)
    if (word === IN_FUNCTION) return this.#inFunction()
    const operator = this.#next('word')
    if (operator === 'in') return this.#inList(word)
    const known = OPERATORS.find((candidate) => candidate === operator)
    if (!known) throw this.#error()
    return { kind: 'compare', path: word, operator: known, value: this.#literal() }
  }

  #function(kind: (typeof FUNCTIONS)[number]): Expression {
    this.#expectMark('(')
    const path = this.#next('word')
    this.#expectMark(',')
    const value = this.#literal()
    this.#expectMark(')')
    if (typeof value !== 'string') throw this.#error()
    return { kind, path, value }
  }

  #inList(path: string): Expression {
    this.#expectMark('(')
    const values = [this.#literal()]
    while (this.#takeMark(',')) values.push(this.#literal())
    this.#expectMark(')')
    return { kind: 'in', path, values }
  }

  /** `Microsoft.Dynamics.CRM.In(PropertyName='x',PropertyValues=['a','b'])` */
  #inFunction(): Expression {
    this.#expectMark('(')
    this.#next('word')
    this.#expectMark('=')
    const path = this.#literal()
    this.#expectMark(',')
    this.#next('word')
    this.#expectMark('=')
    this.#expectMark('[')
    const values = [this.#literal()]
    while (this.#takeMark(',')) values.push(this.#literal())
    this.#expectMark(']')
    this.#expectMark(')')
    if (typeof path !== 'string') throw this.#error()
    return { kind: 'in', path, values }
  }

  #literal(): Literal {
    const token = this.#tokens[this.#at++]
    if (token?.type === 'string') return token.text.slice(1, -1).replaceAll("''", "'")
    if (token?.type === 'literal') return token.text
    if (token?.type === 'number') return Number(token.text)
    if (token?.text === 'true') return true
    if (token?.text === 'false') return false
    if (token?.text === 'null') return null
    this.#at--
    throw this.#error()
  }

  #next(type: Token['type']): string {
    const token = this.#tokens[this.#at]
    if (token?.type !== type) throw this.#error()
    this.#at++
    return token.text
  }

  #takeWord(word: string): boolean {
    const token = this.#tokens[this.#at]
    if (token?.type !== 'word' || token.text !== word) return false
    this.#at++
    return true
  }

  #takeMark(mark: string): boolean {
    const token = this.#tokens[this.#at]
    if (token?.type !== 'mark' || token.text !== mark) return false
    this.#at++
    return true
  }

  #expectMark(mark: string): void {
    if (!this.#takeMark(mark)) throw this.#error()
  }

  #error(): DataverseFault {
    const seen = this.#tokens[this.#at]?.text ?? 'the end'
    return new DataverseFault(400, codes.badUri, `Syntax error near '${seen}' in '${this.#text}'.`)
  }
}

/** Whether the filter holds for a row; text compares without regard to case, as in Dataverse. */
export function holds(expression: Expression, valueOf: (path: string) => unknown): boolean {
  switch (expression.kind) {
    case 'and':
      return holds(expression.left, valueOf) && holds(expression.right, valueOf)
    case 'or':
      return holds(expression.left, valueOf) || holds(expression.right, valueOf)
    case 'not':
      return !holds(expression.inner, valueOf)
    case 'in':
      return expression.values.some((value) => compare(valueOf(expression.path), value) === 0)
    case 'compare':
      return matches(expression.operator, valueOf(expression.path), expression.value)
    default:
      return textMatches(expression.kind, valueOf(expression.path), expression.value)
  }
}

function matches(operator: Operator, actual: unknown, wanted: Literal): boolean {
  const order = compare(actual, wanted)
  if (operator === 'eq') return order === 0
  if (operator === 'ne') return order !== 0
  if (order === undefined || actual === null || wanted === null) return false
  if (operator === 'gt') return order > 0
  if (operator === 'ge') return order >= 0
  return operator === 'lt' ? order < 0 : order <= 0
}

function textMatches(kind: 'contains' | 'startswith' | 'endswith', actual: unknown, wanted: string): boolean {
  if (typeof actual !== 'string') return false
  const text = actual.toLowerCase()
  const part = wanted.toLowerCase()
  if (kind === 'contains') return text.includes(part)
  return kind === 'startswith' ? text.startsWith(part) : text.endsWith(part)
}

/** Negative, 0 or positive; undefined when the two cannot be compared. */
export function compare(left: unknown, right: unknown): number | undefined {
  if (left === right) return 0
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right)
  if (typeof left !== 'string' || typeof right !== 'string') return undefined
  const a = left.toLowerCase()
  const b = right.toLowerCase()
  return a === b ? 0 : a < b ? -1 : 1
}

/** Every column path that the filter names. */
export function pathsOf(expression: Expression): string[] {
  if ('left' in expression) return [...pathsOf(expression.left), ...pathsOf(expression.right)]
  return 'inner' in expression ? pathsOf(expression.inner) : [expression.path]
}
