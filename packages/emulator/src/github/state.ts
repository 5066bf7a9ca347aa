// What the GitHub emulator remembers: one record type per thing, in the collections of the emulator's store.
// Refs, commits and files are not here: the bare git repositories hold them.
import type { JsonRecord } from '@powerops/core'
import type { EmulatorClock } from '../frame/handler.js'
import type { Collection, Store } from '../frame/store.js'

export type RepositoryRole = 'read' | 'triage' | 'write' | 'maintain' | 'admin'
export type Level = 'none' | 'read' | 'write'
export type Permissions = Readonly<Record<string, Level>>

export interface Account {
  id: number
  login: string
  name: string
  email: string
  type: 'User' | 'Bot' | 'Organization'
  siteAdmin: boolean
  createdAt: number
}

export interface Team {
  id: number
  organizationId: number
  slug: string
  name: string
  memberIds: readonly number[]
  /** Roles of the team, by repository id. */
  roles: Readonly<Record<string, RepositoryRole>>
}

export interface Repository {
  id: number
  ownerId: number
  name: string
  private: boolean
  description: string
  defaultBranch: string
  /** Role of each collaborator, by user id. The owner is an administrator without being named. */
  collaborators: Readonly<Record<string, RepositoryRole>>
  protectedBranches: readonly string[]
  /** Form of the `sub` claim: with names alone, or with the numeric ids that survive a rename. */
  oidcSubject: 'names' | 'immutable'
  secrets: Readonly<Record<string, string>>
  variables: Readonly<Record<string, Variable>>
  createdAt: number
  pushedAt: number
}

export interface Variable {
  name: string
  value: string
  createdAt: number
  updatedAt: number
}

export interface PersonalToken {
  userId: number
}

/** What `GITHUB_TOKEN` may do while its job runs. */
export interface JobToken {
  repositoryId: number
  runId: number
  jobId: number
  permissions: Permissions
}

export type Token = { kind: 'personal'; token: PersonalToken } | { kind: 'job'; token: JobToken }

export interface Issue {
  id: number
  repositoryId: number
  number: number
  title: string
  body: string | null
  state: 'open' | 'closed'
  stateReason: 'completed' | 'reopened' | 'not_planned' | 'duplicate' | null
  authorId: number
  labels: readonly string[]
  assigneeIds: readonly number[]
  locked: boolean
  createdAt: number
  updatedAt: number
  closedAt: number | null
  closedById: number | null
  /** When its text was last changed, and by whom. */
  editedAt?: number
  editorId?: number
  /** How often it was closed or opened again. */
  turns?: number
  /** Present when the issue is a pull request. */
  pull?: PullRequest | undefined
}

export interface PullRequest {
  id: number
  headRef: string
  baseRef: string
  /** Kept once the pull request is closed: the branches may go on. */
  closedHeadSha: string | null
  closedBaseSha: string | null
  draft: boolean
  mergedAt: number | null
  mergedById: number | null
  mergeCommitSha: string | null
}

export interface Review {
  id: number
  issueId: number
  userId: number
  body: string
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'
  commitId: string
  submittedAt: number
}

export interface Comment {
  id: number
  issueId: number
  authorId: number
  body: string
  createdAt: number
  updatedAt: number
  /** When its text was last changed. */
  editedAt?: number
}

export interface Label {
  id: number
  repositoryId: number
  name: string
  color: string
  description: string | null
}

export interface CommitStatus {
  id: number
  repositoryId: number
  sha: string
  state: 'error' | 'failure' | 'pending' | 'success'
  context: string
  description: string | null
  targetUrl: string | null
  creatorId: number
  createdAt: number
}

export interface Reviewer {
  type: 'User' | 'Team'
  id: number
}

export interface Environment {
  id: number
  repositoryId: number
  name: string
  waitTimerMinutes: number
  preventSelfReview: boolean
  reviewers: readonly Reviewer[]
  branchPolicy: 'none' | 'protected' | 'custom'
  branchPatterns: readonly { id: number; name: string }[]
  secrets: Readonly<Record<string, string>>
  variables: Readonly<Record<string, Variable>>
  createdAt: number
  updatedAt: number
}

export interface Deployment {
  id: number
  repositoryId: number
  sha: string
  ref: string
  task: string
  payload: JsonRecord | string
  environment: string
  description: string | null
  creatorId: number
  transientEnvironment: boolean
  productionEnvironment: boolean
  createdAt: number
  updatedAt: number
  /** Set on the automatic deployment of a job that names an environment. */
  runId: number | null
}

/** `waiting` is what an automatic deployment shows while its environment's rules hold the job. */
export type DeploymentState =
  'error' | 'failure' | 'inactive' | 'pending' | 'success' | 'queued' | 'in_progress' | 'waiting'

export interface DeploymentStatus {
  id: number
  deploymentId: number
  state: DeploymentState
  description: string
  environment: string
  environmentUrl: string
  logUrl: string
  creatorId: number
  createdAt: number
}

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped'

export interface Workflow {
  id: number
  repositoryId: number
  path: string
  runCount: number
}

export interface Run {
  id: number
  repositoryId: number
  workflowId: number
  workflowPath: string
  workflowName: string
  event: string
  /** Full: `refs/heads/main`. */
  ref: string
  sha: string
  actorId: number
  triggeringActorId: number
  inputs: JsonRecord
  runNumber: number
  runAttempt: number
  status: 'queued' | 'in_progress' | 'waiting' | 'completed'
  conclusion: Conclusion | null
  createdAt: number
  startedAt: number
  updatedAt: number
}

export interface Job {
  id: number
  runId: number
  runAttempt: number
  name: string
  environment: string | null
  jobWorkflowRef: string
  status: 'in_progress' | 'completed'
  conclusion: Conclusion | null
  startedAt: number
  completedAt: number | null
}

/** A job in front of a protected environment. */
export interface PendingDeployment {
  id: number
  runId: number
  runAttempt: number
  jobName: string
  environmentId: number
  deploymentId: number
  state: 'waiting' | 'approved' | 'rejected' | 'withdrawn'
  startedAt: number
}

export interface EnvironmentReview {
  id: number
  runId: number
  state: 'approved' | 'rejected'
  comment: string
  userId: number
  environmentIds: readonly number[]
}

export interface Artifact {
  id: number
  repositoryId: number
  runId: number
  name: string
  /** Name in the blob store: SHA-256 of the zip, hex. */
  digest: string
  sizeBytes: number
  createdAt: number
}

/** The bearer token of `ACTIONS_ID_TOKEN_REQUEST_TOKEN`. */
export interface IdTokenRequest {
  jobId: number
  runId: number
}

/** Every collection, plus ids and time. */
export interface GitHubState {
  readonly store: Store
  readonly clock: EmulatorClock
  readonly accounts: Collection<Account>
  readonly teams: Collection<Team>
  readonly repositories: Collection<Repository>
  readonly tokens: Collection<Token>
  readonly issues: Collection<Issue>
  readonly reviews: Collection<Review>
  readonly comments: Collection<Comment>
  readonly labels: Collection<Label>
  readonly statuses: Collection<CommitStatus>
  readonly environments: Collection<Environment>
  readonly deployments: Collection<Deployment>
  readonly deploymentStatuses: Collection<DeploymentStatus>
  readonly workflows: Collection<Workflow>
  readonly runs: Collection<Run>
  readonly jobs: Collection<Job>
  readonly pendingDeployments: Collection<PendingDeployment>
  readonly environmentReviews: Collection<EnvironmentReview>
  readonly artifacts: Collection<Artifact>
  readonly idTokenRequests: Collection<IdTokenRequest>
  /** The next number of a sequence, starting at `first`. */
  nextId(sequence: string, first: number): number
}

/** Opens the collections of `github/…`. */
export function openState(store: Store, clock: EmulatorClock): GitHubState {
  const sequences = store.collection<number>('github/sequences')
  const open = <T>(name: string): Collection<T> => store.collection<T>(`github/${name}`)
  return {
    store,
    clock,
    accounts: open('accounts'),
    teams: open('teams'),
    repositories: open('repositories'),
    tokens: open('tokens'),
    issues: open('issues'),
    reviews: open('reviews'),
    comments: open('comments'),
    labels: open('labels'),
    statuses: open('statuses'),
    environments: open('environments'),
    deployments: open('deployments'),
    deploymentStatuses: open('deployment-statuses'),
    workflows: open('workflows'),
    runs: open('runs'),
    jobs: open('jobs'),
    pendingDeployments: open('pending-deployments'),
    environmentReviews: open('environment-reviews'),
    artifacts: open('artifacts'),
    idTokenRequests: open('id-token-requests'),
    nextId(sequence, first) {
      const id = (sequences.get(sequence) ?? first - 1) + 1
      sequences.put(sequence, id)
      return id
    },
  }
}

/** Adds a record under its own id. */
export function add<T extends { id: number }>(collection: Collection<T>, record: T): T {
  collection.put(String(record.id), record)
  return record
}

/** Replaces some members of a record. */
export function change<T extends { id: number }>(
  collection: Collection<T>,
  record: T,
  members: Partial<T>,
): T {
  return add(collection, { ...record, ...members })
}
