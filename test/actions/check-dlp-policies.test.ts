import { AlmError } from '@powerops/core'
import { fetchPolicies, requireEnvironment } from '../../actions/check-dlp/policies.js'

const id = 'e0000000-0000-4000-8000-000000000001'
const fails = (code: 'access-denied' | 'environment-not-found' | 'service-error') => () =>
  Promise.reject(new AlmError(code, { message: code }))

describe('requireEnvironment', () => {
  it('refuses an environment that the tenant does not have', async () => {
    await expect(
      requireEnvironment({ getEnvironment: fails('environment-not-found') }, id),
    ).rejects.toMatchObject({
      code: 'environment-not-found',
    })
  })
  it('takes the id as it is where it may not ask', async () => {
    await expect(requireEnvironment({ getEnvironment: fails('access-denied') }, id)).resolves.toBe(id)
  })
})

describe('fetchPolicies', () => {
  const unblockable = { listUnblockableConnectors: () => Promise.resolve([]) }

  it('leaves compliance undecided where the policies may not be read', async () => {
    const basis = await fetchPolicies({ listPolicies: fails('access-denied'), ...unblockable }, id)
    expect(basis.policies).toEqual([])
    expect(basis.unreadPolicies).toHaveLength(1)
  })
  it('fails on every other error', async () => {
    await expect(
      fetchPolicies({ listPolicies: fails('service-error'), ...unblockable }, id),
    ).rejects.toMatchObject({
      code: 'service-error',
    })
  })
})
