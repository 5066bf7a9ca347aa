// What a viewer may do in a repository: roles of people, permission maps of jobs.
import { accountById } from '../forge.js'
import { badCredentials, mustHave, notAccessible, notFound, Problem } from '../http/problem.js'
import type { Account, GitHubState, Level, Repository, RepositoryRole } from '../state.js'
import type { Viewer } from './viewer.js'

/** What a route asks for. */
export interface Needs {
  /** Permissions of a job, by the names of `permissions:` in a workflow: one of them is enough. None: no job may. */
  anyOf: readonly string[]
  level: 'read' | 'write'
  /** What a person must be. */
  role: RepositoryRole
}

export function needs(
  anyOf: string | readonly string[],
  level: 'read' | 'write',
  role: RepositoryRole = level,
): Needs {
  return { anyOf: typeof anyOf === 'string' ? [anyOf] : anyOf, level, role }
}

/** For people alone: `GITHUB_TOKEN` can never be given such a permission. */
export function needsRole(role: RepositoryRole): Needs {
  return { anyOf: [], level: role === 'read' ? 'read' : 'write', role }
}

const ROLES: readonly RepositoryRole[] = ['read', 'triage', 'write', 'maintain', 'admin']
const LEVELS: readonly Level[] = ['none', 'read', 'write']

function atLeast<T>(order: readonly T[], actual: T | undefined, wanted: T): boolean {
  return actual !== undefined && order.indexOf(actual) >= order.indexOf(wanted)
}

/** The highest of what the owner, collaborators, teams and visibility give; undefined: none at all. */
export function roleOf(
  state: GitHubState,
  repository: Repository,
  account: Account,
): RepositoryRole | undefined {
  if (account.id === repository.ownerId || account.siteAdmin) return 'admin'
  const teamRoles = state.teams
    .values()
    .filter((team) => team.memberIds.includes(account.id))
    .map((team) => team.roles[repository.id])
  const granted = [
    repository.collaborators[account.id],
    ...teamRoles,
    repository.private ? undefined : ('read' as const),
  ]
  return ROLES.findLast((role) => granted.includes(role))
}

export function hasRole(
  state: GitHubState,
  repository: Repository,
  account: Account,
  role: RepositoryRole,
): boolean {
  return atLeast(ROLES, roleOf(state, repository, account), role)
}

/**
 * Lets the call pass or refuses it as GitHub does.
 * @throws Problem 404 when the viewer may not know of the repository, 401 or 403 when the right is too small.
 */
export function requireAccess(
  state: GitHubState,
  viewer: Viewer,
  repository: Repository,
  wanted: Needs,
): void {
  if (viewer.kind === 'job') return requireJobPermission(viewer, repository, wanted)
  const readsPublic = !repository.private && wanted.level === 'read' && wanted.role === 'read'
  if (viewer.kind === 'anonymous') {
    if (readsPublic) return
    throw repository.private ? notFound() : new Problem(401, 'Requires authentication')
  }
  const role = roleOf(state, repository, viewer.account)
  if (role === undefined) throw notFound()
  if (!atLeast(ROLES, role, wanted.role)) throw mustHave(wanted.role === 'admin' ? 'admin' : 'write')
}

function requireJobPermission(viewer: Viewer & { kind: 'job' }, repository: Repository, wanted: Needs): void {
  const own = viewer.job.repositoryId === repository.id
  if (!own && repository.private) throw notFound()
  const readsPublic = !repository.private && wanted.level === 'read' && wanted.anyOf.length > 0
  const granted = wanted.anyOf.some(
    (name) => name === 'metadata' || atLeast(LEVELS, viewer.job.permissions[name], wanted.level),
  )
  if (readsPublic || (own && granted)) return
  const accepted = wanted.anyOf.map((name) => `${name.replaceAll('-', '_')}=${wanted.level}`)
  throw notAccessible(accepted.join('; '))
}

/** The account of a signed-in viewer. @throws Problem 401 for anonymous calls. */
export function signedIn(viewer: Viewer): Account {
  if (viewer.kind === 'anonymous') throw new Problem(401, 'Requires authentication')
  return viewer.account
}

/** The account of a person. @throws Problem 403 for job tokens. */
export function person(viewer: Viewer): Account {
  if (viewer.kind === 'job') throw notAccessible()
  if (viewer.kind === 'anonymous') throw badCredentials()
  return viewer.account
}

/** How GitHub names the relation of an author to the repository. */
export function associationOf(
  state: GitHubState,
  repository: Repository,
  accountId: number,
): 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'NONE' {
  if (accountId === repository.ownerId) return 'OWNER'
  const inTeam = state.teams
    .values()
    .some((team) => team.organizationId === repository.ownerId && team.memberIds.includes(accountId))
  if (inTeam) return 'MEMBER'
  const account = accountById(state, accountId)
  return hasRole(state, repository, account, repository.private ? 'read' : 'triage') ? 'COLLABORATOR' : 'NONE'
}
