// Builds one part of an app from its file or files.
import { AlmError, quote } from '@powerops/core'
import { putVolatile, type Entropy } from '../entropy.js'
import { definitionsOf, putCopies, type Definitions } from '../formulas/definitions.js'
import { parseFx } from '../formulas/fx-text.js'
import { putFormulas } from '../formulas/split.js'
import { layOut } from '../json/layout.js'
import { parseTokens, type JsonNode } from '../json/token-tree.js'
import type { JsonSource, PartSource } from '../manifest.js'
import { fromBase64, restoreLineEnds } from './text.js'

/** The files of one app's source by path. */
export type SourceFiles = ReadonlyMap<string, Uint8Array>

/** What the parts of one app are built from. */
export interface BuildSource {
  readonly files: SourceFiles
  readonly entropy: Entropy
  readonly definitions: Definitions
}

const none: ReadonlyMap<string, string> = new Map()

/**
 * The content of a part.
 * @throws AlmError `solution-file-missing`, `json-invalid` or `solution-invalid` for a file that cannot be built from.
 */
export function buildPart(part: PartSource, source: BuildSource): Uint8Array {
  switch (part.form) {
    case 'folder':
      return new Uint8Array()
    case 'bytes':
      return requireFile(source.files, part.file)
    case 'base64':
      return fromBase64(requireFile(source.files, part.file))
    case 'text':
      return restoreLineEnds(requireFile(source.files, part.file), part.text)
    case 'json':
      return buildJson(part, source)
  }
}

/** The formulas of the components among the parts. */
export function buildDefinitions(parts: readonly PartSource[], files: SourceFiles): Definitions {
  const components = parts.flatMap((part) => {
    if (part.form !== 'json' || part.formulas === undefined || !isComponent(part.name)) return []
    return [withFormulas(parseTokens(readText(files, part.file), part.file), part.formulas, files)]
  })
  return definitionsOf(components)
}

/** Tells whether a part defines a component. */
export function isComponent(name: string): boolean {
  return /^components[\\/]/i.test(name)
}

function buildJson(part: JsonSource, { files, entropy, definitions }: BuildSource): Uint8Array {
  const { name, file, formulas, layout } = part
  const tree = parseTokens(readText(files, file), file)
  const whole = putVolatile(tree, entropy.values.get(name) ?? none, file)
  if (formulas === undefined) return Buffer.from(layOut(whole, layout))
  return Buffer.from(layOut(putCopies(withFormulas(whole, formulas, files), definitions, file), layout))
}

function withFormulas(rest: JsonNode, formulas: string, files: SourceFiles): JsonNode {
  return putFormulas({ rest, controls: parseFx(readText(files, formulas), formulas) }, formulas)
}

/** @throws AlmError `solution-file-missing`. */
export function requireFile(files: SourceFiles, path: string): Uint8Array {
  const bytes = files.get(path)
  if (bytes) return bytes
  throw new AlmError('solution-file-missing', {
    message: `cannot find file ${quote(path)} in the source of the app`,
    remedy: 'Restore the file from the history of the repository, or unpack the solution again.',
    details: { file: path },
  })
}

/** @throws AlmError `solution-file-missing`, or `solution-invalid` for a file that is not UTF-8. */
export function readText(files: SourceFiles, path: string): string {
  const text = decodeText(requireFile(files, path))
  if (text !== undefined) return text
  throw new AlmError('solution-invalid', {
    message: `file ${quote(path)} in the source of the app is not UTF-8`,
    remedy: 'Save the file as UTF-8.',
    details: { file: path },
  })
}

/** The text of UTF-8 bytes with its byte order mark; undefined for other bytes. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined // The caller says what that means for it.
  }
}
