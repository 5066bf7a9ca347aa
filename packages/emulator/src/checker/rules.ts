// The rules that the emulated checker knows: a part of the service's, under their codes and severities, each found by a
// pattern that is true enough for tests.

/** A rule as the catalogue shows it, and how it finds things. */
export interface Rule {
  code: string
  /** 5 is critical, 1 informational. */
  severity: number
  category: number
  summary: string
  howToFix: string
  /** Found in each line of a script that it fits. */
  line?: RegExp
  /** Found once in a script that it does not fit anywhere. */
  missing?: RegExp
  /** Found in a cloud flow. */
  flow?: (text: string) => boolean
}

export const SOLUTION_CHECKER = '0ad12346-e108-40b8-a956-9a8f95ea18c9'
const CERTIFICATION = '083a2ef5-7e0e-4754-9d88-9455142dc08b'

export const RULE_SETS: readonly { id: string; name: string; leavesOut: RegExp }[] = [
  { id: SOLUTION_CHECKER, name: 'Solution Checker', leavesOut: /^$/ },
  { id: CERTIFICATION, name: 'AppSource Certification', leavesOut: /^(web-sdl|flow)-/ },
]

const script = (code: string, severity: number, category: number, summary: string, line: RegExp): Rule => ({
  code,
  severity,
  category,
  summary,
  howToFix: '',
  line,
})

export const RULES: readonly Rule[] = [
  script('web-avoid-eval', 5, 4, 'eval is used', /\beval\s*\(/),
  script('web-use-async', 5, 1, 'A request waits for its answer', /\.open\([^)]*,\s*false\s*\)/),
  script('web-avoid-modals', 4, 8, 'A modal dialog is shown', /\bshowModalDialog\s*\(/),
  script('web-avoid-window-top', 4, 8, 'window.top is used', /\bwindow\.top\b/),
  script('web-avoid-with', 4, 1, 'The with statement is used', /\bwith\s*\(/),
  script('web-remove-alert', 3, 3, 'An alert is left', /\balert\s*\(/),
  script('web-remove-console', 3, 3, 'The console is written to', /\bconsole\.\w+\s*\(/),
  script('web-remove-debug-script', 3, 3, 'A debugger statement is left', /\bdebugger\b/),
  script('web-use-strict-equality-operators', 3, 3, 'Values are compared loosely', /[^=!<>][=!]=(?!=)/),
  script('web-sdl-no-document-write', 3, 4, 'document.write is used', /\bdocument\.write(ln)?\s*\(/),
  script('web-sdl-no-inner-html', 3, 4, 'Markup is set as text', /\.(inner|outer)HTML\s*=(?!=)/),
  script('web-avoid-loadtheme', 2, 8, 'loadTheme is used', /\bloadTheme\s*\(/),
  {
    code: 'web-use-strict-mode',
    severity: 3,
    category: 3,
    summary: 'Strict mode is off',
    howToFix: 'Begin the script with "use strict".',
    missing: /['"]use strict['"]/,
  },
  {
    code: 'flow-avoid-connection-mode',
    severity: 3,
    category: 5,
    summary: 'A flow has a connection of its own',
    howToFix: 'Use a connection reference.',
    flow: (text) => /"connection"\s*:\s*\{\s*"name"/.test(text),
  },
]

/** Rules of the sets that a text names by id or name, commas between them; every rule without one. */
export function rulesOfSets(untrusted: string | null): readonly Rule[] {
  const words = (untrusted ?? '').split(/[,;]/).map((word) => word.trim().toLowerCase())
  const wanted = words.filter((word) => word !== '')
  if (wanted.length === 0) return RULES
  // An unknown set is not refused by the service either: it has no rules.
  const sets = RULE_SETS.filter(({ id, name }) => wanted.includes(id) || wanted.includes(name.toLowerCase()))
  return RULES.filter(({ code }) => sets.some(({ leavesOut }) => !leavesOut.test(code)))
}

/** The page of a rule. */
export function guidanceUrl({ code }: Rule): string {
  return `https://learn.microsoft.com/power-apps/maker/data-platform/powerapps-checker/rules/${code.replace('-', '/')}`
}
