// Where in a JSON text its parts are. The text is looked through once, whatever the number of parts that are wanted.

/** What is wanted below a key: the parts below it, and where it stands once that was found. */
interface Wanted {
  offset?: number
  readonly parts: Map<string, Wanted>
}

interface Level {
  readonly isArray: boolean
  readonly wanted: Wanted | undefined
  /** The key or the index at hand; undefined where a key comes next. */
  key: string | undefined
  index: number
}

/**
 * The offsets of parts of a JSON text, each named by the keys and indices that lead to it: of the key in an object, of
 * the value in a list. Undefined for what is not there. Of keys that occur twice the last one counts, as for
 * `JSON.parse`. Never throws: of a text that is not JSON it finds what it can, or nothing.
 */
export function jsonOffsets(text: string, paths: readonly (readonly string[])[]): (number | undefined)[] {
  const root: Wanted = { parts: new Map() }
  const ends = paths.map((path) => path.reduce(partOf, root))
  search(text, root)
  return ends.map((end) => end.offset)
}

function partOf(parent: Wanted, key: string): Wanted {
  const part = parent.parts.get(key) ?? { parts: new Map<string, Wanted>() }
  parent.parts.set(key, part)
  return part
}

/** Keeps its own stack, since texts may be nested deeper than calls can be. */
function search(text: string, root: Wanted): void {
  const levels: Level[] = []
  let level: Level | undefined
  let next: Wanted | undefined = root
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '"': {
        const end = endOfString(text, at)
        if (level && level.key === undefined) {
          level.key = level.wanted ? keyIn(text.slice(at + 1, end)) : ''
          next = reach(level, at)
        }
        at = end
        break
      }
      case '{':
      case '[': {
        const isArray = text[at] === '['
        if (level) levels.push(level)
        level = { isArray, wanted: next, key: isArray ? '0' : undefined, index: 0 }
        next = isArray ? reach(level, firstOfValue(text, at + 1)) : undefined
        break
      }
      case ',':
        if (!level) break
        level.key = level.isArray ? String(++level.index) : undefined
        next = level.isArray ? reach(level, firstOfValue(text, at + 1)) : undefined
        break
      case '}':
      case ']':
        level = levels.pop()
        next = undefined
        break
    }
  }
}

/** Notes the offset of the part that the level is at, and returns what is wanted in it. */
function reach({ wanted, key }: Level, offset: number): Wanted | undefined {
  const part = key === undefined ? undefined : wanted?.parts.get(key)
  if (part) part.offset = offset
  return part
}

/** Offset of the quote that ends the string which starts at an offset. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text[end - 1 - escapes] === '\\') escapes++
    if (escapes % 2 === 0) return end
  }
  return text.length
}

function keyIn(written: string): string {
  if (!written.includes('\\')) return written
  try {
    return String(JSON.parse(`"${written}"`))
  } catch {
    return written
  }
}

function firstOfValue(text: string, from: number): number {
  let at = from
  while (/\s/.test(text[at] ?? '')) at++
  return at
}
