// Reports: each with its definition in a folder by language and id, and the lists that stand beside them.
import { childElements, childText, withChildren, type XmlElement } from '../xml/tree.js'
import { toFileName, toReferencedPath } from '../layout/file-names.js'
import type { ComponentKind, ComponentType, PackSource, Payload } from './kind.js'
import { labelOf } from './label.js'
import { requireChild } from './require.js'

const TYPE: ComponentType = { number: '31', name: 'Report' }

const FOLDER = 'Reports'
const SUFFIX = '.data.xml'

export const reports: ComponentKind = {
  types: [TYPE],
  element: 'Reports',
  folder: FOLDER,
  ownedZipFolder: 'Reports',
  unpack(list, target) {
    for (const child of childElements(list)) {
      if (child.name !== 'Report') {
        target.writeXml(`${FOLDER}/${toFileName(child.name)}.xml`, child, { plainRoot: true })
        continue
      }
      const path = definitionPath(child)
      const payload = payloadOf(child, path)
      if (payload) target.copy(payload)
      target.writeXml(`${path}${SUFFIX}`, child, { plainRoot: true })
    }
  },
  pack(list, source) {
    const lists = source.files.list(FOLDER).filter((path) => path.endsWith('.xml'))
    const definitions = source.files.list(FOLDER, 'deep').filter((path) => path.endsWith(SUFFIX))
    const packed = definitions.map((path) => {
      const report = source.readXml(path)
      const payload = payloadOf(report, path.slice(0, -SUFFIX.length))
      if (payload) source.addPart(isMoved(payload, source) ? { ...payload, path: payload.entry } : payload)
      return report
    })
    return withChildren(list, [...list.children, ...lists.map((path) => source.readXml(path)), ...packed])
  },
  identify: (list) =>
    childElements(list)
      .filter((child) => child.name === 'Report')
      .map((report) => ({ type: TYPE.number, id: childText(report, 'reportid') })),
  components: (list) =>
    childElements(list).map((child) => ({
      type: child.name === 'Report' ? TYPE.number : child.name,
      id: childText(child, 'reportid'),
      label: labelOf(child) ?? child.name,
      element: child,
      entries: [payloadOf(child, '')?.entry ?? []].flat(),
    })),
}

function definitionPath(report: XmlElement): string {
  requireChild(report, 'reporttypecode')
  const segments = [requireChild(report, 'languagecode'), requireChild(report, 'reportid')]
  const isLink = childText(report, 'reporttypecode') === '3'
  const file = isLink ? 'UrlLinkedReport.txt' : requireChild(report, 'filename')
  return [FOLDER, ...segments.map(toFileName), toFileName(file)].join('/')
}

/** A definition without a name of its own lies where the zip had it. */
function isMoved({ path, entry }: Payload, { files }: PackSource): boolean {
  return !files.has(path) && files.has(entry)
}

function payloadOf(report: XmlElement, path: string): Payload | undefined {
  const reference = childText(report, 'ExportedFileName')
  return reference ? { entry: toReferencedPath(reference), path, required: true } : undefined
}
