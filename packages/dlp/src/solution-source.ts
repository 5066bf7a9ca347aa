// The files of a solution, packed or unpacked, behind one face, so that both get the same verdict.
import { AlmError } from '@powerops/core'
import { childElement, childElements, parseXml, textOf, type XmlElement } from '@powerops/solution'

/** A solution to look into. Paths are relative with `/`; they are compared without regard to case. */
export interface SolutionSource {
  /** Root of `customizations.xml` or `Other/Customizations.xml`. */
  readonly customizations: XmlElement
  readonly paths: readonly string[]
  file(path: string): Uint8Array | undefined
}

/**
 * Makes a source from all files of a solution archive (with percent-decoded names) or of an unpacked folder.
 * @throws AlmError `solution-invalid` without customizations; `xml-invalid` or `xml-refused` when they are unreadable.
 */
export function toSolutionSource(
  files: Iterable<{ readonly path: string; readonly bytes: Uint8Array }>,
): SolutionSource {
  const byPath = new Map<string, { path: string; bytes: Uint8Array }>()
  for (const { path, bytes } of files) {
    byPath.set(path.toLowerCase(), { path, bytes })
  }
  const customizations = byPath.get('customizations.xml') ?? byPath.get('other/customizations.xml')
  if (!customizations) {
    throw new AlmError('solution-invalid', {
      message: 'there is neither customizations.xml nor Other/Customizations.xml',
      remedy: 'Give a solution archive or the folder that it was unpacked to.',
    })
  }
  return {
    customizations: parseXml(customizations.bytes, customizations.path).root,
    paths: [...byPath.values()].map(({ path }) => path).sort(),
    file: (path) => byPath.get(path.toLowerCase())?.bytes,
  }
}

/**
 * The components of one kind: the children of `collection` in the customizations of an archive, or the roots of the
 * files that unpacking made of them.
 */
export function componentElements(
  source: SolutionSource,
  collection: string,
  element: string,
  filePattern: RegExp,
): XmlElement[] {
  const inline = childElements(
    childElement(source.customizations, collection) ?? source.customizations,
  ).filter(({ name }) => name === element)
  const unpacked = source.paths
    .filter((path) => filePattern.test(path))
    .map((path) => parseXml(source.file(path) ?? new Uint8Array(), path).root)
    .filter(({ name }) => name === element)
  return [...inline, ...unpacked]
}

/** The file that an element's text such as `/Workflows/X.json` names, whatever folder unpacking put it in. */
export function referencedFile(source: SolutionSource, reference: string): Uint8Array | undefined {
  const written = reference.replace(/^\/+/, '')
  const candidates = [written, decodePath(written)].flatMap((path) => [
    path,
    path.replace(/^Connector\//i, 'Connectors/'),
  ])
  return candidates.map((path) => source.file(path)).find((bytes) => bytes !== undefined)
}

/** The text of an element's child element, trimmed; empty when absent. */
export function childText(parent: XmlElement | undefined, name: string): string {
  return textOf(childElement(parent, name)).trim()
}

/** References are percent-encoded in some exports and plain in others; the names of files are always plain. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
