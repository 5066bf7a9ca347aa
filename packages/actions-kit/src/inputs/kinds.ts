// The kinds of value that an input can have. Each is parsed here and nowhere else.
import { AlmError, parseGuid, parseHttpsUrl, parseUniqueName, parseVersion, quote } from '@powerops/core'

/** One input of an action: how its text becomes a value. */
export interface Input<T> {
  /** The kind in words, for documentation. */
  readonly kind: string
  readonly required: boolean
  /** The text that stands for an input that was not given; equal to `default` in action.yml. */
  readonly defaultText: string | undefined
  /** Masked in the log before anything else happens. */
  readonly secret: boolean
  /** Turns text into the value; undefined stands for "not given". */
  readonly parse: (text: string | undefined, name: string) => T
}

/** A kind of input, to be completed by saying what happens when it is not given. */
export interface Kind<T> {
  required(): Input<T>
  optional(): Input<T | undefined>
  default(text: string): Input<T>
}

/** Makes a kind out of a parser that throws AlmError `input-invalid` naming the input. */
export function defineKind<T>(
  kind: string,
  parse: (text: string, name: string) => T,
  secret = false,
): Kind<T> {
  const missing = (name: string): never => {
    throw new AlmError('input-missing', {
      message: `input ${name} is required and was not given`,
      remedy: `Add "${name}: …" under "with:"; where it stands there, what it takes its value from is empty.`,
    })
  }
  const given = (text: string | undefined, name: string): T =>
    text === undefined ? missing(name) : parse(text, name)
  return {
    required: () => ({ kind, required: true, defaultText: undefined, secret, parse: given }),
    default: (defaultText) => ({ kind, required: false, defaultText, secret, parse: given }),
    optional: () => ({
      kind,
      required: false,
      defaultText: undefined,
      secret,
      parse: (text, name) => (text === undefined ? undefined : parse(text, name)),
    }),
  }
}

function invalid(name: string, text: string, rule: string, remedy: string): AlmError {
  return new AlmError('input-invalid', { message: `input ${name} is ${quote(text)}, ${rule}`, remedy })
}

/** Any text. */
export const text = defineKind('text', (value) => value)

/** Text that is never shown. */
export const secret = defineKind('secret', (value) => value, true)

/** The YAML 1.2 spellings of true and false. */
export const boolean = defineKind('boolean', (value, name) => {
  if (/^(true|True|TRUE)$/.test(value)) return true
  if (/^(false|False|FALSE)$/.test(value)) return false
  throw invalid(name, value, 'which is neither true nor false', 'Write true or false.')
})

/** A whole number between `min` and `max`, both included. */
export function integer({ min, max }: { min: number; max: number }): Kind<number> {
  return defineKind(`whole number from ${min} to ${max}`, (value, name) => {
    const number = /^[0-9]{1,15}$/.test(value) ? Number(value) : NaN
    if (number >= min && number <= max) return number
    throw invalid(name, value, `which is not a whole number from ${min} to ${max}`, 'Write digits alone.')
  })
}

/** One of a few words; upper and lower case do not matter, the listed spelling comes back. */
export function oneOf<const T extends string>(...words: readonly T[]): Kind<T> {
  return defineKind(`one of ${words.join(', ')}`, (value, name) => {
    const word = words.find((candidate) => candidate.toLowerCase() === value.toLowerCase())
    if (word !== undefined) return word
    throw invalid(name, value, 'which is not one of its values', `Write one of: ${words.join(', ')}.`)
  })
}

/** A GUID, braces and upper case allowed. */
export const guid = defineKind('GUID', (value, name) => parseGuid(value, `input ${name}`))

/** An absolute https URL (http on this machine alone). */
export const url = defineKind('URL', (value, name) => parseHttpsUrl(value, `input ${name}`))

/** A solution version of two to four numbers. */
export const version = defineKind('version', (value, name) => parseVersion(value, `input ${name}`))

/** The unique name of a solution or publisher. */
export const uniqueName = defineKind('unique name', (value, name) => parseUniqueName(value, `input ${name}`))

/** A file or folder, relative to the workspace (or to `working-directory` where the action has it). */
export const path = defineKind('path', (value, name) => {
  if (!/[\u0000-\u001f]/.test(value)) return value
  throw invalid(name, value, 'which holds a control character', 'Write one path on one line.')
})

/** Several values, one a line or separated by commas; blanks around them and empty ones do not count. */
export const list = defineKind('list', (value) =>
  value
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)

/**
 * An input of the official actions that this version cannot honour: its default is accepted, anything else is refused,
 * because ignoring it would do something other than what was asked.
 */
export function unsupported(defaultText?: string): Input<undefined> {
  const parse = (value: string | undefined, name: string): undefined => {
    if (value === undefined || value.toLowerCase() === defaultText?.toLowerCase()) return undefined
    throw new AlmError('unsupported', {
      message: `input ${name} is ${quote(value)}, which this version does not support`,
      remedy:
        defaultText === undefined ? `Remove "${name}".` : `Remove "${name}" or set it to ${defaultText}.`,
    })
  }
  return { kind: 'not supported', required: false, defaultText, secret: false, parse }
}
