// The inputs that only check-solution has: how many findings are too many, and a name that GitHub takes for artifacts.
import { input } from '@powerops/actions-kit'
import { parseSeverity, severities, type Severity } from '@powerops/checker'
import { AlmError, quote } from '@powerops/core'

/** More than `allowed` findings of the severity and all worse ones together are too many. */
export interface Limit {
  severity: Severity
  allowed: number
}

const LIMIT = /^([a-z]+)\s*(?:[=:]\s*([0-9]{1,9}))?$/i

/** `High`, `Critical=0, Medium=10` or `never`. */
export const limits = input.defineKind('severities with numbers', (value, name): readonly Limit[] => {
  if (value.toLowerCase() === 'never') return []
  const items = value.split(/[\n,]/).map((item) => item.trim())
  return items.filter((item) => item !== '').map((item) => parseLimit(item, name))
})

function parseLimit(untrusted: string, name: string): Limit {
  const [, word, number = '0'] = LIMIT.exec(untrusted) ?? []
  const severity = parseSeverity(word)
  if (severity) return { severity, allowed: Number(number) }
  throw new AlmError('input-invalid', {
    message: `input ${name} has ${quote(untrusted)}, which is not a severity`,
    remedy: `Write one of ${severities.join(', ')}, with "=" and a number when some findings are allowed ("Medium=10"), several of them with commas between, or never.`,
  })
}

/** The name of a folder, and of the artifact that it may become. */
export const artifactName = input.defineKind('name of an artifact', (value, name) => {
  if (!/["<>|*?\r\n:\\/\u0000-\u001f]/.test(value) && !/^\.+$/.test(value)) return value
  throw new AlmError('input-invalid', {
    message: `input ${name} is ${quote(value)}, which cannot be the name of an artifact`,
    remedy: 'Leave out " : < > | * ? / and \\.',
  })
})
