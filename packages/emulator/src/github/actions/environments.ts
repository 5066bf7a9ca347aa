// Environments of a repository, and which refs may be deployed to them.
import { add, type Environment, type GitHubState, type Repository } from '../state.js'

export function listEnvironments(state: GitHubState, repository: Repository): Environment[] {
  return state.environments.values().filter((environment) => environment.repositoryId === repository.id)
}

/** Environment names are compared without regard to case. */
export function findEnvironment(
  state: GitHubState,
  repository: Repository,
  name: string,
): Environment | undefined {
  const wanted = name.toLowerCase()
  return listEnvironments(state, repository).find((environment) => environment.name.toLowerCase() === wanted)
}

/** A job or deployment that names an unknown environment creates it, without any rule. */
export function ensureEnvironment(state: GitHubState, repository: Repository, name: string): Environment {
  const now = state.clock.now()
  return (
    findEnvironment(state, repository, name) ??
    add(state.environments, {
      id: state.nextId('environment', 5_000_000_001),
      repositoryId: repository.id,
      name,
      waitTimerMinutes: 0,
      preventSelfReview: false,
      reviewers: [],
      branchPolicy: 'none',
      branchPatterns: [],
      secrets: {},
      variables: {},
      createdAt: now,
      updatedAt: now,
    })
  )
}

/** Applies the environment's branch policy to a full ref. */
export function mayDeployFrom(repository: Repository, environment: Environment, ref: string): boolean {
  if (environment.branchPolicy === 'none') return true
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined
  if (branch === undefined) return false
  if (environment.branchPolicy === 'custom') {
    return environment.branchPatterns.some(({ name }) => matches(name, branch))
  }
  // Without any branch protection in the repository, every branch counts as protected.
  return repository.protectedBranches.length === 0 || repository.protectedBranches.includes(branch)
}

/** `*` matches within one path segment, as in Ruby's File.fnmatch, which GitHub uses. */
function matches(pattern: string, branch: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*')
  return new RegExp(`^${source}$`).test(branch)
}
