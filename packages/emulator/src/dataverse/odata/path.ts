// Resource paths of the Web API: `solutions(guid)/publisherid`, `Message(A=1,B=@p)`, `set(key='x')`.
import { isGuid } from '@powerops/core'
import { codes, DataverseFault, unknownSegment } from '../fault.js'

export interface Segment {
  name: string
  /** Undefined without parentheses; empty for `()`. */
  arguments: ReadonlyMap<string, string> | undefined
}

/** The only argument that has no name. */
export const KEY = ''

/** Splits a decoded path into its segments; slashes inside quotes and parentheses belong to the segment. */
export function parsePath(path: string, aliases: URLSearchParams): Segment[] {
  return splitOutside(path, '/')
    .filter((part) => part !== '')
    .map((part) => parseSegment(part, aliases))
}

function parseSegment(text: string, aliases: URLSearchParams): Segment {
  const match = /^(\$?[\w.]+)(?:\((.*)\))?$/s.exec(text)
  if (!match?.[1]) throw unknownSegment(text)
  if (match[2] === undefined) return { name: match[1], arguments: undefined }
  const parts = splitOutside(match[2], ',').filter((part) => part.trim() !== '')
  return { name: match[1], arguments: new Map(parts.map((part) => parseArgument(part, aliases))) }
}

function parseArgument(text: string, aliases: URLSearchParams): [string, string] {
  const match = /^\s*(@?\w+)\s*=\s*(.*)$/s.exec(text)
  if (!match?.[1] || match[2] === undefined) return [KEY, literal(text, aliases)]
  return [match[1], literal(match[2], aliases)]
}

function literal(text: string, aliases: URLSearchParams): string {
  const trimmed = text.trim()
  const value = trimmed.startsWith('@') ? (aliases.get(trimmed) ?? '') : trimmed
  const quoted = /^'(.*)'$/s.exec(value)
  return quoted?.[1] === undefined ? value : quoted[1].replaceAll("''", "'")
}

/** Splits at a separator that stands outside of quotes and parentheses. */
export function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quoted = false
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === "'") quoted = !quoted
    else if (quoted) continue
    else if (char === '(') depth++
    else if (char === ')') depth--
    else if (char === separator && depth === 0) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

/** The GUID between the parentheses, or undefined when they hold an alternate key. */
export function guidKey(segment: Segment): string | undefined {
  const values = [...(segment.arguments ?? [])]
  const [name, value] = values[0] ?? []
  if (values.length !== 1 || value === undefined) return undefined
  if (name !== KEY) return isGuid(value) && !value.includes("'") ? value.toLowerCase() : undefined
  if (!isGuid(value)) {
    throw new DataverseFault(400, codes.badUri, `Invalid GUID '${value}' in the key of '${segment.name}'.`)
  }
  return value.replace(/[{}]/g, '').toLowerCase()
}
