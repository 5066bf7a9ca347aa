// Places in the unpacked source of a solution: what findings point at.
import { endOfString, jsonOffsets } from './find/json-offsets.js'
import { unpackedText, type SolutionSource } from './solution-source.js'

/**
 * A place in a file. Finders say how to find it (`keys` or `text`); {@link locatePlaces} turns that into line and column,
 * which costs reading the file again and is done for the few places that somebody is shown.
 */
export interface Place {
  /** Path in the folder of the unpacked solution, with `/`. */
  readonly file: string
  /** Keys and indices that lead to it, in a JSON file. */
  readonly keys?: readonly string[]
  /** Text that the line begins with or contains, in any other file. */
  readonly text?: string
  /** How many lines below the text. */
  readonly linesBelow?: number
  /** From 1. */
  readonly line?: number
  /** In UTF-16 code units, from 1. */
  readonly column?: number
  /** Column behind the last character, in the same line. */
  readonly endColumn?: number
}

/** The same places with line and column as far as the file tells; a place that is not in its file is the whole file. */
export function locatePlaces(source: SolutionSource, places: readonly Place[]): Map<Place, Place> {
  const located = new Map<Place, Place>()
  for (const [file, inFile] of groupByFile(places)) {
    const isSearched = inFile.some(({ keys, text }) => keys ?? text)
    const text = isSearched ? unpackedText(source, file) : undefined
    const offsets = text === undefined ? [] : offsetsIn(text, inFile)
    const positions = text === undefined ? new Map<number, Position>() : positionsIn(text, offsets)
    inFile.forEach((place, index) => {
      const position = positions.get(offsets[index] ?? -1)
      const below = position && place.linesBelow ? { line: position.line + place.linesBelow } : position
      located.set(place, { file, ...(below ?? lineOnly(place)) })
    })
  }
  return located
}

type Position = Required<Pick<Place, 'line' | 'column' | 'endColumn'>>

function lineOnly({ line }: Place): Pick<Place, 'line'> {
  return line === undefined ? {} : { line }
}

function groupByFile(places: readonly Place[]): Map<string, Place[]> {
  const groups = new Map<string, Place[]>()
  for (const place of new Set(places)) {
    const group = groups.get(place.file)
    if (group) group.push(place)
    else groups.set(place.file, [place])
  }
  return groups
}

function offsetsIn(text: string, places: readonly Place[]): (number | undefined)[] {
  const paths = places.map(({ keys }) => keys)
  const byKeys = jsonOffsets(
    text,
    paths.filter((path) => path !== undefined),
  )
  return places.map((place) => {
    if (place.keys) return byKeys.shift()
    const offset = place.text === undefined ? -1 : text.indexOf(place.text)
    return offset < 0 ? undefined : offset
  })
}

/** Line and column of each offset, in one pass over the text. */
function positionsIn(text: string, offsets: readonly (number | undefined)[]): Map<number, Position> {
  const positions = new Map<number, Position>()
  let line = 1
  let lineStart = 0
  let lineEnd = text.indexOf('\n')
  for (const offset of offsets.filter((one) => one !== undefined).sort((left, right) => left - right)) {
    for (; lineEnd >= 0 && lineEnd < offset; lineEnd = text.indexOf('\n', lineStart)) {
      line++
      lineStart = lineEnd + 1
    }
    const column = offset - lineStart + 1
    positions.set(offset, { line, column, endColumn: column + lengthAt(text, offset) })
  }
  return positions
}

/** Length of the key, tag or attribute at an offset. */
function lengthAt(text: string, offset: number): number {
  if (text[offset] === '"') return endOfString(text, offset) + 1 - offset
  return /[^\s>]*>?/y.exec(text.slice(offset, offset + MAX_SHOWN))?.[0].length ?? 1
}

const MAX_SHOWN = 200
