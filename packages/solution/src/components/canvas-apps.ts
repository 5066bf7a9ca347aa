// Canvas apps: a description each, and the app document, background image and further files that it names.
import { AlmError, quote } from '@powerops/core'
import { toFileName } from '../layout/file-names.js'
import { descendantsNamed } from '../xml/find.js'
import { childElement, childText, type XmlElement } from '../xml/tree.js'
import { listed } from './listed.js'
import { fileReferences, requireChild } from './require.js'
import type { Payload } from './kind.js'

const FOLDER = 'CanvasApps'

/** Elements that name files which a canvas app cannot be without. */
const REQUIRED = ['BackgroundImageUri', 'DocumentUri']

export const canvasApps = listed({
  type: { number: '300', name: 'CanvasApps' },
  element: 'CanvasApps',
  folder: FOLDER,
  ownedZipFolder: FOLDER,
  suffix: '.meta.xml',
  fileOf: (app) => `${toFileName(requireChild(app, 'Name'))}.meta.xml`,
  payloadsOf: canvasFiles,
  keysOf: (app) => ({ schemaName: childText(app, 'Name') }),
})

/** A code app has packages of code instead of a document. */
function isCodeApp(app: XmlElement): boolean {
  return childElement(app, 'CodeAppPackages') !== undefined
}

function canvasFiles(app: XmlElement): Payload[] {
  for (const name of isCodeApp(app) ? [] : REQUIRED) {
    const found = [...descendantsNamed(app, name)]
    if (found.length !== 1) {
      throw new AlmError('solution-invalid', {
        message: `missing or more than 1 composite reference '${name}' found for canvas app ${quote(childText(app, 'Name') ?? '')}`,
        remedy: 'Save and publish the app in Power Apps Studio, then export the solution again.',
      })
    }
  }
  return fileReferences(app, FOLDER)
}
