// Commits and changed files as responses.
import { isoTime, type Forge } from '../forge.js'
import { listChanges, type FileChange } from '../git/history.js'
import type { Commit, Person } from '../git/objects.js'
import type { Account, GitHubState, Repository } from '../state.js'
import { accountBody } from './account-body.js'
import { repositoryPage, repositoryUrl } from './repository-body.js'
import type { Schema } from './schemas.js'

const UNSIGNED = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
} as const

/** The account that wrote a commit, known by its mail address. */
function accountOf(state: GitHubState, person: Person): Account | undefined {
  const address = person.email.toLowerCase()
  return state.accounts.values().find(({ email }) => email.toLowerCase() === address)
}

function signature(person: Person): { name: string; email: string; date: string } {
  return { name: person.name, email: person.email, date: isoTime(person.time * 1000) }
}

function parentsBody(
  forge: Forge,
  repository: Repository,
  commit: Commit,
  path: string,
): Schema<'git-commit'>['parents'] {
  return commit.parents.map((sha) => ({
    sha,
    url: `${repositoryUrl(forge, repository)}/${path}/${sha}`,
    html_url: `${repositoryPage(forge, repository)}/commit/${sha}`,
  }))
}

/** As the git database routes show it. */
export function gitCommitBody(forge: Forge, repository: Repository, commit: Commit): Schema<'git-commit'> {
  const url = repositoryUrl(forge, repository)
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url: `${url}/git/commits/${commit.sha}`,
    html_url: `${repositoryPage(forge, repository)}/commit/${commit.sha}`,
    author: signature(commit.author),
    committer: signature(commit.committer),
    message: commit.message,
    tree: { sha: commit.treeSha, url: `${url}/git/trees/${commit.treeSha}` },
    parents: parentsBody(forge, repository, commit, 'git/commits'),
    verification: UNSIGNED,
  }
}

/** As lists of commits show it: with the accounts behind the names. */
export function commitBody(forge: Forge, repository: Repository, commit: Commit): Schema<'commit'> {
  const url = `${repositoryUrl(forge, repository)}/commits/${commit.sha}`
  const account = (who: Person): Schema<'simple-user'> | null => {
    const known = accountOf(forge.state, who)
    return known ? accountBody(forge, known) : null
  }
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url,
    html_url: `${repositoryPage(forge, repository)}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${repositoryUrl(forge, repository)}/git/commits/${commit.sha}`,
      author: signature(commit.author),
      committer: signature(commit.committer),
      message: commit.message,
      tree: {
        sha: commit.treeSha,
        url: `${repositoryUrl(forge, repository)}/git/trees/${commit.treeSha}`,
      },
      comment_count: 0,
      verification: UNSIGNED,
    },
    author: account(commit.author),
    committer: account(commit.committer),
    parents: parentsBody(forge, repository, commit, 'commits'),
  }
}

/** With statistics and files, as a single commit is shown. */
export async function wholeCommitBody(
  forge: Forge,
  repository: Repository,
  commit: Commit,
): Promise<Schema<'commit'>> {
  const changes = await listChanges(forge.folderOf(repository), commit.parents[0], commit.sha)
  const additions = changes.reduce((sum, change) => sum + change.additions, 0)
  const deletions = changes.reduce((sum, change) => sum + change.deletions, 0)
  return {
    ...commitBody(forge, repository, commit),
    stats: { total: additions + deletions, additions, deletions },
    files: changes.map((change) => changeBody(forge, repository, commit.sha, change)),
  }
}

export function changeBody(
  forge: Forge,
  repository: Repository,
  head: string,
  change: FileChange,
): Schema<'diff-entry'> {
  const page = repositoryPage(forge, repository)
  const path = change.path.split('/').map(encodeURIComponent).join('/')
  return {
    sha: change.sha,
    filename: change.path,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: `${page}/blob/${head}/${path}`,
    raw_url: `${page}/raw/${head}/${path}`,
    contents_url: `${repositoryUrl(forge, repository)}/contents/${path}?ref=${head}`,
    ...(change.patch === undefined ? {} : { patch: change.patch }),
    ...(change.previousPath === undefined ? {} : { previous_filename: change.previousPath }),
  }
}

/** As a run shows the commit that it works on. */
export function headCommitBody(commit: Commit): Schema<'simple-commit'> {
  return {
    id: commit.sha,
    tree_id: commit.treeSha,
    message: commit.message,
    timestamp: isoTime(commit.committer.time * 1000),
    author: { name: commit.author.name, email: commit.author.email },
    committer: { name: commit.committer.name, email: commit.committer.email },
  }
}
