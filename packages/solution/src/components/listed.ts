// The two common shapes of a row in the table of kinds: an element whose children each go into a file of their own, and
// an element that goes into one file.
import { AlmError, quote } from '@powerops/core'
import { childElements, emptied, withChildren, type XmlElement } from '../xml/tree.js'
import { chooseTwins } from '../pack/file-index.js'
import { managedTwin, withoutTwin } from '../layout/file-names.js'
import type { ComponentIdentity, ComponentKind, ComponentType, FoundComponent, Payload } from './kind.js'
import { labelOf } from './label.js'

/** What names a component: root components, and references in other solutions, name it by one of these. */
export type ComponentKeys = Pick<ComponentIdentity, 'id' | 'schemaName' | 'isSingle'>

export interface ListedComponents {
  /** Number of the type in Dataverse and the name that messages use; the element's name where it has none. */
  readonly type?: ComponentType
  /** Name of the element in customizations.xml. */
  readonly element: string
  /** Folder of the unpacked solution. */
  readonly folder: string
  /** Path of a component's file, below the folder. */
  readonly fileOf: (component: XmlElement) => string
  /** Which files below the folder are components: those directly in it, one level down, or at any depth. */
  readonly listing?: 'flat' | 'subfolders' | 'deep'
  /** What the names of these files end with; without it, every file is a component. */
  readonly suffix?: string
  /** The component's file has a managed twin. */
  readonly hasTwin?: boolean
  /** The file's root gets no `xmlns:xsi`. */
  readonly plainRoot?: boolean
  /** Zip folder whose entries are copied by reference only. */
  readonly ownedZipFolder?: string
  /** Files that belong to a component whose own file is `path`. */
  readonly payloadsOf?: (component: XmlElement, path: string) => readonly Payload[]
  /** A component that has no place in an unpacked folder: the reason why it is left out. */
  readonly skip?: (component: XmlElement, index: number) => string | undefined
  /** The component as it is written, such as with a list sorted. */
  readonly arrange?: (component: XmlElement) => XmlElement
  /** What names the component; without it nothing is known about its root component. */
  readonly keysOf?: (component: XmlElement) => ComponentKeys
  /** The component may be part of another one and then needs no root component of its own. */
  readonly isOptionalRoot?: boolean
}

/** A kind whose components are listed in files of their own. */
export function listed(row: ListedComponents): ComponentKind {
  const { element, folder, hasTwin = false, listing = 'flat', plainRoot = false } = row
  const type = row.type ?? { number: element, name: element }
  const payloadsOf = row.payloadsOf ?? (() => [])
  const { keysOf } = row
  const identityOf = (component: XmlElement): ComponentIdentity => ({
    type: type.number,
    isOptional: row.isOptionalRoot ?? false,
    ...keysOf?.(component),
  })
  return {
    types: [type],
    element,
    folder,
    ...(row.ownedZipFolder === undefined ? {} : { ownedZipFolder: row.ownedZipFolder }),
    unpack(list, target) {
      for (const [index, component] of childElements(list).entries()) {
        const reason = row.skip?.(component, index)
        if (reason) {
          target.warn(reason)
          continue
        }
        const path = `${folder}/${row.fileOf(component)}`
        const written = hasTwin && target.managed ? managedTwin(path) : path
        target.writeXml(written, row.arrange?.(component) ?? component, { plainRoot, managedWins: hasTwin })
        for (const payload of payloadsOf(component, path)) {
          const isCopied = target.copy(payload)
          if (payload.required && !isCopied)
            target.warn(`the zip lacks the file "${payload.entry}", which ${path} names`)
        }
      }
    },
    pack(list, source) {
      const paths = componentFiles(source.files.list(folder, listing), row)
      const chosen = hasTwin ? chooseTwins(paths, source.managed) : paths
      const packed = chosen.map((path) => {
        const component = source.readXml(path)
        for (const payload of payloadsOf(component, hasTwin ? withoutTwin(path) : path))
          source.addPart(payload)
        return component
      })
      return packed.length === 0 ? list : withChildren(list, [...list.children, ...packed])
    },
    ...(keysOf && { identify: (list) => childElements(list).map(identityOf) }),
    components: (list) =>
      childElements(list).map((component): FoundComponent => {
        const label = labelOf(component)
        const keys = keysOf ? {} : { schemaName: label }
        const entries = payloadsOf(component, '').map(({ entry }) => entry)
        return { ...identityOf(component), ...keys, label, element: component, entries }
      }),
  }
}

/** @throws AlmError `solution-invalid` for a file that is none where every file has to be a component. */
function componentFiles(
  paths: readonly string[],
  { suffix, hasTwin }: Pick<ListedComponents, 'suffix' | 'hasTwin'>,
): readonly string[] {
  const end = suffix ?? '.xml'
  const ends = hasTwin ? [end, managedTwin(end)] : [end]
  const found = paths.filter((path) => ends.some((each) => path.toLowerCase().endsWith(each)))
  const stray = suffix === undefined && paths.find((path) => !found.includes(path))
  if (!stray) return found
  throw new AlmError('solution-invalid', {
    message: `${quote(stray)} is not XML, and every file of its folder is read as a component`,
    remedy: 'Move the file out of the folder, or delete it.',
    details: { file: stray },
  })
}

export interface WholeElement {
  readonly type?: ComponentType
  readonly element: string
  readonly folder: string
  readonly file: string
  readonly hasTwin?: boolean
  /** The components in the element, where it is not itself the one component. */
  readonly componentsOf?: (element: XmlElement) => readonly XmlElement[]
  readonly keysOf?: (component: XmlElement) => ComponentKeys
  /** What people call a component, where its element does not say so in one of the usual ways. */
  readonly labelOf?: (component: XmlElement) => string
}

/** A kind whose element goes into one file as it is. */
export function whole(row: WholeElement): ComponentKind {
  const { element, folder, file, hasTwin = false, keysOf } = row
  const type = row.type ?? { number: element, name: element }
  const path = `${folder}/${file}`
  const componentsOf = row.componentsOf ?? ((list) => (list.children.length > 0 ? [list] : []))
  const identityOf = (component: XmlElement): ComponentIdentity => ({
    type: type.number,
    ...keysOf?.(component),
  })
  return {
    types: [type],
    element,
    folder,
    unpack(content, target) {
      if (content.children.length === 0) return
      target.writeXml(hasTwin && target.managed ? managedTwin(path) : path, content, { managedWins: hasTwin })
    },
    pack(content, source) {
      const twin = hasTwin && source.managed ? managedTwin(path) : path
      const chosen = source.replacesMissingTwins && !source.files.has(twin) ? path : twin
      if (source.files.has(chosen)) return source.readXml(chosen)
      return content.children.length === 0 ? emptied(content) : content
    },
    ...(keysOf && { identify: (content) => componentsOf(content).map(identityOf) }),
    components: (content) =>
      componentsOf(content).map((component) => ({
        ...identityOf(component),
        label: row.labelOf?.(component) ?? labelOf(component),
        element: component,
      })),
  }
}
