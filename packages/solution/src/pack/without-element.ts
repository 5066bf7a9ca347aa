// Finds files of components that Other/Customizations.xml has no element for. The platform's tool leaves them out or
// packs them as loose files, which an import ignores: either way the components are gone without a word.
import { AlmError, quote } from '@powerops/core'
import type { PackedCustomizations } from './customizations.js'
import type { UnreadFile } from './left-behind.js'

/** The files of `Other` that hold components, without `.xml` and twins, and the elements that are filled from them. */
const ELEMENTS_OF_OTHER: ReadonlyMap<string, string> = new Map([
  ['relationships', 'EntityRelationships'],
  ['entitymaps', 'EntityMaps'],
  ['fieldsecurityprofiles', 'FieldSecurityProfiles'],
  ['connectionroles', 'ConnectionRoles'],
  ['ribboncustomization', 'RibbonDiffXml'],
  ['sitemap', 'SiteMap'],
])

/** What the files of components in other folders are called. */
const COMPONENT_FILE =
  /^[^/]+\/[^/]+\.xml$|\.(data|meta)\.xml$|\/(Entity|AppModule|AppModuleSiteMap)(_managed)?\.xml$|^ChannelAccess\/Profiles\/[^/]+\.xml$/i

/** @throws AlmError `solution-component-lost` for files of components without an element. */
export function refuseWithoutElement(unread: readonly UnreadFile[], packed: PackedCustomizations): void {
  const lost = unread.map(({ path }) => path).filter((path) => isWithoutElement(path, packed))
  if (lost.length === 0) return
  const named = lost.slice(0, 3).map(quote).join(', ')
  const more = lost.length > 3 ? ` and ${lost.length - 3} more` : ''
  throw new AlmError('solution-component-lost', {
    message: `Other/Customizations.xml has no element for ${named}${more}, so these components would not be imported`,
    remedy:
      'Add the empty element of each folder or file to Other/Customizations.xml (such as <Roles /> for Roles, <EntityRelationships /> for Other/Relationships.xml), or remove the files.',
    details: { files: lost },
  })
}

function isWithoutElement(path: string, { folders, kinds }: PackedCustomizations): boolean {
  const [top = '', second = ''] = path.split('/')
  if (top.toLowerCase() !== 'other') return !folders.has(top.toUpperCase()) && COMPONENT_FILE.test(path)
  const element = ELEMENTS_OF_OTHER.get(second.toLowerCase().replace(/(_managed)?\.xml$/, ''))
  return element !== undefined && !kinds.has(element)
}
