// Stable stand-ins for values that must not be written: the same value gives the same stand-in wherever the key is equal.
import { createHmac } from 'node:crypto'

/** What a stand-in stands for. */
export type PlaceholderKind = 'id' | 'org' | 'environment' | 'host' | 'user' | 'ip' | 'text'

/** Gives the stand-in of a value. */
export type Placeholders = (kind: PlaceholderKind, value: string) => string

const NIL_GUID = '00000000-0000-0000-0000-000000000000'

/**
 * Stand-ins derived from a secret key, so that several processes agree without writing down what they replaced:
 * `00000000-0000-4000-8000-HEX`, `user-HEX@example.com`, `text-HEX`. `scripts/merge-recordings.mjs` numbers them.
 */
export function createPlaceholders(key: Uint8Array): Placeholders {
  return (kind, value) => {
    const compared = kind === 'text' ? value : value.toLowerCase()
    if (kind === 'id' && compared === NIL_GUID) return NIL_GUID
    const hex = createHmac('sha256', key).update(`${kind}\n${compared}`).digest('hex').slice(0, 12)
    if (kind === 'id') return `00000000-0000-4000-8000-${hex}`
    if (kind === 'user') return `user-${hex}@example.com`
    return kind === 'host' ? `host-${hex}.example` : `${kind}-${hex}`
  }
}
