// Taking a solution out again, and making a holding solution the real one.
import { codes, DataverseFault } from '../fault.js'
import type { Organization, Row } from '../organization.js'
import { canvasApps, connectionReferences, variableDefinitions, workflows } from '../tables/content.js'
import { textOf, type TableDefinition } from '../tables/definition.js'
import { pluginSteps } from '../tables/plugin-steps.js'
import { deleteRow, findRow, listRows, rowWith, updateRow } from '../tables/rows.js'
import { solutions } from '../tables/solutions.js'
import { UPGRADE_SUFFIX } from './check-import.js'
import {
  componentKey,
  contentOf,
  contents,
  deleteContent,
  mergeContent,
  putContent,
  type OwnedComponent,
  type SolutionContent,
} from './content.js'
import { blockersOfUninstall } from './dependencies.js'

/** Where the components of a deleted unmanaged solution go on living. */
const DEFAULT_SOLUTION = 'Default'

/**
 * Refuses to remove what others need.
 * @throws DataverseFault 0x8004F01D with the count.
 */
export function requireRemovable(organization: Organization, solution: Row): void {
  const name = textOf(solution, 'uniquename')
  if (solution['isvisible'] === false || name === DEFAULT_SOLUTION) {
    throw new DataverseFault(400, codes.componentDependencies, `The solution ${name} cannot be deleted.`)
  }
  const blockers = solution['ismanaged'] === true ? blockersOfUninstall(organization, name) : []
  if (blockers.length === 0) return
  const details = blockers.slice(0, 20).map(({ required, dependent }) => {
    return `RequiredComponent: ${required['schemaName'] ?? required['displayName'] ?? ''} DependentComponent: ${dependent['schemaName'] ?? dependent['displayName'] ?? ''}`
  })
  throw new DataverseFault(
    400,
    codes.solutionDependencies,
    `Solution dependencies exist, cannot uninstall. DependencyCount : ${blockers.length} RequiredComponentObject details ${details.join(' ')}`,
  )
}

/** Runs before a solution's row goes: a managed one takes its components along. */
export function uninstallNow(organization: Organization, solution: Row): void {
  requireRemovable(organization, solution)
  const name = textOf(solution, 'uniquename')
  const content = contentOf(organization, name)
  deleteContent(organization, name)
  if (!content) return
  if (content.managed) removeOrphans(organization, content.components)
  else keepInDefault(organization, content)
}

function keepInDefault(organization: Organization, content: SolutionContent): void {
  const kept: SolutionContent = { ...content, digest: undefined, rootComponents: [], requirements: [] }
  const before = contentOf(organization, DEFAULT_SOLUTION)
  putContent(organization, DEFAULT_SOLUTION, before ? mergeContent(before, kept) : kept)
}

const ROWS: Readonly<Record<string, { table: TableDefinition; key: string }>> = {
  '29': { table: workflows, key: 'name' },
  '92': { table: pluginSteps, key: 'name' },
  '300': { table: canvasApps, key: 'name' },
  '380': { table: variableDefinitions, key: 'schemaname' },
  connectionreference: { table: connectionReferences, key: 'connectionreferencelogicalname' },
}

/** Deletes the rows of components that no solution has any more. */
function removeOrphans(organization: Organization, components: readonly OwnedComponent[]): void {
  const owned = new Set(contents(organization).flatMap(([, content]) => content.components.map(componentKey)))
  for (const component of components) {
    const place = ROWS[component.type]
    if (!place || owned.has(componentKey(component))) continue
    const row =
      findRow(organization, place.table, component.id) ??
      rowWith(organization, place.table, place.key, component.schemaName)
    if (row) deleteRow(organization, place.table, row)
  }
}

/**
 * Makes the holding solution the solution: what only the old version had is deleted.
 * @throws DataverseFault 0x8004853B when there is none.
 */
export function promote(organization: Organization, uniqueName: string): Row {
  const holding = rowWith(organization, solutions, 'uniquename', `${uniqueName}${UPGRADE_SUFFIX}`)
  const base = rowWith(organization, solutions, 'uniquename', uniqueName)
  const content = holding && contentOf(organization, textOf(holding, 'uniquename'))
  if (!holding || !base || !content) {
    throw new DataverseFault(
      400,
      codes.nothingToPromote,
      `There is no solution upgrade to apply: ${uniqueName}${UPGRADE_SUFFIX} was not found.`,
    )
  }
  const old = contentOf(organization, uniqueName)
  deleteContent(organization, textOf(holding, 'uniquename'))
  putContent(organization, uniqueName, content)
  if (old) removeOrphans(organization, old.components)
  const { version, friendlyname, description, installedon, solutionpackageversion } = holding
  const promoted = updateRow(organization, solutions, base, {
    version: version ?? null,
    friendlyname: friendlyname ?? null,
    description: description ?? null,
    installedon: installedon ?? null,
    solutionpackageversion: solutionpackageversion ?? null,
  })
  removePatches(organization, textOf(base, 'solutionid'))
  // The holding row's own removal must not take its components along.
  deleteRow(organization, { ...solutions, beforeDelete: () => undefined }, holding)
  return promoted
}

/** Patches end with the version that they patched. */
export function removePatches(organization: Organization, parentId: string): void {
  for (const row of listRows(organization, solutions)) {
    if (row['_parentsolutionid_value'] !== parentId) continue
    deleteContent(organization, textOf(row, 'uniquename'))
    deleteRow(organization, { ...solutions, beforeDelete: () => undefined }, row)
  }
}
