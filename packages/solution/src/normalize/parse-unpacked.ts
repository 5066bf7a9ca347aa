// Reads an unpacked XML file where one is expected.
import { AlmError } from '@powerops/core'
import { parseXml } from '../xml/parse.js'
import type { XmlDocument } from '../xml/tree.js'

/**
 * The document; undefined for what cannot be read. What unpack wrote can be; a file that it copied may be anything, and
 * to judge it is left to pack.
 */
export function parseUnpacked(bytes: Uint8Array): XmlDocument | undefined {
  try {
    return parseXml(bytes, 'unpacked file')
  } catch (error) {
    if (error instanceof AlmError) return undefined
    throw error
  }
}
