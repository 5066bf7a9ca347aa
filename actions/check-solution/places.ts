// From the file that a report names to the file of the repository that it was packed from.
import { childText, descendantsNamed, parseXml, type ZipEntry } from '@powerops/solution'
import type { Place, ReportedPlace } from './findings.js'

/** The source of a solution in the repository. */
export interface SourceFolder {
  /** Path from the workspace, `/` between its parts. */
  path: string
  /** Paths of its files from itself. */
  files: readonly string[]
}

/** Finds the files of one solution. */
export type Locate = (place: ReportedPlace) => Place

/** A locator for the places of a report on the archive of these entries. */
export function createLocator(entries: readonly ZipEntry[], source: SourceFolder | undefined): Locate {
  const archived = new Map(entries.map(({ path }) => [path.toLowerCase(), path]))
  const names = webResourceNames(entries)
  const files = new Map((source?.files ?? []).map((file) => [file.toLowerCase(), file]))
  return ({ uri, ...rest }) => {
    if (uri === undefined) return { ...rest, inRepository: false }
    const given = plainPath(uri)
    const entry =
      longestEnd(given, archived) ??
      [...names].find(([, name]) => endsWithPath(given, name.toLowerCase()))?.[0]
    const path = entry ?? given.toLowerCase()
    const name = names.get(path)
    // The packager names a web resource in the source after itself, and in the zip after its id.
    const unpacked = name === undefined ? (archived.get(path) ?? given) : `WebResources/${name}`
    const file = files.get(path) ?? files.get(unpacked.toLowerCase())
    if (source && file !== undefined) {
      return { ...rest, file: source.path === '' ? file : `${source.path}/${file}`, inRepository: true }
    }
    return { ...rest, file: unpacked, inRepository: false }
  }
}

/** The path in a file address, without what leads to it on the machine of the service. */
function plainPath(untrusted: string): string {
  const path = untrusted.replace(/^file:\/{2,}/i, '').replaceAll('\\', '/')
  const plain = path.replace(/^[a-z]:/i, '').replace(/^(\.?\/)+/, '')
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}

/** The archived path, in lower case, that `given` ends with. */
function longestEnd(given: string, archived: ReadonlyMap<string, string>): string | undefined {
  const parts = given.toLowerCase().split('/')
  for (let start = 0; start < parts.length; start++) {
    const end = parts.slice(start).join('/')
    if (archived.has(end)) return end
  }
  return undefined
}

function endsWithPath(given: string, end: string): boolean {
  return given.toLowerCase() === end || given.toLowerCase().endsWith(`/${end}`)
}

/** Names of web resources (`contoso_/main.js`) by their path in the zip, in lower case. */
function webResourceNames(entries: readonly ZipEntry[]): Map<string, string> {
  const customizations = entries.find(({ path }) => path.toLowerCase() === 'customizations.xml')
  if (!customizations) return new Map()
  const { root } = parseXml(customizations.read(), 'customizations.xml')
  return new Map(
    [...descendantsNamed(root, 'WebResource')].flatMap((resource): [string, string][] => {
      const file = childText(resource, 'FileName')?.replace(/^\//, '').toLowerCase()
      const name = childText(resource, 'Name')
      return file && name ? [[file, name]] : []
    }),
  )
}
