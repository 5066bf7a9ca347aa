// A repository as a response.
import { accountById, fullNameOf, isoTime, nodeId, type Forge } from '../forge.js'
import type { Repository, RepositoryRole } from '../state.js'
import { accountBody } from './account-body.js'
import type { Schema } from './schemas.js'

/** `https://…/repos/owner/name` */
export function repositoryUrl(forge: Forge, repository: Repository): string {
  return `${forge.apiUrl()}/repos/${fullNameOf(forge.state, repository)}`
}

/** `https://…/owner/name` */
export function repositoryPage(forge: Forge, repository: Repository): string {
  return `${forge.serverUrl()}/${fullNameOf(forge.state, repository)}`
}

export function repositoryBody(
  forge: Forge,
  repository: Repository,
): Schema<'repository'> & { license: null } {
  const openIssues = forge.state.issues
    .values()
    .filter((issue) => issue.repositoryId === repository.id && issue.state === 'open').length
  const pushedAt = isoTime(repository.pushedAt)
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: fullNameOf(forge.state, repository),
    private: repository.private,
    visibility: repository.private ? 'private' : 'public',
    owner: accountBody(forge, accountById(forge.state, repository.ownerId)),
    description: repository.description || null,
    fork: false,
    ...repositoryLinks(repositoryUrl(forge, repository), repositoryPage(forge, repository)),
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 0,
    default_branch: repository.defaultBranch,
    open_issues: openIssues,
    open_issues_count: openIssues,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: false,
    archived: false,
    disabled: false,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    pushed_at: pushedAt,
    created_at: isoTime(repository.createdAt),
    updated_at: pushedAt,
  }
}

/** What `GET /repos/{owner}/{repo}` adds for the caller. */
export function permissionsBody(role: RepositoryRole | undefined): Schema<'repository'>['permissions'] {
  const order: readonly RepositoryRole[] = ['read', 'triage', 'write', 'maintain', 'admin']
  const height = role ? order.indexOf(role) : -1
  const [pull = false, triage = false, push = false, maintain = false, admin = false] = order.map(
    (_, index) => index <= height,
  )
  return { admin, maintain, push, triage, pull }
}

type LinkName = Exclude<Extract<keyof Schema<'repository'>, 'url' | `${string}_url`>, 'mirror_url'>

function repositoryLinks(url: string, page: string): Pick<Schema<'repository'>, LinkName> {
  return {
    url,
    html_url: page,
    archive_url: `${url}/{archive_format}{/ref}`,
    assignees_url: `${url}/assignees{/user}`,
    blobs_url: `${url}/git/blobs{/sha}`,
    branches_url: `${url}/branches{/branch}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    comments_url: `${url}/comments{/number}`,
    commits_url: `${url}/commits{/sha}`,
    compare_url: `${url}/compare/{base}...{head}`,
    contents_url: `${url}/contents/{+path}`,
    contributors_url: `${url}/contributors`,
    deployments_url: `${url}/deployments`,
    downloads_url: `${url}/downloads`,
    events_url: `${url}/events`,
    forks_url: `${url}/forks`,
    git_commits_url: `${url}/git/commits{/sha}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    git_url: `${page.replace(/^https?:/, 'git:')}.git`,
    hooks_url: `${url}/hooks`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    issue_events_url: `${url}/issues/events{/number}`,
    issues_url: `${url}/issues{/number}`,
    keys_url: `${url}/keys{/key_id}`,
    labels_url: `${url}/labels{/name}`,
    languages_url: `${url}/languages`,
    merges_url: `${url}/merges`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    pulls_url: `${url}/pulls{/number}`,
    releases_url: `${url}/releases{/id}`,
    ssh_url: `git@${new URL(page).host}:${new URL(page).pathname.slice(1)}.git`,
    stargazers_url: `${url}/stargazers`,
    statuses_url: `${url}/statuses/{sha}`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    svn_url: page,
    tags_url: `${url}/tags`,
    teams_url: `${url}/teams`,
    trees_url: `${url}/git/trees{/sha}`,
    clone_url: `${page}.git`,
  }
}
