// The end of an approval by issue: it was for one deployment, and that one is done.
import type { ApprovalRecord } from '@powerops/approval'
import type { GitHubClient } from '@powerops/github'

/**
 * Closes the issue of a record, so that nobody deploys with it again: a record whose issue is closed is refused. Does
 * nothing for other kinds, which belong to one run anyway. The job needs `issues: write`.
 * @throws AlmError the errors of GitHub's API; the deployment is done by then, so a warning is enough.
 */
export async function useUpApproval(
  github: Pick<GitHubClient, 'createComment' | 'updateIssue'>,
  { source, requestId }: ApprovalRecord,
  runUrl: string,
): Promise<void> {
  if (source.kind !== 'issue' || source.number === undefined) return
  await github.createComment(source.number, `Deployed by ${runUrl}. The approval of ${requestId} is used up.`)
  await github.updateIssue(source.number, { state: 'closed', stateReason: 'completed' })
}
