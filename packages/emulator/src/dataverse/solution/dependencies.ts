// Dependencies: what a solution lacks, and what keeps it from being removed.
import { compareVersions, parseVersion } from '@powerops/core'
import type { DependencyEnd, MissingDependency } from '../archive/manifest.js'
import { escapeXml } from '../archive/xml.js'
import { stableId, type Organization, type Row, type Value } from '../organization.js'
import { textOf } from '../tables/definition.js'
import { rowWith } from '../tables/rows.js'
import { solutions } from '../tables/solutions.js'
import {
  contentOf,
  contents,
  namesOf,
  objectIdNamed,
  objectIdOf,
  typeNumberOf,
  type SolutionContent,
} from './content.js'
import { isPlatformSolution, isPlatformTable } from './platform.js'

/** Kinds whose components are all known by name, so that absence is certain. */
const INDEXED = new Set([
  ...['1', '2', '9', '10', '20', '29', '60', '61', '62', '66', '70', '80', '91', '300', '380'],
  ...['372', 'connectionreference', 'environmentvariabledefinition'],
])

/** The requirements that neither the environment nor the solution itself meets. */
export function unmetRequirements(organization: Organization, content: SolutionContent): MissingDependency[] {
  const present = new Set([
    ...content.components.flatMap(namesOf),
    ...contents(organization).flatMap(([, installed]) => installed.components.flatMap(namesOf)),
  ])
  return content.requirements.filter(({ required }) => !isMet(organization, required, present))
}

function isMet(organization: Organization, required: DependencyEnd, present: ReadonlySet<string>): boolean {
  if (namesRequired(required).some((name) => present.has(name))) return true
  const { name, version } = requiredSolution(required)
  const type = required['type'] ?? ''
  if (name === 'Active') return type === '1' && isPlatformTable(required['schemaName'] ?? '')
  if (name === '' || isPlatformSolution(name)) return true
  if (INDEXED.has(type.toLowerCase())) return false
  const installed = rowWith(organization, solutions, 'uniquename', name)
  return installed !== undefined && isAtLeast(textOf(installed, 'version'), version)
}

/** `Name (1.2.3.4)` or a bare name. */
function requiredSolution(required: DependencyEnd): { name: string; version: string } {
  const match = /^(\S+?)(?:\s*\(([\d.]+)\))?$/.exec((required['solution'] ?? '').trim())
  return { name: match?.[1] ?? '', version: match?.[2] ?? '' }
}

function isAtLeast(installed: string, wanted: string): boolean {
  if (wanted === '') return true
  try {
    return compareVersions(parseVersion(installed), parseVersion(wanted)) >= 0
  } catch {
    return true
  }
}

/** Every way in which components are named that one end of a dependency may mean. */
export function namesRequired(required: DependencyEnd): string[] {
  const type = required['type'] ?? ''
  const kind = (type === 'EnvironmentVariableDefinition' ? '380' : type).toLowerCase()
  const schemaName = required['schemaName'] ?? ''
  const id = (required['id'] ?? '').replace(/[{}]/g, '')
  const alternate = Object.entries(required).find(([attribute]) => attribute.startsWith('id.'))?.[1] ?? ''
  const parent = required['parentSchemaName'] ?? ''
  // A column's name says little without its table.
  const names = kind === '2' ? [`${parent}.${schemaName}`] : [schemaName, id, alternate]
  return names.filter((name) => name !== '').map((name) => `${kind}|${name}`.toLowerCase())
}

/** A requirement of a solution, and that solution's unique name. */
export interface Blocker extends MissingDependency {
  holder: string
}

/** Requirements of other solutions that only this one meets. */
export function blockersOfUninstall(organization: Organization, uniqueName: string): Blocker[] {
  const content = contentOf(organization, uniqueName)
  if (!content) return []
  const others = contents(organization).filter(([name]) => name !== uniqueName.toLowerCase())
  const elsewhere = new Set(others.flatMap(([, other]) => other.components.flatMap(namesOf)))
  const own = new Set(content.components.flatMap(namesOf).filter((name) => !elsewhere.has(name)))
  return others.flatMap(([holder, other]) =>
    other.requirements
      .filter(({ required }) => namesRequired(required).some((name) => own.has(name)))
      .map((requirement) => ({ ...requirement, holder })),
  )
}

/** A requirement as a row of the dependency table; `dependentSolution` is the one that needs, by unique name. */
export function dependencyRow(
  organization: Organization,
  { required, dependent }: MissingDependency,
  dependentSolution: string,
): Row {
  return {
    dependencyid: stableId(organization, `dependency/${JSON.stringify([required, dependent])}`),
    dependencytype: 2,
    ...endColumns(organization, 'required', required),
    ...endColumns(organization, 'dependent', dependent),
    dependentcomponentbasesolutionid: baseSolutionId(organization, dependentSolution),
  }
}

/** What an unmanaged solution holds is based in the active one. */
function baseSolutionId(organization: Organization, uniqueName: string): Value {
  const solution = rowWith(organization, solutions, 'uniquename', uniqueName)
  const base =
    solution?.['ismanaged'] === false ? rowWith(organization, solutions, 'uniquename', 'Active') : solution
  return base?.['solutionid'] ?? stableId(organization, `solution/${uniqueName}`)
}

function endColumns(organization: Organization, side: string, end: DependencyEnd): Row {
  const type = end['type'] ?? '0'
  const id = (end['id'] ?? '').replace(/[{}]/g, '').toLowerCase()
  const schemaName = end['schemaName'] ?? end['displayName'] ?? ''
  const parent = end['parentSchemaName'] ?? ''
  const installed = contents(organization).flatMap(([, { components }]) => components)
  const known = objectIdNamed(organization, namesRequired(end), installed)
  const node = stableId(organization, `node/${type}/${schemaName}${id}`)
  return {
    [`${side}componentobjectid`]: known ?? objectIdOf(organization, { type, id, schemaName, parent }),
    [`${side}componenttype`]: typeNumberOf(organization, type),
    [`${side}componentparentid`]: objectIdOf(organization, { type: '1', id: '', schemaName: parent }),
    [`${side}componentbasesolutionid`]: baseSolutionId(organization, requiredSolution(end).name || 'Active'),
    ...(side === 'required' ? { requiredcomponentintroducedversion: null } : {}),
    [`_${side}componentnodeid_value`]: node,
  }
}

/** The requirements as the XML that errors and import jobs carry. */
export function dependenciesXml(missing: readonly MissingDependency[]): string {
  const rows = missing.map(
    ({ required, dependent }) =>
      `<MissingDependency><Required${attributesXml(required)} /><Dependent${attributesXml(dependent)} /></MissingDependency>`,
  )
  return `<MissingDependencies>${rows.join('')}</MissingDependencies>`
}

function attributesXml(end: DependencyEnd): string {
  return Object.entries(end)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')
}
