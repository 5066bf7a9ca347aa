// What is different between two states of an unpacked folder, without putting all of it together.
import { AlmError } from '@powerops/core'
import { openFolder } from '../pack/folder-solution.js'
import { diffSolutions, type SolutionDifferences } from './diff-solutions.js'

type Files = ReadonlyMap<string, Uint8Array>

const DOCUMENTS = ['Other/Customizations.xml', 'Other/Solution.xml']

/**
 * Compares two states of an unpacked folder by component, looking at nothing but the components that changed files
 * belong to.
 * @param readBefore reads those files of the earlier state whose paths are wanted.
 * @param changedPaths the files in which the states differ.
 * @returns undefined when one of the states is no solution, such as a folder that was broken before.
 */
export function diffUnpacked(
  readBefore: (isWanted: (path: string) => boolean) => Files,
  after: Files,
  changedPaths: readonly string[],
): SolutionDifferences | undefined {
  const units = new Set(changedPaths.map(unitOf))
  const isWanted = (path: string): boolean => DOCUMENTS.includes(path) || units.has(unitOf(path))
  try {
    const former = openFolder(readBefore(isWanted))
    return diffSolutions(former, openFolder(new Map([...after].filter(([path]) => isWanted(path)))))
  } catch (error) {
    if (error instanceof AlmError) return undefined
    throw error
  }
}

/** The folder that holds all files of a component: that of the entity, else the top-level folder. */
function unitOf(path: string): string {
  const [top = '', second = ''] = path.split('/')
  return top === 'Entities' ? `${top}/${second}` : top
}
