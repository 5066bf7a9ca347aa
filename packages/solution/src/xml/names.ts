// Names of elements, attributes and instructions: XML 1.0, productions 4 and 4a.

const START =
  ':A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}'
// eslint-disable-next-line no-misleading-character-class -- ranges of single characters, as the production lists them
const NAME = new RegExp(`^[${START}][${START}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040]*$`, 'u')

/** Tells whether a text may name an element, an attribute or an instruction. */
export function isXmlName(text: string): boolean {
  return NAME.test(text)
}
