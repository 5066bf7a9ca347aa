// The plain text of a mail.
import type { Message } from './message.js'

/** The message as plain text with LF line ends. */
export function renderText({ subject, happened, next, rows, links }: Message, footer: string): string {
  const width = Math.max(0, ...rows.map(({ name }) => name.length))
  const blocks = [
    [subject],
    happened,
    rows.map(({ name, value }) => `${`${name}:`.padEnd(width + 1)} ${value}`),
    next.length === 0 ? [] : ['What to do next', ...next.map((text) => `- ${text}`)],
    links.map(({ title, url }) => `${title}: ${url.href}`),
    ['-- ', footer],
  ]
  const filled = blocks.filter((lines) => lines.length > 0)
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`
}
