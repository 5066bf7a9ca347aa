// The common shape: an element whose children each go into a file of their own, some with payload files beside it.
import { AlmError, quote } from '@powerops/core'
import { childElements, emptied, withChildren, type XmlElement } from '../xml/tree.js'
import { chooseTwins } from '../pack/file-index.js'
import { managedTwin } from '../layout/file-names.js'
import type { ComponentIdentity, ComponentKind, Payload } from './kind.js'

export interface ListedComponents {
  readonly element: string
  readonly folder: string
  /** Path of a component's file, below the folder. */
  readonly fileOf: (component: XmlElement) => string
  /** Which files below the folder are components: those directly in it, one level down, or at any depth. */
  readonly listing?: 'flat' | 'subfolders' | 'deep'
  /** What the names of these files end with; without it, every file is a component. */
  readonly suffix?: string
  /** The component's file has a managed twin. */
  readonly hasTwin?: boolean
  readonly plainRoot?: boolean
  readonly ownedZipFolder?: string
  /** Files that belong to a component whose own file is `path`. */
  readonly payloadsOf?: (component: XmlElement, path: string) => readonly Payload[]
  /** A component that has no place in an unpacked folder: the reason why it is left out. */
  readonly skip?: (component: XmlElement, index: number) => string | undefined
  /** The component as it is written, such as with a list sorted. */
  readonly arrange?: (component: XmlElement) => XmlElement
  readonly identityOf?: (component: XmlElement) => ComponentIdentity
}

/** A kind whose components are listed in files of their own. */
export function listed(components: ListedComponents): ComponentKind {
  const { element, folder, hasTwin = false, listing = 'flat', plainRoot = false } = components
  const payloadsOf = components.payloadsOf ?? (() => [])
  const { identityOf } = components
  return {
    element,
    folder,
    ...(components.ownedZipFolder === undefined ? {} : { ownedZipFolder: components.ownedZipFolder }),
    unpack(list, target) {
      for (const [index, component] of childElements(list).entries()) {
        const reason = components.skip?.(component, index)
        if (reason) {
          target.warn(reason)
          continue
        }
        const path = `${folder}/${components.fileOf(component)}`
        const written = hasTwin && target.managed ? managedTwin(path) : path
        target.writeXml(written, components.arrange?.(component) ?? component, {
          plainRoot,
          managedWins: hasTwin,
        })
        for (const payload of payloadsOf(component, path)) {
          const isCopied = target.copy(payload)
          if (payload.required && !isCopied)
            target.warn(`the zip lacks the file "${payload.entry}", which ${path} names`)
        }
      }
    },
    pack(list, source) {
      const paths = componentFiles(source.files.list(folder, listing), components.suffix)
      const chosen = hasTwin ? chooseTwins(paths, source.managed) : paths
      const packed = chosen.map((path) => {
        const component = source.readXml(path)
        for (const payload of payloadsOf(component, path)) source.addPart(payload)
        return component
      })
      return packed.length === 0 ? list : withChildren(list, [...list.children, ...packed])
    },
    ...(identityOf && { identify: (list) => childElements(list).map(identityOf) }),
  }
}

/** @throws AlmError `solution-invalid` for a file that is none where every file has to be a component. */
function componentFiles(paths: readonly string[], suffix: string | undefined): readonly string[] {
  const found = paths.filter((path) => path.toLowerCase().endsWith(suffix ?? '.xml'))
  const stray = suffix === undefined && paths.find((path) => !found.includes(path))
  if (!stray) return found
  throw new AlmError('solution-invalid', {
    message: `${quote(stray)} is not XML, and every file of its folder is read as a component`,
    remedy: 'Move the file out of the folder, or delete it.',
    details: { file: stray },
  })
}

export interface WholeElement {
  readonly element: string
  readonly folder: string
  readonly file: string
  readonly hasTwin?: boolean
  readonly identitiesOf?: (element: XmlElement) => ComponentIdentity[]
}

/** A kind whose element goes into one file as it is. */
export function whole({ element, folder, file, hasTwin = false, identitiesOf }: WholeElement): ComponentKind {
  const path = `${folder}/${file}`
  return {
    element,
    folder,
    unpack(content, target) {
      if (content.children.length === 0) return
      target.writeXml(hasTwin && target.managed ? managedTwin(path) : path, content, { managedWins: hasTwin })
    },
    pack(content, source) {
      const chosen = hasTwin && source.managed ? managedTwin(path) : path
      if (source.files.has(chosen)) return source.readXml(chosen)
      return content.children.length === 0 ? emptied(content) : content
    },
    ...(identitiesOf && { identify: identitiesOf }),
  }
}
