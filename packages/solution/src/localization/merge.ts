// Puts the texts of resource files back into the files of an unpacked solution.
import { AlmError, quote } from '@powerops/core'
import type { XmlElement } from '../xml/tree.js'
import { parseLanguage } from './cultures.js'
import { collectLabels } from './extract.js'
import { rewriteLabels, type LabelTexts } from './label-files.js'
import { readLabel, translated, withText } from './labels.js'
import { isResourceFile, languageOfResource } from './resource-paths.js'
import { readResx, type ResourceText } from './resx.js'

/** The files of a solution with the texts of its resource files in them. */
export interface MergedResources {
  /** Without the resource files; files in which no text changes are the same arrays. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Names of texts that the solution does not have. */
  readonly warnings: readonly string[]
  /** How many texts were changed or added. */
  readonly changes: number
}

/** Resource files that belong to another solution, or to another tool, would give thousands of warnings. */
const MAX_NAMED = 20

/**
 * Merges the resource files of an unpacked folder: a text that differs from the solution's replaces it, one in a
 * language that the text does not have yet is added, everything else stays as it is. The template file is for
 * translators and is not read.
 * @throws AlmError `input-invalid` for a resource file that is none, of an unknown language, or of a language that
 * another file has too; the codes of `parseXml`.
 */
export function mergeResources(files: ReadonlyMap<string, Uint8Array>): MergedResources {
  const merged = new Map([...files].filter(([path]) => !isResourceFile(path)))
  const { texts, paths } = collectLabels(merged)
  const changed: LabelTexts = new Map()
  const warnings: string[] = []
  let changes = 0
  for (const [language, resource] of readResources(files)) {
    warnings.push(
      ...unknownNames(
        resource.path,
        resource.texts.filter(({ name }) => !texts.has(name)),
      ),
    )
    for (const { name, value } of resource.texts) {
      const known = texts.get(name)
      if (!known || isSameText(known.get(language) ?? '', value)) continue
      changed.set(name, (changed.get(name) ?? new Map<number, string>()).set(language, value))
      changes++
    }
  }
  const touched = new Set([...changed.keys()].flatMap((name) => paths.get(name) ?? []))
  for (const path of touched) {
    const bytes = merged.get(path)
    if (bytes)
      merged.set(
        path,
        rewriteLabels(path, bytes, (name, labels) => apply(changed.get(name), labels)),
      )
  }
  return { files: merged, warnings, changes }
}

interface LanguageResource {
  readonly path: string
  readonly texts: readonly ResourceText[]
}

function readResources(files: ReadonlyMap<string, Uint8Array>): Map<number, LanguageResource> {
  const resources = new Map<number, LanguageResource>()
  for (const path of [...files.keys()].sort()) {
    const named = languageOfResource(path)
    const bytes = files.get(path)
    if (named === undefined || !bytes) continue
    const { sourceLcid = '', texts } = readResx(bytes, path)
    const language = parseLanguage(named) ?? parseLanguage(sourceLcid)
    if (language === undefined) {
      throw new AlmError('input-invalid', {
        message: `resource file ${quote(path)} is of an unknown language: ${quote(named)} is neither an LCID nor a culture of Dataverse`,
        remedy: 'Name folder and file by the LCID of the language.',
      })
    }
    const other = resources.get(language)
    if (other) {
      throw new AlmError('input-invalid', {
        message: `resource files ${quote(other.path)} and ${quote(path)} are of the same language`,
        remedy: 'Remove one of them.',
      })
    }
    resources.set(language, { path, texts })
  }
  return resources
}

function unknownNames(path: string, unknown: readonly ResourceText[]): string[] {
  const lines = unknown
    .slice(0, MAX_NAMED)
    .map(({ name }) => `${quote(path)} has a text for ${quote(name)}, which the solution does not have`)
  const more = unknown.length - lines.length
  return more > 0
    ? [...lines, `${quote(path)} has ${more} more texts that the solution does not have`]
    : lines
}

function apply(
  texts: ReadonlyMap<number, string> | undefined,
  labels: readonly XmlElement[],
): readonly XmlElement[] {
  const [model] = labels
  if (!texts || !model) return labels
  const missing = new Map(texts)
  const edited = labels.map((label) => {
    const language = readLabel(label)?.language ?? 0
    const text = missing.get(language)
    missing.delete(language)
    return text === undefined ? label : withText(label, text)
  })
  return [...edited, ...[...missing].map(([language, text]) => translated(model, language, text))]
}

/** Line ends change whenever a text goes through an XML file, so they are no difference. */
function isSameText(left: string, right: string): boolean {
  return left.replace(/\r\n?/g, '\n') === right.replace(/\r\n?/g, '\n')
}
