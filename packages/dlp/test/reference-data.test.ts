// Recorded answers of the service and real solutions, where they are at hand.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readZip } from '@powerops/solution'
import { evaluate, findConnectors, parsePolicies, toSolutionSource } from '../src/index.js'

const reference = process.env['ALM_REFERENCE_DATA']
const environmentId = 'be0eb809-e58a-ec1b-8fce-ea40b0e53442'

;(reference ? describe : describe.skip)('recorded policies', () => {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(reference ?? '', 'api-recordings/governance', name), 'utf8'))

  it('are read with their groups, rules and filters', () => {
    const [policy] = parsePolicies(read('dlp/v2-policy-except-environments.json'))
    expect(policy).toMatchObject({
      name: 'a2',
      environments: { kind: 'ExceptEnvironments', ids: [environmentId] },
      defaultClass: 'General',
      hasRules: true,
      endpoints: [{ key: 'shared_azureblob', rules: [{ order: 1, pattern: '*', outcome: true }] }],
      urlPatterns: [{ pattern: 'http://aaa.com', outcome: 'Confidential' }, { outcome: 'Ignore' }],
    })
    expect(policy?.actions[0]?.rules.get('createfile_v2')?.isBlocked).toBe(false)
    expect(policy?.entries.find(({ key }) => key === 'shared_sql')?.class).toBe('General')
  })

  it('are refused as items of a list, which leaves out their groups', () => {
    expect(() => parsePolicies(read('dlp/v2-policies-list.json'))).toThrow('no connectorGroups')
  })
})

;(reference ? describe : describe.skip)('real solutions', () => {
  const folder = join(reference ?? '', 'corpus/zips')
  const names = reference ? readdirSync(folder).filter((name) => name.endsWith('.zip')) : []

  it.each(names)('%s is searched and judged', (name) => {
    const entries = readZip(readFileSync(join(folder, name)))
    const source = toSolutionSource(entries.map((entry) => ({ path: entry.path, bytes: entry.read() })))
    const { resources } = findConnectors(source)
    const flowFiles = source.paths.filter((path) => /^Workflows\/.*\.json$/i.test(path))
    expect(resources.filter(({ kind }) => kind === 'cloud-flow')).toHaveLength(flowFiles.length)
    const unknowns = resources
      .flatMap((one) => one.unknowns.map(({ sentence }) => sentence))
      .filter((text) => !/msapp/.test(text))
    expect(unknowns).toEqual([])
    const policies = parsePolicies(
      JSON.parse(
        readFileSync(
          join(reference ?? '', 'api-recordings/governance/dlp/v2-policy-all-environments.json'),
          'utf8',
        ),
      ),
    )
    expect(evaluate(resources, policies, { environmentId, unblockable: [] }).verdict).not.toBe('violation')
  })
})
