// Changes a folder as a whole: new files are written beside it, a journal is put with them, and only then files move.
// Whoever finds the journal knows that a run was killed between two moves, and can make the rest of them.
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { AlmError, arrayField, parseJson, quote, stringField } from '@powerops/core'
import { parseUnpackedPath } from '../layout/file-names.js'
import { listFiles, refuseFile } from '../layout/tree.read.js'

/** What happens to the files of a folder. */
export interface StagedChanges {
  readonly written: ReadonlyMap<string, Uint8Array>
  /** Paths of files that are removed, or replaced by one of `written`. */
  readonly displaced: readonly string[]
}

/**
 * The folder as it is, or as it will be: links on the way to it are followed, those in it never.
 * @throws AlmError `file-exists` when it is a file.
 */
export function resolveRoot(folder: string): string {
  const status = statSync(folder, { throwIfNoEntry: false })
  if (!status) return resolve(folder)
  if (!status.isDirectory()) refuseFile(folder)
  return realpathSync(folder)
}

/** Makes all changes or, when one fails, none. */
export function applyChanges(root: string, { written, displaced }: StagedChanges): void {
  const staging = new Staging(root)
  try {
    const folders = new Folders()
    folders.make(staging.fresh)
    for (const [path, bytes] of written) {
      const file = join(staging.fresh, path)
      folders.make(dirname(file))
      writeFileSync(file, bytes, { flag: 'wx' })
    }
    if (!exists(root)) {
      renameSync(staging.fresh, root)
      staging.discard()
      return
    }
    staging.writeJournal(displaced)
  } catch (error) {
    staging.discard()
    throw error
  }
  const moves = new Moves()
  try {
    moveAll(staging, moves, displaced, [...written.keys()])
  } catch (error) {
    moves.takeBack()
    staging.discard()
    throw isInTheWay(error) ? inTheWay(root, error) : error
  }
  staging.discard()
}

/** A file stands where a folder is to be, or a folder where a file is to be. */
function isInTheWay(error: unknown): boolean {
  return ['EEXIST', 'ENOTDIR', 'EISDIR', 'ENOTEMPTY'].includes(stringField(error, 'code') ?? '')
}

function inTheWay(root: string, cause: unknown): AlmError {
  const place = stringField(cause, 'dest') ?? stringField(cause, 'path') ?? root
  return new AlmError('file-exists', {
    message: `${quote(place)} is in the way: the solution needs a folder where there is a file, or a file where there is a folder`,
    remedy: 'Move it away or rename it; nothing was changed.',
    details: { file: place },
    cause,
  })
}

/**
 * Makes the changes that a killed run has left undone.
 * @throws AlmError `path-outside-workspace` when a symbolic link stands in the way.
 */
export function finishInterrupted(root: string): void {
  const staging = new Staging(root)
  if (!exists(staging.folder)) return
  const displaced = staging.readJournal()
  if (displaced) {
    const fresh = `${basename(staging.fresh)}/`
    const found = listFiles(staging.folder, () => true).filter((path) => path.startsWith(fresh)) // Refuses links.
    const written = found.map((path) => path.slice(fresh.length))
    const paths = [...displaced, ...written].map(parseUnpackedPath)
    const touched = new Set(paths.map((path) => path.split('/')[0]))
    listFiles(root, (name) => touched.has(name)) // Refuses links on the way.
    moveAll(staging, new Moves(), displaced, written)
  }
  staging.discard()
}

/**
 * Holds that no run was killed in the middle of changing the folder.
 * @throws AlmError `solution-invalid`.
 */
export function refuseInterrupted(folder: string): void {
  const staging = new Staging(resolveRoot(folder))
  if (!exists(staging.journal)) return
  throw new AlmError('solution-invalid', {
    message: `unpacking into ${quote(folder)} was interrupted, so it holds files of two versions`,
    remedy: `Unpack into it again, which finishes what was begun, or restore the folder and delete ${quote(staging.folder)}.`,
  })
}

/** The folder beside a folder, and so on the same volume, where a move is one step. */
class Staging {
  readonly root: string
  readonly folder: string
  readonly fresh: string
  readonly former: string
  readonly journal: string

  constructor(root: string) {
    this.root = root
    this.folder = join(dirname(root), `.${basename(root)}.unpacking`)
    this.fresh = join(this.folder, 'fresh')
    this.former = join(this.folder, 'former')
    this.journal = join(this.folder, 'journal.json')
  }

  writeJournal(displaced: readonly string[]): void {
    const draft = `${this.journal}.part`
    writeFileSync(draft, JSON.stringify({ displaced }), { flag: 'wx' })
    renameSync(draft, this.journal)
  }

  /** The displaced files; undefined when no file was moved yet, or all were. */
  readJournal(): string[] | undefined {
    if (!lstatSync(this.folder).isDirectory()) {
      throw new AlmError('path-outside-workspace', {
        message: `${quote(this.folder)}, where files are prepared, is no folder`,
        remedy: 'Remove it.',
      })
    }
    if (!listFiles(this.folder, (name) => name === basename(this.journal)).includes(basename(this.journal)))
      return undefined
    const journal = parseJson(readFileSync(this.journal, 'utf8'), this.journal)
    return arrayField(journal, 'displaced').map(String)
  }

  /** The journal goes first: what is left without it means nothing. */
  discard(): void {
    rmSync(this.journal, { recursive: true, force: true })
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function moveAll(
  staging: Staging,
  moves: Moves,
  displaced: readonly string[],
  written: readonly string[],
): void {
  const { root, fresh, former } = staging
  // Removals first: on a disk that ignores case, a file whose name changed in case alone is the same file.
  for (const path of displaced) {
    const isDone = exists(join(former, path)) || !exists(join(root, path))
    if (!isDone) moves.make(join(root, path), join(former, path))
  }
  const kept = new Set(written)
  for (const path of displaced) if (!kept.has(path)) removeEmptyFolders(root, dirname(path))
  for (const path of written) moves.make(join(fresh, path), join(root, path))
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** Makes each folder once, however many files go into it. */
class Folders {
  private readonly made = new Set<string>()

  make(folder: string): void {
    if (this.made.has(folder)) return
    mkdirSync(folder, { recursive: true })
    this.made.add(folder)
  }
}

/** Moves of files that can be undone, last one first. */
class Moves {
  private readonly done: { from: string; to: string }[] = []
  private readonly folders = new Folders()

  make(from: string, to: string): void {
    this.folders.make(dirname(to))
    renameSync(from, to)
    this.done.push({ from, to })
  }

  takeBack(): void {
    for (const { from, to } of this.done.reverse()) {
      mkdirSync(dirname(from), { recursive: true })
      renameSync(to, from)
    }
  }
}

function removeEmptyFolders(root: string, folder: string): void {
  for (let path = folder; path !== '.'; path = dirname(path)) {
    try {
      rmdirSync(join(root, path))
    } catch {
      return // It holds other files, and so do the folders above it.
    }
  }
}
