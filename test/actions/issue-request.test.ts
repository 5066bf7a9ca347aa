// What the dashboard reads out of an approval issue is what approve-gate wrote into it.
import { parseSubject } from '@powerops/approval'
import type { Issue } from '@powerops/github'
import type { HistoryRecord } from '@powerops/history'
import { describeIssue } from '../../actions/build-dashboard/issue-request.js'
import { renderRequest, requestTitle, type RequestFacts } from '../../actions/common/approval/request.js'

const DIGEST = 'ab'.repeat(32)
const subject = parseSubject({
  repositoryId: 1,
  commit: 'c'.repeat(40),
  solutionDigest: DIGEST,
  environment: 'production',
  runId: 7,
  runAttempt: 1,
})
const facts: RequestFacts = {
  requester: 'mia_maker-1',
  runUrl: 'https://github.com/contoso/apps/actions/runs/7',
  minimum: 2,
  approvers: ['adam-admin', 'contoso/release_managers'],
  expiresAt: '2026-11-24T10:00:00.000Z',
}
const issueWith = (body: string): Issue => ({
  number: 4,
  url: 'https://github.com/contoso/apps/issues/4',
  title: requestTitle(subject),
  body,
  state: 'open',
  isLocked: false,
  labels: ['alm-approval'],
  author: { id: 1, login: 'github-actions[bot]', type: 'Bot' },
  createdAt: '2026-11-21T10:00:00Z',
})
const record = { digest: DIGEST, solution: 'ContosoApp', version: '1.2.0.0' } as HistoryRecord

it('tells who asked, who may answer, until when, and which solution the bytes are', () => {
  expect(describeIssue(issueWith(renderRequest({ subject }, facts)), 'contoso/apps', [record])).toEqual({
    kind: 'issue',
    repository: 'contoso/apps',
    environment: 'production',
    title: requestTitle(subject),
    url: 'https://github.com/contoso/apps/issues/4',
    requestedBy: 'mia_maker-1',
    waitsFor: ['adam-admin', 'contoso/release_managers'],
    openedAt: '2026-11-21T10:00:00Z',
    expiresAt: '2026-11-24T10:00:00.000Z',
    solution: 'ContosoApp',
    version: '1.2.0.0',
  })
})

it('leaves out what the text does not say, and names no solution that the history does not know', () => {
  const body = renderRequest({ subject }, { ...facts, approvers: [], expiresAt: 'never' })
  const request = describeIssue(issueWith(body), 'contoso/apps', [])
  expect(request?.waitsFor).toEqual(['administrators of this repository'])
  expect(Object.keys(request ?? {})).not.toEqual(expect.arrayContaining(['expiresAt']))
  expect(request?.solution).toBeUndefined()
})

it.each(['', 'Please approve', '<!-- powerops-approval 0123456789ab -->\nno request'])(
  'finds no request in %j',
  (body) => {
    expect(describeIssue(issueWith(body), 'contoso/apps', [record])).toBeUndefined()
  },
)
