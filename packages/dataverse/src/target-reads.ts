// What a plan reads of its target: versions of all solutions, components of one, and the layers above a component.
import { AlmError, numberField, stringField, type Guid } from '@powerops/core'
import { optional, optionalGuid, optionalVersion, requiredGuid } from './fields.js'
import type { InstalledComponent, SolutionEntry } from './target-types.js'
import { literal, type WebApi } from './web-api.js'

/** `solutioncomponentname` of the layers table for the component types that people customize directly. */
const LAYERED_TYPES: ReadonlyMap<number, string> = new Map([
  [1, 'Entity'],
  [2, 'Attribute'],
  [9, 'OptionSet'],
  [20, 'Role'],
  [24, 'SystemForm'],
  [26, 'SavedQuery'],
  [29, 'Workflow'],
  [59, 'SavedQueryVisualization'],
  [60, 'SystemForm'],
  [61, 'WebResource'],
  [62, 'SiteMap'],
  [80, 'AppModule'],
  [300, 'CanvasApp'],
  [380, 'EnvironmentVariableDefinition'],
])

/** The solution name that stands for changes made in the environment itself. */
const UNMANAGED_LAYER = 'active'

/** See DataverseClient.listSolutionEntries. */
export async function listSolutionEntries(api: WebApi): Promise<SolutionEntry[]> {
  const query = { $select: 'solutionid,uniquename,version,ismanaged' }
  const rows = await api.list('solutions', query, 'listing the solutions')
  return rows.flatMap((row) => {
    const uniqueName = stringField(row, 'uniquename')
    return uniqueName ? [{ uniqueName, ...optional('version', optionalVersion(row, 'version')) }] : []
  })
}

/** See DataverseClient.listComponents. */
export async function listComponents(api: WebApi, solutionId: Guid): Promise<InstalledComponent[]> {
  const rows = await api.list(
    'msdyn_solutioncomponentsummaries',
    {
      $select:
        'msdyn_objectid,msdyn_componenttype,msdyn_componenttypename,msdyn_name,msdyn_displayname,msdyn_schemaname',
      $filter: `msdyn_solutionid eq ${solutionId}`,
    },
    'listing the components of the solution',
  )
  return rows.map((row) => {
    const name = stringField(row, 'msdyn_schemaname') || stringField(row, 'msdyn_name') || ''
    return {
      id: requiredGuid(row, 'msdyn_objectid', 'a row of msdyn_solutioncomponentsummaries'),
      type: numberField(row, 'msdyn_componenttype') ?? 0,
      typeName: stringField(row, 'msdyn_componenttypename') ?? '',
      name,
      displayName: stringField(row, 'msdyn_displayname') || name,
    }
  })
}

/** See DataverseClient.hasActiveLayer. */
export async function hasActiveLayer(
  api: WebApi,
  { id, type }: Pick<InstalledComponent, 'id' | 'type'>,
): Promise<boolean | undefined> {
  const kind = LAYERED_TYPES.get(type)
  if (kind === undefined) return undefined
  const query = {
    $select: 'msdyn_componentid,msdyn_solutionname,msdyn_order',
    $filter: `(msdyn_componentid eq ${literal(id)} and msdyn_solutioncomponentname eq ${literal(kind)})`,
  }
  try {
    const rows = await api.list('msdyn_componentlayers', query, 'reading the layers of a component')
    const solutions = rows
      .filter((row) => (optionalGuid(row, 'msdyn_componentid') ?? id) === id)
      .map((row) => stringField(row, 'msdyn_solutionname')?.toLowerCase() ?? '')
    return solutions.length === 0 ? undefined : solutions.includes(UNMANAGED_LAYER)
  } catch (caught) {
    // A virtual table: what it cannot look into is unknown, and no reason to stop.
    if (caught instanceof AlmError && ['service-error', 'access-denied'].includes(caught.code))
      return undefined
    throw caught
  }
}
