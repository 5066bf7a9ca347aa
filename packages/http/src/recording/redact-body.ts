// A body with its shape kept and its values replaced: what is not known to be harmless does not stay.
import { createHash } from 'node:crypto'
import { isGuid, isRecord } from '@powerops/core'
import { redactPath, redactUrl } from './redact-address.js'
import { shownMember } from './redact-member.js'
import { redactSentence } from './redact-sentence.js'
import type { Placeholders } from './placeholders.js'
import { SECRET_KEY, SENTENCE_KEYS, VERSION_KEY, WORD_KEYS } from './vocabulary.js'

/** Members of one list that are written; the rest look alike. */
export const MAX_MEMBERS = 50
const MAX_DEPTH = 32
const MAX_XML_CHARACTERS = 64 * 1024
/** A text of base64 of this length is a file, such as `CustomizationFile`. */
const MIN_FILE_CHARACTERS = 256

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/
const WORD = /^(#?[A-Za-z][\w.-]{0,63}|Microsoft\.[A-Za-z.]+(\/[A-Za-z]+)+)$/
const SERVICE_PATH = /^\/(providers|subscriptions|tenants|api)\//i
const FILE = /^[A-Za-z0-9+/]+={0,2}$/
const OWN_KEY = /^[A-Za-z_$@][\w.$#:-]*(@[A-Za-z][\w.]*)?$/

/** Replaces the values of a parsed body; lists are cut to MAX_MEMBERS. */
export function redactBody(body: unknown, placeholder: Placeholders): unknown {
  return redactValue(body, [], placeholder)
}

/** @param keys where the value stands, innermost last. */
function redactValue(value: unknown, keys: readonly string[], placeholder: Placeholders): unknown {
  if (keys.length > MAX_DEPTH) return placeholder('text', JSON.stringify(value))
  if (Array.isArray(value)) {
    return value.slice(0, MAX_MEMBERS).map((member) => redactValue(member, keys, placeholder))
  }
  if (isRecord(value)) {
    const fields = Object.entries(value).map(([key, field]) => [
      redactKey(key, placeholder),
      redactValue(field, [...keys, key], placeholder),
    ])
    return Object.fromEntries(fields)
  }
  const secret = keys.some((key) => SECRET_KEY.test(key))
  if (typeof value === 'number') return secret ? 0 : value
  if (typeof value !== 'string' || value === '') return value
  return secret ? '[secret]' : redactText(value, keys, placeholder)
}

function redactKey(key: string, placeholder: Placeholders): string {
  if (isGuid(key)) return placeholder('id', key)
  const hidden = /[0-9a-f]{20}/i.test(key) || /\.(com|net|org|example)$/i.test(key)
  return OWN_KEY.test(key) && !hidden ? key : placeholder('text', key)
}

function redactText(value: string, keys: readonly string[], placeholder: Placeholders): unknown {
  const key = (keys.at(-1) ?? '').toLowerCase()
  // `{"state":{"id":"Succeeded"}}`: the word is the one of the outer key.
  const wordKey = key === 'id' ? (keys.at(-2) ?? '').toLowerCase() : key
  if (isGuid(value)) return placeholder('id', value.replace(/[{}]/g, ''))
  if (TIMESTAMP.test(value) || /^(true|false)$/i.test(value)) return value
  if (WORD_KEYS.has(wordKey) && isServiceWord(value)) return value
  if (VERSION_KEY.test(key) && /^\d+(\.\d+){1,3}$/.test(value)) return value
  if (SENTENCE_KEYS.has(key)) return redactSentence(value, placeholder)
  if (value.length >= MIN_FILE_CHARACTERS && FILE.test(value)) return describeFile(value)
  if (/^\s*[<{[]/.test(value)) return redactMarkup(value, keys, placeholder)
  if (/^https?:/i.test(value) && URL.canParse(value)) return redactUrl(value, placeholder)
  if (SERVICE_PATH.test(value)) return redactServicePath(value, placeholder)
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return placeholder('user', value)
  return placeholder('text', value)
}

/** A word such as `Succeeded` or `0x80040217`: no id, no host. */
function isServiceWord(value: string): boolean {
  if (/^0x[0-9a-f]{1,8}$/i.test(value) || /^-?\d{1,10}$/.test(value)) return true
  return WORD.test(value) && !/[0-9a-f]{12}/i.test(value) && !/\.(com|net|org|us|cn|example)$/i.test(value)
}

function redactServicePath(value: string, placeholder: Placeholders): string {
  return redactPath(value.replace(/[?#].*$/s, ''), (member) => shownMember(member, placeholder))
}

/** What a file inside an answer is replaced by. */
export interface FileFacts {
  sha256: string
  bytes: number
}

function describeFile(base64: string): FileFacts {
  return fileFacts(Buffer.from(base64, 'base64'))
}

/** Digest and size of bytes. */
export function fileFacts(bytes: Uint8Array): FileFacts {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
}

/** XML and JSON inside a text keep their elements; other text that begins so does not. */
function redactMarkup(value: string, keys: readonly string[], placeholder: Placeholders): string {
  if (!value.trimStart().startsWith('<')) {
    const parsed = parsedOrUndefined(value)
    return parsed === undefined
      ? placeholder('text', value)
      : JSON.stringify(redactValue(parsed, keys, placeholder))
  }
  return redactXml(value.slice(0, MAX_XML_CHARACTERS), placeholder)
}

const XML_TAG = /<[/?]?[A-Za-z_][\w:.-]*((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*[/?]?>/g

/** The tags with their values replaced; text, comments and whatever else stands between two tags becomes one stand-in. */
function redactXml(xml: string, placeholder: Placeholders): string {
  const shown: string[] = []
  let position = 0
  let element = ''
  const between = (text: string): void => {
    if (text.trim() !== '') shown.push(redactPiece(text.trim(), element, placeholder))
  }
  for (const match of xml.matchAll(XML_TAG)) {
    between(xml.slice(position, match.index))
    shown.push(
      match[0].replace(
        /([\w:.-]{1,100})\s*=\s*("[^"]*"|'[^']*')/g,
        (_whole, name: string, quoted: string) => {
          const inner = quoted.slice(1, -1)
          return `${name}="${inner === '' ? '' : redactPiece(inner, name, placeholder)}"`
        },
      ),
    )
    element = /^<([\w:.-]+)[^/]*$/.exec(match[0])?.[1] ?? ''
    position = match.index + match[0].length
  }
  between(xml.slice(position))
  return shown.join('')
}

function redactPiece(text: string, name: string, placeholder: Placeholders): string {
  if (SECRET_KEY.test(name)) return '[secret]'
  if (/^[<{[]/.test(text)) return placeholder('text', text)
  const shown = redactText(text, [name], placeholder)
  return typeof shown === 'string'
    ? shown.replaceAll('"', '&quot;')
    : JSON.stringify(shown).replaceAll('"', "'")
}

function parsedOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
