// The text of formulas: what is written is read back, by us and by any reader of YAML.
import { parse } from 'yaml'
import { newControl } from '../src/formulas/control-tree.js'
import { parseFx, printFx, type FxControl } from '../src/formulas/fx-text.js'
import { seeded } from './seeded.js'

function oneFormula(text: string): Map<string, FxControl> {
  const control = newControl<string>()
  control.formulas.set('OnSelect', text)
  control.formulas.set('Width', '1')
  const parent = newControl<string>()
  parent.children.set('B As button', control)
  parent.children.set('C As label', { formulas: new Map([['X', '0']]), children: new Map() })
  return new Map([['Screen1 As screen', parent]])
}

const formulas: [name: string, text: string][] = [
  ['one line', 'Set(a, 1)'],
  ['nothing', ''],
  ['several lines', 'Set(a, 1);\nSet(b, 2)'],
  ['empty lines inside', 'a\n\n\nb'],
  ['a line end at its end', 'a\n'],
  ['several line ends at its end', 'a\n\n\n'],
  ['a line end at its start', '\n\na'],
  ['only line ends', '\n\n'],
  ['one line end', '\n'],
  ['blanks at its start', '   a'],
  ['blanks at its end', 'a   '],
  ['blanks only', '   '],
  ['blanks on lines of their own', 'a\n   \n b\n  '],
  ['a tab', 'a\tb'],
  ['tabs at the starts of lines', '\ta\n\tb'],
  ['an equals sign at its start', '=a'],
  ['a comment', '# a'],
  ['a comment after code', 'a # b'],
  ['a line comment', 'a // b\n// c'],
  ['a colon', '{Name: "x", b:1}'],
  ['a colon at its end', 'a:'],
  ['a quote', '"a" & \'b\''],
  ['what looks like a block', '|-\n a'],
  ['what looks like a control', 'a\nB As button:\n  X: =1'],
  ['what looks like documents', '---\n...\n- a'],
  ['a carriage return alone', 'a\rb'],
  ['line breaks that only some programs see', 'a\u2028b\u2029c\u0085d'],
  ['control characters', 'a\u0000b\u001bc\u007f'],
  ['half of a character', 'a\ud83d'],
  ['marks that reorder text', 'a\u202eb\u2066c'],
  ['a byte order mark', '\ufeffa'],
  ['no-break spaces at both ends', '\u00a0a\u00a0'],
  ['characters beyond the first plane', '"😀é漢"'],
  ['a backslash', 'a\\nb "\\"'],
]

describe('a formula of', () => {
  it.each(formulas)('%s is read back', (_name, text) => {
    const written = printFx(oneFormula(text))
    expect(parseFx(written, 'a.fx.yaml')).toEqual(oneFormula(text))
    expect(parseFx(`\ufeff${written.replaceAll('\n', '\r\n')}`, 'a.fx.yaml')).toEqual(oneFormula(text))
  })

  it.each(formulas)('%s is the same to other readers of YAML', (_name, text) => {
    expect(parse(printFx(oneFormula(text)))).toEqual({
      'Screen1 As screen': {
        'B As button': { OnSelect: `=${text}`, Width: '=1' },
        'C As label': { X: '=0' },
      },
    })
  })
})

describe('any formula and any name', () => {
  const pieces = [
    'a',
    ' ',
    '\n',
    '\n\n',
    '\t',
    '=',
    '#',
    ':',
    ': ',
    ' #',
    '"',
    "'",
    '|',
    '\u2028',
    '\r',
    '{',
    '-',
    '\u00a0',
    '😀',
    '\ud800',
    '\\',
  ]

  it('are read back', () => {
    const random = seeded(11)
    const piece = (): string => pieces[random(pieces.length)] ?? ''
    for (let round = 0; round < 3000; round++) {
      const control = newControl<string>()
      const text = (): string => Array.from({ length: random(8) }, piece).join('')
      for (let count = random(4); count > 0; count--) control.formulas.set(`p${text()}`, text())
      const child = newControl<string>()
      child.formulas.set('X', text())
      control.children.set(`c${text()} As x`, child)
      const root = new Map([[`${text()} As screen`, control]])
      expect(parseFx(printFx(root), 'a.fx.yaml')).toEqual(root)
    }
  })
})

it('characters that people can see stay readable beside those that they cannot', () => {
  expect(printFx(oneFormula('"漢é😀\u202e"'))).toContain('OnSelect: "=\\"漢é😀\\u202e\\""')
})

it('a tree whose indentation would be larger than everything else is refused', () => {
  let control = newControl<string>()
  control.formulas.set('X', 'a\n'.repeat(400_000))
  for (let depth = 0; depth < 200; depth++)
    control = { formulas: new Map(), children: new Map([['A', control]]) }
  expect(() => printFx(control.children)).toThrow(expect.objectContaining({ code: 'unsupported' }))
})

describe('a text that people have edited', () => {
  it.each([
    [
      'empty lines between properties',
      'A As b:\n\n  X: =1\n\n\n  Y: |-\n    =2\n\n  Z: =3\n',
      { X: '1', Y: '2', Z: '3' },
    ],
    ['no line end at the end', 'A As b:\n  X: =1', { X: '1' }],
    [
      'blanks after keys and one-line formulas',
      'A As b:  \n  X:   =1  \n  Y: |-  \n    =2\n',
      { X: '1', Y: '2' },
    ],
    ['empty lines at the end of a block that ends with one', 'A As b:\n  X: |\n    =1\n\n\n', { X: '1\n' }],
    ['properties in another order', 'A As b:\n  Y: =2\n  X: =1\n', { X: '1', Y: '2' }],
  ])('is understood with %s', (_name, text, expected) => {
    expect(Object.fromEntries(parseFx(text, 'a.fx.yaml').get('A As b')?.formulas ?? [])).toEqual(expected)
  })

  it.each([
    ['a formula outside of a control', 'X: =1\n', 'formula outside'],
    ['a formula without =', 'A As b:\n  X: 1\n', 'line 2'],
    ['a block without =', 'A As b:\n  X: |-\n    1\n', 'line 2'],
    ['an empty block', 'A As b:\n  X: |-\n  Y: =1\n', 'line 2'],
    ['a quoted formula without =', 'A As b:\n  X: "1"\n', 'line 2'],
    ['a broken quotation', 'A As b:\n  X: "=1\n', 'line 2'],
    ['an indentation of one blank', 'A As b:\n X: =1\n', 'line 2'],
    ['an indentation that is too deep', 'A As b:\n    X: =1\n', 'line 2'],
    ['an indentation by tab', 'A As b:\n\tX: =1\n', 'line 2'],
    ['a property for the second time', 'A As b:\n  X: =1\n  X: =2\n', 'line 3'],
    ['a conflict that was not resolved', 'A As b:\n<<<<<<< HEAD\n  X: =1\n', 'line 2'],
    ['a formula that goes on in the next line', 'A As b:\n  X: =1 +\n    2\n', 'line 3'],
    [
      'controls nested without end',
      Array.from({ length: 2000 }, (_, n) => `${'  '.repeat(n)}A:`).join('\n'),
      'nested',
    ],
  ])('is refused with %s', (_name, text, message) => {
    expect(() => parseFx(text, 'a.fx.yaml')).toThrow(message)
  })
})
