// The version of a packed solution, which a build may set without touching the folder.
import { planPack, planUnpack, planUnpackBoth } from '../src/index.js'
import { codeOf } from './raw-zip.js'
import { contents, manifestText, texts, tinySolution } from './tiny-solution.js'

const lf = { lineEnds: 'lf' } as const
const unmanaged = planUnpack(tinySolution(), { ...lf, packageType: 'Unmanaged' }).files
const managed = planUnpack(tinySolution({ managed: '1' }), { ...lf, packageType: 'Managed' }).files
const both = planUnpackBoth(tinySolution(), tinySolution({ managed: '1' }), lf).files

describe('packing with a version', () => {
  it.each([
    ['an unmanaged folder', unmanaged, 'Unmanaged'],
    ['a managed folder', managed, 'Managed'],
    ['a folder of both, unmanaged', both, 'Unmanaged'],
    ['a folder of both, managed', both, 'Managed'],
  ] as const)('sets it in the zip of %s and nowhere else', (_name, files, packageType) => {
    const before = texts(files)
    const plain = planPack(files, { ...lf, packageType })
    const plan = planPack(files, { ...lf, packageType, version: '2.0.10' })
    const manifestOf = ({ entries }: typeof plan): string =>
      texts(new Map(entries.map(({ name, bytes }) => [name, bytes])))['solution.xml'] ?? ''
    expect(plan.manifest.version).toBe('2.0.10')
    expect(manifestOf(plan)).toBe(
      manifestOf(plain).replace('<Version>1.2.3.4</Version>', '<Version>2.0.10</Version>'),
    )
    expect(manifestOf(plan)).toContain('<Version>2.0.10</Version>')
    const others = ({ entries }: typeof plan): unknown[] =>
      contents(entries.filter(({ name }) => name !== 'solution.xml'))
    expect(others(plan)).toEqual(others(plain))
    expect(texts(files)).toEqual(before)
  })

  it('does not need one that can be read in the folder', () => {
    const files = new Map([...unmanaged, ['Other/Solution.xml', Buffer.from(manifestText({ version: '0' }))]])
    expect(planPack(files, { ...lf, packageType: 'Unmanaged', version: '1.0' }).manifest.version).toBe('1.0')
  })

  it.each(['', '1', '1.2.3.4.5', 'v1.0.0.0', '1.0.0-beta'])('refuses %j', async (version) => {
    expect(await codeOf(() => planPack(unmanaged, { ...lf, packageType: 'Unmanaged', version }))).toBe(
      'version-invalid',
    )
  })
})
