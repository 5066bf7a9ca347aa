// [Content_Types].xml, the list of media types that makes a zip a package (Open Packaging Conventions, ECMA-376-2).

const PARTS_OF_TEXT = new Set(['customizations.xml', 'solution.xml'])

/**
 * The bytes of [Content_Types].xml for the entries of a solution zip in their order: the first part of an extension
 * sets the default, every part of another type gets an override.
 */
export function contentTypes(entryNames: readonly string[]): Uint8Array {
  const defaults = new Map<string, string>()
  const defaultElements: string[] = []
  const overrides: string[] = []
  for (const name of entryNames) {
    const type = PARTS_OF_TEXT.has(name) ? 'text/xml' : 'application/octet-stream'
    const extension = /\.([^./]*)$/.exec(name)?.[1] ?? ''
    const key = extension.toLowerCase()
    if (extension !== '' && !defaults.has(key)) {
      defaults.set(key, type)
      defaultElements.push(`<Default Extension="${escapeAttribute(extension)}" ContentType="${type}" />`)
    } else if (defaults.get(key) !== type) {
      overrides.push(`<Override PartName="/${escapeAttribute(name)}" ContentType="${type}" />`)
    }
  }
  return Buffer.from(
    '\ufeff<?xml version="1.0" encoding="utf-8"?>' +
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      `${defaultElements.join('')}${overrides.join('')}</Types>`,
  )
}

/** Entry names are percent-encoded, so that of the characters with a meaning in XML only `&` can occur. */
function escapeAttribute(name: string): string {
  return name.replaceAll('&', '&amp;')
}
