// Apps taken apart, edited and built again.
import { packCanvasApp, unpackCanvasApp } from '../src/index.js'
import { control, fileText, msappOf, partText, partsOf, screenPart, smallApp, withFile } from './apps.js'
import { rawZip } from '../../solution/test/raw-zip.js'

const FX = 'Src/Screen1.fx.yaml'

describe('the source of an app', () => {
  const { files, warnings } = unpackCanvasApp(smallApp())

  it('has a file for each thing that people look for', () => {
    expect([...files.keys()].sort()).toEqual([
      'CanvasManifest.json',
      'Entropy.json',
      'Parts/Header.json',
      'Parts/Properties.json',
      'Parts/Resources/logo.png',
      'Parts/checksum.json',
      FX,
      'Src/Screen1.json',
    ])
    expect(warnings).toEqual([])
  })

  it('has formulas as people write them', () => {
    expect(fileText(files, FX)).toBe(
      [
        'Screen1 As screen:',
        '  Fill: =Color.White',
        '  Button1 As button:',
        '    OnSelect: |-',
        '      =Set(a, 1);',
        '      Set(b, "x: y")',
        '    Text: ="Run"',
        '    X: =40',
        '',
      ].join('\n'),
    )
  })

  it('has what changes with every save in one place', () => {
    expect(fileText(files, 'Parts/Header.json')).toContain('"LastSavedDateTimeUTC": "@entropy"')
    expect(fileText(files, 'Parts/Properties.json')).toContain('"AnalysisLoadTime": "@entropy"')
    const entropy: unknown = JSON.parse(fileText(files, 'Entropy.json'))
    expect(entropy).toMatchObject({
      values: {
        'Header.json': { '/LastSavedDateTimeUTC': '03/17/2024 13:10:13' },
        'Properties.json': { '/AnalysisLoadTime': 0.019341 },
      },
    })
    expect(fileText(files, 'Entropy.json')).toContain('0.0193410') // the zero at the end, too
  })

  it('gives the app back, with its checksums', () => {
    const built = packCanvasApp(files)
    expect(partsOf(built.msapp)).toEqual(partsOf(smallApp()))
    expect(built.warnings).toEqual([])
    expect(packCanvasApp(new Map([...files].reverse())).msapp).toEqual(built.msapp)
  })
})

describe('a formula', () => {
  it.each([
    ['changed in one line', '=40', '=Parent.Width / 2', { X: 'Parent.Width / 2' }],
    ['made several lines', 'X: =40', 'X: |-\n      =If(\n        a, "é"\n      )', { X: 'If(\n  a, "é"\n)' }],
    [
      'made one line',
      '|-\n      =Set(a, 1);\n      Set(b, "x: y")',
      '=Reset("\\")',
      { OnSelect: 'Reset("\\")' },
    ],
    ['emptied', '=40', '=', { X: '' }],
  ])('%s arrives in the app', (_name, from, to, expected) => {
    const { files } = unpackCanvasApp(smallApp())
    const built = packCanvasApp(withFile(files, FX, (text) => text.replace(from, to)))
    const changed = { Text: '"Run"', OnSelect: 'Set(a, 1);\nSet(b, "x: y")', X: '40', ...expected }
    const screen: unknown = JSON.parse(partText(built.msapp, 'Controls\\4.json'))
    const button = control('Button1', 'button', changed)
    expect(screen).toEqual({ TopParent: control('Screen1', 'screen', { Fill: 'Color.White' }, [button]) })
    expect(partText(built.msapp, 'Controls\\4.json')).toBe(JSON.stringify(screen))
  })

  it.each([
    ['CRLF', 'a\r\nb', 'a\r\nc'],
    ['LF', 'a\nb', 'a\nc'],
    ['both', 'x\na\r\nb', 'x\r\na\r\nc'],
  ])('keeps line ends of the kind %s when it is changed', (_name, original, expected) => {
    const { files } = unpackCanvasApp(smallApp(screenPart('Screen1', original)))
    const edited = withFile(files, FX, (text) => text.replace('      b\n', '      c\n'))
    const screen = JSON.parse(partText(packCanvasApp(edited).msapp, 'Controls\\4.json'))
    expect(screen.TopParent.Children[0].Rules[1].InvariantScript).toBe(expected)
  })

  it.each([
    ['with characters escaped that need not be', '"\\u0022Caf\\u00e9 \\u0026 \\/\\u0022"'],
    ['with tabs and carriage returns', '"a\\tb\\rc\\u000a"'],
    ['with half of a character', '"\\ud83d"'],
    ['of two kinds of line ends', '"a\\r\\nb\\nc"'],
    ['that looks like a placeholder of ours', '"@fx"'],
    ['that looks like another', '"@fx crlf"'],
    ['that is no text', '5'],
    ['that is an object', '{"@fx":"a"}'],
    ['that is an object of ours with nothing in it', '{"@fx":1}'],
  ])('%s keeps its spelling', (_name, token) => {
    const screen = screenPart('Screen1', 'HERE').replace('"HERE"', () => token)
    const { files } = unpackCanvasApp(smallApp(screen))
    expect(partText(packCanvasApp(files).msapp, 'Controls\\4.json')).toBe(screen)
    expect(fileText(files, 'CanvasManifest.json')).not.toContain('base64')
  })

  it('is told apart from others of the same name', () => {
    const twins = [control('B', 'button', { X: '1' }), control('B', 'button', { X: '2' })]
    const screen = JSON.stringify({ TopParent: control('Screen1', 'screen', {}, twins) })
    const doubled = screen.replace(
      '"Rules":[]',
      '"Rules":[{"Property":"P","InvariantScript":"1"},{"Property":"P","InvariantScript":"2"}]',
    )
    const { files } = unpackCanvasApp(smallApp(doubled))
    expect(fileText(files, FX)).toBe(
      'Screen1 As screen:\n  P: =1\n  P (2): =2\n  B As button:\n    X: =1\n  B As button (2):\n    X: =2\n',
    )
    expect(partText(packCanvasApp(files).msapp, 'Controls\\4.json')).toBe(doubled)
    const edited = packCanvasApp(withFile(files, FX, (text) => text.replace('X: =2', 'X: =3')))
    expect(partText(edited.msapp, 'Controls\\4.json')).toBe(
      doubled.replace('"InvariantScript":"2","RuleProviderType"', '"InvariantScript":"3","RuleProviderType"'),
    )
  })
})

describe('a component', () => {
  const definition = control('Card', 'guid1', { Height: '100', Fill: 'Color.Red' }, [
    control('T', 'label', { Text: '"a"' }),
  ])
  const copy = { Name: 'Card', LastModifiedTimestamp: '638', ...pick(definition, ['Rules', 'Children']) }
  const instance = control('Card_1', 'guid1', { Height: '50' })
  Object.assign(pickTemplate(instance), { ComponentDefinitionInfo: copy })
  const app = msappOf({
    'Controls\\4.json': JSON.stringify({ TopParent: control('Screen1', 'screen', {}, [instance]) }),
    'Components\\7.json': JSON.stringify({ TopParent: definition }),
  })

  it('is read in its own file, and its copies point to it', () => {
    const { files } = unpackCanvasApp(app)
    expect(fileText(files, 'Src/Components/Card.fx.yaml')).toContain('Text: ="a"')
    expect(fileText(files, 'Src/Screen1.json').match(/"@component"/g)).toHaveLength(3)
    expect(partsOf(packCanvasApp(files).msapp)).toEqual(partsOf(app))
  })

  it('changes in the copies, too', () => {
    const { files } = unpackCanvasApp(app)
    const edited = withFile(files, 'Src/Components/Card.fx.yaml', (text) => text.replace('="a"', '="b"'))
    const { msapp } = packCanvasApp(edited)
    for (const name of ['Controls\\4.json', 'Components\\7.json']) {
      expect(partText(msapp, name)).toBe(partText(app, name).replace('\\"a\\"', '\\"b\\"'))
    }
  })

  it('that is gone is missed by its copies', () => {
    const { files } = unpackCanvasApp(app)
    const edited = withFile(files, 'CanvasManifest.json', (text) =>
      text.replace('Components\\\\7', 'Else\\\\7'),
    )
    expect(() => packCanvasApp(edited)).toThrow(expect.objectContaining({ code: 'solution-invalid' }))
  })
})

function pick(record: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)))
}

function pickTemplate(instance: object): object {
  const template: unknown = Object.entries(instance).find(([key]) => key === 'Template')?.[1]
  return Object(template)
}

describe('a change', () => {
  it.each([
    ['in JSON', 'Parts/Properties.json', '"Small"', '"Smaller"', 'Properties.json', '"Name": "Smaller",\r\n'],
    [
      'in the rest of a screen',
      'Src/Screen1.json',
      '"Design"',
      '"Behavior"',
      'Controls\\4.json',
      '"Category":"Behavior"',
    ],
    [
      'in a volatile value',
      'Entropy.json',
      '03/17/2024',
      '03/18/2024',
      'Header.json',
      '"03/18/2024 13:10:13"',
    ],
  ])('%s arrives in the app, and the checksums are left out', (_name, file, from, to, part, expected) => {
    const { files } = unpackCanvasApp(smallApp())
    const built = packCanvasApp(withFile(files, file, (text) => text.replace(from, to)))
    expect(partText(built.msapp, part)).toContain(expected)
    expect(partText(built.msapp, 'checksum.json')).toBe('no part checksum.json')
    expect(built.warnings).toEqual([expect.stringContaining(JSON.stringify(part).replaceAll('\\\\', '\\'))])
  })

  it('of white space in JSON changes nothing', () => {
    const { files } = unpackCanvasApp(smallApp())
    const edited = withFile(files, 'Src/Screen1.json', (text) => text.replaceAll('\n', '\n\t '))
    expect(partsOf(packCanvasApp(edited).msapp)).toEqual(partsOf(smallApp()))
  })

  it('that takes a part out of the manifest takes it out of the app, and the checksums', () => {
    const { files } = unpackCanvasApp(smallApp())
    const edited = withFile(files, 'CanvasManifest.json', (text) =>
      text.replace(/\{[^{}]*logo\.png[^{}]*\},/, ''),
    )
    const built = packCanvasApp(edited)
    expect(partsOf(built.msapp)).toHaveLength(3)
    expect(built.warnings).toEqual([
      expect.stringContaining('Parts/Resources/logo.png'),
      expect.stringContaining('checksum.json'),
    ])
  })

  it('to the YAML of the studio is known to have no effect', () => {
    const { files } = unpackCanvasApp(msappOf({ 'Src\\App.pa.yaml': 'App:\n' }))
    const edited = withFile(files, 'Parts/Src/App.pa.yaml', () => 'App: 1\n')
    expect(packCanvasApp(edited).warnings).toEqual([expect.stringContaining('Src\\App.pa.yaml')])
  })

  it('cannot be told without Entropy.json, so the checksums are left out', () => {
    const app = msappOf({ 'a.txt': 'a', 'checksum.json': '{}' })
    const files = new Map(unpackCanvasApp(app).files)
    files.delete('Entropy.json')
    expect(partsOf(packCanvasApp(files).msapp)).toEqual(partsOf(msappOf({ 'a.txt': 'a' })))
  })
})

describe('a source that nothing can be built from', () => {
  const { files } = unpackCanvasApp(smallApp())
  const manifest = (text: string): Map<string, Uint8Array> =>
    withFile(files, 'CanvasManifest.json', () => text)
  const without = (path: string): Map<string, Uint8Array> =>
    new Map([...files].filter(([name]) => name !== path))

  it.each([
    ['has no manifest', without('CanvasManifest.json'), 'solution-layout-unsupported', 'CanvasManifest.json'],
    [
      'was made by another tool',
      manifest('{"FormatVersion":"0.24","Header":{}}'),
      'solution-layout-unsupported',
      '0.24',
    ],
    ['was made by nobody we know', manifest('{}'), 'solution-layout-unsupported', 'powerops-canvas'],
    ['has a manifest that is no object', manifest('[]'), 'solution-layout-unsupported', 'powerops-canvas'],
    [
      'has a later version',
      manifest('{"format":"powerops-canvas","version":2}'),
      'solution-layout-unsupported',
      'version 2',
    ],
    ['has no parts', manifest('{"format":"powerops-canvas","version":1}'), 'solution-invalid', 'no parts'],
    [
      'has no version',
      manifest('{"format":"powerops-canvas"}'),
      'solution-layout-unsupported',
      'version none',
    ],
    ['has a manifest that is no JSON', manifest('{'), 'json-invalid', 'CanvasManifest.json'],
    [
      'has a part without a name',
      manifest('{"format":"powerops-canvas","version":1,"parts":[{}]}'),
      'solution-invalid',
      'part 1',
    ],
    ['lacks a file', without('Parts/Header.json'), 'solution-file-missing', 'Parts/Header.json'],
    ['lacks formulas', without(FX), 'solution-file-missing', FX],
    ['lacks volatile values', without('Entropy.json'), 'solution-invalid', '/LastSavedDateTimeUTC'],
    ['has broken JSON', withFile(files, 'Parts/Header.json', () => '{'), 'json-invalid', 'Parts/Header.json'],
    ['has text that is not UTF-8', new Map(files).set(FX, Buffer.from([0xff])), 'solution-invalid', 'UTF-8'],
    ['has broken formulas', withFile(files, FX, (text) => text.replace('=40', '40')), 'solution-invalid', FX],
    [
      'lacks a formula',
      withFile(files, FX, (text) => text.replace('    X: =40\n', '')),
      'solution-invalid',
      'Screen1 As screen > Button1 As button > X',
    ],
    [
      'has a formula too many',
      withFile(files, FX, (text) => `${text}    Y: =1\n`),
      'solution-invalid',
      'Button1 As button > Y',
    ],
    [
      'has a control that was renamed',
      withFile(files, FX, (text) => text.replace('Button1', 'Button2')),
      'solution-invalid',
      'Button1',
    ],
    [
      'has two parts of the same name',
      withFile(files, 'CanvasManifest.json', (text) => text.replace('Resources\\\\logo.png', 'HEADER.json')),
      'solution-invalid',
      'part 4',
    ],
    [
      'would put a part outside of the app',
      withFile(files, 'CanvasManifest.json', (text) => text.replace('Resources\\\\logo.png', '..\\\\a')),
      'zip-entry-escapes',
      '../a',
    ],
    [
      'has a part of an unknown form',
      withFile(files, 'CanvasManifest.json', (text) => text.replace('"bytes"', '"magic"')),
      'solution-invalid',
      'magic',
    ],
    [
      'has unknown line ends',
      withFile(files, 'CanvasManifest.json', (text) => text.replace('"indent": "crlf"', '"indent": "cr"')),
      'solution-invalid',
      'indent "cr"',
    ],
  ])('%s', (_name, source, code, message) => {
    expect(() => packCanvasApp(source)).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringContaining(message),
        remedy: expect.any(String),
      }),
    )
  })
})

it.each([
  ['has JSON of an unknown layout', 'Properties.json', '{"a" : 1}', 'unknown layout'],
  ['has controls of an unknown shape', 'Controls\\1.json', '{"TopParent":{}}', 'unknown shape'],
])('a part that %s is named in a warning', (_name, part, content, reason) => {
  const { warnings } = unpackCanvasApp(msappOf({ [part]: content }))
  expect(warnings).toEqual([expect.stringContaining(reason)])
  expect(warnings[0]).toContain(part)
})

describe('a part that', () => {
  it.each<[string, string, string | Buffer]>([
    ['has JSON of its own layout', 'References\\A.json', '{"a" : 1}\r\n'],
    ['has JSON of an own layout and two kinds of line ends', 'References\\A.json', '{"a" : 1,\r\n "b":\n2}'],
    ['has a name like JSON and no JSON', 'References\\A.json', 'not JSON\r\nat all\n'],
    ['is JSON in UTF-16', 'A.json', Buffer.from('\ufeff{"a":1}', 'utf16le')],
    ['has bytes that are not UTF-8 in JSON', 'A.json', Buffer.from('{"a":"\xff"}', 'latin1')],
    ['is JSON with a byte order mark', 'A.json', '\ufeff{"a":1}'],
    ['is JSON nested deeply', 'A.json', '['.repeat(5000) + ']'.repeat(5000)],
    ['is empty JSON', 'A.json', ''],
    ['is an empty object', 'Controls\\1.json', '{}'],
    ['is a screen without controls', 'Controls\\1.json', '{"TopParent":null}'],
    ['is a screen whose name is no text', 'Controls\\1.json', '{"TopParent":{"Name":5,"Rules":[]}}'],
    [
      'has controls of unexpected shapes',
      'Controls\\1.json',
      '{"TopParent":{"Name":"S","Rules":[1,{"Property":1,"InvariantScript":"a"}],"Children":[null,{}],"DynamicProperties":[{"Rule":5}]},"TopParent":[]}',
    ],
    [
      'has the same keys twice everywhere',
      'Controls\\1.json',
      '{"TopParent":{"Name":"S","Name":"T","Rules":[{"Property":"P","Property":"Q","InvariantScript":"a","InvariantScript":"b"}],"Rules":[],"LastModifiedTimestamp":"1","LastModifiedTimestamp":"2"}}',
    ],
    [
      'looks as if values had been taken out',
      'Header.json',
      '{"LastSavedDateTimeUTC":"@entropy","LastModifiedTimestamp":{}}',
    ],
    ['is text with a byte order mark', 'Src\\App.pa.yaml', '\ufeffa\r\nb\r\n'],
    ['is text with two kinds of line ends', 'Src\\App.pa.yaml', '# a\r\n# b\r\nc\nd\n'],
    ['is text with line ends that alternate', 'notes.txt', 'a\r\nb\n'.repeat(30)],
    ['is text with carriage returns', 'notes.txt', 'a\rb\nc\r\n'],
    ['is text without line ends', 'notes.txt', 'a'],
    ['is empty', 'notes.txt', ''],
    ['is binary with line ends in it', 'a.bin', Buffer.from('\xff\xfe\r\n\n\x80', 'latin1')],
  ])('%s is kept byte for byte', (_name, name, content) => {
    const app = msappOf({ [name]: content, 'last.txt': 'z' })
    const { files } = unpackCanvasApp(app)
    const built = packCanvasApp(files)
    expect(partsOf(built.msapp)).toEqual(partsOf(app))
    expect(built.warnings).toEqual([])
  })

  it('is a folder keeps its place', () => {
    const app = rawZip([
      { name: 'Assets\\', content: '', method: 0 },
      { name: 'a.txt', content: 'a' },
      { name: 'b/', content: '', method: 0 },
    ])
    expect(partsOf(packCanvasApp(unpackCanvasApp(app).files).msapp)).toEqual(partsOf(app))
  })
})
