// Decides `if:`: a condition without a status function means `success() && (condition)`.
import { ensureStatusFunction, isBasicExpression } from '../load/github-parser.js'
import type { Token } from '../load/tokens.js'
import { evaluate, isTruthy, type Scope } from './evaluate.js'

/** True when the job or step shall run. */
export function decideCondition(token: Token | undefined, scope: Scope): boolean {
  if (token === undefined) return isTruthy(evaluate('success()', scope))
  const written = isBasicExpression(token) ? token.expression : unwrap(token.toString())
  const condition = written.trim() === '' ? 'success()' : written
  return isTruthy(evaluate(ensureStatusFunction(condition, token.definitionInfo), scope))
}

/** The condition of a pre or post step, which is taken as written. */
export function decideRunsCondition(condition: string, scope: Scope): boolean {
  return isTruthy(evaluate(unwrap(condition), scope))
}

function unwrap(text: string): string {
  return /^\s*\$\{\{([\s\S]*)\}\}\s*$/.exec(text)?.[1] ?? text
}
