// What update-solution-version decides from: the inputs, the tags of a repository, the tracker.
import { parseVersion } from '@powerops/core'
import { newestTag } from '../../actions/update-solution-version/git-tags.js'
import { areSame, formatTracker, parseTracker } from '../../actions/update-solution-version/tracker.js'
import { parseWish, withNumbers } from '../../actions/update-solution-version/wish.js'

const NONE = {
  version: undefined,
  bump: undefined,
  strategy: undefined,
  buildVersion: undefined,
  patchVersion: undefined,
  revisionVersion: undefined,
  trackerFile: undefined,
}
const DIGEST = 'ab'.repeat(32)

describe('the inputs', () => {
  it.each([
    { inputs: { version: parseVersion('1.0') }, wish: { kind: 'version', version: '1.0' } },
    { inputs: { bump: 'minor' as const }, wish: { kind: 'bump', part: 'minor' } },
    { inputs: { buildVersion: 0 }, wish: { kind: 'numbers', build: 0 } },
    { inputs: { buildVersion: 3, patchVersion: 3 }, wish: { kind: 'numbers', build: 3 } },
    {
      inputs: { strategy: 'filetracking' as const, revisionVersion: 7, trackerFile: 'x.csv' },
      wish: { kind: 'strategy', strategy: 'filetracking', revision: 7 },
    },
  ])('$inputs are understood', ({ inputs, wish }) => {
    expect(parseWish({ ...NONE, ...inputs })).toEqual(wish)
  })

  it.each([
    { version: '1.2', numbers: { build: 5 }, next: '1.2.5.0' },
    { version: '1.2.3.4', numbers: { revision: 0 }, next: '1.2.3.0' },
    { version: '1.2.3.4', numbers: {}, next: '1.2.3.4' },
  ])('$numbers in $version give $next', ({ version, numbers, next }) => {
    expect(withNumbers(parseVersion(version), numbers)).toBe(next)
  })
})

describe('the newest tag', () => {
  it.each([
    { tags: ['v1.9.0.0', 'v1.10.0.0'], newest: 'v1.10.0.0' },
    { tags: ['1.0', 'V1.1'], newest: 'V1.1' },
    { tags: ['v9.0.0.0', 'contosoapp_1.0.0.0'], newest: 'contosoapp_1.0.0.0' },
    {
      tags: ['ContosoApp/v1.0.0.0', 'ContosoApp@1.2.0.0', 'ContosoApp-v1.1.0.0'],
      newest: 'ContosoApp@1.2.0.0',
    },
    {
      tags: ['OtherApp/v3.0.0.0', 'latest', '', 'v1', '1.0.0-beta', '--upload-pack=x', 'v1.0.0.0.0'],
      newest: undefined,
    },
  ])('of $tags is $newest', ({ tags, newest }) => {
    expect(newestTag(tags, 'ContosoApp')?.tag).toBe(newest)
  })
})

describe('the tracker', () => {
  it('reads what it writes, whatever the files are called', () => {
    const files = new Map([
      ['Other/Solution.xml', DIGEST],
      ['WebResources/a, "b".js', DIGEST],
      ['WebResources/größe.js', DIGEST],
    ])
    const tracker = new Map([['ContosoApp', files]])
    const text = formatTracker(tracker)
    expect(parseTracker(text, 'x')).toEqual(tracker)
    expect(parseTracker(text.replaceAll('\n', '\r\n'), 'x')).toEqual(tracker)
  })

  it.each([
    { name: 'another header', text: `a,b,c\nContosoApp,x,${DIGEST}\n` },
    { name: 'no digest', text: 'solution,file,sha256\nContosoApp,x,abc\n' },
    { name: 'too few values', text: `solution,file,sha256\nContosoApp,${DIGEST}\n` },
    { name: 'too many values', text: `solution,file,sha256\nContosoApp,x,${DIGEST},y\n` },
    { name: 'a conflict of a merge', text: `solution,file,sha256\n<<<<<<< HEAD\nContosoApp,x,${DIGEST}\n` },
  ])('is refused with $name', ({ text }) => {
    expect(() => parseTracker(text, 'x.csv')).toThrow(expect.objectContaining({ code: 'input-invalid' }))
  })

  it('tells added, removed and changed files', () => {
    const files = new Map([['a', '1']])
    expect(areSame(files, new Map([['a', '1']]))).toBe(true)
    expect(areSame(files, new Map([['a', '2']]))).toBe(false)
    expect(areSame(files, new Map([['b', '1']]))).toBe(false)
    expect(areSame(files, new Map())).toBe(false)
  })
})
