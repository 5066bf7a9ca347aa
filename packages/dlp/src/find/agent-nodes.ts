// The nodes of an agent's topic: `kind:` lines of its YAML and the fields beside them.

/** A node; the fields are those written on one line at the node's own level or one level below it. */
export interface AgentNode {
  readonly kind: string
  /** From 1. */
  readonly line: number
  readonly fields: ReadonlyMap<string, string>
}

const KEY_LINE = /^(\s*)((?:- +)*)(["']?)([A-Za-z]\w*)\3\s*:(?:\s([^]*))?$/
const BLOCK_SCALAR = /^[|>][+-]?\d?$/
const ANY_KIND = /["']?\bkind["']?\s*:\s*["']?([A-Z]\w+)/g

const PLAIN_KIND = /^[A-Za-z]\w*$/
/** A key in quotes may spell `kind` with escapes. */
const ESCAPED_KEY = /^\s*(?:- +)*"[^"]*\\/m

/**
 * Reads the nodes. `unreadable` is true when there may be a node that was not read: a `kind` that is not at the start of
 * its line, such as in YAML's `{ … }` form, one that is no plain word, or no `kind` at all in what is not empty.
 */
export function agentNodes(text: string): { nodes: AgentNode[]; unreadable: boolean } {
  const nodes: AgentNode[] = []
  const open: { indent: number; fields: Map<string, string> }[] = []
  let block: { indent: number; fields: Map<string, string> | undefined; key: string } | undefined
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const lineIndent = line.search(/\S/)
    if (lineIndent < 0) continue
    if (block && lineIndent > block.indent) {
      append(block.fields, block.key, line.trim())
      continue
    }
    block = undefined
    const [, blanks = '', dash = '', , key = '', rest = ''] = KEY_LINE.exec(line) ?? []
    if (key === '') continue
    const indent = blanks.length + dash.length
    while ((open.at(-1)?.indent ?? -1) > indent || (dash !== '' && open.at(-1)?.indent === indent)) open.pop()
    const value = unquote(rest)
    if (key === 'kind') {
      const fields = new Map<string, string>()
      nodes.push({ kind: value, line: index + 1, fields })
      open.push({ indent, fields })
    } else if (BLOCK_SCALAR.test(value)) block = { indent: lineIndent, fields: open.at(-1)?.fields, key }
    else open.at(-1)?.fields.set(key, value)
  }
  const isUnread =
    (nodes.length === 0 && text.trim() !== '') ||
    nodes.some(({ kind }) => !PLAIN_KIND.test(kind)) ||
    [...text.matchAll(ANY_KIND)].length > nodes.length ||
    ESCAPED_KEY.test(text)
  return { nodes, unreadable: isUnread }
}

function append(fields: Map<string, string> | undefined, key: string, line: string): void {
  const before = fields?.get(key)
  fields?.set(key, before === undefined ? line : `${before}\n${line}`)
}

function unquote(text: string): string {
  const comment = text.search(/(?:^|\s)#/)
  const plain = (comment < 0 ? text : text.slice(0, comment)).trim()
  return /^(["'])[^]*\1$/.test(plain) ? plain.slice(1, -1) : plain
}
