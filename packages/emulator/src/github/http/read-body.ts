// Request bodies, read with GitHub's refusals: 400 for what is not JSON, 422 for a missing or mistyped member.
import { isRecord, type JsonRecord } from '@powerops/core'
import { invalidRequest, Problem } from './problem.js'

/** The JSON object of a request; an empty body counts as `{}`. */
export function readJson(body: Buffer): JsonRecord {
  if (body.length === 0) return {}
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    throw new Problem(400, 'Problems parsing JSON')
  }
  if (!isRecord(value)) throw new Problem(400, 'Body should be a JSON object')
  return value
}

export function text(body: JsonRecord, name: string): string | undefined {
  return typed(body, name, 'string', (value) => typeof value === 'string')
}

export function requiredText(body: JsonRecord, name: string): string {
  const value = text(body, name)
  if (value === undefined) throw invalidRequest(`"${name}" wasn't supplied.`)
  return value
}

export function flag(body: JsonRecord, name: string): boolean | undefined {
  return typed(body, name, 'boolean', (value) => typeof value === 'boolean')
}

export function integer(body: JsonRecord, name: string): number | undefined {
  return typed(body, name, 'integer', Number.isInteger)
}

export function object(body: JsonRecord, name: string): JsonRecord | undefined {
  return typed(body, name, 'object', isRecord)
}

export function list(body: JsonRecord, name: string): readonly unknown[] | undefined {
  return typed(body, name, 'array', Array.isArray)
}

export function texts(body: JsonRecord, name: string): string[] | undefined {
  return list(body, name)?.map((item) => {
    if (typeof item !== 'string') throw invalidRequest(`For 'items', ${shown(item)} is not a string.`)
    return item
  })
}

/** One of the words, or the `fallback` when absent. */
export function oneOf<W extends string>(
  body: JsonRecord,
  name: string,
  words: readonly W[],
  fallback?: W,
): W {
  const value = text(body, name) ?? fallback
  if (value === undefined) throw invalidRequest(`"${name}" wasn't supplied.`)
  const word = words.find((candidate) => candidate === value)
  if (word === undefined) throw invalidRequest(`${shown(value)} is not a possible value for "${name}".`)
  return word
}

function typed<T>(
  body: JsonRecord,
  name: string,
  type: string,
  fits: (value: unknown) => boolean,
): T | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (!fits(value)) throw invalidRequest(`For '/${name}', ${shown(value)} is not of type ${type}.`)
  return value as T
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'null').slice(0, 80)
}
