// Error sentences of a service: its own words stay, everything that may be a name, an address or an id is replaced.
import { isGuid } from '@powerops/core'
import type { Placeholders } from './placeholders.js'
import { SENTENCE_WORDS } from './vocabulary.js'

const MAX_CHARACTERS = 2000
const QUOTED = /(?<=^|[\s([{:=,])(['"‘“`])(.*?)(['"’”`])(?=$|[\s)\]},.;:!?])/g
const EDGES = /^([([{<]*)(.*?)([)\]}>.,;:!?]*)$/s
const LABELLED_GUID = /^([A-Za-z]+=)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i
const STAND_IN = /^['"‘“`]?(text-[0-9a-f]{12}|00000000-0000-4000-8000-[0-9a-f]{12})['"’”`]?$/
const OWN_WORD = /^([a-z]+(['’][a-z])?|0x[0-9A-Fa-f]{8}|\d{1,4}|prv[A-Z][A-Za-z]+|[-–—=|])$/
const MAIL = /^[^\s@]+@[^\s@]+$/
const ADDRESS_NUMBER = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]*:[0-9a-f.]*)$/i

/** A sentence in which lower-case words, codes and known words stay. What follows a colon or equals sign goes, too. */
export function redactSentence(sentence: string, placeholder: Placeholders): string {
  let followsLabel = false
  return sentence
    .slice(0, MAX_CHARACTERS)
    .replace(QUOTED, (_whole, open: string, inner: string, close: string) => {
      const shown = isGuid(inner) ? placeholder('id', inner) : placeholder('text', inner)
      return `${open}${shown}${close}`
    })
    .split(/(\s+)/)
    .map((part) => {
      if (part.trim() === '') return part
      const shown = redactWord(part, followsLabel, placeholder)
      followsLabel = /[:=]$/.test(part)
      return shown
    })
    .join('')
}

function redactWord(part: string, followsLabel: boolean, placeholder: Placeholders): string {
  const [, before = '', word = '', after = ''] = EDGES.exec(part) ?? []
  if (word === '' || STAND_IN.test(word)) return part
  const [, label = '', guid] = LABELLED_GUID.exec(word) ?? []
  if (guid !== undefined && (label === '' || isOwnWord(label.slice(0, -1)))) {
    return `${before}${label}${placeholder('id', guid)}${after}`
  }
  if (!followsLabel && isOwnWord(word)) return part
  const kind = MAIL.test(word) ? 'user' : ADDRESS_NUMBER.test(word) ? 'ip' : 'text'
  return before + placeholder(kind, word) + after
}

function isOwnWord(word: string): boolean {
  return SENTENCE_WORDS.has(word) || OWN_WORD.test(word)
}
