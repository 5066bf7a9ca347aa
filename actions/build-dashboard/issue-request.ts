// What an approval issue asks for, as the page tells it.
import { AlmError, optional } from '@powerops/core'
import type { OpenRequest } from '@powerops/dashboard'
import type { Issue } from '@powerops/github'
import type { HistoryRecord } from '@powerops/history'
import { parseRequest } from '../common/approval/request.js'

/** Reads the issue, whose text must be known to be the gate's; undefined when it asks for nothing. */
export function describeIssue(
  issue: Issue,
  repository: string,
  records: readonly HistoryRecord[],
): OpenRequest | undefined {
  const subject = subjectOf(issue)
  if (!subject) return undefined
  const { environment, solutionDigest } = subject
  // The request names bytes; the history knows which solution they are.
  const record = records.find(({ digest }) => `sha256:${digest}` === solutionDigest)
  const approvers = factIn(issue.body, 'May approve')?.replace(/; \d+ needed$/, '')
  return {
    kind: 'issue',
    repository,
    environment,
    title: issue.title,
    url: issue.url,
    waitsFor: approvers === undefined ? [] : approvers.split(', '),
    openedAt: issue.createdAt,
    ...optional('requestedBy', factIn(issue.body, 'Asked by')),
    ...optional('expiresAt', timeIn(factIn(issue.body, 'Ends at'))),
    ...optional('solution', record?.solution),
    ...optional('version', record?.version),
  }
}

function subjectOf(issue: Issue): ReturnType<typeof parseRequest>['subject'] | undefined {
  try {
    return parseRequest(issue).subject
  } catch (caught) {
    if (caught instanceof AlmError) return undefined
    throw caught
  }
}

/** The cell beside `name` in the table of the request, as text without the marks of Markdown. */
function factIn(body: string, name: string): string | undefined {
  const line = body.split(/\r?\n/).find((candidate) => candidate.startsWith(`| ${name} | `))
  const cell = line?.slice(`| ${name} | `.length).replace(/ \|$/, '')
  return cell
    ?.replace(/\\(.)/g, '$1')
    .replaceAll('\u200b', '')
    .replace(/&(lt|gt|amp);/g, (entity) => ({ '&lt;': '<', '&gt;': '>', '&amp;': '&' })[entity] ?? entity)
}

function timeIn(text: string | undefined): string | undefined {
  const ms = Date.parse(text ?? '')
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString()
}
