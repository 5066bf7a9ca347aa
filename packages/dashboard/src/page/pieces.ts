// Small pieces of the page that several sections share.
import { NO_TIME } from '../read-document.js'
import { markup, type Markup, type MarkupValue } from './markup.js'
import { link, minute, shown } from './shown.js'

/** Outside text, kept apart from the direction of writing around it. */
export function name(untrusted: string, most?: number): Markup {
  return markup`<bdi>${shown(untrusted, most) || '—'}</bdi>`
}

/** A link, or its text alone when the address is none. */
export function anchor(address: string | undefined, content: MarkupValue, className = ''): Markup {
  const href = link(address)
  if (href === undefined) return markup`<span class="${className}">${content}</span>`
  return markup`<a class="${className}" href="${href}" rel="noreferrer">${content}</a>`
}

/** A moment in UTC; the script adds how long ago it is when somebody looks. */
export function moment(iso: string | undefined): Markup {
  if (iso === undefined || iso === NO_TIME) return markup`<span class="quiet">time not known</span>`
  return markup`<span class="moment"><time datetime="${iso}" data-age="${iso}">${minute(iso)} UTC</time></span>`
}

/** A day on which something ends, coloured from `warnDays` before on, by the day on which somebody looks. */
export function due(iso: string, warnDays: number): Markup {
  return markup`<span class="moment"><time datetime="${iso}" data-due="${iso}" data-warn-days="${warnDays}">${minute(iso)} UTC</time></span>`
}

/** The columns of a table: heads, and the same words as labels for narrow screens. */
export interface Column<Row> {
  head: string
  cell: (row: Row) => MarkupValue
  /** The row is named by this column. */
  isHeader?: boolean
}

/** A table that falls apart into cards on a narrow screen and stays a table for those who listen to it. */
export function cardTable<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Markup {
  const cell = (row: Row, { head, cell: content, isHeader }: Column<Row>): Markup =>
    isHeader
      ? markup`<th scope="row" role="rowheader" data-label="${head}"><div>${content(row)}</div></th>`
      : markup`<td role="cell" data-label="${head}"><div>${content(row)}</div></td>`
  return markup`<table class="cards" role="table">
<caption class="hidden">${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(({ head }) => markup`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map((row) => markup`<tr role="row">${columns.map((column) => cell(row, column))}</tr>\n`)}</tbody>
</table>`
}

/** `1 environment`, `2 environments`. */
export function countOf(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
