// Evaluates whole pieces of a workflow file: every expression in a tree of mappings, sequences and scalars.
import { isBasicExpression, isMapping, isScalar, isSequence } from '../load/github-parser.js'
import { entries, items, type Token } from '../load/tokens.js'
import { evaluate, isTruthy, toText, type Scope } from './evaluate.js'

/** For templates that hold no expression. */
export const emptyScope: Scope = { contexts: {}, functions: {} }

/** The plain value of a template, undefined when it is absent. */
export function resolveTemplate(token: Token | undefined, scope: Scope): unknown {
  if (token === undefined) return undefined
  if (isBasicExpression(token)) return evaluate(token.expression, scope)
  if (isMapping(token)) {
    return Object.fromEntries(entries(token).map(([key, value]) => [key, resolveTemplate(value, scope)]))
  }
  if (isSequence(token)) return items(token).map((item) => resolveTemplate(item, scope))
  return isScalar(token) && 'value' in token ? token.value : null
}

/** The template as text, undefined when it is absent. */
export function resolveText(token: Token | undefined, scope: Scope): string | undefined {
  return token === undefined ? undefined : toText(resolveTemplate(token, scope))
}

/** The template as true or false; the text `false` is false too. */
export function resolveFlag(token: Token | undefined, scope: Scope): boolean {
  const value = resolveTemplate(token, scope)
  return isTruthy(value) && value !== 'false'
}

/** The template as a number, undefined when it is absent. Throws for what is no number. */
export function resolveNumber(token: Token | undefined, scope: Scope): number | undefined {
  const value = resolveTemplate(token, scope)
  if (value === undefined || value === null || value === '') return undefined
  const number = Number(value)
  if (Number.isNaN(number)) throw new Error(`${toText(value)} is not a number`)
  return number
}

/** The template as a map of texts; empty when it is absent. */
export function resolveTexts(token: Token | undefined, scope: Scope): Record<string, string> {
  const value = resolveTemplate(token, scope)
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toText(item)]))
}
