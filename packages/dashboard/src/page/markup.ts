// HTML as a value: a template in which every text is escaped, so that nobody can forget it.
import { toHtmlText } from '@powerops/core'

/** Markup that needs no more escaping; only `markup` makes it out of texts. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a template; undefined and false leave nothing. */
export type MarkupValue = Markup | string | number | undefined | false | readonly MarkupValue[]

/** Markup with values in it, for elements and double-quoted attributes. */
export function markup(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  const parts = strings.map((part, index) => part + (index < values.length ? render(values[index]) : ''))
  return new Markup(parts.join(''))
}

function render(value: MarkupValue): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'string') return toHtmlText(value)
  if (typeof value === 'number') return String(value)
  return value.map(render).join('')
}

/** A value as JSON inside `<script type="application/json">`, which no text in it can end. */
export function jsonScript(id: string, value: unknown): Markup {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c')
  return new Markup(`<script type="application/json" id="${toHtmlText(id)}">${json}</script>`)
}
