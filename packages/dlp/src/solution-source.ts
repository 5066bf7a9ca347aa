// The files of a solution, packed or unpacked, behind one face, so that both get the same verdict.
import { AlmError } from '@powerops/core'
import {
  childElement,
  childElements,
  parseXml,
  serializeXml,
  textOf,
  toFileName,
  toReferencedPath,
  type XmlElement,
} from '@powerops/solution'
import { readXmlPart } from './find/read-part.js'

/** A solution to look into. Paths are relative with `/`; they are compared without regard to case. */
export interface SolutionSource {
  /** Root of `customizations.xml` or `Other/Customizations.xml`. */
  readonly customizations: XmlElement
  readonly paths: readonly string[]
  file(path: string): Uint8Array | undefined
  /** The path as it is written in the solution. */
  pathOf(path: string): string
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
    pathOf: (path) => byPath.get(path.toLowerCase())?.path ?? path,
  }
}

/** Unique name of the solution; undefined when the file that says so is missing or cannot be read. */
export function solutionName(source: SolutionSource): string | undefined {
  const file = ['solution.xml', 'Other/Solution.xml'].find((path) => source.file(path))
  const bytes = file === undefined ? undefined : source.file(file)
  if (file === undefined || bytes === undefined) return undefined
  try {
    return childText(childElement(parseXml(bytes, file).root, 'SolutionManifest'), 'UniqueName') || undefined
  } catch {
    return undefined // Nothing of the verdict depends on the name.
  }
}

/** A kind of component that customizations.xml holds in an archive, and that has files of its own when unpacked. */
export interface ComponentKind {
  readonly collection: string
  readonly element: string
  /** The files of an unpacked folder that hold such a component. */
  readonly files: RegExp
  /** The file that unpacking writes for a component. */
  readonly fileOf: (element: XmlElement) => string
}

/** Processes of every category. */
export const workflows: ComponentKind = {
  collection: 'Workflows',
  element: 'Workflow',
  files: /^Workflows\/.+\.data\.xml$/i,
  fileOf: (element) => {
    const content = childText(element, 'XamlFileName') || childText(element, 'JsonFileName')
    return `${toReferencedPath(content)}.data.xml`
  },
}

/** Canvas apps, custom pages, component libraries and code apps. */
export const canvasApps: ComponentKind = {
  collection: 'CanvasApps',
  element: 'CanvasApp',
  files: /^CanvasApps\/[^/]+\.meta\.xml$/i,
  fileOf: (element) => `CanvasApps/${toFileName(childText(element, 'Name'))}.meta.xml`,
}

/** Custom connectors. */
export const connectors: ComponentKind = {
  collection: 'Connectors',
  element: 'Connector',
  files: /^Connectors\/[^/]+\.xml$/i,
  fileOf: (element) => `Connectors/${toFileName(childText(element, 'name'))}.xml`,
}

/** A component and the file that holds it when the solution is unpacked. */
export interface Component {
  readonly element: XmlElement
  readonly file: string
}

/** A file of an unpacked component that cannot be read, and the rest of a sentence about it. */
export interface UnreadableFile {
  readonly file: string
  readonly reason: string
}

/** The components of one kind, and the files that should hold one and cannot be read. */
export interface Components {
  readonly components: readonly Component[]
  readonly unreadable: readonly UnreadableFile[]
}

/** The components of one kind, from the customizations of an archive or the files that unpacking made of them. */
export function componentsOf(source: SolutionSource, kind: ComponentKind): Components {
  const components: Component[] = inlineComponents(source, kind)
  const unreadable: UnreadableFile[] = []
  for (const file of source.paths.filter((path) => kind.files.test(path))) {
    const root = readXmlPart(source.file(file) ?? new Uint8Array(), file, kind.element)
    if ('reason' in root) unreadable.push({ file, reason: root.reason })
    else components.push({ element: root.value, file })
  }
  return { components, unreadable }
}

function inlineComponents({ customizations }: SolutionSource, kind: ComponentKind): Component[] {
  return [customizations, ...childElements(customizations).filter(({ name }) => name === kind.collection)]
    .flatMap((parent) => childElements(parent))
    .filter(({ name }) => name === kind.element)
    .map((element) => ({ element, file: kind.fileOf(element) }))
}

/** The text of a file of the unpacked solution; of an archive, the text that unpacking writes. */
export function unpackedText(source: SolutionSource, file: string): string | undefined {
  const bytes =
    source.file(file) ?? source.file(file.replace(/^Connectors\//i, 'Connector/')) ?? generated(source, file)
  return bytes && new TextDecoder().decode(bytes)
}

function generated(source: SolutionSource, file: string): Uint8Array | undefined {
  const kind = [workflows, canvasApps, connectors].find(({ files }) => files.test(file))
  const component = kind && inlineComponents(source, kind).find((one) => one.file === file)
  return component && serializeXml(component.element, 'lf')
}

/** A file that a component names. */
export interface ReferencedFile {
  readonly bytes: Uint8Array
  /** Its path in the unpacked solution. */
  readonly file: string
}

/** The file that an element's text such as `/Workflows/X.json` names, whatever folder unpacking put it in. */
export function referencedFile(source: SolutionSource, reference: string): ReferencedFile | undefined {
  const written = reference.replace(/^\/+/, '')
  const candidates = [written, decodePath(written)].flatMap((path) => [
    path,
    path.replace(/^Connector\//i, 'Connectors/'),
  ])
  for (const candidate of candidates) {
    const bytes = source.file(candidate)
    if (bytes) return { bytes, file: toUnpackedPath(source.pathOf(candidate)) }
  }
  return undefined
}

/** The archive calls a folder `Connector` that the unpacked solution calls `Connectors`. */
function toUnpackedPath(path: string): string {
  return path.replace(/^Connector\//i, 'Connectors/')
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
