// Character and entity references: only the five names of XML itself and numbers. There are no other entities here.

const REFERENCE = /&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z_:][\w:.-]*);|&/g

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Characters that XML 1.0 has no way to write, not even as a reference. */
export const FORBIDDEN_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

/** Decodes the references of a text; `refuse` is told the text and the offset of one that XML does not know. */
export function decodeReferences(raw: string, refuse: (reference: string, at: number) => never): string {
  let decoded = ''
  let end = 0
  for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', end)) {
    REFERENCE.lastIndex = at
    REFERENCE.test(raw)
    const reference = raw.slice(at, REFERENCE.lastIndex)
    decoded += raw.slice(end, at) + (decodeReference(reference) ?? refuse(reference, at))
    end = at + reference.length
  }
  return decoded + raw.slice(end)
}

function decodeReference(reference: string): string | undefined {
  if (reference[1] !== '#') return PREDEFINED.get(reference.slice(1, -1))
  const code = reference[2] === 'x' ? parseInt(reference.slice(3), 16) : parseInt(reference.slice(2), 10)
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}
