// What a plan needs to know of the target, read without changing anything there.
import type { Guid } from '@powerops/core'
import type {
  ConnectionReference,
  DataverseClient,
  EnvironmentVariable,
  Flow,
  InstalledColumn,
  InstalledComponent,
  RunningCustomization,
  SolutionEntry,
  SolutionSearch,
} from '@powerops/dataverse'
import type { ConnectionProblem } from '../usable-connections.js'
import { findGone, TABLE, UNMANAGED_LAYER, type Deletable } from './deletions.js'
import type { SolutionFacts } from './solution-facts.js'

/** What is the same for all solutions that are deployed together. */
export interface EnvironmentFacts {
  environmentId: string
  environmentUrl: string
  solutions: readonly SolutionEntry[]
  connectionReferences: readonly ConnectionReference[]
  environmentVariables: readonly EnvironmentVariable[]
  running: readonly RunningCustomization[]
  /** Connections of the settings that cannot be used as they are. */
  connectionProblems: readonly ConnectionProblem[]
}

/** What the target has of one solution. */
export interface TargetFacts extends SolutionSearch, Deletable {
  flows: readonly Flow[]
  layers: LayerFacts
}

/** Components of the installed solution that the zip brings again, by what is above them. */
export interface LayerFacts {
  /** Changed in the environment itself: the change that the zip brings stays hidden. */
  active: readonly InstalledComponent[]
  /** Components for which the service cannot tell, or that were not asked about. */
  unknownCount: number
}

/** Of a solution that is not installed. */
export const NOTHING_INSTALLED: TargetFacts = {
  components: [],
  columns: [],
  holders: new Map(),
  replaced: new Set(),
  flows: [],
  layers: { active: [], unknownCount: 0 },
}

type Reader = Pick<
  DataverseClient,
  | 'retrieveCurrentOrganization'
  | 'listSolutionEntries'
  | 'listConnectionReferences'
  | 'listEnvironmentVariables'
  | 'listRunning'
  | 'findSolution'
  | 'listComponents'
  | 'listFlows'
  | 'listLayers'
  | 'listCustomColumns'
>

const KINDS = ['cloud-flow', 'workflow', 'business-rule', 'action', 'business-process-flow'] as const

/** The service looks each of them up in a slow virtual table: for more of them a plan would take minutes. */
const MAX_LAYER_LOOKS = 400

/** Reads what all solutions of a plan share, but for what is `known` already. */
export async function fetchEnvironmentFacts(
  dataverse: Reader,
  environmentUrl: URL,
  known: Partial<EnvironmentFacts> = {},
): Promise<EnvironmentFacts> {
  const [environmentId, solutions, connectionReferences, environmentVariables, running] = await Promise.all([
    known.environmentId ??
      dataverse.retrieveCurrentOrganization().then((organization) => organization.environmentId),
    dataverse.listSolutionEntries(),
    known.connectionReferences ?? dataverse.listConnectionReferences(),
    known.environmentVariables ?? dataverse.listEnvironmentVariables(),
    dataverse.listRunning(),
  ])
  return {
    environmentId,
    environmentUrl: environmentUrl.origin,
    solutions,
    connectionReferences,
    environmentVariables,
    running,
    connectionProblems: known.connectionProblems ?? [],
  }
}

/** Reads what the target has of the solution and its patches. */
export async function fetchTargetFacts(
  dataverse: Reader,
  facts: Pick<SolutionFacts, 'uniqueName' | 'components' | 'prefix' | 'managed'>,
  solutions: readonly SolutionEntry[],
): Promise<TargetFacts> {
  const search = await dataverse.findSolution(facts.uniqueName)
  const { installed } = search
  if (!installed) return { ...NOTHING_INSTALLED, ...search }
  const patches = solutions.filter(({ patchOf }) => patchOf === installed.id)
  const [components, flows] = await Promise.all([
    listAll(dataverse, [installed.id, ...patches.map(({ id }) => id)]),
    dataverse.listFlows({ solutionId: installed.id, kinds: KINDS }),
  ])
  const names = [installed, ...patches, ...(search.pendingUpgrade ? [search.pendingUpgrade] : [])]
  const found = {
    ...NOTHING_INSTALLED,
    ...search,
    components,
    flows,
    replaced: new Set(names.map(({ uniqueName }) => uniqueName.toLowerCase())),
  }
  // In an unmanaged solution every change is made in the top layer, and nothing is deleted: nothing is to be looked at.
  if (!installed.managed || !facts.managed) return found
  const columns = await listColumns(dataverse, components)
  return { ...found, columns, ...(await lookAtLayers(dataverse, { components, columns }, facts)) }
}

async function listAll(
  dataverse: Pick<Reader, 'listComponents'>,
  solutionIds: readonly Guid[],
): Promise<InstalledComponent[]> {
  const byId = new Map<Guid, InstalledComponent>()
  for (const solutionId of solutionIds) {
    for (const component of await dataverse.listComponents(solutionId)) byId.set(component.id, component)
  }
  return [...byId.values()]
}

/** Columns are no components of their own in the summary of a solution. */
async function listColumns(
  dataverse: Pick<Reader, 'listCustomColumns'>,
  components: readonly InstalledComponent[],
): Promise<InstalledColumn[]> {
  const tables = components.filter(({ type, name }) => type === TABLE && name !== '').map(({ name }) => name)
  return (await dataverse.listCustomColumns(tables)).flatMap((columns) => columns ?? [])
}

async function lookAtLayers(
  dataverse: Pick<Reader, 'listLayers'>,
  target: Pick<TargetFacts, 'components' | 'columns'>,
  facts: Pick<SolutionFacts, 'components' | 'prefix'>,
): Promise<Pick<TargetFacts, 'layers' | 'holders'>> {
  const gone = findGone(target, facts)
  const goneIds = new Set(gone.map(({ id }) => id))
  const staying = target.components.filter(({ id }) => !goneIds.has(id))
  const asked = [...gone.slice(0, MAX_LAYER_LOOKS), ...staying.slice(0, MAX_LAYER_LOOKS)]
  const answers = await dataverse.listLayers(asked)
  const holders = new Map(
    asked.flatMap(({ id }, index) => {
      const names = answers[index]?.map((name) => name.toLowerCase())
      return names ? [[id, names] as const] : []
    }),
  )
  const active = staying.filter(({ id }) => holders.get(id)?.includes(UNMANAGED_LAYER))
  // What was not asked about has no answer either.
  return { holders, layers: { active, unknownCount: staying.filter(({ id }) => !holders.has(id)).length } }
}
