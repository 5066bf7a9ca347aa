// Environment variables of the old kind: definitions in customizations.xml, and the values in one file of the zip.
import { toFileName } from '../layout/file-names.js'
import { childElements, childText, withChildren, type XmlElement } from '../xml/tree.js'
import type { ComponentIdentity, ComponentKind, ComponentType } from './kind.js'
import { requireChild } from './require.js'

/** Shared with those of the new kind, which are folders. */
const TYPE: ComponentType = { number: '380', name: 'EnvironmentVariableDefinition' }

const FOLDER = 'EnvironmentVariables'
const VALUES = 'environment_variable_values.json'
const PAYLOAD = { entry: VALUES, path: `${FOLDER}/${VALUES}`, required: false }

export const environmentVariables: ComponentKind = {
  types: [TYPE],
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
  identify: (list) => childElements(list).map(identityOf),
  components: (list) =>
    childElements(list).map((definition) => ({ ...identityOf(definition), element: definition })),
}

function identityOf(definition: XmlElement): ComponentIdentity {
  const schemaName = childText(definition, 'SchemaName') ?? childText(definition, 'Name')
  return { type: TYPE.number, schemaName, isOptional: true }
}
