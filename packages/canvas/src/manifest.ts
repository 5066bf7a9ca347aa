// CanvasManifest.json: which file of the source becomes which part of the app, in the order of its parts.
import {
  AlmError,
  arrayField,
  booleanField,
  numberField,
  parseJson,
  quote,
  stringField,
} from '@powerops/core'
import { foldName } from '@powerops/solution'
import type { JsonLayout } from './json/layout.js'
import type { LineEndRun, LineEnds } from './parts/text.js'

export const MANIFEST = 'CanvasManifest.json'
export const ENTROPY = 'Entropy.json'

const FORMAT = 'powerops-canvas'
const VERSION = 1

/** A part of the app and the file that it is built from. */
export type PartSource =
  | { readonly form: 'folder'; readonly name: string }
  | { readonly form: 'bytes' | 'base64'; readonly name: string; readonly file: string }
  | { readonly form: 'text'; readonly name: string; readonly file: string; readonly text: LineEnds }
  | JsonSource

export interface JsonSource {
  readonly form: 'json'
  readonly name: string
  readonly file: string
  readonly layout: JsonLayout
  /** The file with the formulas, when they were taken out of the JSON. */
  readonly formulas?: string
}

/** The text of the manifest. */
export function printManifest(parts: readonly PartSource[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, parts: parts.map(toRecord) }, null, 2)}\n`
}

/** What is the same for nearly every part is left out. */
function toRecord(part: PartSource): object {
  const { form, name } = part
  if (form === 'folder') return { name, form }
  const { file } = part
  if (form === 'text')
    return { name, form, file, lineEnds: printRuns(part.text.runs), ...mark(part.text.mark) }
  if (form !== 'json') return { name, form, file }
  const { indent, end } = part.layout
  return {
    name,
    form,
    file,
    ...(part.formulas === undefined ? {} : { formulas: part.formulas }),
    ...(indent === 'none' ? {} : { indent }),
    ...(end === 'none' ? {} : { end }),
    ...mark(part.layout.mark),
  }
}

function mark(present: boolean): object {
  return present ? { byteOrderMark: true } : {}
}

/** Runs of line ends such as `crlf 2, lf`: how many lines the last one has is not said, so that it may grow. */
function printRuns(runs: readonly LineEndRun[]): string {
  return runs
    .map(({ kind, count }, index) => (index < runs.length - 1 ? `${kind} ${count}` : kind))
    .join(', ')
}

function parseRuns(text: string): LineEndRun[] | undefined {
  if (!/^$|^((lf|crlf) [0-9]{1,9}, )*(lf|crlf)$/.test(text)) return undefined
  return [...text.matchAll(/(lf|crlf)(?: ([0-9]+))?/g)].map(([, kind, count]) => ({
    kind: kind === 'crlf' ? 'crlf' : 'lf',
    count: Number(count ?? 0),
  }))
}

/**
 * Reads the manifest.
 * @throws AlmError `solution-layout-unsupported` for the manifest of another tool or version, `json-invalid` or
 * `solution-invalid` for a damaged one.
 */
export function parseManifest(text: string): PartSource[] {
  const manifest = parseJson(text, MANIFEST)
  if (stringField(manifest, 'format') !== FORMAT) {
    const official = stringField(manifest, 'FormatVersion')
    throw new AlmError('solution-layout-unsupported', {
      message:
        official === undefined
          ? `${MANIFEST} does not say that its format is ${quote(FORMAT)}`
          : `the source was made by another tool (its FormatVersion is ${quote(official)}), which lays it out differently`,
      remedy:
        'Build the app with the tool that unpacked it, or delete the folder and unpack the solution again with process-canvas-apps.',
    })
  }
  const version = numberField(manifest, 'version')
  if (version !== VERSION) {
    throw new AlmError('solution-layout-unsupported', {
      message: `the source has version ${version ?? 'none'} of its format; this version knows ${VERSION}`,
      remedy: 'Use the version of the actions that unpacked it, or unpack the solution again.',
    })
  }
  const parts = arrayField(manifest, 'parts').map(parsePart)
  if (parts.length === 0) refuse(`${MANIFEST} names no parts`)
  const names = new Set<string>()
  for (const [index, { name }] of parts.entries()) {
    if (names.has(foldName(name))) refusePart(index, `has name ${quote(name)}, as another one has`)
    names.add(foldName(name))
  }
  return parts
}

function refusePart(index: number, rule: string): never {
  return refuse(`part ${index + 1} in ${MANIFEST} ${rule}`)
}

function refuse(message: string): never {
  throw new AlmError('solution-invalid', {
    message,
    remedy: 'Restore the file from the history of the repository, or unpack the solution again.',
  })
}

function parsePart(untrusted: unknown, index: number): PartSource {
  const refuseIt = (rule: string): never => refusePart(index, rule)
  const name = stringField(untrusted, 'name') ?? refuseIt('has no name')
  const form = stringField(untrusted, 'form') ?? 'none'
  if (form === 'folder') return { form, name }
  const file = stringField(untrusted, 'file') ?? refuseIt('has no file')
  const ends = (key: string): 'none' | 'lf' | 'crlf' => {
    const value = stringField(untrusted, key) ?? 'none'
    return value === 'none' || value === 'lf' || value === 'crlf'
      ? value
      : refuseIt(`has ${key} ${quote(value)}; it can be "none", "lf" or "crlf"`)
  }
  const runs = (): LineEndRun[] =>
    parseRuns(stringField(untrusted, 'lineEnds') ?? '') ??
    refuseIt('has lineEnds that are not like "lf" or "crlf 2, lf"')
  const hasMark = booleanField(untrusted, 'byteOrderMark') ?? false
  if (form === 'bytes' || form === 'base64') return { form, name, file }
  if (form === 'text') return { form, name, file, text: { runs: runs(), mark: hasMark } }
  if (form !== 'json') return refuseIt(`has form ${quote(form)}, which this version does not know`)
  const formulas = stringField(untrusted, 'formulas')
  const layout = { indent: ends('indent'), end: ends('end'), mark: hasMark }
  return { form, name, file, layout, ...(formulas === undefined ? {} : { formulas }) }
}
