// Finds secrets in the files of an unpacked solution before they are committed: where they are, and never what.
import {
  CONNECTION,
  CONNECTION_REACH,
  FLOW_CREDENTIAL,
  isPlaceholder,
  PASSWORD,
  secretPatterns,
  TOKEN_START,
  WINDOW,
} from './patterns.js'
import { findVariableValues } from './variable-values.js'

/** What was found: a current value or secret default of an environment variable, or a text that is shaped like a secret. */
export type SecretKind =
  | 'environment-variable-value'
  | 'secret-default-value'
  | 'flow-credential'
  | 'connection-string-password'
  | 'json-web-token'
  | (typeof secretPatterns)[number]['kind']

/** A secret by its place; the value is told to nobody. */
export interface SecretFinding {
  readonly path: string
  /** Number of the line, from 1 on. */
  readonly line: number
  readonly kind: SecretKind
}

/** Where in a text a secret was found. */
export interface SecretPlace {
  readonly kind: SecretKind
  readonly at: number
}

/** More findings than this tell nothing new. */
const MAX_FINDINGS = 1000

/** Files that are no text, by what they start with: bytes that no text has. */
const PROBED_BYTES = 1024

/**
 * Looks for secrets in the files of an unpacked solution: current values of environment variables, which belong to the
 * environment that they were exported from; defaults of secret variables other than references to a vault; literal
 * credentials in flows; and keys, tokens, private keys and passwords of the usual shapes in any text file. Sorted by
 * path and line, one for each line and kind, at most 1,000.
 */
export function findSecrets(files: ReadonlyMap<string, Uint8Array>): SecretFinding[] {
  const findings: SecretFinding[] = []
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path)
    if (bytes === undefined || findings.length >= MAX_FINDINGS) continue
    const text = readText(bytes)
    if (text !== undefined) findings.push(...toFindings(path, text, findPlaces(path, text)))
  }
  return findings.slice(0, MAX_FINDINGS)
}

/** The text, a character for each byte: what is looked for is ASCII. Undefined for bytes that are no text. */
function readText(bytes: Uint8Array): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return buffer.subarray(0, PROBED_BYTES).includes(0) ? undefined : buffer.latin1Slice()
}

function findPlaces(path: string, text: string): SecretPlace[] {
  const places = [...findShapes(text), ...findTokens(text), ...findPasswords(text)]
  if (/^Workflows\/.*\.json$/i.test(path)) places.push(...findAll(text, FLOW_CREDENTIAL, 'flow-credential'))
  places.push(...findVariableValues(path, text))
  return places
}

/** One finding for each line and kind, in the order of the lines. */
function toFindings(path: string, text: string, places: readonly SecretPlace[]): SecretFinding[] {
  const found = new Map<string, SecretFinding>()
  let line = 1
  let counted = 0
  for (const { at, kind } of [...places].sort((a, b) => a.at - b.at)) {
    for (let end = text.indexOf('\n', counted); end >= 0 && end < at; end = text.indexOf('\n', counted)) {
      line++
      counted = end + 1
    }
    found.set(`${line} ${kind}`, { path, line, kind })
  }
  return [...found.values()]
}

function findShapes(text: string): SecretPlace[] {
  const places: SecretPlace[] = []
  for (const { kind, anchor, before, pattern } of secretPatterns) {
    for (let at = text.indexOf(anchor); at >= 0; at = text.indexOf(anchor, at + anchor.length)) {
      const value = pattern.exec(text.slice(Math.max(0, at - before), at + WINDOW))?.[1]
      if (value !== undefined && !isPlaceholder(value)) places.push({ kind, at })
    }
  }
  return places
}

/** JSON web tokens: three parts of base64, the first two of them JSON objects. */
function findTokens(text: string): SecretPlace[] {
  const places: SecretPlace[] = []
  for (let at = text.indexOf(TOKEN_START); at >= 0;) {
    const payload = endOfBase64(text, at) + 1
    // What does not go on with a second part cannot hold a token that starts later: it would end at the same place.
    const next = text[payload - 1] === '.' && text.startsWith(TOKEN_START, payload) ? payload : undefined
    const signature = next === undefined ? payload : endOfBase64(text, next) + 1
    const isToken =
      next !== undefined && text[signature - 1] === '.' && endOfBase64(text, signature) > signature + 10
    if (isToken) places.push({ kind: 'json-web-token', at })
    at = text.indexOf(TOKEN_START, isToken ? signature : payload)
  }
  return places
}

function endOfBase64(text: string, from: number): number {
  const end = /[^\w-]/g
  end.lastIndex = from
  return end.exec(text)?.index ?? text.length
}

function findPasswords(text: string): SecretPlace[] {
  return findAll(text, PASSWORD, 'connection-string-password').filter(({ at }) =>
    CONNECTION.test(text.slice(Math.max(0, at - CONNECTION_REACH), at + CONNECTION_REACH)),
  )
}

function findAll(text: string, pattern: RegExp, kind: SecretKind): SecretPlace[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = match.slice(1).find((group) => group !== undefined) ?? ''
    return isPlaceholder(value) ? [] : [{ kind, at: match.index }]
  })
}
