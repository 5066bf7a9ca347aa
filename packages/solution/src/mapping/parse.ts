// Reads a mapping file (SolutionPackager's /map): directives for files that are built or kept outside of the folder.
import { AlmError, quote } from '@powerops/core'
import { defaultXmlLimits, parseXml } from '../xml/parse.js'
import { attributeOf, childElements, textOf, type XmlElement } from '../xml/tree.js'
import {
  matchDirective,
  type Destination,
  type Directive,
  type DirectiveKind,
  type FilePattern,
  type MappedPlace,
} from './directive.js'

/** A mapping file that has been read. */
export interface Mapping {
  readonly directives: readonly Directive[]
  /**
   * The places where a file's content may lie, in the order of the directives: the first that has it wins. None when
   * the content is that in the solution folder.
   * @param path of the file in the solution folder, with `/`.
   * @param isNamed true for a file that a component names, such as a web resource. Other files, among them the
   * descriptions of newer components, are left alone by directives without folder for `*.*` or `*.ext`.
   */
  match(path: string, isNamed: boolean): readonly MappedPlace[]
  /**
   * Tells whether unpacking leaves a file out. Of the files that no component names, that is the case for custom
   * controls in a mapped folder only: packing finds those again by listing the folder.
   */
  omits(path: string, isNamed: boolean): boolean
}

const MAX_BYTES = 1024 * 1024

/** Where a problem of a mapping file is reported. */
interface Place {
  readonly fileName: string
  readonly line: number
}

/**
 * Reads a mapping file. Both `\` and `/` separate folders, names compare without regard to case, `%NAME%` stands for
 * a variable of the environment (its name without regard to case, as on Windows), and `**` for any subfolder.
 * @param fileName is named in errors, with the line.
 * @throws AlmError `input-invalid` for an unknown element or attribute, a missing one, a pattern that is none, or a
 * variable that is not set; the codes of `parseXml`.
 */
export function parseMapFile(
  bytes: Uint8Array,
  environment: Readonly<Record<string, string | undefined>>,
  fileName: string,
): Mapping {
  const { root } = parseXml(bytes, fileName, { ...defaultXmlLimits, sizeBytes: MAX_BYTES })
  const lines = startTagLines(new TextDecoder().decode(bytes))
  if (root.name !== 'Mapping') {
    refuse({ fileName, line: lines[0] ?? 1 }, `has <${root.name}> where <Mapping> was expected`)
  }
  const variables = new Map<string, string>()
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined) variables.set(name.toUpperCase(), value)
  }
  const directives = childElements(root).map((element, index) =>
    parseDirective(element, variables, { fileName, line: lines[index + 1] ?? 1 }),
  )
  const match = (path: string, isNamed: boolean): MappedPlace[] =>
    directives.flatMap((directive) => {
      const { folders, name } = directive.pattern
      if (!isNamed && folders === undefined && name === undefined) return []
      return matchDirective(directive, path) ?? []
    })
  const isControl = (path: string): boolean => /^Controls\//i.test(path)
  return {
    directives,
    match,
    omits: (path, isNamed) =>
      match(path, isNamed).some(
        ({ directive }) => isNamed || (directive.kind === 'Folder' && isControl(path)),
      ),
  }
}

/** The lines of all start tags in a well-formed document, in their order; directives have no children. */
function startTagLines(text: string): number[] {
  const markup = /<!--[^]*?-->|<\?[^]*?\?>|<\/[^>]*>|<[^!/?](?:"[^"]*"|'[^']*'|[^"'>])*>/g
  const lines: number[] = []
  let line = 1
  let end = 0
  for (const { 0: tag, index } of text.matchAll(markup)) {
    line += countLineEnds(text.slice(end, index))
    end = index
    if (/^<[^!/?]/.test(tag)) lines.push(line)
  }
  return lines
}

function countLineEnds(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0
}

function parseDirective(
  element: XmlElement,
  variables: ReadonlyMap<string, string>,
  place: Place,
): Directive {
  const kind = parseKind(element.name, place)
  const unknown = element.attributes.find(({ name }) => name !== 'map' && name !== 'to')
  if (unknown) refuse(place, `has the unknown attribute ${quote(unknown.name)} in <${kind}>`)
  if (childElements(element).length > 0 || textOf(element) !== '') {
    refuse(place, `has content in <${kind}>, which takes attributes only`)
  }
  const [map = '', to = ''] = ['map', 'to'].map((name) => {
    const value = attributeOf(element, name)?.trim()
    if (!value) refuse(place, `has <${kind}> without the attribute "${name}"`)
    return expand(value, variables, place)
  })
  return {
    kind,
    pattern: parsePattern(kind, map, place),
    to: parseDestination(kind, to, place),
    text: `<${kind} map="${map}" to="${to}" />`,
    line: place.line,
  }
}

function parseKind(name: string, place: Place): DirectiveKind {
  if (name === 'Folder' || name === 'FileToFile' || name === 'FileToPath') return name
  return refuse(place, `has the unknown directive <${name}>`)
}

function expand(value: string, variables: ReadonlyMap<string, string>, place: Place): string {
  return value.replace(/%([^%\\/]+)%/g, (_reference, name: string) => {
    const found = variables.get(name.toUpperCase())
    return found ?? refuse(place, `names the environment variable ${quote(name)}, which is not set`)
  })
}

function parsePattern(kind: DirectiveKind, map: string, place: Place): FilePattern {
  const path = map.replaceAll('\\', '/').replace(/^(\.\/)+/, '')
  if (/^\/|^[A-Za-z]:|(^|\/)\.\.?(\/|$)/.test(path)) {
    refuse(place, `has map=${quote(map)}, which is no path below the solution folder`)
  }
  const segments = path.split('/').filter(Boolean)
  const name = kind === 'Folder' ? undefined : segments.pop()
  const isBelow = segments.at(-1) === '**' && kind !== 'Folder'
  const folders = isBelow ? segments.slice(0, -1) : segments
  if (folders.some((folder) => folder.includes('*'))) refuseWildcard(kind, 'map', map, place)
  const file = name === undefined ? { name: undefined, suffix: undefined } : parseName(kind, name)
  if (!file || (name !== undefined && path.endsWith('/'))) refuseWildcard(kind, 'map', map, place)
  return { folders: path.includes('/') || kind === 'Folder' ? folders : undefined, isBelow, ...file }
}

/** The name of a file, `*.ext` or `*.*`; undefined for any other pattern. */
function parseName(kind: DirectiveKind, name: string): Pick<FilePattern, 'name' | 'suffix'> | undefined {
  if (!name.includes('*')) return { name, suffix: undefined }
  if (kind !== 'FileToPath') return undefined
  if (name === '*.*') return { name: undefined, suffix: undefined }
  return /^\*\.[^*]+$/.test(name) ? { name: undefined, suffix: name.slice(1) } : undefined
}

function parseDestination(kind: DirectiveKind, to: string, place: Place): Destination {
  const segments = to.replaceAll('\\', '/').split('/')
  const name = kind === 'FileToFile' ? segments.pop() : undefined
  while (segments.length > 1 && segments.at(-1) === '') segments.pop()
  const isAnyDepth = segments.at(-1) === '**'
  if (isAnyDepth) segments.pop()
  const folder = segments.join('/')
  if (folder.includes('*') || name?.includes('*') || name === '' || (isAnyDepth && kind === 'Folder')) {
    refuseWildcard(kind, 'to', to, place)
  }
  const isTop = /^([A-Za-z]:)?$/.test(folder) && /^([A-Za-z]:)?[\\/]/.test(to)
  return { folder: isTop ? `${folder}/` : folder || '.', isAnyDepth, name }
}

const RULES: Readonly<Record<DirectiveKind, string>> = {
  Folder: 'both name a folder, without wildcards',
  FileToFile: 'both name a file, and "**" may stand for its last folder',
  FileToPath:
    '"map" names a file, "*.ext" or "*.*", "to" names a folder, and "**" may stand for the last folder of each',
}

function refuseWildcard(kind: DirectiveKind, attribute: string, value: string, place: Place): never {
  refuse(place, `has ${attribute}=${quote(value)} in <${kind}>: ${RULES[kind]}`)
}

function refuse({ fileName, line }: Place, problem: string): never {
  throw new AlmError('input-invalid', {
    message: `mapping file ${quote(fileName)} ${problem} (line ${line})`,
    remedy: 'Correct the line, or remove it.',
    details: { file: fileName, line },
  })
}
