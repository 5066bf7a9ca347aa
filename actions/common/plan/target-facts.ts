// What a plan needs to know of the target, read without changing anything there.
import type {
  ConnectionReference,
  DataverseClient,
  EnvironmentVariable,
  Flow,
  InstalledComponent,
  RunningCustomization,
  SolutionEntry,
  SolutionSearch,
} from '@powerops/dataverse'
import { survives } from './deletions.js'
import type { SolutionFacts } from './solution-facts.js'

/** What is the same for all solutions that are deployed together. */
export interface EnvironmentFacts {
  environmentId: string
  environmentUrl: string
  solutions: readonly SolutionEntry[]
  connectionReferences: readonly ConnectionReference[]
  environmentVariables: readonly EnvironmentVariable[]
  running: readonly RunningCustomization[]
}

/** What the target has of one solution. */
export interface TargetFacts extends SolutionSearch {
  /** Components of the installed solution; empty when it is not installed. */
  components: readonly InstalledComponent[]
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
  | 'listActiveLayers'
>

/** The service looks each of them up in a slow virtual table: for more of them a plan would take minutes. */
const MAX_LAYER_LOOKS = 400

/** Reads what all solutions of a plan share, but for what is `known` already. */
export async function fetchEnvironmentFacts(
  dataverse: Reader,
  environmentUrl: URL,
  known: Partial<EnvironmentFacts> = {},
): Promise<EnvironmentFacts> {
  const [{ environmentId }, solutions, connectionReferences, environmentVariables, running] =
    await Promise.all([
      dataverse.retrieveCurrentOrganization(),
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
  }
}

/** Reads what the target has of the solution. */
export async function fetchTargetFacts(
  dataverse: Reader,
  facts: Pick<SolutionFacts, 'uniqueName' | 'components' | 'prefix'>,
): Promise<TargetFacts> {
  const search = await dataverse.findSolution(facts.uniqueName)
  const { installed } = search
  if (!installed) return { ...search, components: [], flows: [], layers: { active: [], unknownCount: 0 } }
  const [components, flows] = await Promise.all([
    dataverse.listComponents(installed.id),
    dataverse.listFlows({ solutionId: installed.id, kinds: ['cloud-flow'] }),
  ])
  const staying = components.filter((component) => survives(component, facts))
  // In an unmanaged solution every change is made in the top layer: nothing is hidden.
  const layers = installed.managed ? await lookAtLayers(dataverse, staying) : { active: [], unknownCount: 0 }
  return { ...search, components, flows, layers }
}

async function lookAtLayers(
  dataverse: Pick<Reader, 'listActiveLayers'>,
  components: readonly InstalledComponent[],
): Promise<LayerFacts> {
  const layers = await dataverse.listActiveLayers(components.slice(0, MAX_LAYER_LOOKS))
  const active = components.filter((_, index) => layers[index] === true)
  // What was not asked about has no answer either.
  return { active, unknownCount: components.filter((_, index) => layers[index] === undefined).length }
}
