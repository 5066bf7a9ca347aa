// What the gate tells: outputs, log, the summary of the job, and the error that keeps what follows from running.
import { markdownFacts, type ActionPorts } from '@powerops/actions-kit'
import { formatRecord, type ApprovalRecord, type Decision } from '@powerops/approval'
import { AlmError, quote, toMarkdownCode, toMarkdownText } from '@powerops/core'
import type { outputs } from './inputs.js'

type Ports = ActionPorts<(typeof outputs)[number]>

/** Sets every output but those of the issue. */
export function report(record: ApprovalRecord, decision: Decision, ports: Ports): void {
  const approvers = decision.approvedBy.map(({ login }) => login)
  ports.output('decision', decision.decision)
  ports.output('approved-by', approvers.join(','))
  ports.output('approval-record', formatRecord(record))
  ports.output('request-id', record.requestId)
  for (const reason of decision.reasons) ports.log.info(reason)
  ports.summary(`### Approval\n\n${markdownFacts(describe(record, decision))}`)
}

function describe(record: ApprovalRecord, decision: Decision): Record<string, string | undefined> {
  const { subject, requestId } = record
  return {
    Decision: decision.decision,
    Why: decision.reasons.map(toMarkdownText).join('; '),
    'Approved by': decision.approvedBy.map(({ login }) => toMarkdownText(login)).join(', ') || undefined,
    Asked: whereAsked(record),
    Environment: toMarkdownCode(subject.environment),
    Target: subject.target === undefined ? undefined : toMarkdownCode(subject.target),
    'Solution digest': toMarkdownCode(subject.solutionDigest),
    'Plan digest': subject.planDigest === undefined ? undefined : toMarkdownCode(subject.planDigest),
    Commit: toMarkdownCode(subject.commit),
    Request: toMarkdownCode(requestId),
  }
}

/** Evidence holds the page itself and, with a fragment, each answer on it. */
function whereAsked({ source: { kind, number }, evidence }: ApprovalRecord): string {
  if (number === undefined) return 'the reviewers of the environment'
  const name = `${kind} #${number}`
  const page = evidence.find((link) => /^https?:\/\/[^\s()<>#]+$/.test(link))
  return page === undefined ? name : `[${name}](${page})`
}

/** The error of everything but an approval. */
export function refusal({ subject, source }: ApprovalRecord, { decision, reasons }: Decision): AlmError {
  const why = reasons.join('; ')
  const what = `the deployment to ${quote(subject.environment)}`
  if (decision === 'rejected') {
    return new AlmError('approval-rejected', {
      message: `${what} was rejected: ${why}`,
      remedy: 'Read the review, mend what it asks for, and start a new run.',
    })
  }
  return new AlmError('approval-missing', {
    message: `${what} is not approved (${decision}): ${why}`,
    remedy: REMEDIES[source.kind],
  })
}

const REMEDIES = {
  environment: 'Have somebody approve the run who may: a reviewer of the environment who did not ask for it.',
  'pull-request':
    'Have somebody approve the newest commit of the pull request who may and who did not write it, and re-run the failed jobs of this run.',
  issue: 'Start a new run, which asks again, and have somebody answer who may and who did not ask for it.',
} as const
