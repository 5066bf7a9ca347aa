// Where the parts of a JSON text are.
import { jsonOffsets } from '../src/find/json-offsets.js'

const at = (text: string, ...paths: string[][]): (string | undefined)[] =>
  jsonOffsets(text, paths).map((offset) => (offset === undefined ? undefined : text.slice(offset)))

describe('jsonOffsets', () => {
  it.each([
    ['a key', '{"a":1,"b":2}', ['b'], '"b":2}'],
    ['a key in an object in a list', '[{"x":0}, {"a":1}]', ['1', 'a'], '"a":1}]'],
    ['an element of a list', '{"a":[10, 20]}', ['a', '1'], '20]}'],
    ['a key behind a text that looks like JSON', '{"a":"{\\"b\\":1}","b":2}', ['b'], '"b":2}'],
    ['a key with escapes', '{"a\\u0062\\"":1}', ['ab"'], '"a\\u0062\\"":1}'],
    ['the last of two keys', '{"a":{"b":1},"a":{"b":2}}', ['a', 'b'], '"b":2}}'],
    ['a key behind a text that ends in backslashes', '{"a":"\\\\","b":2}', ['b'], '"b":2}'],
    ['nothing for a key that is a value', '{"a":"b"}', ['b'], undefined],
    ['nothing for a key of another level', '{"a":{"b":1}}', ['b'], undefined],
    ['nothing in an empty list', '{"a":[]}', ['a', 'b'], undefined],
    ['nothing in a text without JSON', '}}]],,"', ['a'], undefined],
  ])('finds %s', (_name, text, path, found) => {
    expect(at(text, path)).toEqual([found])
  })

  it('finds parts that contain each other', () => {
    expect(at('{"a":{"b":1}}', ['a', 'b'], ['a'])).toEqual(['"b":1}}', '"a":{"b":1}}'])
  })

  it('goes through a hundred thousand levels', () => {
    const text = `${'{"a":'.repeat(100_000)}1`
    expect(jsonOffsets(text, [Array.from({ length: 100_000 }, () => 'a')])).toEqual([499_996])
  })

  it.each(Array.from({ length: 200 }, (_, seed) => seed))(
    'finds the keys of random JSON number %i',
    (seed) => {
      const roll = dice(seed)
      const keys = new Set(Array.from({ length: 8 }, () => randomText(roll)))
      const value = Object.fromEntries(
        [...keys].map((key) => [`k${key}`, { [randomText(roll)]: [key, { key }] }]),
      )
      const text = JSON.stringify(value, undefined, roll(4))
      for (const key of Object.keys(value)) {
        const [offset = -1] = jsonOffsets(text, [[key]])
        expect(text.slice(offset)).toMatch(startingWith(JSON.stringify(key)))
      }
    },
  )

  it.each(Array.from({ length: 200 }, (_, seed) => seed))('takes random text number %i', (seed) => {
    const roll = dice(seed)
    const text = Array.from({ length: 60 }, () => '{}[]:,"\\a0 '[roll(11)] ?? '').join('')
    for (const offset of jsonOffsets(text, [['a'], ['0', 'a']])) {
      expect(offset ?? 0).toBeLessThan(text.length + 1)
    }
  })
})

function startingWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`)
}

function randomText(roll: (limit: number) => number): string {
  return Array.from({ length: roll(6) }, () => '"\\{}[],:\n\u00e9\u2028xy'[roll(13)] ?? '').join('')
}

/** Whole numbers that look random and are the same for the same seed. */
function dice(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * limit)
  }
}
