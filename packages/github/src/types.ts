// What the GitHub client gives and takes. Values here have been read from the service and checked.
import type { Clock, JsonRecord, Logger } from '@powerops/core'

/** What the client needs from the outside world. */
export interface GitHubPorts {
  clock: Clock
  log: Logger
  signal?: AbortSignal | undefined
}

/** A repository by its owner and name. */
export interface Repository {
  owner: string
  name: string
}

/** A GitHub account. */
export interface Account {
  /** Never changes, unlike the login. */
  id: number
  login: string
  /** `User`, `Bot`, `Organization`. */
  type: string
}

/** One person's review of the jobs of a run that wait for an environment. */
export interface RunApproval {
  state: 'approved' | 'rejected' | 'pending'
  comment: string
  user: Account
  environments: readonly { id: number; name: string }[]
}

/** Who may review deployments to an environment: a person or a team. */
export type Reviewer =
  { kind: 'user'; id: number; login: string } | { kind: 'team'; id: number; slug: string }

/** An environment that a run waits for. */
export interface PendingDeployment {
  environment: { id: number; name: string }
  waitTimerMinutes: number
  reviewers: readonly Reviewer[]
}

/** A GitHub environment and the rules that protect it. */
export interface ProtectedEnvironment {
  id: number
  name: string
  /** Empty when nobody has to approve. */
  reviewers: readonly Reviewer[]
  preventsSelfReview: boolean
  waitTimerMinutes: number
  /** `none`: every branch may deploy. */
  branchPolicy: 'none' | 'protected-branches' | 'custom'
}

/** A run of a workflow, in its latest attempt. */
export interface WorkflowRun {
  id: number
  attempt: number
  event: string
  status: string
  conclusion?: string
  headSha: string
  headBranch?: string
  /** Path of the workflow file. */
  path: string
  /** What GitHub shows as its name. */
  title?: string
  createdAt: string
  /** When this attempt started. */
  startedAt: string
  actor: Account
  /** Who started this attempt. */
  triggeringActor: Account
  url: string
}

/** What a user may do in the repository. */
export interface UserPermission {
  permission: 'admin' | 'write' | 'read' | 'none'
  /** Also names custom roles and `maintain`, `triage`. */
  roleName: string
}

/** A pull request. */
export interface PullRequest {
  number: number
  url: string
  state: 'open' | 'closed'
  draft: boolean
  merged: boolean
  title: string
  body: string
  head: { ref: string; sha: string }
  base: { ref: string; sha: string }
  author: Account
  /** Who was asked for a review and has not given one: logins, and teams as `organization/slug`. */
  awaitedReviewers?: readonly string[]
  createdAt?: string
  /** What the merge made of it, once it is merged. */
  mergeSha?: string
  /** Branch that the repository takes as its main one. */
  defaultBranch?: string
}

/** A review that says yes or no, or said so until it was dismissed. */
export interface PullRequestReview {
  id: number
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED'
  /** The commit that was reviewed, in lower case. */
  commit: string
  submittedAt: string
  user: Account
  url: string
}

/** The text of a pull request that is to change. */
export interface PullRequestText {
  title?: string
  body?: string
}

/** How a pull request is merged, and the head that it must still have. */
export interface MergeRequest {
  sha: string
  method: 'merge' | 'squash' | 'rebase'
}

/** How two commits lie to each other. */
export interface CommitComparison {
  status: 'ahead' | 'behind' | 'diverged' | 'identical'
  aheadBy: number
  behindBy: number
  mergeBaseSha: string
}

/** A commit. */
export interface Commit {
  sha: string
  message: string
  treeSha: string
  parents: readonly string[]
  author?: Account
  committer?: Account
  verified: boolean
}

/** How a deployment stands, in GitHub's words. */
export type DeploymentState =
  'error' | 'failure' | 'inactive' | 'in_progress' | 'queued' | 'pending' | 'success'

/** An entry of the deployment history. */
export interface Deployment {
  id: number
  sha: string
  ref: string
  task: string
  environment: string
  description: string
  /** Id in GitHub's GraphQL API. */
  nodeId: string
  /** Differs from `environment` when a status has moved the deployment. */
  originalEnvironment: string
  production: boolean
  /** Empty when it was not an object. */
  payload: JsonRecord
  createdAt: string
  creator?: Account
}

/** Which deployments to list; each member is compared by GitHub. */
export interface DeploymentFilter {
  environment?: string
  sha?: string
  task?: string
}

/** The deployment that is to be recorded. */
export interface DeploymentRequest {
  sha: string
  environment: string
  payload: JsonRecord
  description: string
  task?: string
  production?: boolean
  /** GitHub retires neither transient nor production deployments by itself. */
  transient?: boolean
}

/** Who wrote the commits of a pull request. */
export interface PullRequestAuthors {
  /** Authors and committers, as far as their mail addresses belong to accounts. */
  accounts: Account[]
  /** SHAs in lower case. */
  commits: string[]
  /** False when there are more commits than GitHub lists. */
  complete: boolean
}

/** One status of a deployment. */
export interface DeploymentStatus {
  id: number
  state: DeploymentState
  description: string
  environmentUrl?: string
  logUrl?: string
  createdAt: string
  creator?: Account
}

/** The status that is to be recorded. */
export interface DeploymentStatusRequest {
  state: DeploymentState
  description: string
  environmentUrl?: string
  logUrl?: string
  /**
   * Whether a `success` makes GitHub set `inactive` on every older success of the same environment, except transient
   * and production deployments; GitHub's default is true.
   */
  autoInactive?: boolean
}

/** A status as a list of many deployments tells it. */
export interface DeploymentStep {
  state: string
  description: string
  environmentUrl?: string
  logUrl?: string
  createdAt: string
  creator?: { login: string; type: string }
}

/** A job of a run, in one of its attempts. */
export interface RunJob {
  id: number
  name: string
  attempt: number
  status: string
  conclusion?: string
}

/** A repository as GitHub knows it. */
export interface RepositoryFacts {
  id: number
  /** `owner/name`, as it is spelt. */
  fullName: string
  defaultBranch: string
}

/** A comment of an issue or pull request. */
export interface Comment {
  id: number
  url: string
  body: string
  author: Account
  createdAt: string
}

/** An issue. */
export interface Issue {
  number: number
  url: string
  title: string
  body: string
  state: 'open' | 'closed'
  isLocked: boolean
  labels: readonly string[]
  author: Account
  createdAt: string
}

/** An issue with its comments and what was done to both. */
export interface Discussion extends Issue {
  /** Whether its text was changed after it was opened. */
  wasEdited: boolean
  /** Login of who changed its text last. */
  lastEditor?: string
  /** Whether it is closed, or was before somebody reopened it. */
  wasClosed: boolean
  comments: readonly DiscussionComment[]
}

/** A comment with what was done to it. */
export interface DiscussionComment extends Comment {
  wasEdited: boolean
  /** Whether somebody marked it as spam, outdated and so on. */
  isHidden: boolean
  /** Whether an app wrote it, as itself or in the name of its author. */
  viaApp: boolean
}

/** One repository. Every method throws AlmError; `access-denied` quotes the permission that the job lacks. */
export interface GitHubClient {
  readonly repository: Repository

  listRunApprovals(runId: number): Promise<RunApproval[]>
  listPendingDeployments(runId: number): Promise<PendingDeployment[]>
  /** Undefined when there is no such environment. */
  findEnvironment(name: string): Promise<ProtectedEnvironment | undefined>
  getRun(runId: number): Promise<WorkflowRun>
  /** Undefined when the repository has no such run. */
  findRun(runId: number): Promise<WorkflowRun | undefined>
  /** Runs of which a job waits for an environment, newest first. */
  listWaitingRuns(): Promise<WorkflowRun[]>
  /** The jobs of every attempt. */
  listRunJobs(runId: number): Promise<RunJob[]>
  getRepository(): Promise<RepositoryFacts>

  getUserPermission(login: string): Promise<UserPermission>
  /** True for an active member of the team, by the team's slug. */
  isTeamMember(organization: string, teamSlug: string, login: string): Promise<boolean>

  /** The open pull request from `head` (a branch of this repository) into `base`. */
  findPullRequest(head: string, base: string): Promise<PullRequest | undefined>
  getPullRequest(number: number): Promise<PullRequest>
  /** All open ones, newest first. */
  listOpenPullRequests(): Promise<PullRequest[]>
  /**
   * Paths that a pull request adds, changes or removes, a renamed file by both of its names; `complete` is false when
   * GitHub lists no more of them.
   */
  listPullRequestFiles(number: number): Promise<{ paths: string[]; complete: boolean }>
  /** All of them that say yes or no, in no order that counts. */
  listReviews(pullRequest: number): Promise<PullRequestReview[]>
  listPullRequestAuthors(pullRequest: number): Promise<PullRequestAuthors>
  createPullRequest(request: {
    head: string
    base: string
    title: string
    body: string
    draft?: boolean
  }): Promise<PullRequest>
  updatePullRequest(number: number, text: PullRequestText): Promise<PullRequest>
  /** An open pull request whose head is that commit. */
  findPullRequestByHead(sha: string): Promise<PullRequest | undefined>
  /** Merges; the SHA of what that made. @throws AlmError with the status 405 or 409 when GitHub refuses. */
  mergePullRequest(number: number, request: MergeRequest): Promise<string>

  compareCommits(base: string, head: string): Promise<CommitComparison>
  /** The commit that `heads/<branch>` or `tags/<tag>` points at; undefined when there is no such ref. */
  findRef(ref: string): Promise<string | undefined>
  getCommit(ref: string): Promise<Commit>

  createDeployment(request: DeploymentRequest): Promise<Deployment>
  createDeploymentStatus(deploymentId: number, request: DeploymentStatusRequest): Promise<DeploymentStatus>
  /** Undefined when the repository has no such deployment. */
  findDeployment(deploymentId: number): Promise<Deployment | undefined>
  /** All of them, newest first. */
  listDeployments(filter?: DeploymentFilter): Promise<Deployment[]>
  /** The same one by one; pages are fetched as they are needed. */
  eachDeployment(filter?: DeploymentFilter): AsyncIterable<Deployment>
  /** All statuses of each deployment, by its id, a hundred deployments a request; one that is gone is left out. */
  listStatusesOf(deployments: readonly Deployment[]): Promise<ReadonlyMap<number, readonly DeploymentStep[]>>
  listDeploymentStatuses(deploymentId: number): Promise<DeploymentStatus[]>

  /** The open issues with the label; pull requests are left out. */
  listIssues(label: string): Promise<Issue[]>
  createIssue(request: { title: string; body: string; labels: readonly string[] }): Promise<Issue>
  updateIssue(
    number: number,
    change: {
      title?: string
      body?: string
      state?: 'open' | 'closed'
      stateReason?: 'completed' | 'not_planned'
    },
  ): Promise<Issue>
  /** Adds those who can be assigned, ten at most; the logins of all that are assigned then. */
  addAssignees(number: number, logins: readonly string[]): Promise<string[]>
  /** The issue and its comments with what was done to them. @throws AlmError `input-invalid` for a pull request. */
  getDiscussion(number: number): Promise<Discussion>

  /** Starts a workflow of the repository by the name of its file. */
  dispatchWorkflow(workflow: string, ref: string, inputs: Readonly<Record<string, string>>): Promise<void>

  listComments(issue: number): Promise<Comment[]>
  createComment(issue: number, body: string): Promise<Comment>
  updateComment(commentId: number, body: string): Promise<Comment>
  /** Does nothing when it is gone already. */
  deleteComment(commentId: number): Promise<void>
  /** The first comment of `author` (default: the author of a job token) that starts with `marker`. */
  findComment(issue: number, marker: string, author?: string): Promise<Comment | undefined>
  /**
   * Writes the one comment that starts with `marker` (an HTML comment), in place when it exists. Comments of anyone
   * but `author` are left alone, since a marker can be copied; the default is the author of a job token.
   */
  writeComment(issue: number, marker: string, body: string, author?: string): Promise<Comment>
}
