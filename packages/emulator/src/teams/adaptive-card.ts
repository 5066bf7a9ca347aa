// The rules of Adaptive Cards 1.4 that Teams holds a card to, as far as cards are made of text and links.
// https://adaptivecards.io/explorer/
import { arrayField, isRecord, stringField } from '@powerops/core'

/** A rule: what a value must be. */
type Rule = 'text' | 'boolean' | 'url' | 'elements' | 'inlines' | 'actions' | 'any' | readonly string[]

const ELEMENT: Readonly<Record<string, Rule>> = {
  type: 'text',
  id: 'text',
  isVisible: 'boolean',
  separator: 'boolean',
  spacing: ['default', 'none', 'small', 'medium', 'large', 'extralarge', 'padding'],
  height: ['auto', 'stretch'],
  fallback: 'any',
}
const ALIGNMENT = ['left', 'center', 'right']
const SIZE = ['default', 'small', 'medium', 'large', 'extralarge']
const WEIGHT = ['default', 'lighter', 'bolder']
const COLOUR = ['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention']
const TEXT: Readonly<Record<string, Rule>> = {
  text: 'text',
  size: SIZE,
  weight: WEIGHT,
  color: COLOUR,
  isSubtle: 'boolean',
  fontType: ['default', 'monospace'],
}

const TYPES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  AdaptiveCard: {
    type: 'text',
    version: 'text',
    $schema: 'text',
    body: 'elements',
    actions: 'actions',
    fallbackText: 'text',
    speak: 'text',
    lang: 'text',
    rtl: 'boolean',
    msteams: 'any',
  },
  TextBlock: {
    ...ELEMENT,
    ...TEXT,
    wrap: 'boolean',
    maxLines: 'any',
    horizontalAlignment: ALIGNMENT,
    style: ['default', 'heading'],
  },
  RichTextBlock: { ...ELEMENT, inlines: 'inlines', horizontalAlignment: ALIGNMENT },
  TextRun: {
    ...TEXT,
    type: 'text',
    highlight: 'boolean',
    italic: 'boolean',
    strikethrough: 'boolean',
    underline: 'boolean',
    selectAction: 'any',
  },
  Container: {
    ...ELEMENT,
    items: 'elements',
    style: ['default', 'emphasis', 'good', 'attention', 'warning', 'accent'],
    bleed: 'boolean',
    verticalContentAlignment: ['top', 'center', 'bottom'],
    minHeight: 'text',
  },
  'Action.OpenUrl': {
    type: 'text',
    id: 'text',
    title: 'text',
    url: 'url',
    iconUrl: 'url',
    style: ['default', 'positive', 'destructive'],
    mode: ['primary', 'secondary'],
    isEnabled: 'boolean',
    tooltip: 'text',
  },
}

const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['version'],
  TextBlock: ['text'],
  RichTextBlock: ['inlines'],
  TextRun: ['text'],
  Container: ['items'],
  'Action.OpenUrl': ['url'],
}

/** Newest version that Teams shows. */
const NEWEST_MINOR = 5
/** What each list may hold. */
const LISTS = {
  elements: ['TextBlock', 'RichTextBlock', 'Container'],
  inlines: ['TextRun'],
  actions: ['Action.OpenUrl'],
} as const

/** What is wrong with a card, or undefined. */
export function cardProblem(card: unknown): string | undefined {
  const [, minor = '99'] = /^1\.(\d)$/.exec(stringField(card, 'version') ?? '') ?? []
  if (Number(minor) > NEWEST_MINOR) return 'the card has no version that Teams knows'
  return problemOf(card, ['AdaptiveCard'])
}

function problemOf(value: unknown, types: readonly string[]): string | undefined {
  const type = stringField(value, 'type') ?? ''
  const rules = types.includes(type) ? TYPES[type] : undefined
  if (!rules || !isRecord(value)) return `"${type}" is not one of ${types.join(', ')}`
  const missing = REQUIRED[type]?.find((name) => value[name] === undefined)
  if (missing !== undefined) return `${type} has no ${missing}`
  for (const [name, member] of Object.entries(value)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (rule === undefined) return `${type} has no property ${name}`
    const problem = memberProblem(member, rule)
    if (problem !== undefined) return `${type}.${name}: ${problem}`
  }
  return undefined
}

function memberProblem(member: unknown, rule: Rule): string | undefined {
  if (rule === 'any') return undefined
  if (rule === 'text') return typeof member === 'string' ? undefined : 'not a text'
  if (rule === 'boolean') return typeof member === 'boolean' ? undefined : 'neither true nor false'
  if (rule === 'url') return typeof member === 'string' && URL.canParse(member) ? undefined : 'not a URL'
  if (typeof rule !== 'string') {
    return typeof member === 'string' && rule.includes(member.toLowerCase())
      ? undefined
      : `not one of ${rule.join(', ')}`
  }
  if (!Array.isArray(member)) return 'not a list'
  return arrayField({ member }, 'member')
    .map((part) => problemOf(part, LISTS[rule]))
    .find((problem) => problem !== undefined)
}
