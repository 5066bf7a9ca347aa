// The built bundle (dist/suite) in this process: its files are compiled once, and each start evaluates them anew with the
// globals that it is given, so that every step has a process, a network and a time of its own.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileFunction } from 'node:vm'

/** What a module may say and a function may not, each in the one form in which ncc writes it. */
const ENTRY_FORMS = [
  [/^import \{ createRequire as (\w+) \} from "module";$/m, 'const $1 = createRequire;'],
  [/\bimport\("\.\/" \+ /, 'importChunk("./" + '],
  [/^export \{ (\w+) as actions, (\w+) as main \};$/m, 'return $2;'],
]
const CHUNK_FORMS = ['id', 'ids', 'modules'].map((name) => [
  new RegExp(`^export const ${name} = `, 'm'),
  `chunk.${name} = `,
])

/**
 * @param dist the folder of the bundle
 * @param globals names of the globals that each start replaces
 * @returns starts an action of the bundle: `start(name, values of the globals)` is what `dist/<name>/index.js` does.
 */
export function loadBundle(dist, globals) {
  const folder = path.join(dist, 'suite')
  const compile = (file, forms, parameters) => {
    let code = readFileSync(path.join(folder, file), 'utf8').replaceAll('import.meta.url', 'moduleUrl')
    for (const [form, replacement] of forms) {
      if (!form.test(code)) throw new Error(`${file} of the bundle has nothing of the form ${form}`)
      code = code.replace(form, replacement)
    }
    return compileFunction(`'use strict';${code}`, [...parameters, ...globals], { filename: file })
  }
  const entry = compile('index.js', ENTRY_FORMS, ['createRequire', 'moduleUrl', 'importChunk'])
  const chunks = new Map()
  const chunkOf = (file) => {
    if (!chunks.has(file)) chunks.set(file, compile(file, CHUNK_FORMS, ['chunk']))
    return chunks.get(file)
  }
  return async (name, values) => {
    if (!existsSync(path.join(dist, name, 'index.js'))) throw new Error(`${dist} has no action ${name}`)
    const given = globals.map((global) => values[global])
    const importChunk = async (file) => {
      const chunk = {}
      chunkOf(path.basename(file))(chunk, ...given)
      return chunk
    }
    const moduleUrl = pathToFileURL(path.join(folder, 'index.js')).href
    const main = entry(createRequire, moduleUrl, importChunk, ...given)
    await main(name)
  }
}
