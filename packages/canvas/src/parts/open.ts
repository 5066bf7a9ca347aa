// Chooses for one part of an app the most readable form that gives back its bytes.
import { AlmError, quote } from '@powerops/core'
import type { Part } from '../archive/read-parts.js'
import { takeVolatile, type Entropy, type VolatileValues } from '../entropy.js'
import { rootName } from '../formulas/controls.js'
import { printFx, type FxControl } from '../formulas/fx-text.js'
import { definitionsOf, takeCopies, type Definitions } from '../formulas/definitions.js'
import { takeFormulas } from '../formulas/split.js'
import { findLayout, type JsonLayout } from '../json/layout.js'
import { printIndented } from '../json/print.js'
import { parseTokens, type JsonNode } from '../json/token-tree.js'
import type { PartSource } from '../manifest.js'
import type { FileNames } from './file-names.js'
import { buildPart, decodeText, isComponent } from './build.js'
import { findLineEnds, isBinary, toBase64 } from './text.js'

/** A part in one of its forms. */
export interface OpenedPart {
  readonly source: PartSource
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly volatile: VolatileValues
}

/** JSON takes up to thirty times its size in memory; the largest parts of real apps have a few megabytes. */
const MAX_JSON_BYTES = 32 * 1024 * 1024

const none: ReadonlyMap<string, string> = new Map()

/** The part as source; its file names are free in `names` and taken from now on. */
export function openPart(part: Part, names: FileNames, definitions: Definitions): OpenedPart {
  if (part.path === undefined) {
    return { source: { form: 'folder', name: part.name }, files: new Map(), volatile: none }
  }
  return openJson(part, part.path, names, definitions) ?? openBytes(part, names.ofPart(part.path))
}

/** What people would miss in the source of a part; undefined when nothing. */
export function shortcomingOf({ source }: OpenedPart): string | undefined {
  const { form, name } = source
  if (form === 'folder' || !isJson(name)) return undefined
  if (form !== 'json')
    return `part ${quote(name)} is kept as it is, because it is not JSON, or JSON of an unknown layout`
  if (!isControls(name) || source.formulas !== undefined) return undefined
  return `the formulas of part ${quote(name)} stay in its JSON, because its controls are of an unknown shape`
}

/** The formulas of the components among the parts. */
export function openDefinitions(parts: readonly Part[]): Definitions {
  return definitionsOf(
    parts.filter(({ name }) => isComponent(name)).flatMap((part) => parsePart(part)?.tree ?? []),
  )
}

function openJson(
  part: Part,
  path: string,
  names: FileNames,
  definitions: Definitions,
): OpenedPart | undefined {
  const parsed = parsePart(part)
  if (!parsed) return undefined
  const { tree, layout } = parsed
  const { rest, values } = takeVolatile(tree)
  const name = isControls(part.name) ? rootName(rest) : undefined
  if (name !== undefined) {
    const file = names.ofControls(name, isComponent(part.name))
    const opened = splitControls(part, takeCopies(rest, definitions), layout, values, file)
    if (opened && givesBack(part, opened, definitions)) return opened
  }
  const file = names.ofPart(path)
  const opened: OpenedPart = {
    source: { form: 'json', name: part.name, file, layout },
    files: new Map([[file, printFile(rest)]]),
    volatile: values,
  }
  return givesBack(part, opened, definitions) ? opened : openBytes(part, file)
}

function isJson(name: string): boolean {
  return /\.(json|sarif)$/i.test(name)
}

function isControls(name: string): boolean {
  return /^(controls|components)[\\/]/i.test(name)
}

function parsePart(part: Part): { tree: JsonNode; layout: JsonLayout } | undefined {
  if (!isJson(part.name) || part.bytes.length > MAX_JSON_BYTES) return undefined
  const text = decodeText(part.bytes)
  if (text === undefined) return undefined
  try {
    const tree = parseTokens(text, part.name)
    const layout = findLayout(text, tree)
    return layout && { tree, layout }
  } catch {
    return undefined // A part that is no JSON, whatever its name says, is kept as it is.
  }
}

function splitControls(
  part: Part,
  rest: JsonNode,
  layout: JsonLayout,
  volatile: VolatileValues,
  file: string,
): OpenedPart | undefined {
  const split = takeFormulas(rest)
  const formulas = file.replace(/json$/, 'fx.yaml')
  const text = printWithinLimits(split.controls)
  if (text === undefined) return undefined
  return {
    source: { form: 'json', name: part.name, file, layout, formulas },
    files: new Map([
      [formulas, Buffer.from(text)],
      [file, printFile(split.rest)],
    ]),
    volatile,
  }
}

function printWithinLimits(controls: ReadonlyMap<string, FxControl>): string | undefined {
  try {
    return printFx(controls)
  } catch (error) {
    if (error instanceof AlmError) return undefined // The formulas stay in the JSON.
    throw error
  }
}

function printFile(node: JsonNode): Uint8Array {
  return Buffer.from(`${printIndented(node)}\n`)
}

function openBytes(part: Part, file: string): OpenedPart {
  const { name, bytes } = part
  const asIs = (source: PartSource): OpenedPart => ({
    source,
    files: new Map([[file, bytes]]),
    volatile: none,
  })
  if (isBinary(bytes)) return asIs({ form: 'bytes', name, file })
  const text = findLineEnds(bytes)
  if (text) return asIs({ form: 'text', name, file, text })
  const files = new Map([[file, Buffer.from(toBase64(bytes))]])
  return { source: { form: 'base64', name, file }, files, volatile: none }
}

/** The proof that nothing is lost: the part is built from its form as it would be by packing. */
function givesBack(part: Part, { source, files, volatile }: OpenedPart, definitions: Definitions): boolean {
  const entropy: Entropy = { values: new Map([[part.name, volatile]]), sha256: none }
  try {
    return Buffer.from(buildPart(source, { files, entropy, definitions })).equals(part.bytes)
  } catch {
    return false // A form that cannot be built from is not this part's form.
  }
}
