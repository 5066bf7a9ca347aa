// Which files of an unpacked folder hold texts in several languages, and how these are named in resource files.
import { isManagedTwin } from '../layout/file-names.js'
import { parseXml } from '../xml/parse.js'
import { serializeFragment, serializeXml } from '../xml/serialize.js'
import { editLabels, readLabel, type LabelGroup } from './labels.js'
import type { XmlElement } from '../xml/tree.js'

/** The component type for files that have none of their own. */
const OTHER_TYPE = '100000'

/** Component types by the start of the path, in lower case; 7100 is the entity type code of a solution. */
const TYPES: readonly (readonly [start: string, type: string])[] = [
  ['entities/', '1'],
  ['optionsets/', '9'],
  ['other/relationships', '10'],
  ['workflows/', '29'],
  ['templates/', '36'],
  ['other/ribboncustomization', '50'],
  ['dashboards/', '60'],
  ['interactioncentricdashboards/', '60'],
  ['dialogs/', '60'],
  ['webresources/', '61'],
  ['other/sitemap', '62'],
  ['appmodulesitemaps/', '62'],
  ['other/connectionroles', '63'],
  ['controls/', '66'],
  ['other/fieldsecurityprofiles', '70'],
  ['appmodules/', '80'],
  ['pluginassemblies/', '91'],
  ['sdkmessageprocessingsteps/', '92'],
  ['canvasapps/', '300'],
  ['connectors/', '372'],
  ['environmentvariabledefinitions/', '380'],
  ['environmentvariables/', '380'],
  ['other/solution', '7100'],
]

/** XML that belongs to somebody else: the contents of web resources, controls, templates and the like. */
const PAYLOADS =
  /^(WebResources|Controls|PluginAssemblies|StoredProcedures)\/(?!.*\.data\.xml$|ServiceEndpoints\.xml$)|^(CanvasApps\/src|Templates\/\w+Documents|Resources)\//i

/** The texts of a file's labels by language, for each name. */
export type LabelTexts = Map<string, Map<number, string>>

/** Tells whether a file may hold labels. */
export function isLabelFile(path: string, bytes: Uint8Array): boolean {
  if (!/\.xml$/i.test(path) || PAYLOADS.test(path)) return false
  const buffer = asBuffer(bytes)
  return ['languagecode', 'LCID', 'lcid'].some((name) => buffer.includes(name))
}

/** The labels of a file under their names; of two labels in one language the first counts. */
export function readLabels(path: string, bytes: Uint8Array): LabelTexts {
  const found: LabelTexts = new Map()
  editLabels(parseXml(bytes, path).root, (group) => {
    const texts = new Map<number, string>()
    for (const label of group.labels) {
      const { language, text } = readLabel(label) ?? { language: 0, text: '' }
      if (!texts.has(language)) texts.set(language, text)
    }
    found.set(nameOf(path, group), texts)
    return group.labels
  })
  return found
}

/** The file with labels edited, written as it was: with or without byte order mark and declaration. */
export function rewriteLabels(
  path: string,
  bytes: Uint8Array,
  edit: (name: string, labels: readonly XmlElement[]) => readonly XmlElement[],
): Uint8Array {
  const document = parseXml(bytes, path)
  const root = editLabels(document.root, (group) => edit(nameOf(path, group), group.labels))
  const start = asBuffer(bytes).toString('utf8', 0, 8)
  const lineEnds = asBuffer(bytes).includes('\r\n') ? 'crlf' : 'lf'
  if (!/^\ufeff?<\?xml/.test(start)) return serializeFragment({ ...document, root }, lineEnds)
  const written = serializeXml({ ...document, root }, lineEnds)
  return start.startsWith('\ufeff') ? written : written.subarray(3)
}

/**
 * `TYPE:TAG,KEY`. The key starts with the file; a managed twin has those of the file that it is a twin of, so that one
 * translation serves both.
 */
function nameOf(path: string, { tag, place }: LabelGroup): string {
  const folded = path.toLowerCase()
  const type = TYPES.find(([start]) => folded.startsWith(start))?.[1] ?? OTHER_TYPE
  const file = path.replace(isManagedTwin(path) ? /_managed\.xml$/ : /\.xml$/i, '')
  return `${type}:${tag},${[file, place].filter(Boolean).join('/')}`
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
