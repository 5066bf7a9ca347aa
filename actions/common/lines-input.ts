// Inputs with one thing on each line, where commas may be part of it.
import { AlmError, quote } from '@powerops/core'
import { input } from '@powerops/actions-kit'

/** One value a line; blanks around them and empty lines do not count. */
export const lines = input.defineKind('one value a line', linesOf)

/** A name and what is set for it. */
export interface Assignment {
  name: string
  value: string
}

/** `name=value`, one a line; the value may hold `=`. A name that is there twice is an error. */
export const assignments = input.defineKind('name=value, one a line', (text, inputName) => {
  const seen = new Set<string>()
  return linesOf(text).map((line): Assignment => {
    const at = line.indexOf('=')
    const name = line.slice(0, Math.max(at, 0)).trim()
    if (name === '') throw invalid(inputName, 'has a line that is not name=value')
    if (seen.has(name.toLowerCase())) throw invalid(inputName, `sets ${quote(name)} twice`)
    seen.add(name.toLowerCase())
    return { name, value: line.slice(at + 1).trim() }
  })
})

/** The lines that are not blank, without blanks around them. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** The line itself is not repeated: it may hold a secret. */
function invalid(inputName: string, fault: string): AlmError {
  return new AlmError('input-invalid', {
    message: `input ${inputName} ${fault}`,
    remedy: 'Write name=value, each on a line of its own, after "|" in YAML.',
  })
}
