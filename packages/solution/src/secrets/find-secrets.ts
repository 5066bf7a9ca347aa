// Finds secrets in the files of an unpacked solution before they are committed: where they are, and never what.
import {
  ANY_ANCHOR,
  BEHIND,
  CONTEXT_REACH,
  isPlaceholder,
  secretPatterns,
  type SecretPattern,
} from './patterns.js'
import { findFlowCredentials, findVariableValues } from './places.js'

/** What was found: a current value or secret default of an environment variable, or a text that is shaped like a secret. */
export type SecretKind =
  | 'environment-variable-value'
  | 'secret-default-value'
  | 'flow-credential'
  | (typeof secretPatterns)[number]['kind']

/** A secret by its place; the value is told to nobody. */
export interface SecretFinding {
  readonly path: string
  /** Number of the line, from 1 on. */
  readonly line: number
  readonly kind: SecretKind
}

/** Where in a file a secret was found. */
export interface SecretPlace {
  readonly kind: SecretKind
  /** Offset in bytes. */
  readonly at: number
}

/** More findings than these tell nothing new. */
const MAX_FINDINGS = 1000

/** A file that holds an anchor more often was made to keep us busy. */
const MAX_TRIES = 200_000

/** Files up to this size are tested for all anchors at once. */
const SMALL_BYTES = 16_384

/** What is no text shows it by a NUL among its first bytes. */
const PROBED_BYTES = 1024

/** Most of a solution's bytes, written by designers that have no field for a secret. */
const DESIGNED =
  /^(?:Entities\/[^/]+\/(?:Entity\.xml$|FormXml\/|SavedQueries\/|Visualizations\/)|Other\/(?:Solution\.xml$|Relationships)|OptionSets\/|Roles\/|AppModule)/i

/**
 * Looks for secrets in the files of an unpacked solution: current values of environment variables, which belong to the
 * environment that they were exported from; defaults of secret variables other than references to a vault; literal
 * credentials in flows; and keys, tokens, private keys and passwords of the usual shapes in text files other than
 * definitions of entities, forms, views, roles and the like. Sorted by path and line, one for each line and kind, at
 * most 1,000.
 */
export function findSecrets(files: ReadonlyMap<string, Uint8Array>): SecretFinding[] {
  const findings: SecretFinding[] = []
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path)
    if (bytes === undefined || findings.length >= MAX_FINDINGS || DESIGNED.test(path)) continue
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (buffer.subarray(0, PROBED_BYTES).includes(0)) continue
    const mayHold = buffer.length > SMALL_BYTES || ANY_ANCHOR.test(buffer.toString('latin1'))
    const places = [
      ...(mayHold ? secretPatterns.flatMap((pattern) => findShapes(buffer, pattern)) : []),
      ...findFlowCredentials(path, buffer),
      ...findVariableValues(path, buffer),
    ]
    if (places.length > 0) findings.push(...toFindings(path, buffer, places))
  }
  return findings.slice(0, MAX_FINDINGS)
}

type KnownPattern = SecretPattern & { readonly kind: SecretKind }

function findShapes(bytes: Buffer, { kind, anchors, before, pattern, context }: KnownPattern): SecretPlace[] {
  const places: SecretPlace[] = []
  for (const anchor of anchors) {
    let tries = 0
    for (let at = bytes.indexOf(anchor, 0, 'latin1'); at >= 0 && ++tries <= MAX_TRIES;) {
      const match = pattern.exec(around(bytes, at, before, BEHIND))
      const value = match?.slice(1).find((group) => group !== undefined)
      const isSecret = value !== undefined && !isPlaceholder(value)
      if (isSecret && (context?.test(around(bytes, at, CONTEXT_REACH, CONTEXT_REACH)) ?? true)) {
        places.push({ kind, at })
      }
      at = bytes.indexOf(anchor, at + anchor.length, 'latin1')
    }
  }
  return places
}

/** A stretch of the file, a character for each byte: what is looked for is ASCII. */
function around(bytes: Buffer, at: number, before: number, behind: number): string {
  return bytes.toString('latin1', Math.max(0, at - before), Math.min(bytes.length, at + behind))
}

/** One finding for each line and kind, in the order of the lines. */
function toFindings(path: string, bytes: Buffer, places: readonly SecretPlace[]): SecretFinding[] {
  const found = new Map<string, SecretFinding>()
  let line = 1
  let lineStart = 0
  for (const { at, kind } of [...places].sort((a, b) => a.at - b.at)) {
    for (let end = bytes.indexOf(10, lineStart); end >= 0 && end < at; end = bytes.indexOf(10, lineStart)) {
      line++
      lineStart = end + 1
    }
    found.set(`${line} ${kind}`, { path, line, kind })
  }
  return [...found.values()]
}
