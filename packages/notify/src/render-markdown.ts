// The message as Markdown of GitHub.
import { toMarkdownText } from '@powerops/core'
import type { Tone } from './event-words.js'
import type { Message } from './message.js'

const TONE_SIGNS: Readonly<Record<Tone, string>> = { good: '✅', bad: '❌', attention: '⏳', neutral: 'ℹ️' }

/** GitHub refuses a text of more than 65 536 characters; a message of ours ends well before. */
const MAX_CHARACTERS = 60_000

/**
 * The message as the body of a comment or issue. `mentions` are accounts that GitHub tells about it, each already known
 * to be a login or a team; nothing else in the text mentions anybody.
 */
export function renderMarkdown(message: Message, mentions: readonly string[] = []): string {
  const { tone, subject, happened, next, rows, links } = message
  const table = rows.map(({ name, value }) => `| ${toMarkdownText(name)} | ${toMarkdownText(value)} |`)
  const blocks = [
    `### ${TONE_SIGNS[tone]} ${toMarkdownText(subject)}`,
    ...happened.map(toMarkdownText),
    ...(table.length === 0 ? [] : [['| | |', '| --- | --- |', ...table].join('\n')]),
    ...(next.length === 0 ? [] : ['**What to do next**', ...next.map(toMarkdownText)]),
    ...(links.length === 0 ? [] : [links.map(markdownLink).join(' · ')]),
    ...(mentions.length === 0 ? [] : [mentions.map((name) => `@${name}`).join(' ')]),
  ]
  return blocks.join('\n\n').slice(0, MAX_CHARACTERS)
}

/** A URL has neither blanks nor angle brackets in it, so that angle brackets hold any of them. */
function markdownLink({ title, url }: Message['links'][number]): string {
  return `[${toMarkdownText(title)}](<${url.href.replaceAll('<', '%3C').replaceAll('>', '%3E')}>)`
}
