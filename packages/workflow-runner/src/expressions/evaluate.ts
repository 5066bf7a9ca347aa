// Evaluates expressions with GitHub's own engine: plain values in, plain values out.
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** What an expression can name: `github`, `inputs`, `steps` and so on, as plain values. */
export type Contexts = Readonly<Record<string, unknown>>

/** Functions beyond the built-in ones, such as `success` and `hashFiles`. */
export type Functions = Readonly<Record<string, (...args: unknown[]) => unknown>>

/** What surrounds a template while it is evaluated. */
export interface Scope {
  readonly contexts: Contexts
  readonly functions: Functions
}

type ExpressionData = data.ExpressionData

function toExpressionData(value: unknown): ExpressionData {
  // JSON.parse promises nothing; the engine's reviver turns every value into its own kind.
  return JSON.parse(JSON.stringify(value ?? null), data.reviver) as ExpressionData
}

function toPlain(value: ExpressionData): unknown {
  const text = JSON.stringify(value, data.replacer)
  return text === undefined ? null : JSON.parse(text)
}

/** The value of an expression, written without its braces. Throws the engine's error for an invalid one. */
export function evaluate(expression: string, scope: Scope): unknown {
  const definitions = Object.entries(scope.functions).map(([name, run]) => ({
    name,
    minArgs: 0,
    maxArgs: 255,
    call: (...args: ExpressionData[]) => toExpressionData(run(...args.map(toPlain))),
  }))
  const tree = new Parser(readTokens(expression), Object.keys(scope.contexts), definitions).parse()
  const lowered = expression.toLowerCase()
  const mentioned = Object.entries(scope.contexts).filter(([name]) => lowered.includes(name.toLowerCase()))
  const pairs = mentioned.map(([key, value]) => ({ key, value: toExpressionData(value) }))
  const functions = new Map(definitions.map((definition) => [definition.name.toLowerCase(), definition]))
  return toPlain(new Evaluator(tree, new data.Dictionary(...pairs), functions).evaluate())
}

/** The engine undoubles only the first `''` of a text (0.3.61), GitHub undoubles all of them. */
function readTokens(expression: string): ReturnType<Lexer['lex']>['tokens'] {
  return new Lexer(expression)
    .lex()
    .tokens.map((token) =>
      token.lexeme.startsWith("'")
        ? { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") }
        : token,
    )
}

/** GitHub's truth: false, 0, '' and null are false. */
export function isTruthy(value: unknown): boolean {
  return !(value === false || value === null || value === undefined || value === 0 || value === '')
}

/** A value as the text that a script or an input gets; GitHub writes a list as `Array` and a map as `Object`. */
export function toText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return Array.isArray(value) ? 'Array' : 'Object'
  return String(value)
}
