// What follows from the decision about an issue: the continuation is started once, and a request that is over is closed.
import { formatRecord, type ApprovalRecord, type Decision } from '@powerops/approval'
import { AlmError, toMarkdownCode, toMarkdownText } from '@powerops/core'
import type { GitHubClient } from '@powerops/github'

/** How to go on after an approval. */
export interface Continuation {
  /** File name of the workflow; nothing is started when absent. */
  readonly workflow: string | undefined
  readonly ref: string
  readonly artifactId: string | undefined
  /** Login of the account whose comments tell that it was started already. */
  readonly author: string
}

/** Starts the workflow that goes on, unless a comment of ours says that it was started. True when it was started now. */
export async function continueOnce(
  github: GitHubClient,
  number: number,
  record: ApprovalRecord,
  { workflow, ref, artifactId, author }: Continuation,
): Promise<boolean> {
  if (workflow === undefined) return false
  const marker = `<!-- powerops-continued ${record.requestId} -->`
  const isOurs = (login: string): boolean => login.toLowerCase() === author.toLowerCase()
  const comments = await github.listComments(number)
  if (comments.some((comment) => isOurs(comment.author.login) && comment.body.startsWith(marker)))
    return false
  const names = record.approvers.map(({ login }) => toMarkdownText(login)).join(', ')
  const text = `Approved by ${names}. ${toMarkdownCode(workflow)} goes on; \`/reject\` still stops it until the import begins.`
  // Written first: a runner that dies in between starts nothing twice.
  const note = await github.createComment(number, `${marker}\n${text}`)
  try {
    await github.dispatchWorkflow(workflow, ref, continuationInputs(record, artifactId))
  } catch (caught) {
    // When the answer was lost it may have been started, and the comment stays.
    if (caught instanceof AlmError && caught.code === 'outcome-unknown') throw caught
    const failed = `Approved by ${names}, but ${toMarkdownCode(workflow)} could not be started. Mend what the run of the approval says, and answer again.`
    await github.updateComment(note.id, failed)
    throw caught
  }
  return true
}

/** Everything but the artifact is in the record, and the record is verified again before anything is imported. */
function continuationInputs(record: ApprovalRecord, artifactId: string | undefined): Record<string, string> {
  const { subject } = record
  return {
    'run-id': String(subject.runId),
    'solution-digest': subject.solutionDigest,
    commit: subject.commit,
    'github-environment': subject.environment,
    ...(subject.target === undefined ? {} : { 'environment-url': subject.target }),
    ...(subject.planDigest === undefined ? {} : { 'plan-digest': subject.planDigest }),
    ...(artifactId === undefined ? {} : { 'artifact-id': artifactId }),
    'approval-record': formatRecord(record),
  }
}

/** Closes a request that was rejected or not answered in time, and says why. */
export async function closeRequest(
  github: GitHubClient,
  number: number,
  { decision, reasons }: Decision,
): Promise<void> {
  await github.createComment(
    number,
    `This request is ${decision}: ${reasons.map(toMarkdownText).join('; ')}.`,
  )
  await github.updateIssue(number, { state: 'closed', stateReason: 'not_planned' })
}
