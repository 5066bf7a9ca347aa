// JSON as tokens: nothing but white space may change.
import { AlmError } from '@powerops/core'
import { findLayout, layOut } from '../src/json/layout.js'
import { printIndented, printMinimal } from '../src/json/print.js'
import { parseTokens } from '../src/json/token-tree.js'
import { seeded } from './seeded.js'

const minimal: [name: string, text: string][] = [
  ['numbers as they are spelled', '[1.0,1e5,1E+05,-0,-0.0,0.1e-7,12345678901234567890,1.10]'],
  [
    'escapes and the characters they stand for',
    '["\\u00e9","é","\\/","/","\\u0022","\\"","\\\\","\\ud83d\\ude00","😀"]',
  ],
  ['halves of characters', '["\\ud83d","\\udc00x"]'],
  ['keys that occur twice', '{"a":1,"a":2,"\\u0061":3}'],
  ['keys that objects have anyway', '{"__proto__":1,"constructor":{"__proto__":[]}}'],
  ['keys in their order', '{"b":1,"a":2,"10":3,"9":4}'],
  ['empty objects, arrays, texts and keys', '{"a":{},"b":[],"c":"","":[{},[],[[]]]}'],
  ['texts that look like structure', '["{","}","[1,2]",": ,","\\\\\\"","\\\\\\\\"]'],
  ['line breaks that only some programs see', '["\u2028\u2029\u0085\ufeff"]'],
  ['words', '[true,false,null]'],
  ['a text alone', '"a"'],
  ['a number alone', '-1.50'],
]

describe('JSON without white space', () => {
  it.each(minimal)('keeps %s', (_name, text) => {
    const tree = parseTokens(text, 'a.json')
    expect(printMinimal(tree)).toBe(text)
    expect(printMinimal(parseTokens(printIndented(tree, '\r\n'), 'a.json'))).toBe(text)
    expect(findLayout(text, tree)).toEqual({ indent: 'none', end: 'none', mark: false })
  })
})

describe('the layout of JSON', () => {
  it.each([
    ['indented with LF', '{\n  "a": [\n    1\n  ],\n  "b": {}\n}', 'lf none false'],
    ['indented with CRLF and ended with a line end', '[\r\n  1,\r\n  2\r\n]\r\n', 'crlf crlf false'],
    ['with a byte order mark', '\ufeff{"a":1}', 'none none true'],
    ['with everything', '\ufeff{\n  "a": 1\n}\n', 'lf lf true'],
    ['empty', '{}', 'none none false'],
  ])('is found when it is %s', (_name, text, expected) => {
    const tree = parseTokens(text, 'a.json')
    const layout = findLayout(text, tree)
    expect(layout && `${layout.indent} ${layout.end} ${layout.mark}`).toBe(expected)
    expect(layout && layOut(tree, layout)).toBe(text)
  })

  it.each([
    ['indented by four blanks', '{\n    "a": 1\n}'],
    ['indented by tabs', '{\n\t"a": 1\n}'],
    ['of two kinds of line ends', '{\n  "a": 1,\r\n  "b": 2\n}'],
    ['minimal but for one blank', '{"a": 1}'],
    ['followed by blanks', '{"a":1}  '],
    ['preceded by a line end', '\n{"a":1}'],
    ['with white space inside what is empty', '{"a":{ }}'],
  ])('is unknown when it is %s', (_name, text) => {
    expect(findLayout(text, parseTokens(text, 'a.json'))).toBeUndefined()
  })
})

describe('what is no JSON', () => {
  it.each([
    ['nothing', ''],
    ['a comma at the end', '[1,]'],
    ['a key without quotes', '{a:1}'],
    ['a text without end', '["a'],
    ['a number with a leading zero', '[01]'],
    ['a raw line end in a text', '["a\nb"]'],
    ['two values', '1 2'],
    ['nesting beyond the limit', '['.repeat(600) + ']'.repeat(600)],
    ['more values than memory should hold', `[${'0,'.repeat(2_100_000)}0]`],
    ['values that indenting would multiply', `${'['.repeat(400)}${'0,'.repeat(200_000)}0${']'.repeat(400)}`],
    ['nesting that would exhaust a stack', '['.repeat(200_000) + ']'.repeat(200_000)],
  ])('is refused: %s', (_name, text) => {
    expect(() => parseTokens(text, 'a.json')).toThrow(AlmError)
  })
})

describe('any JSON', () => {
  it('has its tokens after indenting and taking the white space away again', () => {
    const random = seeded(7)
    for (let round = 0; round < 500; round++) {
      const text = anyJson(random, 0)
      const tree = parseTokens(text, 'a.json')
      for (const lineEnd of ['\n', '\r\n'] as const) {
        const indented = printIndented(tree, lineEnd)
        expect(JSON.parse(indented)).toEqual(JSON.parse(text))
        expect(printMinimal(parseTokens(indented, 'a.json'))).toBe(text)
      }
    }
  })
})

const scalars = [
  '0',
  '-1.0',
  '1e-5',
  'true',
  'null',
  '""',
  '"\\u0000"',
  '"a\\"b"',
  '"\\\\"',
  '"é\\u00e9"',
  '"[{,:"',
]

function anyJson(random: (below: number) => number, depth: number): string {
  const kind = depth > 5 ? 0 : random(3)
  if (kind === 0) return scalars[random(scalars.length)] ?? '0'
  const children = Array.from({ length: random(4) }, () => anyJson(random, depth + 1))
  if (kind === 1) return `[${children.join(',')}]`
  return `{${children.map((child) => `"k${random(3)}":${child}`).join(',')}}`
}
