// What the GitHub client writes, once each, also when answers are lost.
import {
  REPO,
  lost,
  notFound,
  ada,
  pull,
  comment,
  deployment,
  status,
  open,
  type Case,
} from './github-script.js'

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
