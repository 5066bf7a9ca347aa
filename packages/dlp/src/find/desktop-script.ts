// The script of a desktop flow (Robin): which modules its actions are of, and which connectors it calls.
import { connectorKey } from '../connector-id.js'
import type { ConnectorUse } from '../resource.js'

/** What a script uses; `line` counts from 1 in the script. */
export interface ScriptFindings {
  readonly uses: readonly (ConnectorUse & { readonly line: number })[]
  /** Lines that begin with nothing that is known. */
  readonly unreadLines: readonly number[]
}

/** Display names of the modules that data policies know, by their names in scripts, where the two differ. */
const MODULE_NAMES: Readonly<Record<string, string>> = {
  Cmd: 'CMD session',
  Display: 'Message boxes',
  GoogleCognitive: 'Google cognitive',
  IBMCognitive: 'IBM cognitive',
  MicrosoftCognitive: 'Microsoft cognitive',
  MouseAndKeyboard: 'Mouse and keyboard',
  Pdf: 'PDF',
  Runflow: 'Run flow',
  Services: 'Windows Services',
  TerminalEmulation: 'Terminal emulation',
  UIAutomation: 'UI automation',
  Web: 'HTTP',
  WebAutomation: 'Browser automation',
}

/** Modules that work on values only and that data policies do not know. */
const PLAIN_MODULES = new Set([
  'Conditionals',
  'DateTime',
  'FlowControl',
  'Logging',
  'Loops',
  'Text',
  'Variables',
])

/** The module of flows and connectors that are called; both are known by other names. */
const EXTERNAL = 'External'

const KEYWORD =
  /^(?:BLOCK|CALL|CASE|DEFAULT|ELSE|END|ERROR|EXIT|FUNCTION|GOTO|IF|IMPORT|LABEL|LOOP|NEXT|ON|REPEAT|SET|SWITCH|THROW|WAIT|WHILE)\b/i
/** Comments, notes of the designer, regions, inputs and outputs, and what is left of a text over several lines. */
const NO_ACTION = /^(?:#|@|\*\*|\/\*|\*\/|''|[)\]}])/
/** An action at the beginning of a statement, or as the condition of one. */
const ACTION = /(?:^|\()\s*(?:DISABLE\s+)?([A-Z]\w*)((?:\.\w+)+)/gi
const CONNECTOR = /\/apis\/([\w-]+)/gi

/** Finds what a script uses. */
export function readDesktopScript(script: string): ScriptFindings {
  const uses: (ConnectorUse & { line: number })[] = []
  const unreadLines: number[] = []
  withoutTexts(script)
    .split('\n')
    .forEach((written, index) => {
      const statement = written.trim()
      const line = index + 1
      if (statement === '' || NO_ACTION.test(statement)) return
      const actions = [...statement.matchAll(ACTION)]
      if (actions.length === 0 && !KEYWORD.test(statement)) unreadLines.push(line)
      // One line may hold more actions than a call takes arguments.
      for (const [, module = '', action = ''] of actions) uses.push(...moduleUse(module, action, line))
    })
  script.split('\n').forEach((written, index) => {
    for (const [, id = ''] of written.matchAll(CONNECTOR)) {
      uses.push({ key: connectorKey(id), name: connectorKey(id), site: 'cloud connector', line: index + 1 })
    }
  })
  return { uses, unreadLines }
}

function moduleUse(written: string, action: string, line: number): (ConnectorUse & { line: number })[] {
  const runsFlow = written === EXTERNAL && /^\.RunFlow/i.test(action)
  const module = runsFlow ? 'Runflow' : written
  if (PLAIN_MODULES.has(module) || module === EXTERNAL) return []
  return [
    {
      key: `desktopflow.${module.toLowerCase()}`,
      name: `${MODULE_NAMES[module] ?? module} (desktop flow)`,
      site: `${written}${action}`,
      endpoint: { kind: 'none' },
      line,
    },
  ]
}

/** The script with empty texts for `'…'` and `$'''…'''`, in the same lines: a text may look like an action. */
function withoutTexts(script: string): string {
  const kept: string[] = []
  let from = 0
  for (let start = script.indexOf("'"); start >= 0; start = script.indexOf("'", from)) {
    const end = script.startsWith("'''", start) ? endOfBlock(script, start) : endOfText(script, start)
    kept.push(script.slice(from, start), "''", script.slice(start, end).replace(/[^\n]+/g, ''))
    from = end
  }
  return kept.join('') + script.slice(from)
}

function endOfBlock(script: string, start: number): number {
  const end = script.indexOf("'''", start + 3)
  return end < 0 ? script.length : end + 3
}

/** A text ends at the next quote that is not escaped, or with its line. */
function endOfText(script: string, start: number): number {
  for (let at = start + 1; at < script.length; at++) {
    if (script[at] === '\n') return at
    if (script[at] === "'") return at + 1
    if (script[at] === '\\') at++
  }
  return script.length
}
