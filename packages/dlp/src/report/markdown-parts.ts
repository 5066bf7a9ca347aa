// Pieces of Markdown that stay within bounds, whatever is put into them.
import { toMarkdownText } from '@powerops/core'

/** Names of the platform are shorter; a longer one is somebody's attempt to fill the page. */
const MAX_NAME = 100
/** Sentences name connectors; one that names hundreds of them is read nowhere. */
const MAX_SENTENCE = 1_500
/** Rows of a table, items of a list: as much as anybody reads. */
const MAX_ITEMS = 200

/** A name from outside, escaped and cut. */
export function shownName(untrusted: string): string {
  return toMarkdownText(clipped(untrusted, MAX_NAME))
}

/** A sentence with names from outside, escaped and cut. */
export function shownSentence(untrusted: string): string {
  return toMarkdownText(clipped(untrusted, MAX_SENTENCE))
}

/** A text cut to a length, with an ellipsis where something is missing. */
export function clipped(text: string, length = MAX_NAME): string {
  const chars = [...text.slice(0, 2 * length)]
  return chars.length > length ? `${chars.slice(0, length).join('')}…` : text
}

/** Names in a sentence, the first of them where there are many. */
export function nameList(names: readonly string[], most = 10): string {
  const shown = names.slice(0, most).map(shownName).join(', ')
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}

/** A list with its title; empty without items. */
export function bulletSection(title: string, items: readonly string[]): string {
  if (items.length === 0) return ''
  const lines = items.slice(0, MAX_ITEMS).map((item) => `- ${item}`)
  return [title, '', ...lines, ...more('-', items.length)].join('\n')
}

/** A table with its title; empty without rows. Cells are Markdown. */
export function tableSection(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const body = rows.slice(0, MAX_ITEMS).map(line)
  return [title, '', line(head), line(head.map(() => '---')), ...body, ...more('\n', rows.length)].join('\n')
}

/**
 * Something that is folded away until it is asked for; empty without a body.
 * @param title of ours: what stands there is no Markdown, so that names from outside would need another escape.
 */
export function details(title: string, body: string): string {
  return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`
}

/** Code of several lines; the fence is longer than any in it. */
export function codeBlock(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}`
}

function more(mark: string, count: number): string[] {
  return count > MAX_ITEMS ? [`${mark} … and ${count - MAX_ITEMS} more`] : []
}

/**
 * Sections in their order, as far as they fit; those that do not are named at the end.
 * @param maxBytes of UTF-8, for all of it but the last line.
 */
export function joinWithin(
  sections: readonly { readonly title: string; readonly text: string }[],
  maxBytes: number,
): string {
  const parts: string[] = []
  const leftOut: string[] = []
  let left = maxBytes
  for (const { title, text } of sections) {
    const size = Buffer.byteLength(text) + 2
    if (text === '') continue
    if (size > left) leftOut.push(title)
    else {
      parts.push(text)
      left -= size
    }
  }
  if (leftOut.length > 0) {
    parts.push(`*Too long to be shown here, and complete in the JSON report: ${leftOut.join(', ')}.*`)
  }
  return `${parts.join('\n\n')}\n`
}
