// The protocol of the runner: commands as lines of standard output, outputs as blocks of a file. Written by hand, since
// the toolkit loads an HTTP client along with it (docs/decisions/0006).
import { randomUUID } from 'node:crypto'
import { EOL } from 'node:os'

/** Facts about a command; those that are undefined are left out. */
export type CommandProperties = Readonly<Record<string, string | number | undefined>>

/** A line by which the runner is told to do something, such as to mask `message` or to show it at a file. */
export function formatCommand(name: string, message: string, properties: CommandProperties = {}): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [`${key}=${escapeProperty(String(value))}`],
  )
  return `::${[name, given.join(',')].filter(Boolean).join(' ')}::${escapeMessage(message)}${EOL}`
}

/** What is appended to the file of outputs. The value ends at a line that nobody can know beforehand. */
export function formatOutput(name: string, value: string): string {
  const delimiter = `ghadelimiter_${randomUUID()}`
  return [`${name}<<${delimiter}`, value, delimiter, ''].join(EOL)
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
