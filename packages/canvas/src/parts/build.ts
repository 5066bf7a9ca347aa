// Builds one part of an app from its file or files.
import { AlmError, quote } from '@powerops/core'
import { putVolatile, type Entropy } from '../entropy.js'
import { parseFx } from '../formulas/fx-text.js'
import { putFormulas } from '../formulas/split.js'
import { layOut } from '../json/layout.js'
import { parseTokens } from '../json/token-tree.js'
import type { JsonSource, PartSource } from '../manifest.js'
import { fromBase64, restoreLineEnds } from './text.js'

/** The files of one app's source by path. */
export type SourceFiles = ReadonlyMap<string, Uint8Array>

const none: ReadonlyMap<string, string> = new Map()

/**
 * The content of a part.
 * @throws AlmError `solution-file-missing`, `json-invalid` or `solution-invalid` for a file that cannot be built from.
 */
export function buildPart(part: PartSource, files: SourceFiles, entropy: Entropy): Uint8Array {
  switch (part.form) {
    case 'folder':
      return new Uint8Array()
    case 'bytes':
      return requireFile(files, part.file)
    case 'base64':
      return fromBase64(requireFile(files, part.file))
    case 'text':
      return restoreLineEnds(requireFile(files, part.file), part.text)
    case 'json':
      return buildJson(part, files, entropy)
  }
}

function buildJson(part: JsonSource, files: SourceFiles, { values }: Entropy): Uint8Array {
  const rest = putVolatile(
    parseTokens(readText(files, part.file), part.file),
    values.get(part.name) ?? none,
    part.file,
  )
  const { formulas } = part
  const whole =
    formulas === undefined
      ? rest
      : putFormulas({ rest, controls: parseFx(readText(files, formulas), formulas) }, formulas)
  return Buffer.from(layOut(whole, part.layout))
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
