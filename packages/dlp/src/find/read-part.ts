// Files of a solution, read without trust: what one holds, or why that cannot be told.
import { AlmError, parseJson, quote } from '@powerops/core'
import { parseXml, type XmlElement } from '@powerops/solution'
import { decodeText } from './literal.js'

/** What a file holds, or why that cannot be told: the rest of a sentence that begins with the file. */
export type Reading<Value> = { readonly value: Value } | { readonly reason: string }

/** Reads UTF-8 text. */
export function readTextPart(bytes: Uint8Array): Reading<string> {
  try {
    return { value: decodeText(bytes) }
  } catch {
    return { reason: 'is not text in UTF-8' }
  }
}

/** Reads JSON. */
export function readJsonPart(bytes: Uint8Array): Reading<unknown> {
  const text = readTextPart(bytes)
  return 'reason' in text ? text : readJsonText(text.value)
}

/** Reads JSON that stands in another file. */
export function readJsonText(text: string): Reading<unknown> {
  return reading(
    () => parseJson(text, 'it'),
    ({ message }) => message.replace(/^it /, ''),
  )
}

/** Reads the root element of XML; one of another name than this is not what the file should hold. */
export function readXmlPart(bytes: Uint8Array, path: string, name?: string): Reading<XmlElement> {
  const root = reading(
    () => parseXml(bytes, path).root,
    ({ message }) => `cannot be read (${message})`,
  )
  const isExpected =
    'reason' in root || name === undefined || root.value.name.toLowerCase() === name.toLowerCase()
  return isExpected ? root : { reason: `holds the element ${quote(root.value.name)}, not ${quote(name)}` }
}

function reading<Value>(read: () => Value, reasonOf: (error: AlmError) => string): Reading<Value> {
  try {
    return { value: read() }
  } catch (error) {
    if (!(error instanceof AlmError)) throw error
    return { reason: reasonOf(error) }
  }
}
