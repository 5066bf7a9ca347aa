// Which of those who voted may approve now: by name or team, and by what they may do in the repository.
import type { Account, GitHubClient, Reviewer, UserPermission } from '@powerops/github'
import type { ApprovalWish } from './rules-inputs.js'

type Level = UserPermission['permission']

const LEVELS: readonly Level[] = ['none', 'read', 'write', 'admin']

/** Who counts when nobody is named: the reviewers of an environment, or whoever has at least that permission. */
export type Fallback = { reviewers: readonly Reviewer[] } | { permission: Level }

/**
 * Numeric ids of the voters who may approve. Everybody is looked up as of now: somebody who left the team, or whose
 * permission was taken away, is not among them.
 */
export async function findApprovers(
  github: GitHubClient,
  voters: readonly Account[],
  wish: Pick<ApprovalWish, 'approvers' | 'requirePermission'>,
  fallback: Fallback,
): Promise<number[]> {
  const distinct = [...new Map(voters.map((voter) => [voter.id, voter])).values()]
  const required = requiredPermission(wish, fallback)
  const checks = distinct.map(async (voter) => {
    const may =
      (await isNamed(github, voter, wish, fallback)) && (await hasPermission(github, voter, required))
    return may ? [voter.id] : []
  })
  return (await Promise.all(checks)).flat()
}

/** Those who were named are at least collaborators who may write; GitHub itself lets readers review environments. */
function requiredPermission(
  { approvers, requirePermission }: Pick<ApprovalWish, 'approvers' | 'requirePermission'>,
  fallback: Fallback,
): Level {
  if ('reviewers' in fallback) return requirePermission ?? 'read'
  return requirePermission ?? (approvers ? 'write' : fallback.permission)
}

async function isNamed(
  github: GitHubClient,
  { id, login }: Account,
  { approvers }: Pick<ApprovalWish, 'approvers'>,
  fallback: Fallback,
): Promise<boolean> {
  if (approvers) {
    const { users, teams } = sortApprovers(approvers)
    if (users.some((user) => user.toLowerCase() === login.toLowerCase())) return true
    return isInOneOf(github, teams, login)
  }
  if ('permission' in fallback) return true
  if (fallback.reviewers.some((reviewer) => reviewer.kind === 'user' && reviewer.id === id)) return true
  const teams = fallback.reviewers.filter((reviewer) => reviewer.kind === 'team')
  const { owner } = github.repository
  return isInOneOf(
    github,
    teams.map(({ slug }) => [owner, slug] as const),
    login,
  )
}

async function isInOneOf(
  github: GitHubClient,
  teams: readonly (readonly [organization: string, slug: string])[],
  login: string,
): Promise<boolean> {
  for (const [organization, slug] of teams) {
    if (await github.isTeamMember(organization, slug, login)) return true
  }
  return false
}

async function hasPermission(github: GitHubClient, { login }: Account, required: Level): Promise<boolean> {
  const { permission } = await github.getUserPermission(login)
  return LEVELS.indexOf(permission) >= LEVELS.indexOf(required)
}

/** `ada` and `@ada` are users, `contoso/release-managers` is a team. */
export function sortApprovers(approvers: readonly string[]): {
  users: string[]
  teams: (readonly [organization: string, slug: string])[]
} {
  const names = approvers.map((name) => name.replace(/^@/, ''))
  return {
    users: names.filter((name) => !name.includes('/')),
    teams: names
      .filter((name) => name.includes('/'))
      .map((name) => {
        const at = name.indexOf('/')
        return [name.slice(0, at), name.slice(at + 1)] as const
      }),
  }
}
