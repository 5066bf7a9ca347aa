// Custom controls (PCF): one manifest each; all files of their folders belong to them.
import { AlmError, quote } from '@powerops/core'
import { attributeOf, childElement, childElements, childText, withChildren } from '../xml/tree.js'
import { parseXml } from '../xml/parse.js'
import { toReferencedPath } from '../layout/file-names.js'
import type { ComponentKind } from './kind.js'
import { requireChild } from './require.js'

const FOLDER = 'Controls'
const SUFFIX = '.data.xml'

/** @throws AlmError `solution-invalid` when the manifest describes no control, which an import would refuse. */
function requireControlName(manifest: Uint8Array | undefined, path: string): void {
  const control = manifest && childElement(parseXml(manifest, path).root, 'control')
  if (attributeOf(control, 'namespace') && attributeOf(control, 'constructor')) return
  throw new AlmError('solution-invalid', {
    message: `${quote(path)} names no control: <control> with namespace and constructor is missing`,
    remedy: 'Build the control again and put its output in this place.',
  })
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

/** The zip's folder has the same name and is copied whole, so nothing is named here. */
export const customControls: ComponentKind = {
  types: [{ number: '66', name: 'CustomControl' }],
  element: 'CustomControls',
  folder: FOLDER,
  unpack(list, target) {
    for (const control of childElements(list)) {
      target.writeXml(`${toReferencedPath(requireChild(control, 'FileName'))}${SUFFIX}`, control)
    }
  },
  pack(list, source) {
    const descriptions = source.files.list(FOLDER, 'deep').filter((path) => path.endsWith(SUFFIX))
    const controls = descriptions.map((path) => source.readXml(path))
    const manifests = controls.map((control) => toReferencedPath(requireChild(control, 'FileName')))
    for (const path of manifests) {
      requireControlName(source.addPart({ entry: path, path, required: true }), path)
    }
    for (const manifest of manifests) {
      const files = source.listParts(folderOf(manifest))
      for (const path of files) {
        if (!path.endsWith(SUFFIX) && path !== manifest) source.addPart({ entry: path, path, required: true })
      }
    }
    return withChildren(list, [...list.children, ...controls])
  },
  identify: (list) =>
    childElements(list).map((control) => ({ type: '66', schemaName: childText(control, 'Name') })),
  components: (list) =>
    childElements(list).map((control) => ({
      type: '66',
      schemaName: childText(control, 'Name'),
      element: control,
      entryFolder: folderOf(toReferencedPath(requireChild(control, 'FileName'))),
    })),
}
