// One line of a mapping file: which files of a solution folder it is about, and where their content lies instead.

/** What a directive says about files: a folder for a folder, a file for a file, or a folder for files by name. */
export type DirectiveKind = 'Folder' | 'FileToFile' | 'FileToPath'

/** The files of the solution folder that a directive is about; names compare without regard to case. */
export interface FilePattern {
  /** Folders from the top down; undefined for files in any folder. */
  readonly folders: readonly string[] | undefined
  /** `**`: files in any subfolder of `folders`, but not those in it. */
  readonly isBelow: boolean
  /** File name; undefined for every name. */
  readonly name: string | undefined
  /** What a file name ends with; undefined for every name. */
  readonly suffix: string | undefined
}

/** The place that a directive points to, as written, with `/` between its segments. */
export interface Destination {
  /** Absolute, or relative to the solution folder. */
  readonly folder: string
  /** `**`: any folder at or below `folder`. */
  readonly isAnyDepth: boolean
  /** File name; undefined where it is the one that the file has in the solution. */
  readonly name: string | undefined
}

/** A directive of a mapping file. */
export interface Directive {
  readonly kind: DirectiveKind
  readonly pattern: FilePattern
  readonly to: Destination
  /** As written, with variables replaced: `<FileToFile map="a" to="b" />`. */
  readonly text: string
  readonly line: number
}

/** Where the content of one file lies according to one directive. */
export interface MappedPlace {
  readonly directive: Directive
  /** Path below the folder of the directive's destination, unless it is `isAnyDepth`: then only the name counts. */
  readonly path: string
}

/** The place that a directive gives a file; undefined when the directive is not about it. */
export function matchDirective(directive: Directive, path: string): MappedPlace | undefined {
  const { kind, pattern, to } = directive
  const segments = path.split('/')
  const name = segments.at(-1) ?? ''
  if (!matchesFolder(directive, segments.slice(0, -1)) || !matchesName(pattern, name)) return undefined
  const below = segments.slice(pattern.folders?.length ?? 0).join('/')
  return { directive, path: kind === 'Folder' ? below : (to.name ?? name) }
}

function matchesFolder({ kind, pattern }: Directive, actual: readonly string[]): boolean {
  const { folders, isBelow } = pattern
  if (!folders) return true
  if (!folders.every((folder, index) => isSameName(folder, actual[index] ?? ''))) return false
  if (kind === 'Folder') return true
  return isBelow ? actual.length > folders.length : actual.length === folders.length
}

function matchesName({ name, suffix }: FilePattern, actual: string): boolean {
  if (name !== undefined) return isSameName(name, actual)
  return suffix === undefined || actual.toUpperCase().endsWith(suffix.toUpperCase())
}

/** Whether two names of files or folders are one name on Windows. */
export function isSameName(left: string, right: string): boolean {
  return left.toUpperCase() === right.toUpperCase()
}
