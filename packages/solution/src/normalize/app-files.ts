// The names of the files of a canvas app. An app whose name is too long for them gets its beginning and five digits
// that each export draws anew, so that a file that did not change seems to be another one.
import { solutionDigest } from '../digest.js'
import { serializeXml, type LineEnds } from '../xml/serialize.js'
import { childText, mapDescendants, textOf, withChildren } from '../xml/tree.js'
import { parseUnpacked } from './parse-unpacked.js'

const META = /^CanvasApps\/[^/]+\.meta\.xml$/

const APP_FILE =
  /^\/(CanvasApps\/)(.+)(\d{5})(_(?:DocumentUri\.msapp|BackgroundImageUri|AdditionalUris\d+_[^/]+))$/

/** The files with names that depend on the apps alone. */
export function steadyAppFiles(
  files: ReadonlyMap<string, Uint8Array>,
  lineEnds: LineEnds,
): Map<string, Uint8Array> {
  const renamed = new Map<string, string>()
  const taken = new Set(files.keys())
  const rewritten = new Map<string, Uint8Array>()
  for (const [path, bytes] of files) {
    const document = META.test(path) ? parseUnpacked(bytes) : undefined
    if (!document) continue
    const appName = childText(document.root, 'Name') ?? ''
    const root = mapDescendants(document.root, (element) => {
      const [from, to] = rename(textOf(element), appName)
      if (to === undefined || !files.has(from) || renamed.has(from) || taken.has(to)) return element
      renamed.set(from, to)
      taken.add(to)
      return withChildren(element, [{ kind: 'text', value: `/${to}` }])
    })
    rewritten.set(path, serializeXml({ ...document, root }, lineEnds))
  }
  if (renamed.size === 0) return new Map(files)
  return new Map([...files].map(([path, bytes]) => [renamed.get(path) ?? path, rewritten.get(path) ?? bytes]))
}

/** The path that a reference of an app names, and the one that it shall have, if another. */
function rename(reference: string, appName: string): [string, string?] {
  const [, folder = '', start = '', digits, kind = ''] = APP_FILE.exec(reference) ?? []
  const path = reference.slice(1)
  if (digits === undefined || start + digits === appName || !appName.startsWith(start)) return [path]
  const number = parseInt(solutionDigest(Buffer.from(appName)).slice(0, 8), 16) % 100_000
  return [path, `${folder}${start}${String(number).padStart(5, '0')}${kind}`]
}
