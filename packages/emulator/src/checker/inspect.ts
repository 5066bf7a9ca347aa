// Looks through an uploaded solution by the rules.
import { readArchive, type SolutionArchive } from '../dataverse/archive/index.js'
import { childrenOf, childText, readXml } from '../dataverse/archive/xml.js'
import { decodePath, entryAt } from '../dataverse/archive/zip.js'
import type { Rule } from './rules.js'

export interface Finding {
  rule: Rule
  severity: number
  /** Path in the archive. */
  file: string
  line: number
  snippet: string
}

export interface Inspection {
  rules: readonly Rule[]
  /** Patterns of file names, `*` for any part. */
  exclusions: readonly string[]
  /** Other severities, by code of the rule. */
  overrides: ReadonlyMap<string, number>
}

const JAVASCRIPT = '3'

/**
 * Every finding, with the name of the solution.
 * @throws DataverseFault when the file is not a solution.
 */
export async function inspectSolution(
  untrusted: Uint8Array,
  inspection: Inspection,
): Promise<{ solution: string; findings: Finding[] }> {
  const archive = await readArchive(untrusted)
  const files = [...scriptsOf(archive), ...flowsOf(archive)].filter(
    ({ names }) => !names.some((name) => isExcluded(name, inspection.exclusions)),
  )
  const findings = files.flatMap(({ kind, file, text }) =>
    inspection.rules.flatMap((rule) => {
      const severity = inspection.overrides.get(rule.code) ?? rule.severity
      const places = kind === 'script' ? inScript(rule, text) : inFlow(rule, text)
      return places.map((place) => ({ rule, severity, file, ...place }))
    }),
  )
  return { solution: archive.manifest.uniqueName, findings }
}

interface InspectedFile {
  kind: 'script' | 'flow'
  file: string
  /** By which an exclusion may mean it. */
  names: readonly string[]
  text: string
}

function scriptsOf({ entries }: SolutionArchive): InspectedFile[] {
  const customizations = readXml(entryAt(entries, 'customizations.xml') ?? Buffer.alloc(0), 'customizations')
  return childrenOf(customizations, 'WebResources')
    .filter((resource) => childText(resource, 'WebResourceType') === JAVASCRIPT)
    .map((resource) => {
      const file = childText(resource, 'FileName').replace(/^\//, '')
      const text = (entryAt(entries, file) ?? Buffer.alloc(0)).toString('utf8')
      return { kind: 'script', file, names: [file, childText(resource, 'Name')], text }
    })
}

function flowsOf({ entries }: SolutionArchive): InspectedFile[] {
  return [...entries]
    .map(([name, bytes]) => [decodePath(name), bytes] as const)
    .filter(([file]) => /^workflows\/.+\.json$/i.test(file))
    .map(([file, bytes]) => ({ kind: 'flow', file, names: [file], text: bytes.toString('utf8') }))
}

function inScript({ line, missing }: Rule, text: string): { line: number; snippet: string }[] {
  if (missing) return missing.test(text) ? [] : [{ line: 1, snippet: text.split('\n')[0] ?? '' }]
  return text
    .split('\n')
    .flatMap((snippet, index) => (line?.test(snippet) ? [{ line: index + 1, snippet }] : []))
}

function inFlow({ flow }: Rule, text: string): { line: number; snippet: string }[] {
  return flow?.(text) ? [{ line: 1, snippet: '' }] : []
}

function isExcluded(file: string, exclusions: readonly string[]): boolean {
  const base = file.slice(file.lastIndexOf('/') + 1)
  return exclusions.some((exclusion) => {
    const pattern = new RegExp(
      `^${exclusion.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`,
      'i',
    )
    return pattern.test(file) || pattern.test(base)
  })
}
