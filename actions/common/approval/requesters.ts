// Who caused a deployment, and so may not approve it: whoever started the run, started it again, or wrote the commit.
import type { Subject } from '@powerops/approval'
import { AlmError } from '@powerops/core'
import type { Account, Commit, GitHubClient, WorkflowRun } from '@powerops/github'

/**
 * The run of the subject, in the attempt that the subject names.
 * @throws AlmError `approval-missing` when the run was started again since: its approval was for the earlier attempt.
 */
export async function fetchRun(github: GitHubClient, { runId, runAttempt }: Subject): Promise<WorkflowRun> {
  const run = await github.getRun(runId)
  if (run.attempt === runAttempt) return run
  throw new AlmError('approval-missing', {
    message: `run ${runId} is in attempt ${run.attempt}, and the approval is asked for attempt ${runAttempt}`,
    remedy: 'Ask for an approval of the newest attempt, or start a new run.',
  })
}

/** Numeric ids of those who started the run or wrote the commit; of a merge also those who wrote what it merged. */
export async function findRequesters(
  github: GitHubClient,
  run: WorkflowRun,
  sha: string,
  others: readonly Account[] = [],
): Promise<number[]> {
  const commit = await github.getCommit(sha)
  const merged = await Promise.all(commit.parents.slice(1).map((parent) => github.getCommit(parent)))
  const accounts = [run.actor, run.triggeringActor, ...[commit, ...merged].flatMap(writers), ...others]
  return [...new Set(accounts.map(({ id }) => id))]
}

function writers({ author, committer }: Commit): Account[] {
  return [author, committer].filter((account) => account !== undefined)
}
