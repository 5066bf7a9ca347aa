// `connector: group` lines, where the name of a connector may itself hold the separators.
import { AlmError, quote } from '@powerops/core'
import { input } from '@powerops/actions-kit'
import type { ConnectorClass, ConnectorMove } from '@powerops/dlp'

const GROUPS: Readonly<Record<string, ConnectorClass>> = {
  business: 'Confidential',
  confidential: 'Confidential',
  nonbusiness: 'General',
  general: 'General',
  blocked: 'Blocked',
}

// A line, or a comma or semicolon after a group: elsewhere these belong to the name of a connector.
const BREAK = /\r?\n|(?<=[:=>|→]\s*(?:business|non[\s_-]?business|blocked|confidential|general)\s*)[,;]/i
// Greedy: the separator is the last one on the line.
const LINE = /^(.+)(?:->|=>|→|[:=|])(.*)$/

/** What belongs where, one a line; `->` and `=` separate like `:`, and the admin center's words count like the API's. */
export const connectorMoves = input.defineKind('connector: group, one a line', (text, inputName) =>
  text
    .split(BREAK)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => parseMove(line, inputName)),
)

function parseMove(line: string, inputName: string): ConnectorMove {
  const [, connector = '', group = ''] = LINE.exec(line) ?? []
  const word = group.toLowerCase().replace(/["'\s_-]/g, '')
  const to = Object.hasOwn(GROUPS, word) ? GROUPS[word] : undefined
  const name = unquoted(connector)
  if (to !== undefined && name !== '') return { connector: name, to }
  throw new AlmError('input-invalid', {
    message: `input ${inputName} has the line ${quote(line)}, which is not "connector: group"`,
    remedy:
      'Write each connector on a line of its own, for example "shared_sql: Business"; the groups are Business, Non-business and Blocked.',
  })
}

function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()
}
