// What the GitHub client reads, function by function.
import { REPO, notFound, bot, ada, pull, run, deployment, open, type Case } from './github-script.js'

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
