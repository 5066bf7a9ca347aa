// What check-dlp judges by, when the service or a file does not say everything.
import type { Connector } from '@powerops/admin'
import { AlmError } from '@powerops/core'
import { documentedUnblockable } from '@powerops/dlp'
import { parseEnvironmentsFile } from '../../actions/check-dlp/environments.js'
import { fetchPolicies, parsePolicyFile, requireEnvironment } from '../../actions/check-dlp/policies.js'

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
  const none = (): Promise<never[]> => Promise.resolve([])
  const lists = { listUnblockableConnectors: none, listConnectors: none, listVirtualConnectors: none }

  it('leaves compliance undecided where the policies may not be read, and names the role', async () => {
    const basis = await fetchPolicies({ listPolicies: fails('access-denied'), ...lists }, id)
    expect(basis.policies).toEqual([])
    expect(basis.unreadPolicies).toHaveLength(1)
    expect(basis.refusal).toMatchObject({
      code: 'access-denied',
      remedy: expect.stringContaining('Power Platform administrator'),
    })
  })
  it('fails on every other error', async () => {
    await expect(fetchPolicies({ listPolicies: fails('service-error'), ...lists }, id)).rejects.toMatchObject(
      {
        code: 'service-error',
      },
    )
  })
  it('says what it assumed where a list of connectors cannot be read', async () => {
    const broken = fails('service-error')
    const basis = await fetchPolicies(
      {
        listPolicies: none,
        listUnblockableConnectors: broken,
        listConnectors: broken,
        listVirtualConnectors: broken,
      },
      id,
    )
    expect(basis.assumptions).toHaveLength(3)
    expect(basis).toMatchObject({ unblockable: documentedUnblockable, catalogue: [] })
  })
  it('knows the connectors of the catalogue, of the virtual ones and of those that cannot be blocked', async () => {
    const named = (name: string) => (): Promise<Connector[]> =>
      Promise.resolve([{ id: `/x/${name}`, name, displayName: name, custom: false }])
    const full = {
      listUnblockableConnectors: () => Promise.resolve(['/x/shared_c']),
      listConnectors: named('shared_a'),
      listVirtualConnectors: named('Virtual'),
    }
    const { catalogued } = await fetchPolicies({ listPolicies: none, ...full }, id)
    expect(catalogued).toEqual(['/x/shared_a', '/x/Virtual', '/x/shared_c'])
    const { catalogued: ofNone } = await fetchPolicies(
      { listPolicies: none, ...full, listConnectors: none },
      id,
    )
    expect(ofNone).toBeUndefined()
  })
  it('assumes nothing where all lists are there', async () => {
    expect(await fetchPolicies({ listPolicies: none, ...lists }, id)).toMatchObject({
      unblockable: [],
      assumptions: [],
    })
  })
})

describe('parsePolicyFile', () => {
  it('takes the documented connectors for those that cannot be blocked, and says so', () => {
    expect(parsePolicyFile('[]', 'p.json', id)).toMatchObject({
      unblockable: documentedUnblockable,
      assumptions: [expect.stringContaining('documentation'), expect.stringContaining('what their ids say')],
    })
  })
  it('calls connectors what the policies call them', () => {
    const connectors = [
      { id: '/x/shared_sql', name: 'SQL Server' },
      { id: '/x/shared_b', name: 'shared_b' },
      { id: 'c' },
    ]
    const connectorGroups = [{ classification: 'Blocked', connectors }]
    const definition = { name: 'p', defaultConnectorsClassification: 'General', connectorGroups }
    const text = JSON.stringify({ policyDefinition: { ...definition, environmentType: 'AllEnvironments' } })
    expect(parsePolicyFile(text, 'p.json', id).catalogue).toEqual([
      { id: '/x/shared_sql', displayName: 'SQL Server' },
    ])
  })
  it('hands on how an answer of the list can be mended', () => {
    const item = { policyDefinition: { name: 'p', displayName: 'P' } }
    expect(() => parsePolicyFile(JSON.stringify({ value: [item] }), 'p.json', id)).toThrow(
      expect.objectContaining({
        code: 'json-invalid',
        remedy: expect.stringContaining('Fetch each policy by its id'),
      }),
    )
  })
})

describe('parseEnvironmentsFile', () => {
  const expected = [{ id: 'e1', displayName: 'One', type: 'Sandbox' }]
  it.each([
    [
      'what the environments API answers',
      {
        value: [
          {
            id: '/x/environments/e1',
            name: 'e1',
            properties: { displayName: 'One', environmentSku: 'Sandbox' },
          },
        ],
      },
    ],
    ['a simple list', [{ id: 'e1', displayName: 'One', type: 'Sandbox' }]],
    ['an environment that stands there twice', [...expected, ...expected]],
  ])('reads %s', (_name, document) => {
    expect(parseEnvironmentsFile(JSON.stringify(document), 'e.json')).toEqual(expected)
  })
  it('shows the id of an environment without a name', () => {
    expect(parseEnvironmentsFile('[{"id":"e1"}]', 'e.json')).toEqual([
      { id: 'e1', displayName: 'e1', type: '' },
    ])
  })
  it.each(['', 'null', '{}', '{"value":7}', '[null]', '[{"displayName":"x"}]', '[{"id":7}]'])(
    'refuses %j, and names the file',
    (text) => {
      expect(() => parseEnvironmentsFile(text, 'e.json')).toThrow(/e\.json/)
    },
  )
})
