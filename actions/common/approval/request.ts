// The request for an approval as an issue: what its text says to people, and what is hidden in it for the gate.
import { markdownFacts } from '@powerops/actions-kit'
import { canonicalJson, parseSubject, requestId, type Subject } from '@powerops/approval'
import {
  AlmError,
  isRecord,
  optional,
  parseJson,
  quote,
  stringField,
  toMarkdownCode,
  toMarkdownText,
} from '@powerops/core'
import type { Issue } from '@powerops/github'
import { createHash } from 'node:crypto'

/** Label of every request; only who may triage can set it. */
export const REQUEST_LABEL = 'alm-approval'

/** What an issue asks for. */
export interface ApprovalRequest {
  readonly subject: Subject
  /** Id of the artifact with the solution, for the continuation. Its bytes are held against the digest. */
  readonly artifactId?: string
}

/** What people are shown beside it. */
export interface RequestFacts {
  readonly requester: string
  readonly runUrl: string
  readonly minimum: number
  /** Names of users and teams; empty for the administrators of the repository. */
  readonly approvers: readonly string[]
  /** ISO 8601, UTC. */
  readonly expiresAt: string
  /** The plan, Markdown whose outside texts are escaped. */
  readonly plan?: string | undefined
}

/** GitHub takes 65,536 characters; the rest is for everything but the plan. */
const MAX_PLAN_LENGTH = 55_000
/** Approvers that are named. */
const MAX_NAMED = 30
const REQUEST = /^<!-- powerops-approval [0-9a-f]{12} -->\n<!-- powerops-request ([A-Za-z0-9+/]+=*) -->\n/

/** First line of the issue of a run and environment; every attempt of the run has the same. */
export function requestMarker({ repositoryId, runId, environment }: Subject): string {
  const key = createHash('sha256').update(canonicalJson({ repositoryId, runId, environment })).digest('hex')
  return `<!-- powerops-approval ${key.slice(0, 12)} -->`
}

export function requestTitle({ environment }: Subject): string {
  return `Approve the deployment to ${quote(environment)}`
}

/** The text of the issue. */
export function renderRequest(request: ApprovalRequest, facts: RequestFacts): string {
  const { subject } = request
  const code = requestId(subject)
  const hidden = Buffer.from(canonicalJson({ schemaVersion: 1, ...request })).toString('base64')
  const named = facts.approvers.slice(0, MAX_NAMED).map(toMarkdownText)
  const more = facts.approvers.length > MAX_NAMED ? ` and ${facts.approvers.length - MAX_NAMED} more` : ''
  const who = named.length === 0 ? 'administrators of this repository' : named.join(', ') + more
  const table = markdownFacts({
    Environment: toMarkdownCode(subject.environment),
    Target: subject.target === undefined ? undefined : toMarkdownCode(subject.target),
    'Solution digest': toMarkdownCode(subject.solutionDigest),
    'Plan digest': subject.planDigest === undefined ? undefined : toMarkdownCode(subject.planDigest),
    Commit: toMarkdownCode(subject.commit),
    'Asked by': toMarkdownText(facts.requester),
    Run: `${facts.runUrl} (attempt ${subject.runAttempt})`,
    'May approve': `${who}; ${facts.minimum} needed`,
    'Ends at': toMarkdownText(facts.expiresAt),
  })
  return [
    `${requestMarker(subject)}\n<!-- powerops-request ${hidden} -->\n### Approval needed`,
    table,
    ...(facts.plan === undefined ? [] : [cutPlan(facts.plan)]),
    '### Answer with one of these, as a comment',
    `\`\`\`text\n/approve ${code}\n\`\`\``,
    `\`\`\`text\n/reject ${code} why not\n\`\`\``,
    'The code stands for exactly this file, plan, environment and run. An edited comment does not count.',
  ].join('\n\n')
}

function cutPlan(plan: string): string {
  if (plan.length <= MAX_PLAN_LENGTH) return plan
  return `${plan.slice(0, MAX_PLAN_LENGTH).replace(/\n[^\n]*$/, '')}\n\n… (truncated; the summary of the run has all of it)`
}

/**
 * Reads what an issue asks for. Whether to believe the issue is another question: see `isGenuine`.
 * @throws AlmError `approval-missing` when it is no request.
 */
export function parseRequest({ number, body }: Pick<Issue, 'number' | 'body'>): ApprovalRequest {
  const refuse = (why: string): AlmError =>
    new AlmError('approval-missing', {
      message: `issue #${number} is not a request for an approval: ${why}`,
      remedy: `Answer an issue that approve-gate opened; it has the label ${REQUEST_LABEL}.`,
    })
  const text = body.replaceAll('\r\n', '\n')
  const encoded = REQUEST.exec(text)?.[1]
  if (encoded === undefined) throw refuse('its text does not start as one')
  const value = parseJson(Buffer.from(encoded, 'base64').toString('utf8'), 'the request', 'approval-missing')
  if (!isRecord(value) || value['schemaVersion'] !== 1) throw refuse('it is not of schema version 1')
  const subject = parseSubject(value['subject'])
  if (!text.startsWith(requestMarker(subject))) throw refuse('its marker belongs to another request')
  const artifactId = stringField(value, 'artifactId')
  if (artifactId !== undefined && !/^\d{1,15}$/.test(artifactId))
    throw refuse('its artifact has no numeric id')
  return { subject, ...optional('artifactId', artifactId) }
}
