// The folder that is committed: whether it is an unpacked solution, and which paths are that solution's.
import {
  describeFolder,
  readUnpackedFolder,
  SolutionFolders,
  type SolutionManifest,
} from '@powerops/solution'

export interface SolutionFolder {
  /** Absent when the folder is no unpacked solution: then all of it is committed as it is. */
  manifest: SolutionManifest | undefined
  /** Whether a path of the target folder goes when the solution has it no more. */
  isSolutionFile(path: string): boolean
}

/** Looks into the folder; what is no solution, or none that can be read, is a plain folder. */
export async function readSolutionFolder(folder: string): Promise<SolutionFolder> {
  try {
    const files = await readUnpackedFolder(folder)
    const manifest = describeFolder(files)
    const folders = new SolutionFolders(files.keys(), files.get('Other/Customizations.xml'))
    return { manifest, isSolutionFile: (path) => folders.owns(path) }
  } catch {
    return { manifest: undefined, isSolutionFile: () => true }
  }
}
