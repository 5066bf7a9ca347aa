// Reading the token tree that GitHub's parser makes of a YAML file.
import type { MappingToken } from '@actions/workflow-parser/templates/tokens/mapping-token'
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token'
import { AlmError } from '@powerops/core'
import { isBasicExpression, isMapping, isScalar, isSequence } from './github-parser.js'

export type Token = TemplateToken
export type Mapping = MappingToken

/** The value under a key, or undefined when the token is no mapping or lacks the key. */
export function field(token: Token | undefined, key: string): Token | undefined {
  return token && isMapping(token) ? token.find(key) : undefined
}

/** The value two keys down. */
export function path(token: Token | undefined, ...keys: string[]): Token | undefined {
  return keys.reduce(field, token)
}

/** Keys and values of a mapping in file order; empty for anything else. */
export function entries(token: Token | undefined): [key: string, value: Token][] {
  if (!token || !isMapping(token)) return []
  return [...token].map(({ key, value }) => {
    if (key.isExpression) {
      throw new AlmError('unsupported', { message: `the key ${key.toString()} is an expression` })
    }
    return [key.toString(), value]
  })
}

/** The items of a sequence; empty for anything else. */
export function items(token: Token | undefined): Token[] {
  return token && isSequence(token) ? [...token] : []
}

/** The text of a scalar that is no expression, or undefined. */
export function literalText(token: Token | undefined): string | undefined {
  return token && isScalar(token) && !token.isExpression ? token.toString() : undefined
}

/** The texts of a scalar or of a sequence of scalars. */
export function literalTexts(token: Token | undefined): string[] {
  if (token === undefined) return []
  const single = literalText(token)
  return single === undefined ? items(token).map((item) => item.toString()) : [single]
}

/** True for a literal `true`. */
export function literalFlag(token: Token | undefined): boolean {
  return literalText(token) === 'true'
}

/** Every expression below the token, as written between the braces. */
export function expressionsOf(token: Token | undefined): string[] {
  if (token === undefined) return []
  if (isBasicExpression(token)) return [token.expression]
  if (isSequence(token)) return items(token).flatMap(expressionsOf)
  if (isMapping(token)) return [...token].flatMap(({ value }) => expressionsOf(value))
  return []
}
