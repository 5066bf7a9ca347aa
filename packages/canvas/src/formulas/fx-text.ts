// The text in which people read and edit formulas: controls as nested keys, each property with its formula. It is a
// small part of YAML, so that editors colour it; each formula starts with `=`, as in the studio's own source files.
import { AlmError, formatBytes, quote } from '@powerops/core'
import { newControl, type ControlTree } from './control-tree.js'

/** Formulas as texts without their `=`; lines end with `\n`. */
export type FxControl = ControlTree<string>

const STEP = '  '
const PLAIN_KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_ .()-]*[\p{L}\p{N}_.()-])?$/u
/** What a plain value of YAML cannot hold, or what somebody could take away unseen. */
const NOT_INLINE = /[\n\t]|: |:$| #| $/
/** Controls, line breaks that only some programs see, marks that hide or reorder text, halves of characters. */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/u

/** A deeply nested control could make its indentation larger than everything else. */
const MAX_CHARACTERS = 128 * 1024 * 1024

/**
 * The text of a tree of controls, properties sorted by name.
 * @throws AlmError `unsupported` for one that would be too large.
 */
export function printFx(root: ReadonlyMap<string, FxControl>): string {
  const text = new FxWriter()
  text.controls(root, '')
  return text.lines.join('')
}

class FxWriter {
  readonly lines: string[] = []
  private characters = 0

  controls(controls: ReadonlyMap<string, FxControl>, indent: string): void {
    for (const [key, { formulas, children }] of controls) {
      this.line(`${indent}${printKey(key)}:`)
      for (const property of [...formulas.keys()].sort()) {
        this.formula(printKey(property), `=${formulas.get(property) ?? ''}`, indent + STEP)
      }
      this.controls(children, indent + STEP)
    }
  }

  private formula(key: string, formula: string, indent: string): void {
    if (INVISIBLE.test(formula)) return this.line(`${indent}${key}: ${quoteText(formula)}`)
    if (!NOT_INLINE.test(formula)) return this.line(`${indent}${key}: ${formula}`)
    const chomp = !formula.endsWith('\n') ? '-' : formula.endsWith('\n\n') ? '+' : ''
    this.line(`${indent}${key}: |${chomp}`)
    const body = formula.endsWith('\n') ? formula.slice(0, -1) : formula
    for (const line of body.split('\n')) this.line(line === '' ? '' : indent + STEP + line)
  }

  private line(line: string): void {
    this.lines.push(line, '\n')
    this.characters += line.length + 1
    if (this.characters > MAX_CHARACTERS) {
      throw new AlmError('unsupported', {
        message: `the formulas would take more than ${formatBytes(MAX_CHARACTERS)}`,
      })
    }
  }
}

function printKey(key: string): string {
  return PLAIN_KEY.test(key) ? key : quoteText(key)
}

/** A text in quotes, as JSON and YAML write it; JSON alone would leave invisible characters as they are. */
function quoteText(text: string): string {
  const escape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(text).replace(new RegExp(INVISIBLE, 'gu'), escape)
}

/**
 * Reads the text of a tree of controls; line ends and a byte order mark are of no consequence.
 * @throws AlmError `solution-invalid` naming the file and the line that cannot be understood.
 */
export function parseFx(text: string, file: string): Map<string, FxControl> {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  return new FxReader(lines, file).read()
}

/** A regular expression would look at every run of blanks from each of its blanks on. */
function withoutBlanksAtEnd(text: string): string {
  let end = text.length
  while (text[end - 1] === ' ') end--
  return text.slice(0, end)
}

const LINE = /^( *)("(?:[^"\\]|\\.)*"|[^":#\s][^":]*):(?: +(.*))?$/

class FxReader {
  private readonly lines: readonly string[]
  private readonly file: string
  private at = 0

  constructor(lines: readonly string[], file: string) {
    this.lines = lines
    this.file = file
  }

  read(): Map<string, FxControl> {
    const root = newControl<string>()
    this.control(root, 0)
    if (root.formulas.size > 0) this.refuse('has a formula outside of a control')
    return root.children
  }

  private control(control: FxControl, depth: number): void {
    for (;;) {
      while (this.lines[this.at]?.trim() === '') this.at++
      const line = this.lines[this.at]
      if (line === undefined) return
      const [, indent, keyText, value = ''] =
        LINE.exec(line) ?? this.refuse('is neither a control nor a formula')
      const found = (indent ?? '').length / STEP.length
      if (found < depth && Number.isInteger(found)) return
      if (found !== depth) this.refuse(`is not indented by ${depth * STEP.length} blanks`)
      const key = this.key(keyText ?? '')
      if (control.formulas.has(key) || control.children.has(key)) this.refuse('has a key for the second time')
      if (value === '') {
        const child = newControl<string>()
        control.children.set(key, child)
        this.at++
        if (depth > 400) this.refuse('is nested too deeply')
        this.control(child, depth + 1)
      } else {
        control.formulas.set(key, this.formula(value, depth))
      }
    }
  }

  private key(text: string): string {
    return text.startsWith('"') ? this.unquote(text) : text
  }

  private formula(value: string, depth: number): string {
    const block = /^\|([+-]?) *$/.exec(value)
    let text = withoutBlanksAtEnd(value)
    if (block) text = this.block(block[1] ?? '', STEP.repeat(depth + 1))
    else if (value.startsWith('"')) text = this.unquote(text)
    if (!text.startsWith('=')) this.refuse('has a formula that does not start with =')
    if (!block) this.at++
    return text.slice(1)
  }

  /** Reads the lines below the current one; an empty line may have lost its indentation. */
  private block(chomp: string, indent: string): string {
    const start = this.at
    const found: string[] = []
    for (let next = start + 1; next < this.lines.length; next++) {
      const line = this.lines[next] ?? ''
      if (!line.startsWith(indent) && line.trim() !== '') break
      found.push(line.slice(indent.length))
    }
    let filled = found.length
    while (filled > 0 && found[filled - 1] === '') filled--
    if (!found[0]?.startsWith('=')) this.refuse('has no formula that starts with = below it')
    this.at = start + 1 + found.length
    if (chomp === '+') return `${found.join('\n')}\n`
    return found.slice(0, filled).join('\n') + (chomp === '' ? '\n' : '')
  }

  private unquote(text: string): string {
    try {
      return String(JSON.parse(text))
    } catch {
      return this.refuse('has a text in quotes that is not valid JSON')
    }
  }

  private refuse(rule: string): never {
    throw new AlmError('solution-invalid', {
      message: `line ${this.at + 1} of ${quote(this.file)} ${rule}`,
      remedy: 'Compare the line with its neighbours, or restore the file from the history of the repository.',
      details: { file: this.file, line: this.at + 1 },
    })
  }
}
