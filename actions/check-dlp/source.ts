// The solution to judge, and where its unpacked source lies in the repository.
import type { ActionPorts } from '@powerops/actions-kit'
import { AlmError } from '@powerops/core'
import { toSolutionSource, type SolutionSource } from '@powerops/dlp'
import { readUnpackedFolder, readZip } from '@powerops/solution'
import path from 'node:path'
import { exists, readArchive, resolvePath } from '../common/files.js'

/** What the solution is read from, as inputs name it. */
export interface SourceInputs {
  readonly solutionFile: string | undefined
  readonly solutionFolder: string | undefined
  readonly sourceFolder: string | undefined
  readonly workingDirectory: string | undefined
}

/** A solution and its place in the repository. */
export interface PlacedSolution {
  /** What is judged. */
  readonly source: SolutionSource
  /** What lines are counted in: the same, or the source in the repository. */
  readonly shown: SolutionSource
  /** Folder of the unpacked source from the workspace, with `/`; empty when it is not known. */
  readonly folder: string
}

/**
 * Reads the solution.
 * @throws AlmError `input-missing` or `input-conflict` unless exactly one of file and folder is given.
 */
export async function readSource(
  { solutionFile, solutionFolder, sourceFolder, workingDirectory }: SourceInputs,
  ports: Pick<ActionPorts, 'workspace'>,
): Promise<PlacedSolution> {
  if (solutionFile !== undefined && solutionFolder !== undefined) {
    throw new AlmError('input-conflict', {
      message: 'inputs solution-file and solution-folder are both given',
      remedy: 'Give one of them: both lead to the same verdict.',
    })
  }
  if (solutionFile !== undefined) {
    const entries = readZip(
      await readArchive(resolvePath(ports, workingDirectory, solutionFile), 'solution-file'),
    )
    const source = toSolutionSource(entries.map((entry) => ({ path: entry.path, bytes: entry.read() })))
    if (sourceFolder === undefined) return { source, shown: source, folder: '' }
    const folder = resolvePath(ports, workingDirectory, sourceFolder)
    const shown = (await exists(folder)) ? await readFolder(folder) : source
    return { source, shown, folder: fromWorkspace(ports.workspace, folder) }
  }
  if (solutionFolder === undefined) {
    throw new AlmError('input-missing', {
      message: 'neither solution-file nor solution-folder is given',
      remedy: 'Name the solution zip or the folder of its source.',
    })
  }
  const folder = resolvePath(ports, workingDirectory, solutionFolder)
  const source = await readFolder(folder)
  return { source, shown: source, folder: fromWorkspace(ports.workspace, folder) }
}

async function readFolder(folder: string): Promise<SolutionSource> {
  const files = await readUnpackedFolder(folder)
  return toSolutionSource([...files].map(([name, bytes]) => ({ path: name, bytes })))
}

/** A folder outside the workspace is outside the repository, so that nothing can be shown in it. */
function fromWorkspace(workspace: string, folder: string): string {
  const relative = path.relative(workspace, folder)
  const isOutside = path.isAbsolute(relative) || relative.split(path.sep)[0] === '..'
  return isOutside ? '' : relative.split(path.sep).join('/')
}
