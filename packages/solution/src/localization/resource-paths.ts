// Where string resources lie in an unpacked folder.

const TEMPLATE = 'Resources/template_resources.resx'

const RESOURCES = /^Resources\/([^/]+)\/resources\.\1\.resx$/i

/** The file with the texts of one language; `name` is its culture or LCID. */
export function resourcePath(name: string): string {
  return `Resources/${name}/resources.${name}.resx`
}

/** The file with the texts that translators start from, in no named language. */
export const templatePath = TEMPLATE

/** The culture or LCID in the path of a resource file; undefined for other files, the template among them. */
export function languageOfResource(path: string): string | undefined {
  return RESOURCES.exec(path)?.[1]
}

/** Tells whether a file holds string resources, which are no part of the solution's zip. */
export function isResourceFile(path: string): boolean {
  return RESOURCES.test(path) || path.toLowerCase() === TEMPLATE.toLowerCase()
}
