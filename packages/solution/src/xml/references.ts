// Character and entity references: only the five names of XML itself and numbers. There are no other entities here.

const REFERENCE = /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|([A-Za-z_:][\w:.-]*));|&/g

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
  return raw.replace(
    REFERENCE,
    (
      reference,
      decimal: string | undefined,
      hex: string | undefined,
      name: string | undefined,
      at: number,
    ) => {
      if (name !== undefined) return PREDEFINED.get(name) ?? refuse(reference, at)
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : parseInt(decimal, 10)
      return isXmlCharacter(code) ? String.fromCodePoint(code) : refuse(reference, at)
    },
  )
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}
