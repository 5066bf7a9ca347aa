// Writes trees of tokens: with as little white space as possible, or indented the way that .NET does.
import type { JsonNode } from './token-tree.js'

/** JSON without insignificant white space. */
export function printMinimal(node: JsonNode): string {
  const chunks: string[] = []
  append(node, chunks, undefined, '')
  return chunks.join('')
}

/** JSON with two blanks of indentation, and `{}` and `[]` for what is empty; no line end at its end. */
export function printIndented(node: JsonNode, lineEnd: '\n' | '\r\n' = '\n'): string {
  const chunks: string[] = []
  append(node, chunks, lineEnd, lineEnd)
  return chunks.join('')
}

function append(node: JsonNode, chunks: string[], lineEnd: string | undefined, indent: string): void {
  if (node.kind === 'scalar') {
    chunks.push(node.token)
    return
  }
  const inner = lineEnd === undefined ? '' : `${indent}  `
  const [open, close] = node.kind === 'array' ? '[]' : '{}'
  const colon = lineEnd === undefined ? ':' : ': '
  let before = inner
  chunks.push(open ?? '')
  for (const child of node.kind === 'array' ? node.items : node.members) {
    chunks.push(before)
    before = `,${inner}`
    if ('key' in child) chunks.push(child.key, colon)
    append('key' in child ? child.value : child, chunks, lineEnd, inner)
  }
  chunks.push(before === inner ? '' : indent, close ?? '')
}
