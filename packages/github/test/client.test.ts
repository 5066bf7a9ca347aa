// How the GitHub client words what goes wrong, and which repositories it takes.
import { AlmError } from '@powerops/core'
import { parseRepository } from '../src/index.js'
import type { Step } from '../../../test/helpers/scripted-http.js'
import { REPO, notFound, ada, run, open } from './github-script.js'

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
