// One spelling for one value, so that equal values have equal digests on every machine.
import { AlmError } from '@powerops/core'

/**
 * JSON with sorted keys and no white space (the form of RFC 8785 for texts, whole numbers, booleans, null, arrays and
 * objects). Fields that are undefined are left out.
 * @throws AlmError `internal-error` for a value that JSON cannot hold exactly.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`)
    return `{${fields.join(',')}}`
  }
  throw new AlmError('internal-error', { message: `a ${typeof value} has no canonical JSON` })
}
