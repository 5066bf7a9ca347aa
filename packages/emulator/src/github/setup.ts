// Sets up a GitHub in the same process: people, organizations, repositories with files, environments, settings.
import { newToken } from './access/viewer.js'
import { ensureEnvironment } from './actions/environments.js'
import { findAccount, findRepository, fullNameOf, type Forge } from './forge.js'
import {
  createRepositoryFolder,
  writeBlob,
  writeCommit,
  writeTree,
  type Person,
  type TreeChange,
} from './git/objects.js'
import { moveRef } from './git/refs.js'
import {
  add,
  change,
  type Account,
  type Environment,
  type GitHubState,
  type PendingDeployment,
  type Repository,
  type RepositoryRole,
  type Team,
  type Variable,
} from './state.js'

export interface UserRequest {
  login: string
  id?: number
  name?: string
  email?: string
  siteAdmin?: boolean
  /** A personal access token; made up when absent. */
  token?: string
}

export interface RepositoryRequest {
  /** `owner/name`; an owner that does not exist becomes an organization. */
  name: string
  /** Default true. */
  private?: boolean
  description?: string
  defaultBranch?: string
  /** Path to content; a path that ends in `.sh` becomes executable. Without files the repository is empty. */
  files?: Readonly<Record<string, string | Uint8Array>>
  /** Roles by login. */
  collaborators?: Readonly<Record<string, RepositoryRole>>
  oidcSubject?: 'names' | 'immutable'
}

export interface EnvironmentRequest {
  /** Logins, or `@organization/team`. */
  reviewers?: readonly string[]
  preventSelfReview?: boolean
  waitTimerMinutes?: number
  secrets?: Readonly<Record<string, string>>
  variables?: Readonly<Record<string, string>>
  /** Patterns of branches that may be deployed; `protected` for the protected ones. */
  branches?: readonly string[] | 'protected'
}

/** A job waits in front of an environment. */
export interface WaitingGate {
  repository: string
  runId: number
  environment: string
  environmentId: number
}

export interface GitHubSetup {
  createUser(request: UserRequest): { login: string; id: number; token: string }
  /** An organization that exists stays as it is. */
  createOrganization(login: string): { id: number }
  createTeam(
    organization: string,
    slug: string,
    members: readonly string[],
    roles?: Readonly<Record<string, RepositoryRole>>,
  ): { id: number }
  /** Resolves to the first commit, or null when there are no files. */
  createRepository(request: RepositoryRequest): Promise<{ id: number; sha: string | null }>
  setEnvironment(repository: string, name: string, request: EnvironmentRequest): { id: number }
  setSecret(repository: string, name: string, value: string): void
  setVariable(repository: string, name: string, value: string): void
  /** Branches that only count as protected: pushes are not refused. */
  protectBranches(repository: string, branches: readonly string[]): void
  useOidcSubject(repository: string, form: 'names' | 'immutable'): void
  /** Calls back for each gate that begins to wait; the answer stops it. */
  onPendingDeployment(listener: (gate: WaitingGate) => void): () => void
}

const FIRST_ACCOUNT_ID = 9_000_001

export function createSetup(forge: Forge): GitHubSetup {
  const { state } = forge
  const changeRepository = (name: string, members: Partial<Repository>): void => {
    change(state.repositories, repositoryNamed(state, name), members)
  }
  return {
    createUser: (request) => createUser(state, request),
    createOrganization: (login) =>
      findAccount(state, login) ?? createAccount(state, { login }, 'Organization'),
    createTeam: (organization, slug, members, roles = {}) =>
      createTeam(state, organization, slug, members, roles),
    createRepository: (request) => createRepository(forge, request),
    setEnvironment: (repository, name, request) =>
      setEnvironment(state, repositoryNamed(state, repository), name, request),
    setSecret(repository, name, value) {
      const { secrets } = repositoryNamed(state, repository)
      changeRepository(repository, { secrets: { ...secrets, [name]: value } })
    },
    setVariable(repository, name, value) {
      const variables = asVariables(state, { [name]: value })
      changeRepository(repository, {
        variables: { ...repositoryNamed(state, repository).variables, ...variables },
      })
    },
    protectBranches: (repository, protectedBranches) => changeRepository(repository, { protectedBranches }),
    useOidcSubject: (repository, oidcSubject) => changeRepository(repository, { oidcSubject }),
    onPendingDeployment: (listener) => watchGates(forge, listener),
  }
}

function repositoryNamed(state: GitHubState, fullName: string): Repository {
  const repository = findRepository(state, fullName)
  if (!repository) throw new Error(`no repository ${fullName}`)
  return repository
}

function accountNamed(state: GitHubState, login: string): Account {
  const account = findAccount(state, login)
  if (!account) throw new Error(`no account ${login}`)
  return account
}

/** @returns the new account; every login is taken once, whatever its case. */
export function createAccount(state: GitHubState, request: UserRequest, type: Account['type']): Account {
  if (findAccount(state, request.login)) throw new Error(`the account ${request.login} exists`)
  const id = request.id ?? state.nextId('account', FIRST_ACCOUNT_ID)
  return add(state.accounts, {
    id,
    login: request.login,
    name: request.name ?? request.login,
    email: request.email ?? `${id}+${request.login}@users.noreply.github.com`,
    type,
    siteAdmin: request.siteAdmin ?? false,
    createdAt: state.clock.now(),
  })
}

function createUser(state: GitHubState, request: UserRequest): { login: string; id: number; token: string } {
  const { id, login } = createAccount(state, request, 'User')
  const token = request.token ?? newToken('ghp_')
  state.tokens.put(token, { kind: 'personal', token: { userId: id } })
  return { login, id, token }
}

function createTeam(
  state: GitHubState,
  organization: string,
  slug: string,
  members: readonly string[],
  roles: Readonly<Record<string, RepositoryRole>>,
): Team {
  const byId = Object.entries(roles).map(([name, role]) => [repositoryNamed(state, name).id, role] as const)
  return add(state.teams, {
    id: state.nextId('team', 7_000_001),
    organizationId: accountNamed(state, organization).id,
    slug,
    name: slug,
    memberIds: members.map((login) => accountNamed(state, login).id),
    roles: Object.fromEntries(byId),
  })
}

async function createRepository(
  forge: Forge,
  request: RepositoryRequest,
): Promise<{ id: number; sha: string | null }> {
  const { state } = forge
  const [owner = '', name = ''] = request.name.split('/')
  if (findRepository(state, request.name)) throw new Error(`the repository ${request.name} exists`)
  const ownerAccount = findAccount(state, owner) ?? createAccount(state, { login: owner }, 'Organization')
  const roles = Object.entries(request.collaborators ?? {}).map(
    ([login, role]) => [accountNamed(state, login).id, role] as const,
  )
  const repository = await addRepository(forge, {
    ownerId: ownerAccount.id,
    name,
    private: request.private ?? true,
    description: request.description ?? '',
    defaultBranch: request.defaultBranch ?? 'main',
    collaborators: Object.fromEntries(roles),
    oidcSubject: request.oidcSubject ?? 'names',
  })
  const author = { name: ownerAccount.name, email: ownerAccount.email, time: nowSeconds(state) }
  const sha = request.files ? await commitFiles(forge, repository, request.files, author) : null
  return { id: repository.id, sha }
}

function nowSeconds(state: GitHubState): number {
  return Math.floor(state.clock.now() / 1000)
}

/** Makes the record and the empty git repository. */
export async function addRepository(
  forge: Forge,
  facts: Pick<
    Repository,
    'ownerId' | 'name' | 'private' | 'description' | 'defaultBranch' | 'collaborators' | 'oidcSubject'
  >,
): Promise<Repository> {
  const { state } = forge
  const now = state.clock.now()
  const repository: Repository = {
    ...facts,
    id: state.nextId('repository', 800_000_001),
    protectedBranches: [],
    secrets: {},
    variables: {},
    createdAt: now,
    pushedAt: now,
  }
  await createRepositoryFolder(forge.folderOf(repository), repository.defaultBranch)
  return add(state.repositories, repository)
}

/** The first commit of an empty repository. */
export async function commitFiles(
  forge: Forge,
  repository: Repository,
  files: Readonly<Record<string, string | Uint8Array>>,
  author: Person,
): Promise<string> {
  const folder = forge.folderOf(repository)
  const changes: TreeChange[] = []
  for (const [path, content] of Object.entries(files)) {
    const sha = await writeBlob(folder, typeof content === 'string' ? Buffer.from(content) : content)
    changes.push({ path, mode: path.endsWith('.sh') ? '100755' : '100644', sha })
  }
  const treeSha = await writeTree(folder, undefined, changes)
  const message = 'Initial commit'
  const sha = await writeCommit(folder, { treeSha, parents: [], author, committer: author, message })
  await moveRef(folder, `refs/heads/${repository.defaultBranch}`, sha, null)
  return sha
}

function asVariables(state: GitHubState, values: Readonly<Record<string, string>>): Record<string, Variable> {
  const now = state.clock.now()
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name.toUpperCase(),
      { name: name.toUpperCase(), value, createdAt: now, updatedAt: now },
    ]),
  )
}

function setEnvironment(
  state: GitHubState,
  repository: Repository,
  name: string,
  request: EnvironmentRequest,
): Environment {
  const environment = ensureEnvironment(state, repository, name)
  const { branches } = request
  return change(state.environments, environment, {
    preventSelfReview: request.preventSelfReview ?? false,
    waitTimerMinutes: request.waitTimerMinutes ?? 0,
    secrets: { ...request.secrets },
    variables: asVariables(state, request.variables ?? {}),
    reviewers: (request.reviewers ?? []).map((reviewer) => {
      if (!reviewer.startsWith('@')) return { type: 'User', id: accountNamed(state, reviewer).id }
      return { type: 'Team', id: teamNamed(state, reviewer.slice(1)).id }
    }),
    branchPolicy: branches === undefined ? 'none' : branches === 'protected' ? 'protected' : 'custom',
    branchPatterns: (Array.isArray(branches) ? branches : []).map((pattern: string) => ({
      id: state.nextId('branch-policy', 1),
      name: pattern,
    })),
    updatedAt: state.clock.now(),
  })
}

function teamNamed(state: GitHubState, fullName: string): Team {
  const [organization = '', slug = ''] = fullName.split('/')
  const { id } = accountNamed(state, organization)
  const team = state.teams.values().find((one) => one.organizationId === id && one.slug === slug)
  if (!team) throw new Error(`no team ${fullName}`)
  return team
}

function watchGates(forge: Forge, listener: (gate: WaitingGate) => void): () => void {
  const told = new Set<number>()
  const look = (): void => {
    for (const pending of forge.state.pendingDeployments.values()) {
      if (pending.state !== 'waiting' || told.has(pending.id)) continue
      told.add(pending.id)
      listener(gateOf(forge.state, pending))
    }
  }
  forge.gateListeners.add(look)
  return () => forge.gateListeners.delete(look)
}

function gateOf(state: GitHubState, pending: PendingDeployment): WaitingGate {
  const environment = state.environments.get(String(pending.environmentId))
  const repository = environment && state.repositories.get(String(environment.repositoryId))
  if (!environment || !repository) throw new Error(`pending deployment ${pending.id} hangs in the air`)
  return {
    repository: fullNameOf(state, repository),
    runId: pending.runId,
    environment: environment.name,
    environmentId: environment.id,
  }
}
