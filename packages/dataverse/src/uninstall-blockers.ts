// What keeps a managed solution from being uninstalled: the components that need it, by name, and their solutions.
import { numberField, parseUniqueName, quote, recordField, stringField, type Guid } from '@powerops/core'
import { optional, optionalGuid, required, requiredGuid } from './fields.js'
import { findSolution } from './solutions.js'
import type { UninstallBlocker } from './component-types.js'
import { literal, type WebApi } from './web-api.js'

/** Ids in one filter: a longer one would not fit into an address. */
const IDS_IN_A_FILTER = 20
/** Blockers whose names are looked up; more than anybody reads. */
const NAMED_BLOCKERS = 100
/** Solutions that hold components without having brought them. */
const CONTAINERS = ['active', 'default', 'basic', 'system']

interface Dependency {
  dependent: Guid
  type: number
  required: Guid | undefined
  /** The solution that brought the dependent component. */
  baseSolution: Guid | undefined
}

interface Holder {
  id: Guid
  uniqueName: string
}

/** See DataverseClient.listUninstallBlockers. */
export async function listUninstallBlockers(api: WebApi, name: string): Promise<UninstallBlocker[]> {
  const uniqueName = parseUniqueName(name, 'solution name')
  const path = `RetrieveDependenciesForUninstall(SolutionUniqueName=${literal(uniqueName)})`
  const rows = await api.list(path, {}, `listing what depends on solution ${quote(uniqueName)}`)
  const dependencies = rows.map(parseDependency)
  if (dependencies.length === 0) return []
  const named = dependencies.slice(0, NAMED_BLOCKERS)
  const holders = await findHolders(api, named, uniqueName)
  const own = (await findSolution(api, uniqueName)).installed
  const solutionIds = new Set([...[...holders.values()].flat().map(({ id }) => id), ...(own ? [own.id] : [])])
  const names = await componentNames(api, [...solutionIds])
  return dependencies.map(({ dependent, type, required: needed }) => ({
    id: dependent,
    type,
    ...optional('name', names.get(dependent)),
    ...optional('needs', needed && names.get(needed)),
    solutions: [...new Set((holders.get(dependent) ?? []).map((holder) => holder.uniqueName))],
  }))
}

function parseDependency(untrusted: unknown): Dependency {
  const answer = 'a row of dependencies'
  return {
    dependent: requiredGuid(untrusted, 'dependentcomponentobjectid', answer),
    type: required(numberField(untrusted, 'dependentcomponenttype'), 'dependentcomponenttype', answer),
    required: optionalGuid(untrusted, 'requiredcomponentobjectid'),
    baseSolution: optionalGuid(untrusted, 'dependentcomponentbasesolutionid'),
  }
}

/** The solutions of each dependent component: those that contain it, else the one that brought it. */
async function findHolders(
  api: WebApi,
  dependencies: readonly Dependency[],
  except: string,
): Promise<Map<Guid, Holder[]>> {
  const counts = ({ uniqueName }: Holder): boolean =>
    uniqueName.toLowerCase() !== except.toLowerCase() && !CONTAINERS.includes(uniqueName.toLowerCase())
  const holders = new Map<Guid, Holder[]>()
  const what = 'looking for the solutions that depend on it'
  const containing = await listByIds(
    api,
    {
      set: 'solutioncomponents',
      column: 'objectid',
      query: { $select: 'objectid', $expand: 'solutionid($select=solutionid,uniquename)' },
      what,
    },
    dependencies.map(({ dependent }) => dependent),
  )
  for (const row of containing) {
    const component = optionalGuid(row, 'objectid')
    const holder = parseHolder(recordField(row, 'solutionid'))
    if (component === undefined || holder === undefined || !counts(holder)) continue
    holders.set(component, [...(holders.get(component) ?? []), holder])
  }
  const rest = dependencies.filter(({ dependent }) => !holders.has(dependent))
  const bases = await listByIds(
    api,
    { set: 'solutions', column: 'solutionid', query: { $select: 'solutionid,uniquename' }, what },
    rest.flatMap(({ baseSolution }) => baseSolution ?? []),
  )
  const byId = new Map(
    bases.map(parseHolder).flatMap((holder) => (holder ? [[holder.id, holder] as const] : [])),
  )
  for (const { dependent, baseSolution } of rest) {
    const holder = baseSolution && byId.get(baseSolution)
    if (holder && counts(holder)) holders.set(dependent, [holder])
  }
  return holders
}

function parseHolder(untrusted: unknown): Holder | undefined {
  const id = optionalGuid(untrusted, 'solutionid')
  const uniqueName = stringField(untrusted, 'uniquename')
  return id === undefined || uniqueName === undefined ? undefined : { id, uniqueName }
}

interface Lookup {
  set: string
  column: string
  query: Readonly<Record<string, string>>
  what: string
}

async function listByIds(
  api: WebApi,
  { set, column, query, what }: Lookup,
  ids: readonly Guid[],
): Promise<unknown[]> {
  const distinct = [...new Set(ids)]
  const rows: unknown[] = []
  for (let at = 0; at < distinct.length; at += IDS_IN_A_FILTER) {
    const some = distinct.slice(at, at + IDS_IN_A_FILTER)
    const $filter = some.map((id) => `${column} eq ${id}`).join(' or ')
    rows.push(...(await api.list(set, { ...query, $filter }, what)))
  }
  return rows
}

/** Names of the components of these solutions by their ids. */
async function componentNames(api: WebApi, solutionIds: readonly Guid[]): Promise<Map<Guid, string>> {
  const names = new Map<Guid, string>()
  for (const id of solutionIds) {
    const rows = await api.list(
      'msdyn_solutioncomponentsummaries',
      {
        $select: 'msdyn_objectid,msdyn_name,msdyn_displayname,msdyn_schemaname',
        $filter: `(msdyn_solutionid eq ${id})`,
      },
      'naming the components that depend on it',
    )
    for (const row of rows) {
      const component = optionalGuid(row, 'msdyn_objectid')
      const name =
        stringField(row, 'msdyn_displayname') ||
        stringField(row, 'msdyn_name') ||
        stringField(row, 'msdyn_schemaname')
      if (component !== undefined && name) names.set(component, name)
    }
  }
  return names
}
