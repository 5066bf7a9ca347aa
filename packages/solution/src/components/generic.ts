// Components that the format has no own rule for: an element whose children have names is split by these names.
import { AlmError } from '@powerops/core'
import { attributeOf, childElements, childText, type XmlElement } from '../xml/tree.js'
import { toFileName } from '../layout/file-names.js'
import type { ComponentKind } from './kind.js'
import { listed } from './listed.js'
import { fileReferences } from './require.js'

/** Elements that stay in Other/Customizations.xml although their children have names. */
const INLINE = new Set(['Languages', 'bots', 'botcomponents'])

/**
 * The kind of an element that the table does not know: in unpacking, undefined when its first child has no name, and
 * then it stays where it is.
 */
export function genericKind(element: XmlElement): ComponentKind | undefined {
  if (INLINE.has(element.name)) return undefined
  const first = childElements(element)[0]
  if (first && genericName(first) === undefined) return undefined
  return listed({
    element: element.name,
    folder: element.name,
    ownedZipFolder: element.name,
    suffix: '.meta.xml',
    fileOf: (component) => `${toFileName(requireName(component))}.meta.xml`,
    payloadsOf: (component) => fileReferences(component, element.name),
  })
}

function requireName(component: XmlElement): string {
  const name = genericName(component)
  if (name !== undefined) return name
  throw new AlmError('solution-invalid', {
    message: `cannot determine the name of an element <${component.name}> in customizations.xml`,
    remedy: 'Export the solution again; its siblings have names.',
  })
}

function genericName(component: XmlElement): string | undefined {
  const candidates = [
    childText(component, 'Name'),
    childText(component, 'name'),
    attributeOf(component, 'Name'),
    childText(component, 'SchemaName'),
    childText(component, 'schemaname'),
  ]
  return candidates.find(Boolean)
}
