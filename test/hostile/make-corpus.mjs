// Writes the hostile files again from their descriptions: usage: node test/hostile/make-corpus.mjs
// Files that were added by hand stay; the tests read whatever is in the folders.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { msappFiles } from './msapp-files.mjs'
import { solutionFiles } from './solution-files.mjs'
import { xmlFiles } from './xml-files.mjs'
import { zipFiles } from './zip-files.mjs'

const kinds = [
  ['zip', 'zip', zipFiles()],
  ['xml', 'xml', xmlFiles()],
  ['solution', 'zip', solutionFiles()],
  ['msapp', 'msapp', msappFiles()],
]
for (const [folder, ending, files] of kinds) {
  const target = path.join(import.meta.dirname, folder)
  mkdirSync(target, { recursive: true })
  for (const [name, bytes] of files) writeFileSync(path.join(target, `${name}.${ending}`), bytes)
  console.log(`${folder}: ${files.length} files`)
}
