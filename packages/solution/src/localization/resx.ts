// String resource files (.resx, version 2.0 of the format): what translators and their tools read and write.
import { AlmError, quote } from '@powerops/core'
import { parseXml } from '../xml/parse.js'
import { serializeXml, type LineEnds } from '../xml/serialize.js'
import {
  attributeOf,
  childElement,
  childElements,
  childText,
  xmlElement,
  type XmlAttribute,
  type XmlElement,
} from '../xml/tree.js'

/** A text under its name. */
export interface ResourceText {
  readonly name: string
  readonly value: string
  /** For the translator. */
  readonly comment?: string | undefined
}

/** The texts of one resource file. */
export interface ResourceFile {
  /** What the metadata `Source LCID` says. */
  readonly sourceLcid: string | undefined
  readonly texts: readonly ResourceText[]
}

const XSD = 'http://www.w3.org/2001/XMLSchema'
const MSDATA = 'urn:schemas-microsoft-com:xml-msdata'
const FORMS = 'System.Windows.Forms, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089'
const SOURCE_LCID = 'Source LCID'
const PRESERVED = { 'xml:space': 'preserve' }

/** The bytes of a resource file. */
export function writeResx(file: ResourceFile, lineEnds: LineEnds): Uint8Array {
  const metadata = file.sourceLcid === undefined ? [] : [entry('metadata', SOURCE_LCID, file.sourceLcid)]
  const texts = file.texts.map(({ name, value, comment }) => entry('data', name, value, comment))
  return serializeXml(element('root', {}, [schema(), ...headers(), ...metadata, ...texts]), lineEnds)
}

/**
 * Reads the texts of a resource file. What is no text, such as serialised objects, is left out.
 * @throws AlmError `input-invalid` when it is no resource file, or has a name twice; the codes of `parseXml`.
 */
export function readResx(bytes: Uint8Array, path: string): ResourceFile {
  const { root } = parseXml(bytes, path)
  if (root.name !== 'root') {
    throw new AlmError('input-invalid', {
      message: `resource file ${quote(path)} has <${root.name}> where <root> was expected`,
      remedy: 'Restore the file from the history of the repository, or unpack the solution again.',
    })
  }
  const metadata = childElements(root).find((child) => attributeOf(child, 'name') === SOURCE_LCID)
  const texts = new Map<string, ResourceText>()
  for (const data of childElements(root)) {
    const name = attributeOf(data, 'name')
    const isText = data.name === 'data' && data !== metadata && childElement(data, 'value') !== undefined
    if ((!isText || name === undefined || attributeOf(data, 'type')) ?? attributeOf(data, 'mimetype'))
      continue
    if (texts.has(name)) {
      throw new AlmError('input-invalid', {
        message: `resource file ${quote(path)} has the name ${quote(name)} twice`,
        remedy: 'Remove one of the two.',
      })
    }
    texts.set(name, { name, value: childText(data, 'value') ?? '' })
  }
  return { sourceLcid: metadata && childText(metadata, 'value')?.trim(), texts: [...texts.values()] }
}

function entry(tag: 'data' | 'metadata', name: string, value: string, comment?: string): XmlElement {
  const children = comment === undefined ? [] : [text('comment', comment)]
  return element(tag, { name, ...PRESERVED }, [text('value', value), ...children])
}

function headers(): XmlElement[] {
  const values = {
    resmimetype: 'text/microsoft-resx',
    version: '2.0',
    reader: `System.Resources.ResXResourceReader, ${FORMS}`,
    writer: `System.Resources.ResXResourceWriter, ${FORMS}`,
  }
  return Object.entries(values).map(([name, value]) => element('resheader', { name }, [text('value', value)]))
}

/** The schema that every file of the format carries. */
function schema(): XmlElement {
  const string = { type: 'xsd:string' }
  const optional = { minOccurs: '0' }
  const ordinal = (count: number): Record<string, string> => ({ 'msdata:Ordinal': String(count) })
  const part = (name: string, order: number): XmlElement =>
    xsd('element', { name, ...string, ...optional, ...ordinal(order) })
  const attribute = (name: string): XmlElement => xsd('attribute', { name, ...string })
  const space = xsd('attribute', { ref: 'xml:space' })
  const type = (name: string, parts: XmlElement[], attributes: XmlElement[]): XmlElement =>
    xsd('element', { name }, [
      xsd('complexType', {}, [...(parts.length > 0 ? [xsd('sequence', {}, parts)] : []), ...attributes]),
    ])
  const named = xsd('attribute', { name: 'name', use: 'required', ...string })
  const value = xsd('element', { name: 'value', ...string, ...optional })
  const kinds = [attribute('type'), attribute('mimetype'), space]
  const choices = [
    type('metadata', [value], [named, ...kinds]),
    type('assembly', [], [attribute('alias'), attribute('name')]),
    type(
      'data',
      [part('value', 1), part('comment', 2)],
      [
        xsd('attribute', { name: 'name', ...string, use: 'required', ...ordinal(1) }),
        xsd('attribute', { name: 'type', ...string, ...ordinal(3) }),
        xsd('attribute', { name: 'mimetype', ...string, ...ordinal(4) }),
        space,
      ],
    ),
    type('resheader', [part('value', 1)], [xsd('attribute', { name: 'name', ...string, use: 'required' })]),
  ]
  const root = xsd('element', { name: 'root', 'msdata:IsDataSet': 'true' }, [
    xsd('complexType', {}, [xsd('choice', { maxOccurs: 'unbounded' }, choices)]),
  ])
  const imported = xsd('import', { namespace: 'http://www.w3.org/XML/1998/namespace' })
  return xsd('schema', { id: 'root', xmlns: '', 'xmlns:xsd': XSD, 'xmlns:msdata': MSDATA }, [imported, root])
}

function xsd(name: string, attributes: Record<string, string>, children: XmlElement[] = []): XmlElement {
  return element(`xsd:${name}`, attributes, children)
}

function text(name: string, value: string): XmlElement {
  return xmlElement(name, [], value === '' ? [] : [{ kind: 'text', value }])
}

function element(name: string, attributes: Record<string, string>, children: XmlElement[]): XmlElement {
  const list: XmlAttribute[] = Object.entries(attributes).map(([key, value]) => ({ name: key, value }))
  return xmlElement(name, list, children)
}
