// Outside text made safe to show: in one line of a log, inside a message, in Markdown.

/** Longest piece of an outside value that a message quotes. */
const MAX_QUOTED = 120

// C0 and C1 controls, the other line breaks of Unicode, and the marks that reorder text.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

function escapeUnsafe(char: string): string {
  if (char === '\n') return '\\n'
  if (char === '\r') return '\\r'
  if (char === '\t') return '\\t'
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** One printable line of outside text, quoted and cut to a readable length, for error messages. */
export function quote(untrusted: string): string {
  const shown = untrusted.length > MAX_QUOTED ? `${untrusted.slice(0, MAX_QUOTED)}…` : untrusted
  return `"${shown.replace(UNSAFE, escapeUnsafe)}"`
}

/**
 * A line of a log that the runner cannot read as a workflow command: control characters are escaped and the `::` and
 * `##[` that open a command are broken apart with a zero-width space.
 */
export function toLogText(untrusted: string): string {
  return untrusted
    .replace(UNSAFE, escapeUnsafe)
    .replace(/^(\s*):(?=:)/, '$1:\u200b')
    .replaceAll('##[', '#\u200b#[')
}

/** Outside text for a cell or a sentence of GitHub Markdown: no markup, no HTML, no mention, no line break. */
export function toMarkdownText(untrusted: string): string {
  return untrusted
    .replace(UNSAFE, ' ')
    .replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? char)
    .replace(/[\\`*_{}[\]()#+!|~]/g, (char) => `\\${char}`)
    .replace(/@/g, '@\u200b')
}

const HTML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Outside text for an HTML element or a quoted attribute. */
export function toHtmlText(untrusted: string): string {
  return untrusted.replace(/[&<>"']/g, (char) => HTML_ENTITIES[char] ?? char)
}

/** Outside text as a Markdown code span, with enough backticks around it. */
export function toMarkdownCode(untrusted: string): string {
  const text = untrusted.replace(UNSAFE, ' ').replaceAll('|', '\\|')
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length))
  const fence = '`'.repeat(longest + 1)
  const pad = longest > 0 || text.startsWith(' ') ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}

/** A duration for people: `850 ms`, `12.3 s`, `1m 05s`, `2h 03m`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m ${String(seconds % 60).padStart(2, '0')}s`
  return `${Math.floor(seconds / 3600)}h ${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')}m`
}

/** A size for people: `512 B`, `1.5 kB`, `2.7 MB` (powers of 1000). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
