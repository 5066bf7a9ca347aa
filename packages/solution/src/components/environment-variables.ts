// Environment variables of the old kind: definitions in customizations.xml, and the values in one file of the zip.
import { toFileName } from '../layout/file-names.js'
import { childElements, childText, withChildren } from '../xml/tree.js'
import type { ComponentKind } from './kind.js'
import { requireChild } from './require.js'

const FOLDER = 'EnvironmentVariables'
const VALUES = 'environment_variable_values.json'
const PAYLOAD = { entry: VALUES, path: `${FOLDER}/${VALUES}`, required: false }

export const environmentVariables: ComponentKind = {
  element: 'EnvironmentVariables',
  folder: FOLDER,
  ownedZipFolder: FOLDER,
  unpack(list, target) {
    for (const definition of childElements(list)) {
      const name = childText(definition, 'SchemaName') ?? requireChild(definition, 'Name')
      target.writeXml(`${FOLDER}/${toFileName(name)}.xml`, definition)
    }
    target.copy(PAYLOAD)
  },
  pack(list, source) {
    const files = source.files.list(FOLDER).filter((path) => path.endsWith('.xml'))
    const definitions = files.map((path) => source.readXml(path))
    source.addPart(PAYLOAD)
    return withChildren(list, [...list.children, ...definitions])
  },
  identify: (list) =>
    childElements(list).map((definition) => ({
      type: '380',
      schemaName: childText(definition, 'SchemaName') ?? childText(definition, 'Name'),
      isOptional: true,
    })),
}
