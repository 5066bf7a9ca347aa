// Looks on disk for the YAML layout, which must not be mixed with this one.
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { refuseYamlLayout } from './yaml-layout.js'

const FOLDER = 'solutions'

/**
 * Holds that a folder is not in the YAML layout.
 * @throws AlmError `solution-layout-unsupported`.
 */
export function refuseYamlFolder(folder: string): void {
  const solutions = join(folder, FOLDER)
  for (const name of namesIn(solutions)) {
    refuseYamlLayout(namesIn(join(solutions, name)).map((file) => `${FOLDER}/${name}/${file}`))
  }
}

function namesIn(folder: string): string[] {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : []
}
