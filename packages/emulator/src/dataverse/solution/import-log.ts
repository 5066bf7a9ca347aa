// The XML that an import job keeps: one `<result>` for the manifest and for every component.
import type { SolutionArchive } from '../archive/index.js'
import type { MissingDependency } from '../archive/manifest.js'
import type { Component } from '../archive/component.js'
import { escapeXml } from '../archive/xml.js'

export interface ComponentResult {
  item: string
  result: 'success' | 'failure' | 'warning'
  code: string
  text: string
}

export interface ImportLog {
  startedAt: number
  endedAt: number
  progress: number
  succeeded: boolean
  /** Of the manifest, when it was refused. */
  code: string
  text: string
  missing: readonly MissingDependency[]
  /** By component's schema name, where it was not a plain success. */
  results: readonly ComponentResult[]
}

/** .NET ticks of a moment: 100 ns since the year 1. */
export function ticksOf(ms: number): string {
  return String(BigInt(Math.floor(ms)) * 10_000n + 621_355_968_000_000_000n)
}

/** How far a running import is. */
export interface RunningLog {
  startedAt: number
  now: number
  /** Per cent. */
  progress: number
}

/** The log of an import that still runs: the first components have their results, the others wait. */
export function runningLogXml(archive: SolutionArchive, { startedAt, now, progress }: RunningLog): string {
  const { manifest } = archive
  const logged = archive.components.filter((component) => component.log !== undefined)
  const done = Math.floor((logged.length * progress) / 100)
  const label = escapeXml(manifest.friendlyName)
  const items = logged.map((component, index): [Component, string] => {
    const at = startedAt + ((now - startedAt) * (index + 1)) / Math.max(1, done)
    return [component, index < done ? resultXml('success', '0', '', at) : '']
  })
  return [
    `<importexportxml start="${ticksOf(startedAt)}" stop="" progress="${progress}" processed="false">`,
    `<solutionManifests><solutionManifest languagecode="${escapeXml(manifest.languageCode)}" id="${manifest.uniqueName}" LocalizedName="${label}" processed="true">`,
    `<UniqueName>${manifest.uniqueName}</UniqueName><results />${resultXml('success', '0', '', startedAt)}`,
    `</solutionManifest></solutionManifests>`,
    ...inLists(items),
    `<nodes />`,
    `</importexportxml>`,
  ].join('')
}

export function importLogXml(archive: SolutionArchive, log: ImportLog): string {
  const { manifest } = archive
  const processed = log.succeeded
  const result = resultXml(log.succeeded ? 'success' : 'failure', log.code, log.text, log.endedAt)
  const label = escapeXml(manifest.friendlyName)
  return [
    `<importexportxml start="${ticksOf(log.startedAt)}" stop="${ticksOf(log.endedAt)}" progress="${log.progress}" processed="true" succeeded="${log.succeeded ? 'success' : 'failure'}">`,
    `<solutionManifests><solutionManifest languagecode="${escapeXml(manifest.languageCode)}" id="${manifest.uniqueName}" LocalizedName="${label}" processed="${processed}">`,
    `<UniqueName>${manifest.uniqueName}</UniqueName>`,
    `<LocalizedNames><LocalizedName description="${label}" languagecode="${escapeXml(manifest.languageCode)}" /></LocalizedNames>`,
    `<Descriptions />`,
    `<Version>${manifest.version}</Version><Managed>${manifest.managed ? 1 : 0}</Managed>`,
    `<Publisher><UniqueName>${escapeXml(manifest.publisher.uniqueName)}</UniqueName></Publisher>`,
    `<results />${result}`,
    missingXml(log.missing),
    `</solutionManifest></solutionManifests>`,
    `<upgradeSolutionPackageInformation><upgradeRequired>0</upgradeRequired><upgradeValid>1</upgradeValid><fileVersion>${escapeXml(manifest.packageVersion)}</fileVersion></upgradeSolutionPackageInformation>`,
    ...listsXml(archive.components, log),
    `<nodes />`,
    `<actionlink label="" target="" />`,
    `</importexportxml>`,
  ].join('')
}

function missingXml(missing: readonly MissingDependency[]): string {
  const end = (name: string, values: Readonly<Record<string, string>>): string =>
    `<${name}${Object.entries(values)
      .map(([attribute, value]) => ` ${attribute}="${escapeXml(value)}"`)
      .join('')} />`
  const rows = missing.map(
    ({ required, dependent }) =>
      `<MissingDependency>${end('Required', required)}${end('Dependent', dependent)}</MissingDependency>`,
  )
  return rows.length === 0 ? '' : `<MissingDependencies>${rows.join('')}</MissingDependencies>`
}

/** Nothing of the components stands in the log of an import that was refused at the door. */
function listsXml(components: readonly Component[], log: ImportLog): string[] {
  const logged = components.filter((component) => component.log !== undefined)
  return inLists(logged.map((component) => [component, componentResult(component, log)]))
}

function componentResult(component: Component, log: ImportLog): string {
  const special = log.results.find(({ item: name }) => name === component.schemaName)
  if (special) return resultXml(special.result, special.code, special.text, log.endedAt)
  return log.succeeded ? resultXml('success', '0', '', log.endedAt) : ''
}

/** Components with their results, each in the list of its kind. */
function inLists(components: readonly (readonly [Component, result: string])[]): string[] {
  const lists = new Map<string, string[]>()
  for (const [component, result] of components) {
    const name = component.log?.list ?? ''
    const items = lists.get(name) ?? []
    items.push(itemXml(component, result))
    lists.set(name, items)
  }
  return [...lists].map(([list, items]) => `<${list}>${items.join('')}</${list}>`)
}

function itemXml(component: Component, result: string): string {
  const item = component.log?.item ?? 'node'
  const id = escapeXml(component.id === '' ? component.schemaName : `{${component.id}}`)
  const name = escapeXml(component.displayName)
  return `<${item} id="${id}" LocalizedName="${name}" OriginalName="${name}" Description="" processed="${result !== ''}">${result}</${item}>`
}

function resultXml(result: string, code: string, text: string, at: number): string {
  return `<result result="${result}" errorcode="${code === '' ? '0' : code}" errortext="${escapeXml(text)}" datetimeticks="${ticksOf(at)}" />`
}
