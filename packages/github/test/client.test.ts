// Every function of the GitHub client against a scripted service.
import { AlmError } from '@powerops/core'
import { createGitHubClient, parseRepository, type GitHubClient } from '../src/index.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

const REPO = 'repos/contoso/expenses'
const lost = new AlmError('outcome-unknown', { message: 'the answer was lost' })
const notFound: Step = { status: 404, body: { message: 'Not Found' } }
const bot = { id: 41898282, login: 'github-actions[bot]', type: 'Bot' }
const ada = { id: 7, login: 'ada', type: 'User' }
const pull = {
  number: 5,
  html_url: 'https://github.com/contoso/expenses/pull/5',
  state: 'open',
  title: 'Export',
  body: null,
  merged_at: null,
  head: { ref: 'export/expenses', sha: 'a1' },
  base: { ref: 'main', sha: 'b2' },
  user: bot,
}
const comment = (id: number, body: string, user: object = bot): object => ({
  id,
  body,
  user,
  html_url: 'https://x',
  created_at: '2026-01-01T00:00:00Z',
})
const deployment = (id: number, payload: unknown = {}): object => ({
  id,
  payload,
  sha: 'a1',
  ref: 'a1',
  task: 'deploy',
  environment: 'production',
  description: null,
  created_at: '2026-01-01T00:00:00Z',
  creator: bot,
})
const status = (state: string): object => ({
  id: 9,
  state,
  description: 'Imported',
  created_at: '2026-01-01T00:00:00Z',
  environment_url: '',
})

async function open(
  script: Record<string, Step | Step[]>,
): Promise<{ client: GitHubClient; http: ScriptedHttp }> {
  const http = scriptedHttp(script, '/api/v3/')
  const repository = { owner: 'contoso', name: 'expenses' }
  const url = new URL('https://ghe.example/api/v3/')
  return { client: await createGitHubClient(http, url, repository, testPorts()), http }
}

type Case = [
  name: string,
  script: Record<string, Step | Step[]>,
  ask: (client: GitHubClient) => Promise<unknown>,
  outcome: unknown,
]

const run = {
  id: 42,
  run_attempt: 2,
  event: 'workflow_dispatch',
  status: 'in_progress',
  conclusion: null,
  head_sha: 'a1',
  head_branch: 'main',
  path: '.github/workflows/deploy.yml',
  created_at: '2026-01-01T00:00:00Z',
  html_url: 'https://x',
  actor: ada,
  triggering_actor: bot,
}
const rules = [
  { type: 'wait_timer', wait_timer: 30 },
  {
    type: 'required_reviewers',
    prevent_self_review: true,
    reviewers: [
      { type: 'User', reviewer: ada },
      { type: 'Team', reviewer: { id: 3, slug: 'alm' } },
    ],
  },
]
const reviewers = [
  { kind: 'user', id: 7, login: 'ada' },
  { kind: 'team', id: 3, slug: 'alm' },
]

const reads: Case[] = [
  [
    'a run',
    { [`GET ${REPO}/actions/runs/42`]: { body: run } },
    (c) => c.getRun(42),
    { attempt: 2, actor: ada, triggeringActor: bot, headBranch: 'main' },
  ],
  [
    'the runs that wait, with the names that GitHub shows',
    {
      [`GET ${REPO}/actions/runs`]: {
        body: { total_count: 1, workflow_runs: [{ ...run, status: 'waiting', display_title: 'Promote' }] },
      },
    },
    (c) => c.listWaitingRuns(),
    [{ id: 42, status: 'waiting', title: 'Promote' }],
  ],
  [
    'the files of a pull request, by both names when they were renamed',
    {
      [`GET ${REPO}/pulls/5/files`]: {
        body: [{ filename: 'b.txt', previous_filename: 'a.txt', status: 'renamed' }, { filename: 'c.txt' }],
      },
    },
    (c) => c.listPullRequestFiles(5),
    { paths: ['b.txt', 'a.txt', 'c.txt'], complete: true },
  ],
  [
    'the open pull requests, with those who are asked for a review',
    {
      [`GET ${REPO}/pulls`]: {
        body: [
          {
            ...pull,
            requested_reviewers: [ada],
            requested_teams: [{ slug: 'leads' }, {}],
            created_at: 'then',
          },
        ],
      },
    },
    (c) => c.listOpenPullRequests(),
    [{ number: 5, awaitedReviewers: ['ada', 'contoso/leads'], createdAt: 'then' }],
  ],
  [
    'the approvals of a run',
    {
      [`GET ${REPO}/actions/runs/42/approvals`]: {
        body: [
          { state: 'approved', comment: 'ok', user: ada, environments: [{ id: 1, name: 'production' }] },
        ],
      },
    },
    (c) => c.listRunApprovals(42),
    [{ state: 'approved', user: ada, environments: [{ id: 1, name: 'production' }] }],
  ],
  [
    'what a run waits for',
    {
      [`GET ${REPO}/actions/runs/42/pending_deployments`]: {
        body: [{ environment: { id: 1, name: 'production' }, wait_timer: 5, reviewers: rules[1]?.reviewers }],
      },
    },
    (c) => c.listPendingDeployments(42),
    [{ environment: { id: 1, name: 'production' }, waitTimerMinutes: 5, reviewers }],
  ],
  [
    'a protected environment',
    {
      [`GET ${REPO}/environments/production`]: {
        body: {
          id: 1,
          name: 'production',
          protection_rules: rules,
          deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
        },
      },
    },
    (c) => c.findEnvironment('production'),
    { reviewers, preventsSelfReview: true, waitTimerMinutes: 30, branchPolicy: 'custom' },
  ],
  [
    'an environment without rules',
    { [`GET ${REPO}/environments/test`]: { body: { id: 1, name: 'test', deployment_branch_policy: null } } },
    (c) => c.findEnvironment('test'),
    { reviewers: [], preventsSelfReview: false, branchPolicy: 'none' },
  ],
  [
    'that there is no environment',
    { [`GET ${REPO}/environments/test`]: notFound },
    (c) => c.findEnvironment('test'),
    undefined,
  ],
  [
    'the permission of a user',
    {
      [`GET ${REPO}/collaborators/ada/permission`]: { body: { permission: 'write', role_name: 'maintain' } },
    },
    (c) => c.getUserPermission('ada'),
    { permission: 'write', roleName: 'maintain' },
  ],
  [
    'an active member of a team',
    { 'GET orgs/contoso/teams/alm/memberships/ada': { body: { state: 'active' } } },
    (c) => c.isTeamMember('contoso', 'alm', 'ada'),
    true,
  ],
  [
    'that an invited person is no member yet',
    { 'GET orgs/contoso/teams/alm/memberships/ada': { body: { state: 'pending' } } },
    (c) => c.isTeamMember('contoso', 'alm', 'ada'),
    false,
  ],
  [
    'that a stranger is no member',
    { 'GET orgs/contoso/teams/alm/memberships/eve': notFound },
    (c) => c.isTeamMember('contoso', 'alm', 'eve'),
    false,
  ],
  [
    'the pull request of the two branches, not the one that GitHub shows for an unknown head',
    { [`GET ${REPO}/pulls`]: { body: [{ ...pull, number: 4, head: { ref: 'other', sha: 'c3' } }, pull] } },
    (c) => c.findPullRequest('export/expenses', 'main'),
    { number: 5, merged: false, body: '' },
  ],
  [
    'a pull request',
    { [`GET ${REPO}/pulls/5`]: { body: { ...pull, state: 'closed', merged: true } } },
    (c) => c.getPullRequest(5),
    { state: 'closed', merged: true },
  ],
  [
    'how commits compare',
    {
      [`GET ${REPO}/compare/main...export/expenses`]: {
        body: { status: 'ahead', ahead_by: 2, behind_by: 0, merge_base_commit: { sha: 'b2' } },
      },
    },
    (c) => c.compareCommits('main', 'export/expenses'),
    { status: 'ahead', aheadBy: 2, behindBy: 0, mergeBaseSha: 'b2' },
  ],
  [
    'what a ref points at',
    {
      [`GET ${REPO}/git/ref/heads/main`]: {
        body: { ref: 'refs/heads/main', object: { sha: 'a1', type: 'commit' } },
      },
    },
    (c) => c.findRef('refs/heads/main'),
    'a1',
  ],
  [
    'that there is no ref',
    { [`GET ${REPO}/git/ref/heads/gone`]: notFound },
    (c) => c.findRef('heads/gone'),
    undefined,
  ],
  [
    'a commit',
    {
      [`GET ${REPO}/commits/a1`]: {
        body: {
          sha: 'a1',
          commit: { message: 'm', tree: { sha: 't' }, verification: { verified: true } },
          parents: [{ sha: 'b2' }],
          author: null,
        },
      },
    },
    (c) => c.getCommit('a1'),
    { treeSha: 't', parents: ['b2'], verified: true },
  ],
  [
    'payloads sent as text, and foreign ones as empty',
    {
      [`GET ${REPO}/deployments`]: {
        body: [deployment(1, '{"digest":"ab"}'), deployment(2, 'hello'), deployment(3, '{oops')],
      },
    },
    (c) => c.listDeployments(),
    [{ payload: { digest: 'ab' } }, { payload: {} }, { payload: {} }],
  ],
]

describe('reading', () => {
  it.each(reads)('%s', async (_name, script, ask, outcome) => {
    const { client } = await open(script)
    const seen = await ask(client)
    if (typeof outcome === 'object') expect(seen).toMatchObject(outcome as object)
    else expect(seen).toBe(outcome)
  })

  it('all pages, by the links of the answers', async () => {
    const link = `<https://ghe.example/api/v3/${REPO}/deployments?page=2>; rel="next"`
    const { client, http } = await open({
      [`GET ${REPO}/deployments`]: [{ body: [deployment(2)], headers: { link } }, { body: [deployment(1)] }],
    })
    await expect(client.listDeployments({ environment: 'production', sha: 'a1' })).resolves.toHaveLength(2)
    expect(http.requests[0]?.url.searchParams.get('environment')).toBe('production')
    expect(http.requests.map(({ retry }) => retry)).toEqual(['safe', 'safe'])
  })
})

const writes: Case[] = [
  [
    'creates a pull request',
    { [`POST ${REPO}/pulls`]: { status: 201, body: pull } },
    (c) => c.createPullRequest({ head: 'export/expenses', base: 'main', title: 't', body: 'b' }),
    { number: 5 },
  ],
  [
    'finds the pull request whose creation was not answered',
    { [`POST ${REPO}/pulls`]: lost, [`GET ${REPO}/pulls`]: { body: [pull] } },
    (c) => c.createPullRequest({ head: 'export/expenses', base: 'main', title: 't', body: 'b' }),
    { number: 5 },
  ],
  [
    'updates a pull request',
    { [`PATCH ${REPO}/pulls/5`]: { body: { ...pull, title: 'New' } } },
    (c) => c.updatePullRequest(5, { title: 'New' }),
    { title: 'New' },
  ],
  [
    'records a deployment',
    { [`POST ${REPO}/deployments`]: { status: 201, body: deployment(1, { digest: 'ab' }) } },
    (c) =>
      c.createDeployment({
        sha: 'a1',
        environment: 'production',
        payload: { digest: 'ab' },
        description: 'd',
      }),
    { id: 1, payload: { digest: 'ab' } },
  ],
  [
    'finds the deployment whose recording was not answered by its payload',
    {
      [`POST ${REPO}/deployments`]: { status: 502, body: '<html/>' },
      [`GET ${REPO}/deployments`]: {
        body: [deployment(2, { digest: 'cd' }), deployment(1, { digest: 'ab' })],
      },
    },
    (c) =>
      c.createDeployment({
        sha: 'a1',
        environment: 'production',
        payload: { digest: 'ab' },
        description: 'd',
      }),
    { id: 1 },
  ],
  [
    'records a status',
    { [`POST ${REPO}/deployments/1/statuses`]: { status: 201, body: status('success') } },
    (c) => c.createDeploymentStatus(1, { state: 'success', description: 'Imported' }),
    { state: 'success' },
  ],
  [
    'finds the status whose recording was not answered',
    {
      [`POST ${REPO}/deployments/1/statuses`]: lost,
      [`GET ${REPO}/deployments/1/statuses`]: { body: [status('success')] },
    },
    (c) => c.createDeploymentStatus(1, { state: 'success', description: 'Imported' }),
    { id: 9 },
  ],
  [
    'finds the comment whose writing was not answered',
    {
      [`POST ${REPO}/issues/5/comments`]: lost,
      [`GET ${REPO}/issues/5/comments`]: { body: [comment(1, 'x'), comment(2, 'hello')] },
    },
    (c) => c.createComment(5, 'hello'),
    { id: 2 },
  ],
  [
    'changes its comment in place',
    {
      [`GET ${REPO}/issues/5/comments`]: {
        body: [comment(1, '<!-- m -->\nfake', ada), comment(2, '<!-- m -->\nold')],
      },
      [`PATCH ${REPO}/issues/comments/2`]: { body: comment(2, 'new') },
    },
    (c) => c.writeComment(5, '<!-- m -->', 'new'),
    { id: 2 },
  ],
  [
    'leaves its comment alone when it says the same',
    { [`GET ${REPO}/issues/5/comments`]: { body: [comment(2, '<!-- m -->\nsame')] } },
    (c) => c.writeComment(5, '<!-- m -->', 'same'),
    { id: 2 },
  ],
  [
    'does not mind that the comment to delete is gone',
    { [`DELETE ${REPO}/issues/comments/2`]: notFound },
    async (c) => ({ gone: await c.deleteComment(2).then(() => true) }),
    { gone: true },
  ],
  [
    'writes a comment of its own beside a copied marker',
    {
      [`GET ${REPO}/issues/5/comments`]: { body: [comment(1, '<!-- m -->\nfake', ada)] },
      [`POST ${REPO}/issues/5/comments`]: { status: 201, body: comment(3, 'new') },
    },
    (c) => c.writeComment(5, '<!-- m -->', 'new'),
    { id: 3 },
  ],
]

describe('writing', () => {
  it.each(writes)('%s', async (_name, script, ask, outcome) => {
    const { client, http } = await open(script)
    await expect(ask(client)).resolves.toMatchObject(outcome as object)
    expect(http.requests.filter(({ method }) => method === 'POST').map(({ retry }) => retry)).not.toContain(
      'safe',
    )
  })

  it('is unknown when the deployment whose recording was not answered is not there', async () => {
    const { client } = await open({
      [`POST ${REPO}/deployments`]: lost,
      [`GET ${REPO}/deployments`]: { body: [] },
    })
    const request = { sha: 'a1', environment: 'production', payload: {}, description: 'd' }
    await expect(client.createDeployment(request)).rejects.toMatchObject({ code: 'outcome-unknown' })
  })

  it('sends the commit, no required contexts and a description that fits', async () => {
    const { client, http } = await open({
      [`POST ${REPO}/deployments`]: { status: 201, body: deployment(1) },
    })
    await client.createDeployment({
      sha: 'a1',
      environment: 'production',
      payload: { a: 1 },
      description: 'x'.repeat(200),
      production: true,
    })
    expect(JSON.parse(String(http.requests[0]?.body))).toEqual({
      ref: 'a1',
      environment: 'production',
      payload: { a: 1 },
      description: 'x'.repeat(140),
      auto_merge: false,
      required_contexts: [],
      production_environment: true,
    })
  })
})

describe('what goes wrong', () => {
  const cases: [name: string, step: Step, code: string, text: RegExp][] = [
    [
      'HTML with status 200',
      { body: '<html>', headers: { 'content-type': 'text/html' } },
      'response-invalid',
      /"id"/,
    ],
    ['a body that is cut off', { body: '{"id": 42, "run' }, 'response-invalid', /"id"/],
    ['an empty body', { body: '' }, 'response-invalid', /"id"/],
    ['a missing actor', { body: { ...run, actor: null } }, 'response-invalid', /"actor"/],
    ['an id that is no number', { body: { ...run, id: '42' } }, 'response-invalid', /"id"/],
    ['a run that is not there', notFound, 'service-error', /reading workflow run 42 failed/],
    ['a refused token', { status: 401, body: { message: 'Bad credentials' } }, 'access-denied', /token/],
    [
      'a secondary rate limit',
      { status: 403, body: { message: 'You have exceeded a secondary rate limit' } },
      'throttled',
      /fewer requests/,
    ],
    [
      'a network that fails',
      new AlmError('network-error', { message: 'no route' }),
      'network-error',
      /no route/,
    ],
    [
      'a cancelled run',
      new AlmError('cancelled', { message: 'the run was cancelled' }),
      'cancelled',
      /cancelled/,
    ],
  ]
  it.each(cases)('%s', async (_name, step, code, text) => {
    const { client } = await open({ [`GET ${REPO}/actions/runs/42`]: step })
    await expect(client.getRun(42)).rejects.toMatchObject({ code, message: expect.stringMatching(text) })
  })

  it('a missing permission is quoted as the YAML to add', async () => {
    const refusal: Step = { status: 403, body: { message: 'Resource not accessible by integration' } }
    const { client } = await open({ [`POST ${REPO}/deployments`]: refusal })
    const request = { sha: 'a1', environment: 'production', payload: {}, description: 'd' }
    await expect(client.createDeployment(request)).rejects.toMatchObject({
      code: 'access-denied',
      remedy: expect.stringContaining('permissions: { deployments: write }'),
    })
  })

  it('an approval state that is new is not guessed at', async () => {
    const body = [{ state: 'half-approved', user: ada, environments: [] }]
    const { client } = await open({ [`GET ${REPO}/actions/runs/42/approvals`]: { body } })
    await expect(client.listRunApprovals(42)).rejects.toMatchObject({
      code: 'response-invalid',
      details: { field: 'state' },
    })
  })
})

describe('a repository', () => {
  it('is read from owner/name', () => {
    expect(parseRepository('contoso/expenses.app')).toEqual({ owner: 'contoso', name: 'expenses.app' })
  })
  it.each(['contoso', 'contoso/..', 'a/b/c', 'a b/c', ''])('is not "%s"', (text) => {
    expect(() => parseRepository(text)).toThrow(AlmError)
  })
})
