// Builds an app document from its source.
import { AlmError, quote } from '@powerops/core'
import { writeZip, type ZipInput } from '@powerops/solution'
import { readParts } from './archive/read-parts.js'
import { parseEntropy, sha256, type Entropy } from './entropy.js'
import { ENTROPY, MANIFEST, parseManifest, type PartSource } from './manifest.js'
import { buildDefinitions, buildPart, readText, type SourceFiles } from './parts/build.js'

/** An app that was built. */
export interface BuiltCanvasApp {
  readonly msapp: Uint8Array
  readonly warnings: readonly string[]
}

/**
 * Builds an msapp from what `unpackCanvasApp` made of it, edited or not. Without edits its parts are the same bytes in
 * the same order; with edits the checksums of the studio are left out, because they would no longer be true.
 * @throws AlmError `solution-layout-unsupported` for the source of another tool, `solution-file-missing`,
 * `json-invalid` or `solution-invalid` for a source that nothing can be built from.
 */
export function packCanvasApp(files: SourceFiles): BuiltCanvasApp {
  const sources = readManifest(files)
  const entropy = files.has(ENTROPY) ? parseEntropy(readText(files, ENTROPY), ENTROPY) : noEntropy
  const source = { files, entropy, definitions: buildDefinitions(sources, files) }
  const parts = sources.map((part) => ({ name: part.name, bytes: buildPart(part, source) }))
  const changed = changedParts(parts, entropy.sha256)
  const warnings = [...unusedFiles(files, sources), ...idleChanges(changed, entropy.sha256)]
  const kept = changed.length === 0 ? parts : parts.filter((part) => !isChecksum(part.name))
  if (kept.length < parts.length) {
    warnings.push(
      `the app differs from the one that was unpacked (${listNames(changed)}), so checksum.json, which would not be true of it, is left out`,
    )
  }
  readParts(writeZip(kept.map(({ name }) => ({ name, bytes: noBytes })))) // Refuses names that no app may have.
  return { msapp: writeZip(kept), warnings }
}

/** Tells whether a file is one that editors and people leave beside a source. */
export function isBystander(path: string): boolean {
  return /(^|\/)(\.|readme(\.\w+)?$)/i.test(path)
}

function readManifest(files: SourceFiles): PartSource[] {
  if (files.has(MANIFEST)) return parseManifest(readText(files, MANIFEST))
  throw new AlmError('solution-layout-unsupported', {
    message: `the source of the app has no ${MANIFEST}, so it was not made with process-canvas-apps`,
    remedy:
      'Restore the file from the history of the repository, or delete the folder and unpack the solution again.',
  })
}

const noBytes = new Uint8Array()
const noEntropy: Entropy = { values: new Map(), sha256: new Map() }

function isChecksum(name: string): boolean {
  return name.toLowerCase() === 'checksum.json'
}

/** Names of the parts that are new, gone or others than they were. */
function changedParts(parts: readonly ZipInput[], digests: ReadonlyMap<string, string>): string[] {
  const now = new Map(parts.map(({ name, bytes }) => [name, sha256(bytes)]))
  const names = new Set([...now.keys(), ...digests.keys()])
  return [...names].filter((name) => !isChecksum(name) && now.get(name) !== digests.get(name))
}

/** The studio writes its own YAML for reviewers, and says in it that it is not used when the app is loaded. */
function idleChanges(changed: readonly string[], digests: ReadonlyMap<string, string>): string[] {
  return changed
    .filter((name) => digests.has(name) && /^src[\\/].*\.pa\.yaml$/i.test(name))
    .map((name) => `the change to ${quote(name)} has no effect on the app; its formulas are in Src/*.fx.yaml`)
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 3).map(quote).join(', ')
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown
}

function unusedFiles(files: SourceFiles, sources: readonly PartSource[]): string[] {
  const used = new Set([MANIFEST, ENTROPY])
  for (const source of sources) {
    if (source.form !== 'folder') used.add(source.file)
    if (source.form === 'json' && source.formulas !== undefined) used.add(source.formulas)
  }
  return [...files.keys()]
    .filter((path) => !used.has(path) && !isBystander(path))
    .sort()
    .map((path) => `${MANIFEST} does not name ${quote(path)}, so it is not in the app`)
}
