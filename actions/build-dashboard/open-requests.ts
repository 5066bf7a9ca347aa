// What waits for an approval in one repository: issues that approve-gate opened, runs in front of an environment, and
// the pull requests of promotions.
import { optional } from '@powerops/core'
import type { OpenRequest } from '@powerops/dashboard'
import type { GitHubClient, PendingDeployment, Repository, WorkflowRun } from '@powerops/github'
import type { HistoryRecord } from '@powerops/history'
import { isGenuine } from '../common/approval/issue-evidence.js'
import { REQUEST_LABEL } from '../common/approval/request.js'
import { describeIssue } from './issue-request.js'

type IssueReader = Pick<GitHubClient, 'repository' | 'listIssues' | 'getDiscussion'>
type RunReader = Pick<GitHubClient, 'repository' | 'listWaitingRuns' | 'listPendingDeployments'>

/** The approval issues that can still be answered. Needs `issues: read`. */
export async function fetchIssueRequests(
  github: IssueReader,
  author: string,
  records: readonly HistoryRecord[],
): Promise<OpenRequest[]> {
  const requests: OpenRequest[] = []
  for (const issue of await github.listIssues(REQUEST_LABEL)) {
    if (issue.author.login.toLowerCase() !== author.toLowerCase()) continue
    const discussion = await github.getDiscussion(issue.number)
    if (!isGenuine(discussion, author) || discussion.wasClosed || discussion.isLocked) continue
    const request = describeIssue(discussion, nameOf(github.repository), records)
    if (request) requests.push(request)
  }
  return requests
}

/** The pull requests of promotions that nobody has reviewed or merged yet. Needs `pull-requests: read`. */
export async function fetchPullRequests(
  github: Pick<GitHubClient, 'repository' | 'listOpenPullRequests'>,
): Promise<OpenRequest[]> {
  return (await github.listOpenPullRequests())
    .filter(({ body, draft }) => !draft && isPromotion(body))
    .map((pull) => ({
      kind: 'pull-request',
      repository: nameOf(github.repository),
      environment: '',
      title: pull.title,
      url: pull.url,
      requestedBy: pull.author.login,
      waitsFor: pull.awaitedReviewers ?? [],
      ...optional('openedAt', pull.createdAt),
    }))
}

/** Whether open-pull-request wrote a part of the text. */
export function isPromotion(body: string): boolean {
  return body.includes('<!-- powerops:begin -->')
}

/** The runs that wait for the reviewers of an environment. Needs `actions: read`. */
export async function fetchRunRequests(
  github: RunReader,
  records: readonly HistoryRecord[],
): Promise<OpenRequest[]> {
  const requests: OpenRequest[] = []
  for (const run of await github.listWaitingRuns()) {
    for (const pending of await github.listPendingDeployments(run.id)) {
      requests.push(describeRun(run, pending, github.repository, records))
    }
  }
  return requests
}

function describeRun(
  run: WorkflowRun,
  { environment, reviewers, waitTimerMinutes }: PendingDeployment,
  repository: Repository,
  records: readonly HistoryRecord[],
): OpenRequest {
  const record = records.find(
    (candidate) =>
      candidate.runId === run.id && candidate.environment.toLowerCase() === environment.name.toLowerCase(),
  )
  const people = reviewers.map((reviewer) =>
    reviewer.kind === 'user' ? reviewer.login : `${repository.owner}/${reviewer.slug}`,
  )
  return {
    kind: 'environment',
    repository: nameOf(repository),
    environment: environment.name,
    title: run.title ?? run.path,
    url: run.url,
    requestedBy: run.triggeringActor.login,
    waitsFor:
      people.length > 0 || waitTimerMinutes === 0 ? people : [`a timer of ${waitTimerMinutes} minutes`],
    openedAt: run.startedAt,
    ...optional('solution', record?.solution),
    ...optional('version', record?.version),
  }
}

function nameOf({ owner, name }: Repository): string {
  return `${owner}/${name}`
}
