// Tells GitHub and the log about a job that ended before a runner took it: skipped, cancelled or refused.
import { JobJournal } from '../journal.js'
import { workflowRef } from '../load/workflow-file.js'
import { Masks } from '../masks.js'
import type { Run, WorkflowCall } from '../run.js'
import type { JobOutcome } from '../types.js'

/** Lists the job with its conclusion; its token may do nothing. */
export async function reportUnstarted(
  run: Run,
  call: WorkflowCall,
  name: string,
  conclusion: JobOutcome,
  message?: string,
): Promise<void> {
  const masks = new Masks()
  for (const secret of Object.values(call.secrets)) masks.add(secret)
  const journal = new JobJournal(run.journal, masks, name)
  if (message !== undefined) journal.annotate('error', message)
  const { runId } = run.ids
  const { jobId } = await run.host.startJob({
    runId,
    name,
    permissions: {},
    jobWorkflowRef: workflowRef(call.file),
  })
  await run.host.finishJob({ jobId, conclusion })
  journal.emit({ type: 'job-ended', job: name, result: conclusion })
}
