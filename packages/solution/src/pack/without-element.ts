// Finds files of components that Other/Customizations.xml has no element for. The platform's tool leaves them out or
// packs them as loose files, which an import ignores: either way the components are gone without a word. Only of kinds
// that solution.xml does not list: what it lists is known to be missed (left-behind.ts), what it does not is a leftover.
import { AlmError, quote } from '@powerops/core'
import type { PackedCustomizations } from './customizations.js'
import type { UnreadFile } from './left-behind.js'

/** Elements that are filled from files of `Other` (names without `.xml`), and whose content is no root component. */
const ELEMENTS_OF_OTHER: ReadonlyMap<string, string> = new Map([
  ['relationships', 'EntityRelationships'],
  ['entitymaps', 'EntityMaps'],
])

/** Descriptions of components that are no root components either. */
const COMPONENT_FILE =
  /^(Connectors|EnvironmentVariables|Templates|MobileOfflineProfiles)\/[^/]+\.xml$|^StoredProcedures\/[^/]+\.data\.xml$/i

/** Tells whether a path is that of a component of a kind without a rule of its own. */
export function isGenericFile(path: string): boolean {
  return /^(?!CanvasApps\/)[^/]+\/[^/]+\.meta\.xml$/i.test(path)
}

/** @throws AlmError `solution-component-lost` for files of components without an element. */
export function refuseWithoutElement(unread: readonly UnreadFile[], packed: PackedCustomizations): void {
  const lost = unread.map(({ path }) => path).filter((path) => isWithoutElement(path, packed))
  if (lost.length === 0) return
  const named = lost.slice(0, 3).map(quote).join(', ')
  const more = lost.length > 3 ? ` and ${lost.length - 3} more` : ''
  throw new AlmError('solution-component-lost', {
    message: `Other/Customizations.xml has no element for ${named}${more}, so these components would not be imported`,
    remedy:
      'Add the empty element of each folder or file to Other/Customizations.xml (such as <Connectors /> for Connectors, <EntityRelationships /> for Other/Relationships.xml), or remove the files.',
    details: { files: lost },
  })
}

function isWithoutElement(path: string, { folders, kinds }: PackedCustomizations): boolean {
  const [top = '', second = ''] = path.split('/')
  if (top.toLowerCase() !== 'other') {
    return !folders.has(top.toUpperCase()) && (COMPONENT_FILE.test(path) || isGenericFile(path))
  }
  const element = ELEMENTS_OF_OTHER.get(second.toLowerCase().replace(/\.xml$/, ''))
  return element !== undefined && !kinds.has(element)
}
