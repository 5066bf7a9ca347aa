// The gate before production: who approved these bytes, by GitHub's own record of it, and whether that is enough.
import { defineAction, type ActionPorts, type ActionResult } from '@powerops/actions-kit'
import { createRecord, decide, type ApprovalRecord, type Channel, type Decision } from '@powerops/approval'
import type { GitHubClient } from '@powerops/github'
import { fetchEvidence } from '../common/approval/evidence.js'
import { openApprovalClient } from '../common/approval/open-client.js'
import { readJob } from '../common/job.js'
import { closeRequest, continueOnce } from './conclude-request.js'
import { inputs, outputs } from './inputs.js'
import { findQuestion, type Question } from './question.js'
import { refusal, report } from './report.js'
import type { Inputs } from './subject.js'

type OutputName = (typeof outputs)[number]
type Ports = ActionPorts<OutputName>

export const action = defineAction({
  name: 'approve-gate',
  inputs,
  outputs,
  async run(inputs, ports) {
    const job = readJob(ports.environment)
    const github = await openApprovalClient(inputs, job, ports)
    const question = await findQuestion(github, inputs, job, ports)
    const { subject, source, issue } = question
    if (issue) {
      ports.output('issue-number', issue.number)
      ports.output('issue-url', issue.url)
    }

    const now = ports.clock.now()
    const { events, rules, links } = await fetchEvidence(github, source, { subject, wish: inputs, now })
    const decision = decide(events, subject, rules, now)
    const record = createRecord(subject, source, decision, links, now)
    report(record, decision, ports)
    if (inputs.issueNumber !== undefined) {
      await conclude(github, inputs, question, { record, decision, channel: rules.channel }, ports)
    }
    return end(record, decision)
  },
})

/** A request is answered: what follows is done here, where nobody waits for it. */
async function conclude(
  github: GitHubClient,
  { continueWith, requestAuthor }: Inputs,
  { issue, artifactId }: Question,
  { record, decision, channel }: { record: ApprovalRecord; decision: Decision; channel: Channel },
  ports: Ports,
): Promise<void> {
  if (!issue || channel.kind !== 'issue' || !channel.isGenuine) return
  if (decision.decision === 'approved') {
    const ref = (ports.environment['GITHUB_REF'] ?? '').replace(/^refs\/heads\//, '')
    const continuation = { workflow: continueWith, ref, artifactId, author: requestAuthor }
    const continued = await continueOnce(github, issue.number, record, continuation)
    ports.output('continued', continued)
    if (continueWith && !continued) ports.log.notice(`${continueWith} was started for this request already`)
  } else if (decision.decision !== 'pending' && !channel.wasClosed) {
    await closeRequest(github, issue.number, decision)
  }
}

/** An issue that waits is no failure: nobody waits for its answer here. */
function end(record: ApprovalRecord, decision: Decision): ActionResult<OutputName> {
  if (decision.decision === 'approved') return { reasonCode: 'ok', details: { record } }
  if (decision.decision === 'pending' && record.source.kind === 'issue') {
    return { reasonCode: 'approval-pending', details: { record } }
  }
  throw refusal(record, decision)
}
