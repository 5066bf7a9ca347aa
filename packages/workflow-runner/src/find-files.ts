// Finds files by the patterns that GitHub's actions take: `*`, `**`, `?`, `[ab]`, and `!` to leave out.
import { readdirSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'

export interface FindOptions {
  /** Whether names that start with a dot are found. */
  readonly hidden: boolean
}

/** Absolute paths of the files below `root` that the patterns select, sorted; a folder selects all files in it. */
export function findFiles(root: string, patterns: readonly string[], options: FindOptions): string[] {
  const found = new Set<string>()
  for (const pattern of patterns.map((text) => text.trim()).filter((text) => text && !text.startsWith('#'))) {
    const excluded = pattern.startsWith('!')
    const absolute = resolve(root, excluded ? pattern.slice(1).trim() : pattern)
    const matches = toMatcher(absolute)
    if (excluded) for (const file of [...found].filter(matches)) found.delete(file)
    else for (const file of listFiles(searchRoot(absolute), options)) if (matches(file)) found.add(file)
  }
  return [...found].sort()
}

/** The part of an absolute pattern before its first wildcard: where the search starts. */
export function searchRoot(pattern: string): string {
  const parts = pattern.split(sep)
  const wild = parts.findIndex((part) => /[*?[]/.test(part))
  return wild < 0 ? pattern : parts.slice(0, wild).join(sep) || sep
}

function listFiles(start: string, options: FindOptions): string[] {
  const stats = statSync(start, { throwIfNoEntry: false })
  if (!stats) return []
  if (stats.isFile()) return [start]
  return readdirSync(start, { withFileTypes: true }).flatMap((entry) => {
    if (!options.hidden && entry.name.startsWith('.')) return []
    return entry.isDirectory()
      ? listFiles(join(start, entry.name), options)
      : listFilesAt(join(start, entry.name))
  })
}

/** A plain file or a link to one; links to folders are not followed, as they may lead in circles. */
function listFilesAt(file: string): string[] {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? [file] : []
}

/** True when a name fits a pattern of one part, such as `package-*`. */
export function matchesName(name: string, pattern: string): boolean {
  return toMatcher(pattern)(name)
}

function toMatcher(pattern: string): (file: string) => boolean {
  const body = pattern
    .split(sep)
    .map((part) => (part === '**' ? '**' : part.replace(/[.+^${}()|\\]/g, '\\$&')))
    .map((part) => (part === '**' ? part : part.replace(/\*/g, '[^/]*').replace(/\?/g, '[^/]')))
    .join('/')
    .replace(/\/\*\*(?=\/)/g, '(?:/[^/]+)*')
    .replace(/\/\*\*$/, '(?:/.*)?')
  const expression = new RegExp(`^${body}(?:/.*)?$`)
  return (file) => expression.test(file)
}

/** The deepest folder that holds all the paths. */
export function commonFolder(folders: readonly string[]): string {
  const [first = sep, ...others] = folders
  return others.reduce((common, folder) => {
    let candidate = common
    while (relative(candidate, folder).startsWith('..')) candidate = resolve(candidate, '..')
    return candidate
  }, first)
}
