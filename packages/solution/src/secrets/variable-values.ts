// Values of environment variables that stand in a solution: current values, and defaults of secret variables.
import type { SecretPlace } from './find-secrets.js'
import { isPlaceholder } from './patterns.js'

const CURRENT_VALUES = /(^|\/)environment_?variable_?values\.json$/i
const DEFINITION = /^environmentvariable(?:definition)?s\/.*\.xml$/i

/** The type `secret` of environmentvariabledefinition.type. */
const SECRET_TYPE = /<type>\s{0,9}100000005\s{0,9}<\/type>/i

/** A text with something in it, under `value` where the newer files have it and under any name in the older one. */
const NEWER_VALUE = /"value"\s{0,9}:\s{0,9}(?:"[^"]|[\d{[tf-])/g
const OLDER_VALUE = /"[^"\\]{1,200}"\s{0,9}:\s{0,9}(?:"[^"]|[\dtf-])/g
const DEFAULT_VALUE = /<defaultvalue(?:\s[^<>]{0,400})?>\s{0,9}([^<\s][^<]{0,400})/gi

/** The places of such values in a file; none for a file that holds something else. */
export function findVariableValues(path: string, text: string): SecretPlace[] {
  if (CURRENT_VALUES.test(path)) {
    const pattern = /_/.test(path.slice(path.lastIndexOf('/'))) ? OLDER_VALUE : NEWER_VALUE
    return placesOf(text, pattern).map((at) => ({ kind: 'environment-variable-value', at }))
  }
  if (!DEFINITION.test(path) || !SECRET_TYPE.test(text)) return []
  return placesOf(text, DEFAULT_VALUE).map((at) => ({ kind: 'secret-default-value', at }))
}

function placesOf(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)]
    .filter(([, value]) => !isPlaceholder(value ?? ''))
    .map(({ index }) => index)
}
