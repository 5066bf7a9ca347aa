// What somebody should look at, the worst first.
import type { DashboardDocument, Deployment, KnownEnvironment } from './dashboard-document.js'
import { timeOf, type Board, type Project, type Stage } from './projects.js'

/** One thing that is not as it should be. */
export interface Problem {
  kind: 'failed' | 'stuck' | 'untested' | 'foreign' | 'unreadable' | 'expired' | 'expiring'
  severity: 'bad' | 'warning'
  /** What it is about: outside text. */
  subject: string
  /** What is wrong: outside text. */
  text: string
  /** The import that shows it. */
  deployment?: Deployment
  /** ISO 8601: since when, or when it will be. */
  at?: string
}

const DAY_MS = 86_400_000
/** No import takes longer, and no run waits longer; the record was not closed. */
const LONGEST_MS = { in_progress: DAY_MS, queued: 35 * DAY_MS }

/** Everything of the document at `now`; environments that expire within `warnDays` are among it. */
export function findProblems(
  document: DashboardDocument,
  board: Board,
  now: number,
  warnDays: number,
): Problem[] {
  const problems = [
    ...board.projects.flatMap((project) =>
      [...project.stages.values()].flatMap((stage) => stageProblems(project, stage, now)),
    ),
    ...document.environments.flatMap((environment) => expiryProblems(environment, now, warnDays)),
    ...document.unreadable.map(({ repository, message }): Problem => ({
      kind: 'unreadable',
      severity: 'bad',
      subject: repository,
      text: message || 'could not be read',
    })),
    ...document.foreign.map(({ repository, environment, reason, createdBy, createdAt }): Problem => ({
      kind: 'foreign',
      severity: 'warning',
      subject: `${repository} → ${environment}`,
      text: `a deployment${createdBy ? ` by ${createdBy}` : ''} is not counted: ${reason}`,
      at: createdAt,
    })),
  ]
  const rank = ({ severity }: Problem): number => (severity === 'bad' ? 0 : 1)
  return problems.sort(
    (one, other) => rank(one) - rank(other) || (other.at ?? '').localeCompare(one.at ?? '', 'en'),
  )
}

function stageProblems(
  project: Project,
  { environment, newer, current, untested }: Stage,
  now: number,
): Problem[] {
  const subject = `${project.solution} → ${environment}`
  const problems: Problem[] = []
  if (newer?.outcome === 'failure' && !newer.neverBegan) {
    const stays = current ? `; ${current.version} is still there` : '; nothing was there before'
    const text = `the import of ${newer.version} failed${stays}`
    problems.push({ kind: 'failed', severity: 'bad', subject, text, deployment: newer, at: timeOf(newer) })
  } else if (newer && isStuck(newer, now)) {
    const text = `the import of ${newer.version} never ended`
    problems.push({ kind: 'stuck', severity: 'warning', subject, text, deployment: newer, at: timeOf(newer) })
  }
  if (untested && current) {
    const text = `${current.version} is in production, and these bytes were in no other stage`
    const at = timeOf(current)
    problems.push({ kind: 'untested', severity: 'warning', subject, text, deployment: current, at })
  }
  return problems
}

function isStuck(deployment: Deployment, now: number): boolean {
  const { outcome } = deployment
  if (outcome !== 'queued' && outcome !== 'in_progress') return false
  return now - Date.parse(timeOf(deployment)) > LONGEST_MS[outcome]
}

function expiryProblems(
  { name, owner, expiresAt }: KnownEnvironment,
  now: number,
  warnDays: number,
): Problem[] {
  if (expiresAt === undefined) return []
  const leftMs = Date.parse(expiresAt) - now
  if (leftMs > warnDays * DAY_MS) return []
  const text = `${leftMs <= 0 ? 'has expired' : 'expires soon'}${owner ? `; it belongs to ${owner}` : ''}`
  const severity = leftMs <= 0 ? 'bad' : 'warning'
  return [{ kind: leftMs <= 0 ? 'expired' : 'expiring', severity, subject: name, text, at: expiresAt }]
}
