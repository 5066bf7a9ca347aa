// Recognises workflow commands in the lines that a step prints: `::name key=value::data` and `##[name key=value]data`.

/** A command that a step printed. */
export interface WorkflowCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly value: string
}

/** The commands that the runner knows; other names are ordinary lines. */
export const COMMAND_NAMES = [
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]

/** The command in a line; undefined for an ordinary line. `resumeToken` is the command that ends a stop. */
export function parseCommand(line: string, resumeToken?: string): WorkflowCommand | undefined {
  const command = parseColonForm(line) ?? parseBracketForm(line)
  if (!command) return undefined
  const known = COMMAND_NAMES.includes(command.name.toLowerCase()) || command.name === resumeToken
  return known ? command : undefined
}

function parseColonForm(line: string): WorkflowCommand | undefined {
  const match = /^\s*::([^\s:]+)(?: ((?:(?!::).)*))?::(.*)$/s.exec(line)
  if (!match) return undefined
  const [, name = '', properties = '', value = ''] = match
  return {
    name,
    properties: parseProperties(properties, ',', { '%3A': ':', '%2C': ',' }),
    value: unescape(value.trimEnd(), {}),
  }
}

function parseBracketForm(line: string): WorkflowCommand | undefined {
  const match = /##\[([^\s\]]+)(?: ([^\]]*))?\](.*)$/s.exec(line)
  if (!match) return undefined
  const [, name = '', properties = '', value = ''] = match
  const escapes = { '%3B': ';', '%5D': ']' }
  return { name, properties: parseProperties(properties, ';', escapes), value: unescape(value, escapes) }
}

function parseProperties(
  text: string,
  separator: string,
  escapes: Readonly<Record<string, string>>,
): Record<string, string> {
  const pairs = text.split(separator).flatMap((part): [string, string][] => {
    const equals = part.indexOf('=')
    if (equals < 1 || equals === part.length - 1) return []
    return [[part.slice(0, equals).trim(), unescape(part.slice(equals + 1), escapes)]]
  })
  return Object.fromEntries(pairs)
}

/** `%25` comes last, so that an escaped escape is not read twice. */
function unescape(text: string, escapes: Readonly<Record<string, string>>): string {
  return Object.entries({ '%0D': '\r', '%0A': '\n', ...escapes, '%25': '%' }).reduce(
    (result, [escaped, char]) => result.replaceAll(escaped, char),
    text,
  )
}
