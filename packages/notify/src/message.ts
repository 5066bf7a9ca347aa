// From facts to words: the one text that every channel renders.
import { formatDuration } from '@powerops/core'
import { eventWords, type Tone } from './event-words.js'
import type { NamedLink, NotificationFacts } from './facts.js'
import { oneLine, someLines } from './one-line.js'

/** A notification in words, free of line breaks and hidden characters; escaping is left to each channel. */
export interface Message {
  tone: Tone
  subject: string
  /** What happened, one paragraph each. */
  happened: readonly string[]
  /** What the reader can do now, one paragraph each. */
  next: readonly string[]
  rows: readonly { name: string; value: string }[]
  links: readonly NamedLink[]
}

const MAX_SUBJECT = 150
const MAX_PARAGRAPHS = 12
const MAX_LINKS = 20

/** Puts facts into words for makers and release managers. */
export function composeMessage(facts: NotificationFacts): Message {
  const words = eventWords(facts)
  const happened = facts.message === undefined ? [words.happened] : someLines(facts.message, MAX_PARAGRAPHS)
  return {
    tone: words.tone,
    subject: oneLine(facts.subject ?? words.subject, MAX_SUBJECT),
    happened: [...happened.map((text) => oneLine(text, 600)), ...failureLines(facts)],
    next: [...someLines(facts.failure?.remedy ?? '', MAX_PARAGRAPHS), ...words.next],
    rows: rowsOf(facts),
    links: linksOf(facts),
  }
}

function failureLines({ failure }: NotificationFacts): string[] {
  const { step, message } = failure ?? {}
  if (message === undefined) return []
  const [first = '', ...rest] = someLines(message, MAX_PARAGRAPHS)
  return [step === undefined ? first : `${oneLine(step)}: ${first}`, ...rest]
}

function rowsOf(facts: NotificationFacts): Message['rows'] {
  const { solutionVersion, previousVersion, durationMs } = facts
  const rows: Record<string, string | undefined> = {
    Solution: facts.solutionName,
    Version: solutionVersion,
    'Version before': previousVersion,
    Environment: facts.environmentName ?? facts.environmentUrl?.host,
    'Reason code': facts.failure?.reasonCode,
    Expires: facts.expires,
    Duration: durationMs === undefined ? undefined : formatDuration(durationMs),
    'Started by': facts.actor,
    Repository: facts.repository,
  }
  return Object.entries(rows).flatMap(([name, value]) => {
    const shown = oneLine(value ?? '', 200)
    return shown === '' ? [] : [{ name, value: shown }]
  })
}

function linksOf(facts: NotificationFacts): NamedLink[] {
  const standing: readonly [string, URL | undefined][] = [
    ['Approve or reject', facts.approvalUrl],
    ['Open the environment', facts.environmentUrl],
    ['Open the run', facts.runUrl],
    ['See the history', facts.historyUrl],
  ]
  const links = standing.flatMap(([title, url]) => (url ? [{ title, url }] : []))
  const [approval, rest] = facts.approvalUrl ? [links.slice(0, 1), links.slice(1)] : [[], links]
  const given = facts.links.map(({ title, url }) => ({ title: oneLine(title, 80) || url.host, url }))
  return [...approval, ...given, ...rest].slice(0, MAX_LINKS)
}
