import type { Environment } from '@powerops/admin'
import { findEarlier, patienceMs } from '../../actions/create-environment/earlier.js'

const wanted = { displayName: 'Ada', sku: 'Sandbox', domainName: 'ada-dev' }

function environment(displayName: string, domainName?: string, sku = 'Sandbox'): Environment {
  const dataverse = { organizationId: 'o', uniqueName: 'u', url: 'https://x.example', version: '9' }
  return {
    id: `${displayName}-${domainName ?? 'none'}`,
    displayName,
    sku,
    location: 'europe',
    isDefault: false,
    managed: false,
    disallowed: {},
    ...(domainName === undefined ? {} : { dataverse: { ...dataverse, domainName } }),
  }
}

describe('the environment of an earlier run', () => {
  it('is the one with the domain, in any case', () => {
    const ada = environment('Ada', 'Ada-Dev')
    expect(findEarlier([environment('Ada', 'ada-dev-2'), ada], wanted)).toBe(ada)
  })
  it.each([
    ['another name', environment('Grace', 'ada-dev')],
    ['another type', environment('Ada', 'ada-dev', 'Production')],
  ])('is not one of %s', (_, other) => {
    expect(() => findEarlier([other], wanted)).toThrow(/"ada-dev" belongs to the environment/)
  })
  it('is none when nobody has the domain', () => {
    expect(findEarlier([environment('Ada')], wanted)).toBeUndefined()
  })
})

describe('the patience with a domain that is taken and not shown', () => {
  const hour = 60 * 60_000
  const failed = { ...environment('Ada'), provisioningState: 'Failed' }
  it.each([
    [
      'is the whole time while such an environment waits for its Dataverse',
      [environment('Ada')],
      false,
      hour,
    ],
    ['is a while in a re-run, whose first attempt may have made one', [], true, hour / 4],
    ['is none in a first attempt', [], false, 0],
    ['is none for one of another type', [environment('Ada', undefined, 'Trial')], false, 0],
    ['is none for one that has another domain', [environment('Ada', 'other')], false, 0],
    ['is none for one that failed', [failed], false, 0],
  ])('%s', (_, environments, isRerun, expected) => {
    expect(patienceMs(environments, wanted, { timeoutMs: hour, isRerun })).toBe(expected)
  })
  it('never exceeds the waiting time', () => {
    expect(patienceMs([], wanted, { timeoutMs: 1000, isRerun: true })).toBe(1000)
  })
})
