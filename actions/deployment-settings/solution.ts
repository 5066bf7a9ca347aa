// The solution that the settings are for: a zip or its unpacked folder.
import type { ActionPorts } from '@powerops/actions-kit'
import { AlmError } from '@powerops/core'
import {
  openFolder,
  parseSolution,
  readSolutionSettings,
  readUnpackedFolder,
  type SolutionSettings,
} from '@powerops/solution'
import { readArchive, resolvePath } from '../common/files.js'

interface SolutionInputs {
  solutionFile: string | undefined
  solutionFolder: string | undefined
  workingDirectory: string | undefined
}

/**
 * What the solution leaves open for each target.
 * @throws AlmError `input-missing` or `input-conflict` unless exactly one of the two inputs is given; the codes of
 * reading a solution.
 */
export async function readSettingsOfSolution(
  { solutionFile, solutionFolder, workingDirectory }: SolutionInputs,
  ports: ActionPorts,
): Promise<SolutionSettings> {
  if (solutionFile !== undefined && solutionFolder !== undefined) {
    throw new AlmError('input-conflict', {
      message: 'inputs solution-file and solution-folder are both given',
      remedy: 'Give one of them: both have the same settings.',
    })
  }
  if (solutionFile !== undefined) {
    const file = resolvePath(ports, workingDirectory, solutionFile)
    return readSolutionSettings(parseSolution(await readArchive(file, 'solution-file')))
  }
  if (solutionFolder === undefined) {
    throw new AlmError('input-missing', {
      message: 'neither solution-file nor solution-folder is given',
      remedy: 'Name the solution zip or the folder of its source.',
    })
  }
  const folder = resolvePath(ports, workingDirectory, solutionFolder)
  return readSolutionSettings(openFolder(await readUnpackedFolder(folder)))
}
