// Character and entity references: only the five names of XML itself and numbers. There are no other entities here.

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

const REFERENCE = /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));/g

/** Characters of the longest reference, `&#x10FFFF;` or `&#1114111;`. */
export const LONGEST_REFERENCE = 10

/** The text with its references decoded; what is none stays as it is. */
export function decodeReferences(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(REFERENCE, (reference, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return PREDEFINED.get(name) ?? reference
    const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : parseInt(decimal, 10)
    return isXmlCharacter(code) ? String.fromCodePoint(code) : reference
  })
}

/** The length of the reference that the text starts with; 0 when it starts with none that XML knows. */
export function referenceLength(text: string): number {
  REFERENCE.lastIndex = 0
  const found = REFERENCE.exec(text)
  if (found?.index !== 0) return 0
  return decodeReferences(found[0]) === found[0] ? 0 : found[0].length
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}
