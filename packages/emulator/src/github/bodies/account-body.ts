// Users, bots, organizations and teams as responses.
import { accountById, nodeId, type Forge } from '../forge.js'
import type { Account, Team } from '../state.js'
import type { Schema } from './schemas.js'

export function accountBody(forge: Forge, account: Account): Schema<'simple-user'> {
  const url = `${forge.apiUrl()}/users/${encodeURIComponent(account.login)}`
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('U', account.id),
    avatar_url: `${forge.serverUrl()}/avatars/u/${account.id}`,
    gravatar_id: '',
    url,
    html_url: `${forge.serverUrl()}/${account.login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: account.siteAdmin,
  }
}

/** The account of an id. */
export function accountBodyById(forge: Forge, id: number): Schema<'simple-user'> {
  return accountBody(forge, accountById(forge.state, id))
}

export function teamBody(forge: Forge, team: Team): Schema<'team'> {
  const organization = accountById(forge.state, team.organizationId).login
  const url = `${forge.apiUrl()}/organizations/${team.organizationId}/team/${team.id}`
  return {
    id: team.id,
    node_id: nodeId('T', team.id),
    name: team.name,
    slug: team.slug,
    description: null,
    privacy: 'closed',
    permission: 'pull',
    url,
    html_url: `${forge.serverUrl()}/orgs/${organization}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    organization_id: team.organizationId,
    parent: null,
  }
}

/** What this emulated GitHub says of the app behind `GITHUB_TOKEN`. */
export function actionsApp(): NonNullable<Schema<'nullable-integration'>> {
  return {
    id: 15368,
    slug: 'github-actions',
    node_id: nodeId('A', 15368),
    owner: {
      login: 'github',
      id: 9919,
      node_id: nodeId('O', 9919),
      avatar_url: '',
      gravatar_id: '',
      url: '',
      html_url: '',
      followers_url: '',
      following_url: '',
      gists_url: '',
      starred_url: '',
      subscriptions_url: '',
      organizations_url: '',
      repos_url: '',
      events_url: '',
      received_events_url: '',
      type: 'Organization',
      site_admin: false,
    },
    name: 'GitHub Actions',
    description: '',
    external_url: 'https://help.github.com/en/actions',
    html_url: 'https://github.com/apps/github-actions',
    created_at: '2018-07-30T09:30:17Z',
    updated_at: '2024-04-10T20:33:16Z',
    permissions: {},
    events: [],
  }
}
