// The folder that is committed: whether it is an unpacked solution, and which paths are that solution's.
import {
  componentFoldersOf,
  describeFolder,
  readUnpackedFolder,
  SolutionFolders,
  type SolutionManifest,
} from '@powerops/solution'
import path from 'node:path'
import { exists } from '../common/files.js'

export interface SolutionFolder {
  /** Absent when the folder is no unpacked solution: then all of it is committed as it is. */
  manifest: SolutionManifest | undefined
  /** Whether a path of the target folder goes when the solution has it no more. */
  isSolutionFile(path: string): boolean
}

/**
 * Looks into the folder. Without Other/Solution.xml it is a plain folder; a solution that cannot be read is an error,
 * because it would be taken for one, and what else stands in the target folder would be removed.
 * @throws AlmError the codes of `readUnpackedFolder` and `describeFolder`.
 */
export async function readSolutionFolder(folder: string): Promise<SolutionFolder> {
  if (!(await exists(path.join(folder, 'Other', 'Solution.xml')))) {
    return { manifest: undefined, isSolutionFile: () => true }
  }
  const files = await readUnpackedFolder(folder)
  const manifest = describeFolder(files)
  const hasResources = [...files.keys()].some((name) => name.startsWith('Resources/'))
  const others = [...componentFoldersOf(files), ...(hasResources ? ['Resources'] : [])]
  const folders = new SolutionFolders(files.get('Other/Customizations.xml'), others)
  return { manifest, isSolutionFile: (file) => folders.owns(file) }
}
