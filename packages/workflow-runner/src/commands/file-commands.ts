// Reads the files through which a step hands over outputs, variables, state, path entries and its summary.
import { AlmError } from '@powerops/core'

/**
 * The pairs of a command file: `name=value` lines, or `name<<DELIMITER` up to a line that is the delimiter.
 * @throws AlmError `input-invalid` in the runner's words.
 */
export function parsePairs(content: string): [name: string, value: string][] {
  const pairs: [string, string][] = []
  const lines = splitLines(content)
  for (let index = 0; index < lines.length; index++) {
    const { text } = lines[index] ?? { text: '' }
    if (text === '') continue
    const equals = text.indexOf('=')
    const heredoc = text.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      pairs.push([nameOf(text, equals), text.slice(equals + 1)])
    } else if (heredoc >= 0) {
      const name = nameOf(text, heredoc)
      const delimiter = text.slice(heredoc + 2)
      if (delimiter === '') throw invalid(`Invalid format '${text}'. Delimiter must not be empty`)
      const end = lines.findIndex((line, at) => at > index && line.text === delimiter)
      if (end < 0) throw invalid(`Invalid value. Matching delimiter not found '${delimiter}'`)
      pairs.push([name, joinLines(lines.slice(index + 1, end))])
      index = end
    } else {
      throw invalid(`Invalid format '${text}'`)
    }
  }
  return pairs
}

interface Line {
  readonly text: string
  readonly lineBreak: string
}

function splitLines(content: string): Line[] {
  const parts = content.replace(/^\ufeff/, '').split(/(\r?\n)/)
  const lines: Line[] = []
  for (let at = 0; at < parts.length; at += 2) {
    lines.push({ text: parts[at] ?? '', lineBreak: parts[at + 1] ?? '' })
  }
  return lines
}

/** Lines keep the breaks between them; the last break belongs to the delimiter. */
function joinLines(lines: readonly Line[]): string {
  return lines
    .map((line, index) => (index === lines.length - 1 ? line.text : line.text + line.lineBreak))
    .join('')
}

function nameOf(text: string, end: number): string {
  if (end === 0) throw invalid(`Invalid format '${text}'. Name must not be empty`)
  return text.slice(0, end)
}

function invalid(message: string): AlmError {
  return new AlmError('input-invalid', { message })
}
