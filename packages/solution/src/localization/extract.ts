// Collects the texts of an unpacked solution into resource files, one for each language that it has.
import { AlmError, quote } from '@powerops/core'
import { parseXml } from '../xml/parse.js'
import type { LineEnds } from '../xml/serialize.js'
import { attributeOf } from '../xml/tree.js'
import { languageName, parseLanguage } from './cultures.js'
import { isLabelFile, readLabels, type LabelTexts } from './label-files.js'
import { resourcePath, templatePath } from './resource-paths.js'
import { writeResx, type ResourceText } from './resx.js'

/** Which resource files are made. */
export interface ExtractOptions {
  /** A file for each language. */
  readonly localize: boolean
  /** The language of Resources/template_resources.resx: `auto` for the solution's own, an LCID or a culture. */
  readonly localeTemplate?: string | undefined
  /** Files and folders have LCIDs for names, such as `1033`, instead of cultures, such as `en-US`. */
  readonly useLcid?: boolean | undefined
  readonly lineEnds: LineEnds
}

/**
 * The resource files of an unpacked solution, to be written beside its files. A text is named `TYPE:TAG,KEY` for the
 * component type, the element that holds it, and its place; empty texts are left out.
 * @param files what `planUnpack` plans, or what is in the folder.
 * @throws AlmError `input-invalid` for a template language that is none or that the solution does not have; the codes
 * of `parseXml`.
 */
export function extractResources(
  files: ReadonlyMap<string, Uint8Array>,
  { localize, localeTemplate, useLcid = false, lineEnds }: ExtractOptions,
): Map<string, Uint8Array> {
  const resources = new Map<string, Uint8Array>()
  if (!localize && localeTemplate === undefined) return resources
  const labels = collectLabels(files).texts
  const languages = countLanguages(labels)
  const base = baseLanguage(files, languages)
  const texts = textsByLanguage(labels, base)
  const write = (path: string, language: number): void => {
    const file = { sourceLcid: String(language), texts: texts.get(language) ?? [] }
    resources.set(path, writeResx(file, lineEnds))
  }
  for (const language of localize ? [...languages.keys()].sort((a, b) => a - b) : []) {
    write(resourcePath(useLcid ? String(language) : languageName(language)), language)
  }
  if (localeTemplate !== undefined) write(templatePath, chooseLanguage(localeTemplate, base, languages))
  return resources
}

/** The labels of all files, and in which files each name is: more than one for managed twins, the first counts. */
export function collectLabels(files: ReadonlyMap<string, Uint8Array>): {
  texts: LabelTexts
  paths: ReadonlyMap<string, readonly string[]>
} {
  const texts: LabelTexts = new Map()
  const paths = new Map<string, string[]>()
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!isLabelFile(path, bytes)) continue
    for (const [name, own] of readLabels(path, bytes)) {
      const earlier = texts.get(name)
      texts.set(name, earlier ? new Map([...own, ...earlier]) : own)
      paths.set(name, [...(paths.get(name) ?? []), path])
    }
  }
  return { texts, paths }
}

/** The texts of each language that are not empty, sorted by name. */
function textsByLanguage(labels: LabelTexts, base: number | undefined): Map<number, ResourceText[]> {
  const texts = new Map<number, ResourceText[]>()
  for (const name of [...labels.keys()].sort()) {
    const byLanguage = labels.get(name) ?? new Map<number, string>()
    const original = base === undefined ? undefined : byLanguage.get(base)
    for (const [language, value] of byLanguage) {
      if (value === '') continue
      const list = texts.get(language) ?? []
      if (list.length === 0) texts.set(language, list)
      list.push({ name, value, ...(language !== base && original && { comment: original }) })
    }
  }
  return texts
}

/** How many texts there are in each language. */
function countLanguages(labels: LabelTexts): Map<number, number> {
  const counts = new Map<number, number>()
  for (const byLanguage of labels.values()) {
    for (const [language, text] of byLanguage)
      if (text !== '') counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  return counts
}

/** The language that solution.xml says; where it says none, the one with the most texts. */
function baseLanguage(
  files: ReadonlyMap<string, Uint8Array>,
  languages: ReadonlyMap<number, number>,
): number | undefined {
  const manifest = files.get('Other/Solution.xml')
  const root = manifest && parseXml(manifest, 'Other/Solution.xml').root
  const declared = parseLanguage(attributeOf(root, 'languagecode') ?? '')
  if (declared !== undefined && languages.has(declared)) return declared
  return [...languages].sort(([a, x], [b, y]) => y - x || a - b)[0]?.[0]
}

function chooseLanguage(
  untrusted: string,
  base: number | undefined,
  languages: ReadonlyMap<number, number>,
): number {
  const language = untrusted.toLowerCase() === 'auto' ? base : parseLanguage(untrusted)
  if (language !== undefined && languages.has(language)) return language
  const known = [...languages.keys()].map((each) => `${languageName(each)} (${each})`).join(', ')
  throw new AlmError('input-invalid', {
    message: `the template language ${quote(untrusted)} is none that the solution has texts in: ${known || 'it has no texts'}`,
    remedy:
      'Name one of these languages by LCID or culture, or use "auto" for the base language of the solution.',
  })
}
