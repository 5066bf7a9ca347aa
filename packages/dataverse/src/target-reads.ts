// What a plan reads of its target: versions of all solutions, components of one, layers of components, columns of tables.
import { arrayField, booleanField, numberField, recordField, stringField, type Guid } from '@powerops/core'
import { readInBatches, type BatchAnswer, type BatchRead } from './batch.js'
import { optional, optionalGuid, optionalVersion, requiredGuid, requiredText } from './fields.js'
import type { InstalledColumn, InstalledComponent, LayeredComponent, SolutionEntry } from './target-types.js'
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

/** See DataverseClient.listSolutionEntries. */
export async function listSolutionEntries(api: WebApi): Promise<SolutionEntry[]> {
  const query = { $select: 'solutionid,uniquename,version,ismanaged,_parentsolutionid_value' }
  const rows = await api.list('solutions', query, 'listing the solutions')
  return rows.flatMap((row) => {
    const uniqueName = stringField(row, 'uniquename')
    if (!uniqueName) return []
    return [
      {
        id: requiredGuid(row, 'solutionid', 'a row of solutions'),
        uniqueName,
        ...optional('version', optionalVersion(row, 'version')),
        ...optional('patchOf', optionalGuid(row, '_parentsolutionid_value')),
      },
    ]
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

/** See DataverseClient.listLayers. */
export async function listLayers(
  api: WebApi,
  components: readonly LayeredComponent[],
): Promise<(readonly string[] | undefined)[]> {
  const asked = components.flatMap(({ id, type }, index) => {
    const kind = LAYERED_TYPES.get(type)
    return kind === undefined ? [] : [{ id, index, read: layersOf(id, kind) }]
  })
  const layers: (readonly string[] | undefined)[] = components.map(() => undefined)
  const reads = asked.map(({ read }) => read)
  const answers = await readInBatches(api, reads, 'reading the layers of the components')
  for (const [place, { id, index }] of asked.entries()) layers[index] = solutionsIn(answers[place], id)
  return layers
}

function layersOf(id: Guid, kind: string): BatchRead {
  return {
    path: 'msdyn_componentlayers',
    query: {
      $select: 'msdyn_componentid,msdyn_solutionname,msdyn_order',
      $filter: `(msdyn_componentid eq ${literal(id)} and msdyn_solutioncomponentname eq ${literal(kind)})`,
    },
  }
}

/** A virtual table: what it cannot look into is unknown, and no reason to stop. */
function solutionsIn(answer: BatchAnswer | undefined, id: Guid): readonly string[] | undefined {
  if (answer?.status !== 200) return undefined
  const solutions = arrayField(answer.body, 'value')
    .filter((row) => (optionalGuid(row, 'msdyn_componentid') ?? id) === id)
    .map((row) => stringField(row, 'msdyn_solutionname') ?? '')
  return solutions.length === 0 ? undefined : solutions
}

/** See DataverseClient.listCustomColumns. */
export async function listCustomColumns(
  api: WebApi,
  tables: readonly string[],
): Promise<(readonly InstalledColumn[] | undefined)[]> {
  const reads = tables.map((table) => ({
    path: `EntityDefinitions(LogicalName=${literal(table.toLowerCase())})/Attributes`,
    query: {
      $select: 'MetadataId,LogicalName,DisplayName,AttributeOf,IsCustomAttribute,IsManaged',
      // A table has hundreds of columns of the platform, each with its labels.
      $filter: 'IsCustomAttribute eq true and IsManaged eq true',
    },
  }))
  const answers = await readInBatches(api, reads, 'reading the columns of the tables')
  return answers.map((answer, index) => columnsIn(answer, tables[index] ?? ''))
}

function columnsIn({ status, body }: BatchAnswer, table: string): readonly InstalledColumn[] | undefined {
  if (status !== 200) return undefined
  return (
    arrayField(body, 'value')
      .filter(
        (row) => booleanField(row, 'IsCustomAttribute') === true && booleanField(row, 'IsManaged') === true,
      )
      // A column of another one, such as the name beside a lookup, comes and goes with it.
      .filter((row) => !stringField(row, 'AttributeOf'))
      .map((row) => {
        const answer = 'a column in the metadata'
        const name = requiredText(row, 'LogicalName', answer)
        const label = recordField(recordField(row, 'DisplayName'), 'UserLocalizedLabel')
        const id = requiredGuid(row, 'MetadataId', answer)
        return { id, table: table.toLowerCase(), name, displayName: stringField(label, 'Label') || name }
      })
  )
}
