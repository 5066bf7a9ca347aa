// Reads a step's output as the runner does: every line that it would carry out as a command.

export interface WorkflowCommand {
  name: string
  properties: Readonly<Record<string, string>>
  data: string
}

/** The commands in the order in which the runner would carry them out; those between `::stop-commands` included. */
export function parseCommands(stdout: string): WorkflowCommand[] {
  // The runner reads lines as .NET does, which knows of a lone CR as well.
  return stdout.split(/\r\n|\n|\r/).flatMap((line) => parseModern(line) ?? parseLegacy(line) ?? [])
}

/** `::name key=value,key=value::data`, blanks before it allowed. */
function parseModern(line: string): WorkflowCommand | undefined {
  const match = /^\s*::([^\s:]+)(?:\s+([^:]*))?::(.*)$/.exec(line)
  return match?.[1] ? command(match[1], match[2] ?? '', ',', match[3] ?? '') : undefined
}

/** `##[name key=value;key=value]data` anywhere in the line. */
function parseLegacy(line: string): WorkflowCommand | undefined {
  const match = /##\[([^\s\]]+)(?:\s+([^\]]*))?\](.*)$/.exec(line)
  return match?.[1] ? command(match[1], match[2] ?? '', ';', match[3] ?? '') : undefined
}

function command(name: string, properties: string, separator: string, data: string): WorkflowCommand {
  const pairs = properties.split(separator).flatMap((pair) => {
    const at = pair.indexOf('=')
    return at < 1 ? [] : [[pair.slice(0, at).trim(), unescape(pair.slice(at + 1))] as const]
  })
  return { name, properties: Object.fromEntries(pairs), data: unescape(data) }
}

function unescape(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')
}

/** The content of a file such as GITHUB_OUTPUT: `name=value` lines and `name<<delimiter` blocks. */
export function parseFileCommand(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const block = /^([^=<]+)<<(.+)$/.exec(line)
    if (block?.[1]) {
      const end = lines.indexOf(block[2] ?? '', at + 1)
      values[block[1]] = lines.slice(at + 1, end).join('\n')
      at = end
      continue
    }
    const equals = line.indexOf('=')
    if (equals > 0) values[line.slice(0, equals)] = line.slice(equals + 1)
  }
  return values
}
