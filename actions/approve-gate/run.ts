// The gate before production: who approved these bytes, by GitHub's own record of it, and whether that is enough.
import { defineAction, type InputValues } from '@powerops/actions-kit'
import { createRecord, decide, type RecordSource } from '@powerops/approval'
import { optional } from '@powerops/core'
import { fetchEvidence } from '../common/approval/evidence.js'
import { readJob } from '../common/job.js'
import { openGitHub } from '../common/services.js'
import { inputs, outputs } from './inputs.js'
import { refusal, report } from './report.js'
import { describeSubject, requireInput } from './subject.js'

type Inputs = InputValues<typeof inputs>

export const action = defineAction({
  name: 'approve-gate',
  inputs,
  outputs,
  async run(inputs, ports) {
    const job = readJob(ports.environment)
    const subject = describeSubject(inputs, job)
    const source = findSource(inputs)
    const github = await openGitHub(inputs.githubToken, job.repository, ports)
    const now = ports.clock.now()
    const { events, rules, links } = await fetchEvidence(github, source, { subject, wish: inputs, now })

    const decision = decide(events, subject, rules, now)
    const record = createRecord(subject, source, decision, links, now)
    report(record, decision, ports)
    if (decision.decision !== 'approved') throw refusal(record, decision)
    return { reasonCode: 'ok', details: { record } }
  },
})

function findSource({ kind, pullRequestNumber }: Inputs): RecordSource {
  if (kind !== 'pull-request') return { kind }
  return { kind, ...optional('number', requireInput(pullRequestNumber, 'pull-request-number')) }
}
