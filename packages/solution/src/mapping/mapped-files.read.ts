// Finds and reads the files that a mapping file takes from elsewhere, within limits and without following links.
import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { AlmError, formatBytes, quote, stringField } from '@powerops/core'
import { defaultZipLimits, type ZipLimits } from '../zip/limits.js'
import { isSameName, type Directive, type MappedPlace } from './directive.js'
import type { MappedFiles } from './mapped-files.js'
import type { Mapping } from './parse.js'

/** Files and folders that the search for `**` may meet: several builds with all their dependencies. */
const MAX_SEARCHED = 250_000

/** Mapped files, and what a reader of the log should know about them. */
export interface OpenMapping extends MappedFiles {
  /** A line for each file that was taken from elsewhere so far, in the words of the platform's tool. */
  notes(): readonly string[]
  /** Directives whose place does not exist, and files found in several places. */
  warnings(): readonly string[]
}

/**
 * Opens the places that a mapping file names for packing a folder. What is read counts against the limits of a zip.
 *
 * Where a file is to be found is decided as the documentation of SolutionPackager says: the directives that match are
 * alternatives in their order, and one of them must have the file. So a file that matches and is nowhere else is an
 * error even when the solution folder has it, because that copy may be any old one. (The tool itself only logs the
 * error and packs the copy.) Of several files below `**` the one wins whose folders are those of the file in the
 * solution, then the first in the order of names, with a warning.
 * @throws AlmError here and on reading: `path-outside-workspace` for a symbolic link, `input-invalid` for a folder or
 * device in the place of a file and for too wide a search, `solution-too-large`, `solution-file-missing`.
 */
export function openMappedFiles(
  mapping: Mapping,
  solutionFolder: string,
  limits: ZipLimits = defaultZipLimits,
): OpenMapping {
  return new MappingOnDisk(mapping, solutionFolder, limits)
}

class MappingOnDisk implements OpenMapping {
  private readonly mapping: Mapping
  private readonly root: string
  private readonly limits: ZipLimits
  private readonly content = new Map<string, Uint8Array>()
  private readonly listings = new Map<string, readonly string[]>()
  private readonly noted = new Set<string>()
  private readonly warned = new Set<string>()
  private totalBytes = 0

  constructor(mapping: Mapping, solutionFolder: string, limits: ZipLimits) {
    this.mapping = mapping
    this.root = resolve(solutionFolder)
    this.limits = limits
    for (const directive of mapping.directives) this.warnWhenMissing(directive)
  }

  notes(): readonly string[] {
    return [...this.noted]
  }

  warnings(): readonly string[] {
    return [...this.warned]
  }

  read(path: string, isNamed: boolean, isRequired: boolean): Uint8Array | undefined {
    const places = this.mapping.match(path, isNamed)
    for (const place of places) {
      const file = this.locate(place, path)
      if (file === undefined) continue
      this.noted.add(`Mapping: ${path} to ${file}`)
      return this.readFile(file)
    }
    const [first] = places
    if (!first || !isRequired) return undefined
    const { text, line } = first.directive
    throw new AlmError('solution-file-missing', {
      message: `file ${quote(path)} matches the mapping directive ${quote(text)} (line ${line}) and is in no mapped place`,
      remedy: 'Build what makes the file before this step, or correct or narrow the directive.',
      details: { file: path, directive: text, line },
    })
  }

  list(folder: string): readonly string[] {
    return this.mapping.directives
      .filter(({ kind }) => kind === 'Folder')
      .flatMap((directive) => this.listBelow(directive, folder.split('/')))
  }

  /** The mapped folder may be `folder`, one above it, or one below it. */
  private listBelow(directive: Directive, folder: readonly string[]): string[] {
    const mapped = directive.pattern.folders ?? []
    const shared = Math.min(mapped.length, folder.length)
    if (folder.slice(0, shared).some((name, index) => !isSameName(name, mapped[index] ?? ''))) return []
    const base = this.baseOf(directive)
    const from = base && findBelow(base, folder.slice(shared))
    if (from === undefined) return []
    const prefix = [...folder, ...mapped.slice(shared)].join('/')
    return this.search(from).map((path) => `${prefix}/${path}`)
  }

  private warnWhenMissing(directive: Directive): void {
    const { folder, isAnyDepth, name } = directive.to
    const base = this.baseOf(directive)
    if (base === undefined) {
      this.warned.add(`Map folder '${folder}' does not exist.`)
      return
    }
    if (name === undefined || this.findAll(base, directive, name).length > 0) return
    const written = [folder, ...(isAnyDepth ? ['**'] : []), name].join('/')
    this.warned.add(`Mapped file '${written}' doesn't exist. Skipping.`)
  }

  /** The folder that a directive points to; undefined when it does not exist. */
  private baseOf({ to }: Directive): string | undefined {
    const found = findIgnoringCase(resolve(this.root, to.folder))
    if (found === undefined) return undefined
    refuseLink(found)
    return statusOf(found)?.isDirectory() ? found : undefined
  }

  private locate({ directive, path }: MappedPlace, wanted: string): string | undefined {
    const base = this.baseOf(directive)
    if (base === undefined) return undefined
    const found = this.findAll(base, directive, path)
    if (found.length < 2) return found[0]
    const score = (file: string): number => commonEnd(file.slice(base.length), wanted)
    const best = Math.max(...found.map(score))
    const [first = '', ...others] = found.filter((file) => score(file) === best)
    if (others.length > 0) {
      this.warned.add(
        `file ${quote(wanted)} is in several places of the mapping directive ${quote(directive.text)}; ${quote(first)} is taken, not ${others.map(quote).join(', ')}`,
      )
    }
    return first
  }

  /** The files that may stand for `path`, sorted. */
  private findAll(base: string, { to }: Directive, path: string): string[] {
    if (!to.isAnyDepth) {
      const found = findBelow(base, path.split('/'))
      return found === undefined ? [] : [found]
    }
    const same = this.search(base).filter((file) => isSameName(file.slice(file.lastIndexOf('/') + 1), path))
    return same.map((file) => join(base, file))
  }

  /** Everything below a folder but folders, sorted; links are listed and not followed. */
  private search(base: string): readonly string[] {
    const known = this.listings.get(base)
    if (known) return known
    const found: string[] = []
    const queue = ['']
    let searched = 0
    for (const folder of queue) {
      const entries = readdirSync(join(base, folder), { withFileTypes: true })
      searched += entries.length
      if (searched > MAX_SEARCHED) {
        throw new AlmError('input-invalid', {
          message: `the mapped folder ${quote(base)} holds more than ${MAX_SEARCHED} files and folders`,
          remedy: 'Name a folder further down, such as the one that the build writes to.',
        })
      }
      for (const entry of entries) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        ;(entry.isDirectory() ? queue : found).push(path)
      }
    }
    found.sort((a, b) => (a < b ? -1 : 1))
    this.listings.set(base, found)
    return found
  }

  private readFile(file: string): Uint8Array {
    const known = this.content.get(file)
    if (known) return known
    refuseLink(file)
    const status = statusOf(file)
    if (!status?.isFile()) {
      throw new AlmError('input-invalid', {
        message: `the mapped place ${quote(file)} is no file`,
        remedy: 'Name a file; a folder is named by <Folder> or <FileToPath>.',
      })
    }
    this.totalBytes += status.size
    const { entryBytes, totalBytes } = this.limits
    if (status.size > entryBytes || this.totalBytes > totalBytes) {
      throw new AlmError('solution-too-large', {
        message: `the mapped file ${quote(file)} has ${formatBytes(status.size)}, all of them ${formatBytes(this.totalBytes)} so far; the limits are ${formatBytes(entryBytes)} and ${formatBytes(totalBytes)}`,
        remedy: 'Check that the mapping names the files of this solution.',
      })
    }
    const bytes = readFileSync(file)
    this.content.set(file, bytes)
    return bytes
  }
}

/** A path below a folder without regard to case; no folder on the way may be a link. */
function findBelow(base: string, segments: readonly string[]): string | undefined {
  let path: string | undefined = base
  for (const segment of segments) {
    path = findIgnoringCase(join(path, segment))
    if (path === undefined) return undefined
    refuseLink(path)
  }
  return path
}

/** The path as it is spelled on disk; undefined when there is none. */
function findIgnoringCase(path: string): string | undefined {
  if (statusOf(path)) return path
  const folder = dirname(path) === path ? undefined : findIgnoringCase(dirname(path))
  if (folder === undefined || !statusOf(folder)?.isDirectory()) return undefined
  const [found] = readdirSync(folder)
    .filter((name) => isSameName(name, basename(path)))
    .sort()
  return found === undefined ? undefined : join(folder, found)
}

function statusOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if (stringField(error, 'code') === 'ENOTDIR') return undefined
    throw error
  }
}

function refuseLink(path: string): void {
  if (!statusOf(path)?.isSymbolicLink()) return
  throw new AlmError('path-outside-workspace', {
    message: `the mapped place ${quote(path)} is a symbolic link, which could lead anywhere`,
    remedy: 'Name the place that it points to.',
    details: { path },
  })
}

/** How many of the last segments two paths have in common. */
function commonEnd(left: string, right: string): number {
  const a = left.split(/[\\/]/).reverse()
  const b = right.split('/').reverse()
  const differs = a.findIndex((segment, index) => !isSameName(segment, b[index] ?? ''))
  return differs < 0 ? a.length : differs
}
