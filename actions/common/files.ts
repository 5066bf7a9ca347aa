// Files that inputs name: where they are, and how they are read and written without leaving halves behind.
import { AlmError, quote } from '@powerops/core'
import type { ActionPorts } from '@powerops/actions-kit'
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
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
 * Reads the file that an input names.
 * @throws AlmError `file-not-found` naming the input and the place that was looked at.
 */
export async function readInputFile(file: string, inputName: string, maxBytes: number): Promise<Buffer> {
  const status = await stat(file).catch(() => undefined)
  if (!status?.isFile()) {
    throw new AlmError('file-not-found', {
      message: `input ${inputName} names ${quote(file)}, ${status ? 'which is not a file' : 'which does not exist'}`,
      remedy:
        'Check the path; it starts from the workspace (or working-directory), and a checkout or download step must come first.',
    })
  }
  if (status.size > maxBytes) {
    throw new AlmError('solution-too-large', {
      message: `${quote(file)} has ${status.size} bytes, more than the ${maxBytes} that are read`,
      remedy: 'Split the solution.',
    })
  }
  return readFile(file)
}

/** Whether something, of whatever kind, is at that path. */
export async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined
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
