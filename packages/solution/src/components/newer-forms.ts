// Elements that stay in Other/Customizations.xml in the classic layout, and that later versions of the platform's tool
// split into files.
import { toFileName } from '../layout/file-names.js'
import { childElements, withChildren, type XmlElement } from '../xml/tree.js'
import type { ComponentKind, Layout } from './kind.js'
import { requireChild } from './require.js'

interface NewerForm {
  readonly element: string
  readonly since: Layout
  readonly folder: string
  /** Path of a child's file, below the folder. */
  readonly fileOf: (child: XmlElement) => string
  /** Which files of the folder are children. */
  readonly file: RegExp
}

/** A kind whose files are read wherever they are, and written in newer layouts only. Each is XML, whatever its name. */
function newerForm({ element, since, folder, fileOf, file }: NewerForm): ComponentKind {
  return {
    types: [{ number: element, name: element }],
    element,
    since,
    folder,
    unpack(list, target) {
      for (const child of childElements(list)) target.writeXml(`${folder}/${fileOf(child)}`, child)
    },
    pack(list, source) {
      const files = source.files.list(folder, 'deep').filter((path) => file.test(path))
      const children = files.map((path) => source.readXml(path))
      return children.length === 0 ? list : withChildren(list, [...list.children, ...children])
    },
  }
}

export const newerForms: readonly ComponentKind[] = [
  newerForm({
    element: 'OrganizationSettings',
    since: '2024',
    folder: 'OrganizationSettings',
    fileOf: (settings) => `_legacy/${toFileName(settings.name)}.meta.xml`,
    file: /\/_legacy\/[^/]+\.meta\.xml$/i,
  }),
  newerForm({
    element: 'EntityImageConfigs',
    since: '2026',
    folder: 'entityimageconfigs',
    fileOf: (config) =>
      `${toFileName(requireChild(config, 'parententitylogicalname'))}/entityimageconfiguration.yml`,
    file: /\/entityimageconfiguration\.yml$/i,
  }),
  newerForm({
    element: 'AttributeImageConfigs',
    since: '2026',
    folder: 'attributeimageconfigs',
    fileOf: (config) => {
      const names = ['parententitylogicalname', 'attributelogicalname'].map((name) =>
        requireChild(config, name),
      )
      return `${toFileName(names.join(' '))}/attributeimageconfiguration.yml`
    },
    file: /\/attributeimageconfiguration\.yml$/i,
  }),
]
