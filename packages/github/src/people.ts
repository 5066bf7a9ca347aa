// What people may do in the repository, and which teams they are in.
import { stringField } from '@powerops/core'
import { requiredWord } from './fields.js'
import { call, callIfThere, type Api } from './octokit.js'
import type { UserPermission } from './types.js'

const PERMISSIONS = ['admin', 'write', 'read', 'none'] as const

export async function getUserPermission({ octokit, repo }: Api, login: string): Promise<UserPermission> {
  const purpose = { what: `reading the permission of ${login}`, permission: 'metadata: read' }
  return call(purpose, async () => {
    const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...repo, username: login })
    return parseUserPermission(data)
  })
}

/** @throws AlmError `response-invalid`. */
function parseUserPermission(untrusted: unknown): UserPermission {
  const permission = requiredWord(untrusted, 'permission', PERMISSIONS, 'the permission of the user')
  return { permission, roleName: stringField(untrusted, 'role_name') ?? permission }
}

/** A job token can't read teams: this needs a token of an app or person with `members: read`. */
export async function isTeamMember(
  { octokit }: Api,
  org: string,
  slug: string,
  login: string,
): Promise<boolean> {
  const purpose = { what: `looking for ${login} in team ${org}/${slug}`, permission: 'members: read' }
  const state = await callIfThere(purpose, async () => {
    const { data } = await octokit.rest.teams.getMembershipForUserInOrg({
      org,
      team_slug: slug,
      username: login,
    })
    return requiredWord(data, 'state', ['active', 'pending'], 'the membership')
  })
  return state === 'active'
}
