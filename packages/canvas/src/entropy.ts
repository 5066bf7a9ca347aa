// Values that change with every save or export, kept in one file so that the others differ only where the app does.
import { createHash } from 'node:crypto'
import { AlmError, quote } from '@powerops/core'
import { printIndented } from './json/print.js'
import { memberOf, parseTokens, stringToken, textOfToken, type JsonNode } from './json/token-tree.js'

/** Members whose values say when and how fast something was done, in any part. */
const VOLATILE = new Set(
  ['LastSavedDateTimeUTC', 'LastModifiedTimestamp', 'AnalysisLoadTime', 'DeserializationLoadTime'].map(
    (name) => `"${name}"`,
  ),
)
const IN_ENTROPY = '"@entropy"'
/** What controls that were never modified have; not worth a line of its own. */
const NEVER = '"0"'
/** Keys of any length could be repeated for any number of values. */
const MAX_PATH = 1000

/** Volatile values of a part as tokens, by their paths in it. */
export type VolatileValues = ReadonlyMap<string, string>

/** What Entropy.json holds. */
export interface Entropy {
  /** Volatile values by part name. */
  readonly values: ReadonlyMap<string, VolatileValues>
  /** The SHA-256 of each part by its name, as the app was unpacked. */
  readonly sha256: ReadonlyMap<string, string>
}

/** Takes the volatile values out of a part. */
export function takeVolatile(part: JsonNode): { rest: JsonNode; values: Map<string, string> } {
  const values = new Map<string, string>()
  const rest = mapVolatile(part, '', (token, path) => {
    if (token === NEVER || path.length > MAX_PATH) return token
    values.set(path, token)
    return IN_ENTROPY
  })
  return { rest, values }
}

/**
 * Puts the volatile values back.
 * @throws AlmError `solution-invalid` for a place that has no value.
 */
export function putVolatile(rest: JsonNode, values: VolatileValues, file: string): JsonNode {
  return mapVolatile(rest, '', (token, path) => {
    if (token !== IN_ENTROPY) return token
    const value = values.get(path)
    if (value !== undefined) return value
    throw new AlmError('solution-invalid', {
      message: `Entropy.json has no value for ${quote(path)} of ${quote(file)}`,
      remedy: 'Take Entropy.json and the file from the same version, or unpack the solution again.',
      details: { file, path },
    })
  })
}

function mapVolatile(
  node: JsonNode,
  path: string,
  change: (token: string, path: string) => string,
): JsonNode {
  if (node.kind === 'scalar') return node
  if (node.kind === 'array') {
    const items = node.items.map((item, index) => mapVolatile(item, `${path}/${index}`, change))
    return { kind: 'array', items }
  }
  const members = node.members.map(({ key, value }) => {
    const inner = `${path}/${key.slice(1, -1)}`
    if (value.kind !== 'scalar' || !VOLATILE.has(key))
      return { key, value: mapVolatile(value, inner, change) }
    return { key, value: { kind: 'scalar', token: change(value.token, inner) } as const }
  })
  return { kind: 'object', members }
}

/** The SHA-256 of some bytes in hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The text of Entropy.json. */
export function printEntropy({ values, sha256: digests }: Entropy): string {
  const valuesNode = toObject(values, (tokens) => toObject(tokens, (token) => ({ kind: 'scalar', token })))
  const entropy = new Map([
    ['values', valuesNode],
    ['sha256', toObject(digests, stringToken)],
  ])
  return `${printIndented(toObject(entropy, (node) => node))}\n`
}

/** Reads Entropy.json. @throws AlmError `json-invalid` for what is not JSON. */
export function parseEntropy(text: string, file: string): Entropy {
  const root = parseTokens(text, file)
  return {
    values: fromObject(memberOf(root, 'values'), (part) => fromObject(part, tokenOf)),
    sha256: fromObject(memberOf(root, 'sha256'), textOfToken),
  }
}

function tokenOf(node: JsonNode): string | undefined {
  return node.kind === 'scalar' ? node.token : undefined
}

function toObject<T>(map: ReadonlyMap<string, T>, toNode: (value: T) => JsonNode): JsonNode {
  const sorted = [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    kind: 'object',
    members: sorted.map(([key, value]) => ({ key: stringToken(key).token, value: toNode(value) })),
  }
}

function fromObject<T>(
  node: JsonNode | undefined,
  read: (value: JsonNode) => T | undefined,
): ReadonlyMap<string, T> {
  const found = new Map<string, T>()
  for (const { key, value } of node?.kind === 'object' ? node.members : []) {
    const item = read(value)
    if (item !== undefined) found.set(String(JSON.parse(key)), item)
  }
  return found
}
