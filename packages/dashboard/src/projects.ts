// Projects and their stages: what each environment holds, what came after it, and how far it is behind.
import { currentStates } from '@powerops/history'
import type { Deployment } from './dashboard-document.js'
import { asRecords, sortDeployments } from './read-document.js'
import { orderStages } from './stage-order.js'

/** One solution in one environment. */
export interface Stage {
  environment: string
  /** The newest success; absent when none succeeded. */
  current?: Deployment
  /** The newest import after it that has not succeeded. */
  newer?: Deployment
  /** What the stage before holds, when that is newer and other bytes. */
  ahead?: Deployment
  /** Production holds bytes that no other stage of the project ever held. */
  untested: boolean
}

/** One solution of one repository. */
export interface Project {
  repository: string
  solution: string
  /** By the name of the environment in lower case. */
  stages: ReadonlyMap<string, Stage>
}

/** All projects, and the environments in the order of promotion. */
export interface Board {
  environments: readonly string[]
  projects: readonly Project[]
}

/** `stages` names environments that come first, in order. `isComplete` is false when older deployments are missing. */
export function planBoard(
  history: readonly Deployment[],
  stages: readonly string[] = [],
  isComplete = true,
): Board {
  const sorted = sortDeployments(history)
  const environments = orderStages(sorted, stages)
  const ranks = new Map(environments.map((name, rank) => [name.toLowerCase(), rank]))
  const projects = [...groupByProject(sorted).values()].map((own) => toProject(own, ranks, isComplete))
  projects.sort(
    (one, other) =>
      one.solution.localeCompare(other.solution, 'en') ||
      one.repository.localeCompare(other.repository, 'en'),
  )
  return { environments, projects }
}

/** When the import ended, or else began or was asked for: ISO 8601. */
export function timeOf({ finishedAt, startedAt, queuedAt }: Deployment): string {
  return finishedAt ?? startedAt ?? queuedAt
}

function groupByProject(history: readonly Deployment[]): Map<string, Deployment[]> {
  const groups = new Map<string, Deployment[]>()
  for (const deployment of history) {
    const key = JSON.stringify([deployment.repository.toLowerCase(), deployment.solution.toLowerCase()])
    const group = groups.get(key)
    if (group) group.push(deployment)
    else groups.set(key, [deployment])
  }
  return groups
}

function toProject(
  own: readonly Deployment[],
  ranks: ReadonlyMap<string, number>,
  isComplete: boolean,
): Project {
  const stages = new Map<string, Stage>()
  for (const { environment, record, newer } of currentStates(asRecords(own))) {
    const stage = { environment, current: record, ...(newer ? { newer } : {}), untested: false }
    stages.set(environment.toLowerCase(), stage)
  }
  for (const deployment of own) {
    const key = deployment.environment.toLowerCase()
    if (stages.has(key)) continue
    stages.set(key, { environment: deployment.environment, newer: deployment, untested: false })
  }
  compareStages(stages, own, ranks, isComplete)
  const [first] = own
  return { repository: first?.repository ?? '', solution: first?.solution ?? '', stages }
}

function compareStages(
  stages: ReadonlyMap<string, Stage>,
  own: readonly Deployment[],
  ranks: ReadonlyMap<string, number>,
  isComplete: boolean,
): void {
  let before: Deployment | undefined
  const rankOf = (key: string): number => ranks.get(key) ?? 0
  const inOrder = [...stages].sort(([one], [other]) => rankOf(one) - rankOf(other))
  for (const [, stage] of inOrder) {
    const { current } = stage
    if (!current) continue
    const isOther = before?.digest !== current.digest
    if (before && isOther && timeOf(before) > timeOf(current)) stage.ahead = before
    stage.untested = isComplete && current.production && stages.size > 1 && !wasTested(current, own)
    before = current
  }
}

function wasTested({ digest, environment }: Deployment, own: readonly Deployment[]): boolean {
  return own.some(
    (other) =>
      other.digest === digest &&
      other.outcome === 'success' &&
      !other.production &&
      other.environment.toLowerCase() !== environment.toLowerCase(),
  )
}
