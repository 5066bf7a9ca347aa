// Files that newer versions of the platform's tool write where this one keeps the content in Other/Customizations.xml.
// They are read, so that folders of any age can be packed, and never written.
import { withChildren } from '../xml/tree.js'
import type { ComponentKind } from './kind.js'

/** A kind whose element is filled from the files of a folder that match. */
function readOnly(element: string, folder: string, file: RegExp): ComponentKind {
  return {
    element,
    folder,
    pack(list, source) {
      const files = source.files.list(folder, 'deep').filter((path) => file.test(path))
      const content = files.map((path) => source.readXml(path))
      return content.length === 0 ? list : withChildren(list, [...list.children, ...content])
    },
  }
}

/** Each is XML, also where its name says `.yml`. */
export const newerForms: readonly ComponentKind[] = [
  readOnly(
    'OrganizationSettings',
    'OrganizationSettings',
    /^OrganizationSettings\/_legacy\/[^/]+\.meta\.xml$/i,
  ),
  readOnly('EntityImageConfigs', 'entityimageconfigs', /\/entityimageconfiguration\.yml$/i),
  readOnly('AttributeImageConfigs', 'attributeimageconfigs', /\/attributeimageconfiguration\.yml$/i),
]
