// Gives a packed solution the identities that its plug-in assemblies really have: after a rebuild with another version
// or key, the names in the source files are those of the build before, and Dataverse would refuse the import.
import { toReferencedPath } from '../layout/file-names.js'
import { parseXml } from '../xml/parse.js'
import { serializeFragment, type LineEnds } from '../xml/serialize.js'
import {
  attributeOf,
  childElement,
  childElements,
  childText,
  mapChildren,
  mapDescendants,
  withAttribute,
  withChildren,
  type XmlDocument,
  type XmlElement,
} from '../xml/tree.js'
import { encodeEntryName } from '../zip/names.js'
import type { ZipInput } from '../zip/writer.js'
import { fullNameOf, readAssemblyIdentity } from './assembly-identity.js'

const ASSEMBLY_TYPE = '91'

/** What is remapped: both documents of the solution and the files of the zip by their entry names. */
export interface PackedParts {
  /** Root of customizations.xml. */
  readonly root: XmlElement
  /** solution.xml */
  readonly manifestXml: XmlDocument
  readonly parts: ReadonlyMap<string, ZipInput>
}

/** An assembly of the solution whose file is a .NET assembly. */
interface Assembly {
  readonly id: string | undefined
  /** Full name in the source files. */
  readonly written: string
  /** Simple name and full name of the file. */
  readonly name: string
  readonly fullName: string
}

/**
 * Rewrites the names of plug-in assemblies to those of their files: in the assembly and its types, its root component,
 * the steps of an assembly of the same simple name, and the workflows that use one of its activities.
 * @returns the changed parts, and the lines that the platform's tool prints about them.
 * @throws AlmError `xml-invalid` for a workflow that is not well-formed.
 */
export function remapPlugins(packed: PackedParts, lineEnds: LineEnds): PackedParts & { notes: string[] } {
  const remap = new Remap(readAssemblies(packed))
  const root = mapChildren(packed.root, (list) => {
    if (list.name === 'SolutionPluginAssemblies') return mapChildren(list, (each) => remap.assembly(each))
    if (list.name === 'SdkMessageProcessingSteps') return mapChildren(list, (each) => remap.step(each))
    return list
  })
  const manifestRoot = mapDescendants(packed.manifestXml.root, (element) => remap.rootComponent(element))
  const parts = new Map(packed.parts)
  for (const { name, file } of workflowFiles(packed.root)) {
    const part = parts.get(file)
    const bytes = part && remap.workflow(name, parseXml(part.bytes, file), lineEnds)
    if (bytes) parts.set(file, { name: file, bytes })
  }
  return { root, manifestXml: { ...packed.manifestXml, root: manifestRoot }, parts, notes: remap.notes }
}

function readAssemblies({ root, parts }: PackedParts): Assembly[] {
  const list = childElement(root, 'SolutionPluginAssemblies')
  return (list ? childElements(list) : []).flatMap((element) => {
    const part = parts.get(encodeEntryName(toReferencedPath(childText(element, 'FileName') ?? '')))
    const identity = part && readAssemblyIdentity(part.bytes)
    const written = attributeOf(element, 'FullName')
    if (!identity || written === undefined) return []
    const id = attributeOf(element, 'PluginAssemblyId')
    return [{ id, written, name: identity.name, fullName: fullNameOf(identity) }]
  })
}

function workflowFiles(root: XmlElement): { name: string; file: string }[] {
  const list = childElement(root, 'Workflows')
  return (list ? childElements(list) : []).flatMap((workflow) => {
    const path = toReferencedPath(childText(workflow, 'XamlFileName') ?? '')
    return path === '' ? [] : [{ name: attributeOf(workflow, 'Name') ?? '', file: encodeEntryName(path) }]
  })
}

class Remap {
  readonly notes: string[] = []
  private readonly assemblies: readonly Assembly[]

  constructor(assemblies: readonly Assembly[]) {
    this.assemblies = assemblies
  }

  /** An element `PluginAssembly` with its types. */
  assembly(element: XmlElement): XmlElement {
    const id = attributeOf(element, 'PluginAssemblyId')
    const written = attributeOf(element, 'FullName')
    const found = this.assemblies.find((each) => each.id === id && each.written === written)
    if (!found) return element
    if (found.written !== found.fullName) this.note('Plugin Name', found.written, found.fullName)
    return mapChildren(withAttribute(element, 'FullName', found.fullName), (types) =>
      types.name === 'PluginTypes' ? mapChildren(types, (type) => this.pluginType(type, found)) : types,
    )
  }

  private pluginType(element: XmlElement, { fullName }: Assembly): XmlElement {
    const written = attributeOf(element, 'AssemblyQualifiedName')
    if (written === undefined) return element
    const actual = `${splitQualifiedName(written).type}, ${fullName}`
    if (actual === written) return element
    this.note('Plugin Type Name', written, actual)
    return withAttribute(element, 'AssemblyQualifiedName', actual)
  }

  /** An element of solution.xml: only root components that are assemblies change. */
  rootComponent(element: XmlElement): XmlElement {
    if (element.name !== 'RootComponent' || attributeOf(element, 'type') !== ASSEMBLY_TYPE) return element
    const schemaName = attributeOf(element, 'schemaName')
    const found = this.assemblies.find((each) => each.written === schemaName)
    return found ? withAttribute(element, 'schemaName', found.fullName) : element
  }

  /** An element `SdkMessageProcessingStep`. */
  step(element: XmlElement): XmlElement {
    const what = `SDK Message Step ("${attributeOf(element, 'Name') ?? ''}") Type Name`
    return mapChildren(element, (child) => {
      if (child.name !== 'PluginTypeName') return child
      const written = childText(element, 'PluginTypeName') ?? ''
      const actual = this.actualName(written)
      if (actual === undefined || actual === written) return child
      this.note(what, written, actual)
      return withChildren(child, [{ kind: 'text', value: actual }])
    })
  }

  /** The new bytes of a workflow; undefined when it uses no activity of these assemblies. */
  workflow(name: string, document: XmlDocument, lineEnds: LineEnds): Uint8Array | undefined {
    let isUsed = false
    const root = mapDescendants(document.root, (element) => {
      const written = attributeOf(element, 'AssemblyQualifiedName')
      const actual = written === undefined ? undefined : this.actualName(written)
      if (written === undefined || actual === undefined) return element
      isUsed = true
      if (actual === written) return element
      this.note(`Workflow ("${name}") Custom Type References Type Name`, written, actual)
      return withAttribute(element, 'AssemblyQualifiedName', actual)
    })
    return isUsed ? serializeFragment({ ...document, root }, lineEnds) : undefined
  }

  /** The name of a type with the identity of its assembly; undefined when that is none of these. */
  private actualName(written: string): string | undefined {
    const { type, assembly } = splitQualifiedName(written)
    const simpleName = assembly.split(',', 1)[0]?.trim()
    const named = this.assemblies.filter((each) => each.name === simpleName)
    // Several versions of one assembly can be side by side: then the one that was meant keeps its types.
    const meant = named.find((each) => each.written === assembly || each.fullName === assembly) ?? named[0]
    return meant && `${type}, ${meant.fullName}`
  }

  private note(what: string, from: string, to: string): void {
    this.notes.push(`Remapping ${what} From: `, `  ${from}`, 'To ', `  ${to}`)
  }
}

/** `Type, Assembly` in its halves, at the first comma outside of the brackets of type arguments. */
function splitQualifiedName(name: string): { type: string; assembly: string } {
  let depth = 0
  for (let at = 0; at < name.length; at++) {
    if (name[at] === '[') depth++
    else if (name[at] === ']') depth--
    else if (name[at] === ',' && depth === 0)
      return { type: name.slice(0, at), assembly: name.slice(at + 1).trim() }
  }
  return { type: name, assembly: '' }
}
