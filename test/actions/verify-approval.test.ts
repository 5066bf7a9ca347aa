// A record is believed by nobody: what a verification refuses, and in which words.
import { createRecord, decide, formatRecord, parseSubject, requestId, type Subject } from '@powerops/approval'
import { AlmError } from '@powerops/core'
import type {
  Account,
  Discussion,
  DiscussionComment,
  GitHubClient,
  PullRequestReview,
} from '@powerops/github'
import { fetchEvidence } from '../../actions/common/approval/evidence.js'
import { renderRequest } from '../../actions/common/approval/request.js'
import type { ApprovalWish } from '../../actions/common/approval/rules-inputs.js'
import { useUpApproval } from '../../actions/common/approval/use-up-approval.js'
import { verifyApproval, type VerificationRequest } from '../../actions/common/approval/verify-approval.js'

const NOW = Date.parse('2026-05-01T12:00:00Z')
const COMMIT = 'a'.repeat(40)
const mia: Account = { id: 1, login: 'mia', type: 'User' }
const grace: Account = { id: 2, login: 'Grace', type: 'User' }
const bot: Account = { id: 3, login: 'github-actions[bot]', type: 'Bot' }

const subject: Subject = parseSubject({
  repositoryId: 9,
  commit: COMMIT,
  solutionDigest: 'b'.repeat(64),
  environment: 'production',
  target: 'https://contoso.crm4.dynamics.com',
  runId: 5,
  runAttempt: 1,
})
const code = requestId(subject)
const job = {
  repository: { owner: 'contoso', name: 'apps' },
  repositoryId: 9,
  runId: 6,
  runAttempt: 1,
  commit: 'f'.repeat(40),
  runUrl: 'https://github.com/contoso/apps/actions/runs/6',
}
const wish: ApprovalWish = {
  approvers: ['grace'],
  minimumApprovals: 1,
  allowSelfApproval: false,
  requirePermission: undefined,
  expiresAfterHours: undefined,
  baseBranch: undefined,
  requestAuthor: 'github-actions[bot]',
}
const { repositoryId, solutionDigest, environment, commit, target } = subject
const expected = { repositoryId, solutionDigest, environment, commit, target: target ?? '' }

/** GitHub as it is when nothing was tampered with; each test changes what it is about. */
interface Facts {
  attempt: number
  comments: DiscussionComment[]
  issue: Partial<Discussion>
  permission: 'admin' | 'write' | 'read' | 'none'
  reviews: PullRequestReview[]
  head: string
  /** SHAs of the pull request's commits. */
  commits: string[]
  startedAt: string
}

const comment = (
  body: string,
  author = grace,
  change: Partial<DiscussionComment> = {},
): DiscussionComment => ({
  id: 1,
  url: 'https://github.com/contoso/apps/issues/8#issuecomment-1',
  body,
  author,
  createdAt: '2026-05-01T10:00:00Z',
  wasEdited: false,
  isHidden: false,
  viaApp: false,
  ...change,
})
const review = (change: Partial<PullRequestReview> = {}): PullRequestReview => ({
  id: 1,
  state: 'APPROVED',
  commit: COMMIT,
  submittedAt: '2026-05-01T10:00:00Z',
  user: grace,
  url: 'https://github.com/contoso/apps/pull/7#pullrequestreview-1',
  ...change,
})
const genuine: Facts = {
  attempt: 1,
  comments: [comment(`/approve ${code}`)],
  issue: {},
  permission: 'write',
  reviews: [review()],
  head: COMMIT,
  commits: [COMMIT],
  startedAt: '2026-05-01T09:00:00Z',
}
const body = renderRequest(
  { subject },
  {
    requester: 'mia',
    runUrl: job.runUrl,
    minimum: 1,
    approvers: ['grace'],
    expiresAt: '2026-05-04T09:00:00Z',
  },
)

function gitHub(change: Partial<Facts> = {}): GitHubClient {
  const facts = { ...genuine, ...change }
  const client: Partial<GitHubClient> = {
    repository: job.repository,
    getRun: async (id) => ({
      id,
      attempt: facts.attempt,
      event: 'workflow_dispatch',
      status: 'completed',
      headSha: COMMIT,
      path: '.github/workflows/promote.yml',
      createdAt: facts.startedAt,
      startedAt: facts.startedAt,
      actor: mia,
      triggeringActor: mia,
      url: 'https://github.com/contoso/apps/actions/runs/5',
    }),
    getCommit: async (sha) => ({ sha, message: '', treeSha: '', parents: [], author: mia, verified: false }),
    getUserPermission: async () => ({ permission: facts.permission, roleName: facts.permission }),
    getDiscussion: async (number) => ({
      number,
      url: 'https://github.com/contoso/apps/issues/8',
      title: 'Approve',
      body,
      state: 'open',
      isLocked: false,
      labels: ['alm-approval'],
      author: bot,
      createdAt: facts.startedAt,
      wasEdited: false,
      wasClosed: false,
      comments: facts.comments,
      ...facts.issue,
    }),
    listReviews: async () => facts.reviews,
    listPullRequestAuthors: async () => ({ accounts: [mia], commits: facts.commits, complete: true }),
    getPullRequest: async (number) => ({
      number,
      url: 'https://github.com/contoso/apps/pull/7',
      state: 'open',
      draft: false,
      merged: false,
      title: '',
      body: '',
      head: { ref: 'dev/mia', sha: facts.head },
      base: { ref: 'main', sha: 'c'.repeat(40) },
      author: mia,
      defaultBranch: 'main',
    }),
  }
  return client as GitHubClient
}

const graceApproved = { decision: 'approved' as const, approvedBy: [{ id: 2, login: 'Grace' }], reasons: [] }
const byIssue = createRecord(subject, { kind: 'issue', number: 8 }, graceApproved, [], NOW)
const byReview = createRecord(subject, { kind: 'pull-request', number: 7 }, graceApproved, [], NOW)

async function verify(
  change: Partial<VerificationRequest> = {},
  facts: Partial<Facts> = {},
): Promise<{ code: string; message: string }> {
  const request = { untrustedRecord: formatRecord(byIssue), expected, job, wish, now: NOW, ...change }
  try {
    const { requestId: id } = await verifyApproval(gitHub(facts), request)
    return { code: 'ok', message: id }
  } catch (caught) {
    if (!(caught instanceof AlmError)) throw caught
    expect(caught.remedy).toMatch(/\.$/)
    return { code: caught.code, message: caught.message }
  }
}

const forged = (change: object): Partial<VerificationRequest> => ({
  untrustedRecord: JSON.stringify({ ...byIssue, ...change }),
})

describe('verifyApproval', () => {
  it('accepts a record by issue in another run, and one by pull request in its own', async () => {
    expect(await verify()).toEqual({ code: 'ok', message: code })
    const own = { untrustedRecord: formatRecord(byReview), job: { ...job, runId: 5, runAttempt: 2 } }
    expect(await verify(own)).toEqual({ code: 'ok', message: code })
  })

  it.each<{
    what: string
    change?: Partial<VerificationRequest>
    facts?: Partial<Facts>
    code?: string
    says: RegExp
  }>([
    { what: 'that is no JSON', change: { untrustedRecord: 'approved' }, says: /is not JSON/ },
    {
      what: 'of other bytes',
      change: { expected: { ...expected, solutionDigest: `sha256:${'c'.repeat(64)}` } },
      code: 'digest-mismatch',
      says: /is for solution sha256:bbb/,
    },
    {
      what: 'of another environment',
      change: { expected: { ...expected, environment: 'test' } },
      says: /another environment: "production"/,
    },
    {
      what: 'of another commit',
      change: { expected: { ...expected, commit: 'd'.repeat(40) } },
      says: /another commit/,
    },
    {
      what: 'of another target',
      change: { expected: { ...expected, target: 'https://fabrikam' } },
      says: /another target/,
    },
    {
      what: 'of another repository',
      change: { expected: { ...expected, repositoryId: 1 } },
      says: /another repositoryId/,
    },
    { what: 'of yesterday', change: { now: NOW + 25 * 3_600_000 }, says: /too old/ },
    {
      what: 'with a code of another subject',
      change: forged({ requestId: '000000000000' }),
      says: /does not belong to its subject/,
    },
    { what: 'that names nobody', change: forged({ approvers: [] }), says: /approved by nobody/ },
    {
      what: 'that was rejected',
      change: forged({ decision: 'rejected' }),
      code: 'approval-rejected',
      says: /was rejected/,
    },
    {
      what: 'that names somebody who did not answer',
      change: forged({ approvers: [{ id: 77, login: 'eve' }] }),
      says: /names "eve" \(77\)/,
    },
    { what: 'without a source', change: forged({ source: { kind: 'rumour' } }), says: /does not say where/ },
    { what: 'whose issue has no answer', facts: { comments: [] }, says: /names "Grace"/ },
    {
      what: 'whose answer was edited since',
      facts: { comments: [comment(`/approve ${code}`, grace, { wasEdited: true })] },
      says: /names "Grace"/,
    },
    {
      what: 'whose issue asks for something else',
      facts: { issue: { body: body.replaceAll('request ', 'request  ') } },
      says: /not a request/,
    },
    {
      what: 'whose issue was closed since',
      facts: { issue: { wasClosed: true } },
      says: /has expired: issue #8 was closed/,
    },
    {
      what: 'whose issue was changed by somebody',
      facts: { issue: { wasEdited: true, lastEditor: 'mia' } },
      says: /no longer, what the gate wrote/,
    },
    { what: 'whose issue lost its label', facts: { issue: { labels: [] } }, says: /what the gate wrote/ },
    { what: 'whose issue is locked', facts: { issue: { isLocked: true } }, says: /is locked/ },
    {
      what: 'that was rejected since',
      facts: { comments: [...genuine.comments, comment('/reject')] },
      code: 'approval-rejected',
      says: /rejected since it was approved/,
    },
    {
      what: 'whose approver lost the permission',
      facts: { permission: 'read' },
      says: /who may not approve: 0 of 1/,
    },
    {
      what: 'whose approver is no longer named',
      change: { wish: { ...wish, approvers: ['adam'] } },
      says: /who may not approve/,
    },
    {
      what: 'with one approver where two are asked for here',
      change: { wish: { ...wish, minimumApprovals: 2 } },
      says: /1 of 2/,
    },
    {
      what: 'whose request is over',
      facts: { startedAt: '2026-04-20T00:00:00Z' },
      says: /not approved in time/,
    },
    { what: 'whose run was started again', facts: { attempt: 2 }, says: /is in attempt 2/ },
    {
      what: 'by pull request in another run',
      change: { untrustedRecord: formatRecord(byReview) },
      says: /not for attempt 1 of run 6/,
    },
    {
      what: 'by pull request after a push',
      change: { untrustedRecord: formatRecord(byReview), job: { ...job, runId: 5 } },
      facts: { head: 'e'.repeat(40) },
      says: /names "Grace"|neither the head/,
    },
    {
      what: 'by pull request when GitHub does not say who wrote its head',
      change: { untrustedRecord: formatRecord(byReview), job: { ...job, runId: 5 } },
      facts: { commits: [] },
      says: /not all who wrote them/,
    },
    {
      what: 'by pull request after a dismissal',
      change: { untrustedRecord: formatRecord(byReview), job: { ...job, runId: 5 } },
      facts: { reviews: [review({ state: 'DISMISSED' })] },
      says: /0 of 1 approvals/,
    },
  ])(
    'refuses a record $what',
    async ({ change = {}, facts = {}, code: reason = 'approval-missing', says }) => {
      const { code: found, message } = await verify(change, facts)
      expect(found).toBe(reason)
      expect(message).toMatch(says)
    },
  )

  it('passes on that GitHub cannot be read', async () => {
    const client: GitHubClient = {
      ...gitHub(),
      getDiscussion: async () => {
        throw new AlmError('service-error', { message: 'no' })
      },
    }
    const request = { untrustedRecord: formatRecord(byIssue), expected, job, wish, now: NOW }
    await expect(verifyApproval(client, request)).rejects.toMatchObject({ code: 'service-error' })
  })
})

describe('fetchEvidence', () => {
  it('lets nobody but administrators answer when nobody is named', async () => {
    const request = { subject, wish: { ...wish, approvers: undefined }, now: NOW }
    for (const [permission, outcome] of [
      ['write', 'pending'],
      ['admin', 'approved'],
    ] as const) {
      const { events, rules } = await fetchEvidence(gitHub({ permission }), byIssue.source, request)
      expect(decide(events, subject, rules, NOW).decision).toBe(outcome)
    }
  })

  it('believes no app that speaks in the name of a person', async () => {
    const comments = [comment(`/approve ${code}`, grace, { viaApp: true })]
    const { events, rules } = await fetchEvidence(gitHub({ comments }), byIssue.source, {
      subject,
      wish,
      now: NOW,
    })
    expect(decide(events, subject, rules, NOW).decision).toBe('pending')
  })
})

describe('useUpApproval', () => {
  it('closes the issue of a record, and does nothing for the other kinds', async () => {
    const said: unknown[] = []
    const client = {
      createComment: async (...args: unknown[]) => void said.push(args) as never,
      updateIssue: async (...args: unknown[]) => void said.push(args) as never,
    }
    await useUpApproval(client, byReview, job.runUrl)
    expect(said).toEqual([])
    await useUpApproval(client, byIssue, job.runUrl)
    expect(said.at(-1)).toEqual([8, { state: 'closed', stateReason: 'completed' }])
  })
})
