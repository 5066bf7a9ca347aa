// Elements that stay in Other/Customizations.xml in the classic layout, and that later versions of the platform's tool
// split into files.
import { toFileName } from '../layout/file-names.js'
import { childElements, childText, withChildren, type XmlElement } from '../xml/tree.js'
import type { ComponentIdentity, ComponentKind, ComponentType, Layout } from './kind.js'
import { requireChild } from './require.js'

/** Elements that name the table and the column of an image. */
const ENTITY = 'parententitylogicalname'
const ATTRIBUTE = 'attributelogicalname'

interface NewerForm {
  readonly type: ComponentType
  readonly element: string
  readonly since: Layout
  readonly folder: string
  /** Path of a child's file, below the folder. */
  readonly fileOf: (child: XmlElement) => string
  /** Which files of the folder are children. */
  readonly file: RegExp
  readonly schemaNameOf: (child: XmlElement) => string | undefined
}

/** A kind whose files are read wherever they are, and written in newer layouts only. Each is XML, whatever its name. */
function newerForm({ type, element, since, folder, fileOf, file, schemaNameOf }: NewerForm): ComponentKind {
  const identityOf = (child: XmlElement): ComponentIdentity => ({
    type: type.number,
    schemaName: schemaNameOf(child),
    isOptional: true,
  })
  return {
    types: [type],
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
    identify: (list) => childElements(list).map(identityOf),
    components: (list) => childElements(list).map((child) => ({ ...identityOf(child), element: child })),
  }
}

export const newerForms: readonly ComponentKind[] = [
  newerForm({
    type: { number: '25', name: 'OrganizationSettings' },
    element: 'OrganizationSettings',
    since: '2024',
    folder: 'OrganizationSettings',
    fileOf: (settings) => `_legacy/${toFileName(settings.name)}.meta.xml`,
    file: /\/_legacy\/[^/]+\.meta\.xml$/i,
    schemaNameOf: (settings) => settings.name,
  }),
  newerForm({
    type: { number: '432', name: 'EntityImageConfig' },
    element: 'EntityImageConfigs',
    since: '2026',
    folder: 'entityimageconfigs',
    fileOf: (config) => `${toFileName(requireChild(config, ENTITY))}/entityimageconfiguration.yml`,
    file: /\/entityimageconfiguration\.yml$/i,
    schemaNameOf: (config) => childText(config, ENTITY),
  }),
  newerForm({
    type: { number: '431', name: 'AttributeImageConfig' },
    element: 'AttributeImageConfigs',
    since: '2026',
    folder: 'attributeimageconfigs',
    fileOf: (config) => {
      const name = [ENTITY, ATTRIBUTE].map((part) => requireChild(config, part)).join(' ')
      return `${toFileName(name)}/attributeimageconfiguration.yml`
    },
    file: /\/attributeimageconfiguration\.yml$/i,
    schemaNameOf: (config) => [ENTITY, ATTRIBUTE].map((part) => childText(config, part)).join(' '),
  }),
]
