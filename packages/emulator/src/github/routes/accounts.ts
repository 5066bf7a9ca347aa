// Accounts, organizations, teams, and what each may do in a repository.
import { hasRole, needs, needsRole, person, roleOf, signedIn } from '../access/permission.js'
import { accountBody, accountBodyById, teamBody } from '../bodies/account-body.js'
import { permissionsBody } from '../bodies/repository-body.js'
import { findAccount, isoTime } from '../forge.js'
import { page } from '../http/page.js'
import { notFound, Problem } from '../http/problem.js'
import { requiredText } from '../http/read-body.js'
import { at, created, inRepository, noContent, ok, type Call, type Route } from '../http/route.js'
import { createAccount } from '../setup.js'
import { change, type Account, type RepositoryRole, type Team } from '../state.js'

export const accountRoutes: readonly Route[] = [
  at('GET', '/user', (call) => {
    const account = person(call.viewer)
    return ok({
      ...accountBody(call.forge, account),
      name: account.name,
      email: account.email,
      created_at: isoTime(account.createdAt),
    })
  }),
  at('GET', '/users/{login}', (call) => {
    const account = accountIn(call, 'login')
    return ok({
      ...accountBody(call.forge, account),
      name: account.name,
      created_at: isoTime(account.createdAt),
    })
  }),
  at('POST', '/admin/organizations', (call) => {
    if (!person(call.viewer).siteAdmin) throw notFound()
    const login = requiredText(call.body, 'login')
    if (!/^[\w-]{1,39}$/.test(login) || findAccount(call.state, login)) {
      throw new Problem(422, 'Validation Failed', [
        { resource: 'Organization', field: 'login', code: 'invalid' },
      ])
    }
    return created(accountBody(call.forge, createAccount(call.state, { login }, 'Organization')))
  }),
  at('GET', '/orgs/{org}', (call) => ok(accountBody(call.forge, organizationIn(call)))),
  at('GET', '/orgs/{org}/teams', (call) => {
    const { id } = organizationIn(call)
    person(call.viewer)
    const teams = call.state.teams.values().filter((team) => team.organizationId === id)
    return page(call, teams, (team) => teamBody(call.forge, team))
  }),
  at('GET', '/orgs/{org}/teams/{slug}', (call) => ok(teamBody(call.forge, teamIn(call)))),
  at('GET', '/orgs/{org}/teams/{slug}/members', (call) =>
    page(call, teamIn(call).memberIds, (id) => accountBodyById(call.forge, id)),
  ),
  at('GET', '/orgs/{org}/teams/{slug}/memberships/{login}', (call) => {
    const team = teamIn(call)
    const account = findAccount(call.state, call.path['login'] ?? '')
    if (!account || !team.memberIds.includes(account.id)) throw notFound()
    const url = `${teamBody(call.forge, team).url}/memberships/${account.login}`
    return ok({ url, role: 'member', state: 'active' })
  }),
  at('DELETE', '/orgs/{org}/teams/{slug}/memberships/{login}', (call) => {
    if (!person(call.viewer).siteAdmin) throw notFound()
    const team = teamIn(call)
    const leaver = findAccount(call.state, call.path['login'] ?? '')
    change(call.state.teams, team, { memberIds: team.memberIds.filter((id) => id !== leaver?.id) })
    return noContent
  }),
  inRepository('GET', '/collaborators', needs('metadata', 'read', 'write'), (call) => {
    const members = call.state.accounts
      .values()
      .filter((account) => account.type === 'User' && isCollaborator(call.repository, account))
    return page(call, members, (account) => {
      const role = roleOf(call.state, call.repository, account)
      return { ...accountBody(call.forge, account), permissions: permissionsBody(role), role_name: role }
    })
  }),
  inRepository('GET', '/collaborators/{login}', needs('metadata', 'read', 'write'), (call) => {
    const account = accountIn(call, 'login')
    const role = call.repository.private ? 'read' : 'triage'
    if (!hasRole(call.state, call.repository, account, role)) throw notFound()
    return noContent
  }),
  inRepository('GET', '/collaborators/{login}/permission', needs('metadata', 'read'), (call) => {
    const account = accountIn(call, 'login')
    const role = roleOf(call.state, call.repository, account)
    return ok({
      permission: legacyPermission(role),
      role_name: role ?? 'none',
      user: {
        ...accountBody(call.forge, account),
        permissions: permissionsBody(role),
        role_name: role ?? 'none',
      },
    })
  }),
  inRepository('PUT', '/collaborators/{login}', needsRole('admin'), (call) => {
    const account = accountIn(call, 'login')
    const role = ROLE_OF_PERMISSION[String(call.body['permission'] ?? 'push')]
    if (!role)
      throw new Problem(422, 'Validation Failed', [{ resource: 'Collaborator', field: 'permission' }])
    const collaborators = { ...call.repository.collaborators, [account.id]: role }
    call.state.repositories.put(String(call.repository.id), { ...call.repository, collaborators })
    return noContent
  }),
  inRepository('DELETE', '/collaborators/{login}', needsRole('admin'), (call) => {
    const { [accountIn(call, 'login').id]: _gone, ...collaborators } = call.repository.collaborators
    call.state.repositories.put(String(call.repository.id), { ...call.repository, collaborators })
    return noContent
  }),
]

const ROLE_OF_PERMISSION: Readonly<Record<string, RepositoryRole>> = {
  pull: 'read',
  triage: 'triage',
  push: 'write',
  maintain: 'maintain',
  admin: 'admin',
}

/** The older field knows four words: maintain is told as write, triage as read. */
function legacyPermission(role: RepositoryRole | undefined): string {
  if (role === undefined) return 'none'
  return role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role
}

function isCollaborator(
  repository: { ownerId: number; collaborators: Readonly<Record<string, unknown>> },
  account: Account,
): boolean {
  return account.id === repository.ownerId || account.id in repository.collaborators
}

function accountIn(call: Call, name: string): Account {
  const account = findAccount(call.state, call.path[name] ?? '')
  if (!account) throw notFound()
  return account
}

function organizationIn(call: Call): Account {
  const account = accountIn(call, 'org')
  signedIn(call.viewer)
  if (account.type !== 'Organization') throw notFound()
  return account
}

/** Teams are seen by people alone: no permission of a job opens them. */
function teamIn(call: Call): Team {
  const { id } = organizationIn(call)
  person(call.viewer)
  const slug = call.path['slug']
  const team = call.state.teams.values().find((one) => one.organizationId === id && one.slug === slug)
  if (!team) throw notFound()
  return team
}
