// What a deployment would do: solution and target in, plan out. Asks nobody and changes nothing.
import { AlmError, quote, type ReasonCode, type SolutionVersion } from '@powerops/core'
import type { RunningCustomization } from '@powerops/dataverse'
import { checkSettings, joinSolutionSettings, named } from '../check-settings.js'
import type { DeploymentSettings } from '../deployment-settings.js'
import { decideWay, type ImportRules, type Operation } from './decide-way.js'
import { findDeletions, typeNameOf } from './deletions.js'
import { findUnmet, type UnmetDependency } from './dependencies.js'
import type { SolutionFacts } from './solution-facts.js'
import type { EnvironmentFacts, TargetFacts } from './target-facts.js'

/** A component as a plan names it. */
export interface PlannedComponent {
  type: string
  name: string
  displayName: string
  id: string
}

/** A flow that will be off after the import, and why. */
export interface OffFlow {
  name: string
  id: string
  reason: string
}

/** Why the import would be refused as things are. */
export interface Blocker {
  code: ReasonCode
  message: string
  remedy: string
}

/** What would happen to one solution. */
export interface SolutionPlan {
  solution: string
  version: SolutionVersion
  managed: boolean
  digest: string
  patchOf?: string
  /** `none` when it would be skipped or refused. */
  operation: Operation | 'none'
  /** Why nothing would be done, or why it would be done in this way. */
  note?: string
  installed?: { version: SolutionVersion; managed: boolean; publisher?: string }
  pendingUpgrade?: SolutionVersion
  missingDependencies: readonly UnmetDependency[]
  /** Components that the upgrade deletes, with the data in them; empty for every other operation. */
  deletions: readonly PlannedComponent[]
  /** Components of which it is not known whether the upgrade deletes them. */
  unknownDeletions: number
  connectionReferencesWithoutConnection: readonly string[]
  environmentVariablesWithoutValue: readonly string[]
  flowsOff: readonly OffFlow[]
  /** Components whose change stays hidden below a change made in the target. */
  unmanagedLayers: readonly PlannedComponent[]
  unknownLayers: number
  blockers: readonly Blocker[]
}

/** What would happen in an environment. */
export interface DeploymentPlan {
  schemaVersion: 1
  environment: { id: string; url: string }
  /** In the order of deployment. */
  solutions: readonly SolutionPlan[]
  running: readonly RunningCustomization[]
}

/** What the inputs ask for beside the rules of the import. */
export interface PlanOptions {
  rules: ImportRules
  /** Whether the import turns flows on. */
  activate: boolean
  settings: DeploymentSettings | undefined
}

/** Plans the deployment of solutions that are in their order already. */
export function planDeployment(
  offers: readonly { facts: SolutionFacts; target: TargetFacts }[],
  environment: EnvironmentFacts,
  options: PlanOptions,
): DeploymentPlan {
  const all = offers.map(({ facts }) => facts)
  return {
    schemaVersion: 1,
    environment: { id: environment.environmentId, url: environment.environmentUrl },
    solutions: offers.map(({ facts, target }, index) =>
      planSolution(facts, target, { environment, options, before: all.slice(0, index), all }),
    ),
    running: environment.running,
  }
}

interface Surroundings {
  environment: EnvironmentFacts
  options: PlanOptions
  /** The solutions that are deployed before this one. */
  before: readonly SolutionFacts[]
  all: readonly SolutionFacts[]
}

function planSolution(facts: SolutionFacts, target: TargetFacts, around: Surroundings): SolutionPlan {
  const { installed, pendingUpgrade } = target
  const decision = decide(facts, target, around.options.rules)
  const upgrades = decision.operation === 'upgrade' || decision.operation === 'holding'
  const deletions = upgrades ? findDeletions(target, facts) : { components: [], unknownCount: 0 }
  const missingDependencies = findUnmet(facts, around.environment.solutions, around.before)
  const open = findOpenSettings(facts, around)
  return {
    solution: facts.uniqueName,
    version: facts.version,
    managed: facts.managed,
    digest: facts.digest,
    ...(facts.patchOf === undefined ? {} : { patchOf: facts.patchOf }),
    operation: decision.operation,
    ...(decision.note === undefined ? {} : { note: decision.note }),
    ...(installed && { installed: describeInstalled(installed) }),
    ...(pendingUpgrade && { pendingUpgrade: pendingUpgrade.version }),
    missingDependencies,
    deletions: deletions.components.map(toPlanned),
    unknownDeletions: deletions.unknownCount,
    ...open,
    flowsOff: findOffFlows(facts, target, around, open.connectionReferencesWithoutConnection),
    unmanagedLayers: target.layers.active.map(toPlanned),
    unknownLayers: target.layers.unknownCount,
    blockers: [...decision.blockers, ...findBlockers(facts, target, missingDependencies, around)],
  }
}

function describeInstalled({
  version,
  managed,
  publisher,
}: NonNullable<TargetFacts['installed']>): NonNullable<SolutionPlan['installed']> {
  return { version, managed, ...(publisher === undefined ? {} : { publisher }) }
}

interface Decision {
  operation: SolutionPlan['operation']
  note?: string | undefined
  blockers: readonly Blocker[]
}

function decide(facts: SolutionFacts, target: TargetFacts, rules: ImportRules): Decision {
  try {
    const way = decideWay(facts, target, rules)
    if (way.kind === 'skip') return { operation: 'none', note: way.reason, blockers: [] }
    return { operation: way.operation ?? 'none', note: way.note, blockers: [] }
  } catch (caught) {
    if (!(caught instanceof AlmError)) throw caught
    const { code, message, remedy } = caught
    return { operation: 'none', blockers: [{ code, message, remedy: remedy ?? '' }] }
  }
}

function findBlockers(
  facts: SolutionFacts,
  { installed }: TargetFacts,
  unmet: readonly UnmetDependency[],
  around: Surroundings,
): Blocker[] {
  const { environment, before } = around
  const blockers: Blocker[] = []
  const { publisher } = installed ?? {}
  if (publisher !== undefined && publisher.toLowerCase() !== facts.publisher.toLowerCase()) {
    blockers.push({
      code: 'import-publisher-conflict',
      message: `the target has ${quote(facts.uniqueName)} from the publisher ${quote(publisher)}, the file is from ${quote(facts.publisher)}`,
      remedy: 'Export the solution from the environment where it was made, with its own publisher.',
    })
  }
  const missing = unmet.filter(({ state }) => state === 'missing')
  if (missing.length > 0) {
    const names = [...new Set(missing.map(({ solution, version }) => nameVersion(solution, version)))]
    blockers.push({
      code: 'import-missing-dependencies',
      message: `the target lacks ${missing.length} component(s) that the solution needs`,
      remedy: `Install first, in this version or a newer one: ${names.sort().join(', ')}.`,
    })
  }
  const { patchOf } = facts
  const parents = [...environment.solutions, ...before].map(({ uniqueName }) => uniqueName.toLowerCase())
  if (patchOf !== undefined && !parents.includes(patchOf.toLowerCase())) {
    blockers.push({
      code: 'import-missing-dependencies',
      message: `the file is a patch of ${quote(patchOf)}, which the target does not have`,
      remedy: `Install ${quote(patchOf)} first.`,
    })
  }
  return [...blockers, ...findSettingsErrors(facts, around)]
}

/** What an import refuses in its settings; an entry that fits no solution is the first one's. */
function findSettingsErrors(facts: SolutionFacts, { environment, options, all }: Surroundings): Blocker[] {
  if (!options.settings) return []
  const [first] = all
  const joined = joinSolutionSettings(all.map(({ settings }) => settings))
  const isOwn = (name: string): boolean =>
    named(facts.settings.connectionReferences, 'logicalName', name) !== undefined ||
    named(facts.settings.environmentVariables, 'schemaName', name) !== undefined
  const known = (name: string): boolean =>
    named(joined.connectionReferences, 'logicalName', name) !== undefined ||
    named(joined.environmentVariables, 'schemaName', name) !== undefined
  return checkSettings(options.settings, joined, { target: environment, missing: 'warning' })
    .filter(({ level, name }) => level === 'error' && (isOwn(name) || (facts === first && !known(name))))
    .map(({ message, remedy }) => ({ code: 'input-invalid', message, remedy }))
}

/** `Name (1.2.3.4)`, or the name alone. */
function nameVersion(solution: string, version: SolutionVersion | undefined): string {
  return version === undefined ? solution : `${solution} (${version})`
}

function findOpenSettings(
  { settings: needed }: SolutionFacts,
  { environment, options }: Surroundings,
): Pick<SolutionPlan, 'connectionReferencesWithoutConnection' | 'environmentVariablesWithoutValue'> {
  const given = options.settings ?? { connectionReferences: [], environmentVariables: [] }
  const findings = checkSettings(given, needed, { target: environment, missing: 'warning' })
  const ofKind = (kind: string): string[] =>
    findings.filter((finding) => finding.kind === kind).map(({ name }) => name)
  const toNowhere = environment.connectionProblems
    .filter(({ state, logicalName }) => {
      return state === 'missing' && named(needed.connectionReferences, 'logicalName', logicalName)
    })
    .map(({ logicalName }) => logicalName)
  return {
    connectionReferencesWithoutConnection: [...ofKind('connection-missing'), ...toNowhere],
    environmentVariablesWithoutValue: ofKind('value-missing'),
  }
}

function findOffFlows(
  { flows }: SolutionFacts,
  target: TargetFacts,
  { options: { activate }, environment: { connectionProblems } }: Surroundings,
  unbound: readonly string[],
): OffFlow[] {
  const missing = new Set(unbound.map((name) => name.toLowerCase()))
  return flows.flatMap(({ id, name, on, connectionReferences }) => {
    const wasOn = target.flows.find((flow) => flow.id === id)?.on === true
    const unusable = connectionReferences.flatMap(
      (used) => named(connectionProblems, 'logicalName', used) ?? [],
    )[0]
    if (unusable) return [{ id, name, reason: unusable.message }]
    const reference = connectionReferences.find((used) => missing.has(used.toLowerCase()))
    if (reference !== undefined) {
      return [{ id, name, reason: `its connection reference ${quote(reference)} has no connection` }]
    }
    if (!activate) return [{ id, name, reason: 'activate-plugins is false' }]
    return on || wasOn ? [] : [{ id, name, reason: 'it is off in the solution' }]
  })
}

function toPlanned(component: TargetFacts['components'][number]): PlannedComponent {
  const { id, name, displayName } = component
  return { type: typeNameOf(component), name, displayName, id }
}
