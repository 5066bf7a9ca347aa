// Files that inputs name: where they are, and how they are read and written without leaving halves behind.
import { AlmError, formatBytes, quote, stringField } from '@powerops/core'
import type { ActionPorts } from '@powerops/actions-kit'
import { randomUUID } from 'node:crypto'
import type { Stats } from 'node:fs'
import { lstat, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The absolute path of what an input names, from `working-directory` within the workspace. */
export function resolvePath(
  ports: Pick<ActionPorts, 'workspace'>,
  workingDirectory: string | undefined,
  name: string,
): string {
  return path.resolve(ports.workspace, workingDirectory ?? '', name)
}

/**
 * Holds that no link of the repository leads out of the workspace on the way to what is written: a pull request may
 * make one. A place that the workflow itself names outside of the workspace is its own affair.
 * @throws AlmError `path-outside-workspace`.
 */
export async function refuseLinkOut(
  place: string,
  { workspace }: Pick<ActionPorts, 'workspace'>,
): Promise<void> {
  if (!isInside(workspace, place)) return
  let existing = place
  while (!(await lstatOf(existing))) existing = path.dirname(existing)
  const real = await realpath(existing).catch(() => undefined) // A link to nowhere.
  if (real !== undefined && isInside(await realpath(workspace), real)) return
  throw new AlmError('path-outside-workspace', {
    message: `${quote(existing)} is a link that leads out of the workspace, or lies behind one`,
    remedy: 'Remove the link from the repository, or name the place that it leads to.',
    details: { path: existing },
  })
}

function isInside(folder: string, place: string): boolean {
  const relative = path.relative(folder, place)
  return relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative)
}

/** As many bytes of an archive as the zip reader accepts. */
const MAX_ARCHIVE_BYTES = 512 * 1_000_000

/**
 * Reads the solution zip that an input names.
 * @throws AlmError `file-not-found`, `solution-too-large`.
 */
export async function readArchive(
  file: string,
  inputName: string,
  maxBytes = MAX_ARCHIVE_BYTES,
): Promise<Buffer> {
  const { size } = await requireKind(file, inputName, 'file')
  if (size <= maxBytes) return readFile(file)
  throw new AlmError('solution-too-large', {
    message: `${quote(file)} has ${formatBytes(size)}, more than the ${formatBytes(maxBytes)} that are read`,
    remedy: 'Split the solution.',
  })
}

/**
 * Reads a text file that an input names, in UTF-8 or, with a byte order mark, in UTF-16, as Windows PowerShell writes it.
 * @throws AlmError `file-not-found`, `input-invalid` when it is too large to be what the input is for.
 */
export async function readText(file: string, inputName: string, maxBytes: number): Promise<string> {
  const { size } = await requireKind(file, inputName, 'file')
  if (size <= maxBytes) return decodeText(await readFile(file))
  throw new AlmError('input-invalid', {
    message: `input ${inputName} names ${quote(file)} of ${formatBytes(size)}, more than the ${formatBytes(maxBytes)} that are read`,
    remedy: 'Check that the input names the right file.',
  })
}

function decodeText(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return new TextDecoder('utf-16le').decode(bytes)
  return mark === 'feff' ? new TextDecoder('utf-16be').decode(bytes) : bytes.toString('utf8')
}

/** @throws AlmError `file-not-found` unless the input names a folder that is there. */
export async function requireFolder(folder: string, inputName: string): Promise<void> {
  await requireKind(folder, inputName, 'folder')
}

/**
 * The size of the file that an input names, in bytes.
 * @throws AlmError `file-not-found` unless it is there.
 */
export async function requireFile(file: string, inputName: string): Promise<number> {
  return (await requireKind(file, inputName, 'file')).size
}

/** The content of a file; undefined when there is no file at that path. */
export async function readIfPresent(file: string): Promise<Buffer | undefined> {
  return (await statusOf(file))?.isFile() ? readFile(file) : undefined
}

/** Whether something, of whatever kind, is at that path. */
export async function exists(file: string): Promise<boolean> {
  return (await statusOf(file)) !== undefined
}

/** Whether a folder is at that path. */
export async function isFolder(place: string): Promise<boolean> {
  return (await statusOf(place))?.isDirectory() ?? false
}

async function requireKind(place: string, inputName: string, kind: 'file' | 'folder'): Promise<Stats> {
  const status = await statusOf(place)
  if (status && (kind === 'file' ? status.isFile() : status.isDirectory())) return status
  throw new AlmError('file-not-found', {
    message: `input ${inputName} names ${quote(place)}, which ${status ? `is not a ${kind}` : 'does not exist'}`,
    remedy:
      'Check the path; it starts from the workspace (or working-directory), and the checkout or download step that puts it there must come first.',
  })
}

/** What is at a path; undefined when nothing is. Anything else that is wrong with the path is an error. */
function statusOf(file: string): Promise<Stats | undefined> {
  return unlessMissing(() => stat(file))
}

/** The same, without following a link. */
function lstatOf(file: string): Promise<Stats | undefined> {
  return unlessMissing(() => lstat(file))
}

async function unlessMissing(read: () => Promise<Stats>): Promise<Stats | undefined> {
  try {
    return await read()
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(stringField(error, 'code') ?? '')) return undefined
    throw error
  }
}

/** Writes a file whole or not at all: beside its place first, then moved over it. Makes its folder. */
export async function writeWholeFile(file: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.part`)
  try {
    await writeFile(beside, bytes, { flag: 'wx' })
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/** `solution.zip` as `solution_managed.zip`: the name that the packager gives the managed twin. */
export function managedTwin(file: string): string {
  const { dir, name, ext } = path.parse(file)
  return path.join(dir, `${name}_managed${ext}`)
}
