// Names of connectors: what makes two spellings one connector, and what tells a custom connector by its id.

/** The last segment of a connector id in lower case, such as `shared_sql` or `http`: what connectors are compared by. */
export function connectorKey(id: string): string {
  const path = id.trim()
  let end = path.length
  while (path[end - 1] === '/') end--
  const start = end === 0 ? 0 : path.lastIndexOf('/', end - 1) + 1
  return path.slice(start, end).toLowerCase()
}

const NAMED = 'name:'

/** A key for a connector of which only the display name is known. */
export function keyOfDisplayName(displayName: string): string {
  return NAMED + displayName.trim().toLowerCase()
}

/** The display name in a key made by {@link keyOfDisplayName}, else undefined. */
export function displayNameOfKey(key: string): string | undefined {
  return key.startsWith(NAMED) ? key.slice(NAMED.length) : undefined
}

// A custom connector is called `shared_` + its name with other characters as `-xx` + `-5f` (`_`) + a hash, which
// differs from one environment to the next. A connector made in another environment carries two hashes. Old ids have
// `.xx` for `-xx`, and `.-` before their last hash.
const LAST_HASH = /(?:_|\.-)[0-9a-f]{16,20}$/
/** A hash with what stands before it. */
const MAX_HASH = 22

/** The part of a custom connector's key that is the same in every environment; undefined for any other connector. */
export function customStem(key: string): string | undefined {
  // Most keys have no hash, and policies list more than a thousand of them.
  if (!key.startsWith('shared_') || !/[0-9a-f]{16}$/.test(key.slice(-16))) return undefined
  const decoded = decodeName(key.slice('shared_'.length))
  const stem = withoutHashes(decoded)
  return stem === decoded ? undefined : stem
}

/** Looks at the end alone, however long the name is. */
function withoutHashes(name: string): string {
  let end = name.length
  for (;;) {
    const hash = LAST_HASH.exec(name.slice(Math.max(0, end - MAX_HASH), end))
    if (!hash) return name.slice(0, end)
    end -= hash[0].length
  }
}

/** A name from a solution (`new_custom-20connector`) in the spelling of {@link customStem}. */
export function stemOfSolutionName(name: string): string {
  return decodeName(name.toLowerCase())
}

/** The key of a custom connector whose id has no hash. */
export function keyOfStem(stem: string): string {
  const encode = (char: string): string => `-${char.charCodeAt(0).toString(16)}`
  return `shared_${stem.replace(/[ -/:-@[-`{-~]/g, encode)}`
}

function decodeName(encoded: string): string {
  return encoded.replace(/[-_.]([0-9a-f]{2})/g, (whole, hex: string) => {
    const code = parseInt(hex, 16)
    const char = String.fromCharCode(code)
    return code >= 0x20 && code < 0x7f && !/[a-z0-9]/i.test(char) ? char : whole
  })
}
