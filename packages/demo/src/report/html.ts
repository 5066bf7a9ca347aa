// Pieces of HTML; every outside text passes through escapeHtml.
import { toHtmlText } from '@powerops/core'

/** Text as it may stand in an element or a quoted attribute; control characters are shown as a box. */
export function escapeHtml(untrusted: string): string {
  return toHtmlText(untrusted).replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    '\u25a1',
  )
}

/** A description list of the facts that are there. */
export function factList(facts: Readonly<Record<string, string | undefined>>): string {
  const rows = Object.entries(facts)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value ?? '')}</dd></div>`)
  return `<dl>${rows.join('')}</dl>`
}

/** A table; cells are texts. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: 'th' | 'td', row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`
  return `<div class="scroll"><table><thead>${cells('th', head)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table></div>`
}
