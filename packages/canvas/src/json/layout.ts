// How a part of an app lays out its JSON, found out from its text and applied to build the text again.
import { printIndented, printMinimal } from './print.js'
import type { JsonNode } from './token-tree.js'

/** White space of a JSON text. */
export interface JsonLayout {
  readonly indent: 'none' | 'lf' | 'crlf'
  /** The line end after the last character. */
  readonly end: 'none' | 'lf' | 'crlf'
  /** Starts with a byte order mark. */
  readonly mark: boolean
}

const lineEnds = { none: '', lf: '\n', crlf: '\r\n' } as const

/** The text of a tree in a layout. */
export function layOut(node: JsonNode, { indent, end, mark }: JsonLayout): string {
  const body = indent === 'none' ? printMinimal(node) : printIndented(node, lineEnds[indent])
  return `${mark ? '\ufeff' : ''}${body}${lineEnds[end]}`
}

/** The layout of a JSON text; undefined when it is none of those that are known. */
export function findLayout(text: string, node: JsonNode): JsonLayout | undefined {
  const end = text.endsWith('\r\n') ? 'crlf' : text.endsWith('\n') ? 'lf' : 'none'
  const indent = !/^\ufeff?[[{]\r?\n/.test(text) ? 'none' : text.indexOf('\r\n') >= 0 ? 'crlf' : 'lf'
  const layout: JsonLayout = { indent, end, mark: text.startsWith('\ufeff') }
  return layOut(node, layout) === text ? layout : undefined
}
