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
  const units = new Set(changedPaths.flatMap((path) => [unitOf(path), ...unitsAround(path)]))
  const isWanted = (path: string): boolean => DOCUMENTS.includes(path) || units.has(unitOf(path))
  try {
    const former = openFolder(readBefore(isWanted))
    return diffSolutions(former, openFolder(new Map([...after].filter(([path]) => isWanted(path)))))
  } catch (error) {
    if (error instanceof AlmError) return undefined
    throw error
  }
}

/** Folders of an entity that make sense as a whole: forms have managed twins, and the entity names all its formulas. */
const WHOLE_FOLDERS = new Set(['formxml', 'formulas'])

/** What is looked at as a whole: of an entity a file or such a folder, all relationships, else a top-level folder. */
function unitOf(spelled: string): string {
  const path = spelled.toLowerCase()
  const [top = '', second = '', third = ''] = path.split('/')
  if (top === 'entities') return WHOLE_FOLDERS.has(third) ? `${top}/${second}/${third}` : path
  return top === 'other' ? `${top}/${second.replace(/\.xml$/, '')}` : top
}

/** What a part of an entity cannot be understood without: the entity, and the formulas that this names. */
function unitsAround(path: string): string[] {
  const [top, second = ''] = path.toLowerCase().split('/')
  return top === 'entities' ? ['entity.xml', 'formulas'].map((name) => `${top}/${second}/${name}`) : []
}
