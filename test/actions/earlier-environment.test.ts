import type { Environment } from '@powerops/admin'
import { findEarlier, findUnfinished } from '../../actions/create-environment/earlier.js'

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

describe('an unfinished environment', () => {
  it('has the name and the type, and shows no domain yet', () => {
    const ada = environment('Ada')
    expect(findUnfinished([environment('Ada', 'other'), environment('Grace'), ada], wanted)).toBe(ada)
  })
  it.each([
    ['two could be it', [environment('Ada'), environment('Ada')]],
    ['it is of another type', [environment('Ada', undefined, 'Trial')]],
  ])('is not guessed at when %s', (_, environments) => {
    expect(findUnfinished(environments, wanted)).toBeUndefined()
  })
})
