// Places of a solution where what stands is a secret, or belongs to one environment, whatever it looks like.
import type { SecretPlace } from './find-secrets.js'
import { FLOW_CREDENTIAL, isPlaceholder } from './patterns.js'

const CURRENT_VALUES = /(^|\/)environment(_?)variable\2values\.json$/i
const DEFINITION = /^environmentvariable(?:definition)?s\/.*\.xml$/i
const FLOW = /^Workflows\/.*\.json$/i

/** The type `secret` of environmentvariabledefinition.type. */
const SECRET_TYPE = /<type>\s{0,9}100000005\s{0,9}<\/type>/i

/** A value that is not empty: under `value` in the newer files, under any name in the older one. */
const NEWER_VALUE = /"value"\s{0,9}:\s{0,9}(?:"[^"]|[\d{[tf-])/g
const OLDER_VALUE = /"[^"\\]{1,200}"\s{0,9}:\s{0,9}(?:"[^"]|[\dtf-])/g
const DEFAULT_VALUE = /<defaultvalue(?:\s[^<>]{0,200})?>\s{0,9}([^<\s][^<]{0,200})/gi

/** Current values of environment variables, and defaults of secret ones; none in a file that holds something else. */
export function findVariableValues(path: string, bytes: Buffer): SecretPlace[] {
  const name = CURRENT_VALUES.exec(path)
  if (name) {
    const pattern = name[2] === '' ? NEWER_VALUE : OLDER_VALUE
    return placesOf(bytes.toString('latin1'), pattern).map((at) => ({
      kind: 'environment-variable-value',
      at,
    }))
  }
  if (!DEFINITION.test(path)) return []
  const text = bytes.toString('latin1')
  if (!SECRET_TYPE.test(text)) return []
  return placesOf(text, DEFAULT_VALUE).map((at) => ({ kind: 'secret-default-value', at }))
}

/** Passwords, keys and authorization headers that stand as they are in the definition of a flow. */
export function findFlowCredentials(path: string, bytes: Buffer): SecretPlace[] {
  if (!FLOW.test(path)) return []
  return placesOf(bytes.toString('latin1'), FLOW_CREDENTIAL).map((at) => ({ kind: 'flow-credential', at }))
}

function placesOf(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)]
    .filter((match) => !isPlaceholder(match.slice(1).find((group) => group !== undefined) ?? ''))
    .map(({ index }) => index)
}
