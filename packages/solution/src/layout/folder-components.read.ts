// Recognises folders of components of types that nobody told us about, so that what a solution no longer has goes away.
import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes in which the root element of a component's description names the component. */
const HEAD_BYTES = 4096

/**
 * Tells whether a top-level folder holds components and nothing else, as platforms write them: `things/NAME/thing.xml`
 * for each one, whose root element is `thing` and names it. A folder of somebody's own hardly looks like that.
 */
export function holdsComponents(root: string, folder: string): boolean {
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  if (entries.length === 0 || entries.some((entry) => !entry.isDirectory())) return false
  const singulars = singularsOf(folder)
  return entries.every(({ name }) =>
    singulars.some((singular) => describes(join(root, folder, name), singular, name)),
  )
}

function singularsOf(plural: string): string[] {
  return [/s$/, /es$/, /ies$/].flatMap((ending, index) =>
    ending.test(plural) ? [plural.replace(ending, index === 2 ? 'y' : '')] : [],
  )
}

function describes(folder: string, element: string, name: string): boolean {
  const file = `${element}.xml`
  const isFile = readdirSync(folder, { withFileTypes: true }).some(
    (entry) => entry.name === file && entry.isFile(),
  )
  if (!isFile) return false
  const head = readHead(join(folder, file))
  return head.includes(`<${element} `) && head.includes(name)
}

function readHead(file: string): string {
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    return head.toString('utf8', 0, readSync(handle, head, 0, HEAD_BYTES, 0))
  } finally {
    closeSync(handle)
  }
}
