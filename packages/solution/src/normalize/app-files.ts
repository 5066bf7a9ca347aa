// The names of the files of a canvas app. An app whose name is too long for them gets its beginning and five digits
// that each export draws anew, so that a file that did not change seems to be another one.
import { solutionDigest } from '../digest.js'
import { serializeXml, type LineEnds } from '../xml/serialize.js'
import {
  childText,
  descendants,
  mapDescendants,
  textOf,
  withChildren,
  type XmlDocument,
} from '../xml/tree.js'
import { parseUnpacked } from './parse-unpacked.js'

const META = /^CanvasApps\/[^/]+\.meta\.xml$/

const APP_FILE =
  /^(CanvasApps\/)(.+)(\d{5})(_(?:DocumentUri\.msapp|BackgroundImageUri|AdditionalUris\d+_[^/]+))$/

/** The files with names that depend on the apps alone. */
export function steadyAppFiles(
  files: ReadonlyMap<string, Uint8Array>,
  lineEnds: LineEnds,
): Map<string, Uint8Array> {
  const apps = new Map<string, XmlDocument>()
  for (const [path, bytes] of files) {
    const app = META.test(path) ? parseUnpacked(bytes) : undefined
    if (app) apps.set(path, app)
  }
  const renamed = renamedFiles([...apps.values()], new Set(files.keys()))
  if (renamed.size === 0) return new Map(files)
  const rewrite = (app: XmlDocument): Uint8Array => {
    const root = mapDescendants(app.root, (element) => {
      const to = renamed.get(textOf(element))
      return to === undefined ? element : withChildren(element, [{ kind: 'text', value: to }])
    })
    return serializeXml({ ...app, root }, lineEnds)
  }
  return new Map(
    [...files].map(([path, bytes]) => {
      const app = apps.get(path)
      return [renamed.get(`/${path}`)?.slice(1) ?? path, app ? rewrite(app) : bytes]
    }),
  )
}

/** References to files as they are and as they shall be; no two files get one name. */
function renamedFiles(apps: readonly XmlDocument[], taken: Set<string>): Map<string, string> {
  const renamed = new Map<string, string>()
  for (const { root } of apps) {
    const appName = childText(root, 'Name') ?? ''
    for (const element of descendants(root)) {
      const reference = textOf(element)
      const path = reference.startsWith('/') ? reference.slice(1) : ''
      const to = taken.has(path) ? steadyPath(path, appName) : undefined
      if (to === undefined || renamed.has(reference) || taken.has(to)) continue
      renamed.set(reference, `/${to}`)
      taken.add(to)
    }
  }
  return renamed
}

/** The path that a file of an app shall have; undefined when its name holds no digits of an export. */
function steadyPath(path: string, appName: string): string | undefined {
  const [, folder = '', start = '', digits, kind = ''] = APP_FILE.exec(path) ?? []
  if (digits === undefined || start + digits === appName || !appName.startsWith(start)) return undefined
  const number = parseInt(solutionDigest(Buffer.from(appName)).slice(0, 8), 16) % 100_000
  return `${folder}${start}${String(number).padStart(5, '0')}${kind}`
}
