// The client of one repository: every function bound to its API.
import { AlmError, quote } from '@powerops/core'
import type { HttpClient } from '@powerops/http'
import {
  createComment,
  deleteComment,
  findComment,
  listComments,
  updateComment,
  writeComment,
} from './comments.js'
import { compareCommits, findRef, getCommit } from './commits.js'
import { listStatusesOf } from './deployment-steps.js'
import {
  createDeployment,
  createDeploymentStatus,
  eachDeployment,
  findDeployment,
  listDeployments,
  listDeploymentStatuses,
} from './deployments.js'
import { findEnvironment } from './environments.js'
import { dispatchWorkflow } from './dispatches.js'
import { addAssignees, createIssue, getDiscussion, listIssues, updateIssue } from './issues.js'
import { openApi } from './octokit.js'
import { getUserPermission, isTeamMember } from './people.js'
import {
  createPullRequest,
  findPullRequest,
  findPullRequestByHead,
  getPullRequest,
  listOpenPullRequests,
  listPullRequestFiles,
  updatePullRequest,
  mergePullRequest,
} from './pull-requests.js'
import { listPullRequestAuthors, listReviews } from './reviews.js'
import { getRepository } from './repositories.js'
import {
  findRun,
  getRun,
  listPendingDeployments,
  listRunApprovals,
  listRunJobs,
  listWaitingRuns,
} from './runs.js'
import type { GitHubClient, GitHubPorts, Repository } from './types.js'

/** A client for `repository` at `apiUrl` (`https://api.github.com`), whose origin `http` was opened for. */
export async function createGitHubClient(
  http: HttpClient,
  apiUrl: URL,
  repository: Repository,
  ports: GitHubPorts,
): Promise<GitHubClient> {
  const api = await openApi(http, apiUrl, repository, ports)
  return {
    repository,
    listRunApprovals: (runId) => listRunApprovals(api, runId),
    listPendingDeployments: (runId) => listPendingDeployments(api, runId),
    findEnvironment: (name) => findEnvironment(api, name),
    getRun: (runId) => getRun(api, runId),
    findRun: (runId) => findRun(api, runId),
    listWaitingRuns: () => listWaitingRuns(api),
    listRunJobs: (runId) => listRunJobs(api, runId),
    getRepository: () => getRepository(api),
    getUserPermission: (login) => getUserPermission(api, login),
    isTeamMember: (organization, slug, login) => isTeamMember(api, organization, slug, login),
    findPullRequest: (head, base) => findPullRequest(api, head, base),
    findPullRequestByHead: (sha) => findPullRequestByHead(api, sha),
    getPullRequest: (number) => getPullRequest(api, number),
    listOpenPullRequests: () => listOpenPullRequests(api),
    listPullRequestFiles: (number) => listPullRequestFiles(api, number),
    listReviews: (number) => listReviews(api, number),
    listPullRequestAuthors: (number) => listPullRequestAuthors(api, number),
    createPullRequest: (request) => createPullRequest(api, request),
    updatePullRequest: (number, text) => updatePullRequest(api, number, text),
    mergePullRequest: (number, request) => mergePullRequest(api, number, request),
    compareCommits: (base, head) => compareCommits(api, base, head),
    findRef: (ref) => findRef(api, ref),
    getCommit: (ref) => getCommit(api, ref),
    createDeployment: (request) => createDeployment(api, request),
    createDeploymentStatus: (id, request) => createDeploymentStatus(api, id, request),
    listDeployments: (filter) => listDeployments(api, filter),
    findDeployment: (id) => findDeployment(api, id),
    eachDeployment: (filter) => eachDeployment(api, filter),
    listStatusesOf: (deployments) => listStatusesOf(api, deployments),
    listDeploymentStatuses: (id) => listDeploymentStatuses(api, id),
    listIssues: (label) => listIssues(api, label),
    createIssue: (request) => createIssue(api, request),
    updateIssue: (number, change) => updateIssue(api, number, change),
    addAssignees: (number, logins) => addAssignees(api, number, logins),
    getDiscussion: (number) => getDiscussion(api, number),
    dispatchWorkflow: (workflow, ref, inputs) => dispatchWorkflow(api, workflow, ref, inputs),
    listComments: (issue) => listComments(api, issue),
    createComment: (issue, body) => createComment(api, issue, body),
    updateComment: (id, body) => updateComment(api, id, body),
    deleteComment: (id) => deleteComment(api, id),
    findComment: (issue, marker, author) => findComment(api, issue, marker, author),
    writeComment: (issue, marker, body, author) => writeComment(api, issue, marker, body, author),
  }
}

/**
 * Reads `owner/name`, the form of GITHUB_REPOSITORY.
 * @throws AlmError `input-invalid`.
 */
export function parseRepository(untrusted: string): Repository {
  const [, owner, name] = /^([\w-]{1,39})\/([\w.-]{1,100})$/.exec(untrusted.trim()) ?? []
  if (owner !== undefined && name !== undefined && !/^\.{1,2}$/.test(name)) return { owner, name }
  throw new AlmError('input-invalid', {
    message: `repository is ${quote(untrusted)}, which is not of the form owner/name`,
    remedy: 'Write it as on github.com, for example contoso/expenses.',
  })
}
