// What a normalised unpack changes, and what it must not.
import { normalizationRules, normalizeFiles, planPack, planUnpack } from '../src/index.js'
import { texts, tinySolution } from './tiny-solution.js'

const lf = { lineEnds: 'lf' } as const

/** The text of a file after it was normalised; undefined when it is gone. */
function normal(path: string, text: string, lineEnds: 'lf' | 'crlf' = 'lf'): string | undefined {
  const { files } = normalizeFiles(new Map([[path, Buffer.from(text)]]), { lineEnds })
  return texts(files)[path]
}

const FLOW = 'Workflows/Flow-1.json'

function flow(definition: unknown, connectionReferences: unknown = {}): string {
  return JSON.stringify({ properties: { connectionReferences, definition }, schemaVersion: '1.0.0.0' })
}

describe('JSON of a normalised folder', () => {
  it.each([
    [
      'is written one member a line',
      '{"b":{},"a":[1,[]]}',
      '{\n  "b": {},\n  "a": [\n    1,\n    []\n  ]\n}',
    ],
    [
      'keeps numbers as they were written',
      '[1.0,1e400,12345678901234567890,-0]',
      '[\n  1.0,\n  1e400,\n  12345678901234567890,\n  -0\n]',
    ],
    [
      'keeps the escapes of strings',
      String.raw`["\u00e9\/\\","a\"]"]`,
      String.raw`[
  "\u00e9\/\\",
  "a\"]"
]`,
    ],
    ['keeps the order of names that look like numbers', '{"2":0,"1":0}', '{\n  "2": 0,\n  "1": 0\n}'],
    ['may be one value', 'null\r\n', 'null'],
    ['keeps its byte order mark', '\ufeff{"a":1}', '\ufeff{\n  "a": 1\n}'],
    ['keeps a byte order mark inside a string', '["\ufeff"]', '[\n  "\ufeff"\n]'],
    ['stays as it is when it is no JSON', '{"a":1,}', '{"a":1,}'],
    ['stays as it is when it is empty', '', ''],
    [
      'stays as it is when an object has a name twice',
      String.raw`{"a":1,"\u0061":2}`,
      String.raw`{"a":1,"\u0061":2}`,
    ],
    [
      'stays as it is when it is nested too deep',
      '['.repeat(300) + ']'.repeat(300),
      '['.repeat(300) + ']'.repeat(300),
    ],
  ])('%s', (_name, before, after) => {
    expect(normal('Workflows/x.json', before)).toBe(after)
  })

  it('stays as it is when it is too large', () => {
    const text = `[${'1,'.repeat(5_000_000)}1]`
    expect(normal(FLOW, text) === text).toBe(true)
  })

  it('stays as it is when it is no UTF-8', () => {
    const bytes = Buffer.from([0x22, 0xff, 0x22])
    expect(normalizeFiles(new Map([[FLOW, bytes]]), lf)).toEqual({
      files: new Map([[FLOW, bytes]]),
      changes: [],
    })
  })

  it('gets the line ends of the other files', () => {
    expect(normal('Connectors/c_openapidefinition.json', '{"a":1}', 'crlf')).toBe('{\r\n  "a": 1\r\n}')
  })

  it.each([
    'WebResources/x.json',
    'CanvasApps/a_AdditionalUris0_identity.json',
    'Controls/c/x.json',
    'Reports/x.json',
  ])('stays as its author wrote it in %s', (path) => {
    expect(normal(path, '{"b":1,"a":2}')).toBe('{"b":1,"a":2}')
  })
})

describe('a flow of a normalised folder', () => {
  const step = {
    type: 'OpenApiConnection',
    inputs: { parameters: { z: 1, a: 2 }, host: { operationId: 'o', apiId: 'i' } },
  }
  const sorted = {
    inputs: { host: { apiId: 'i', operationId: 'o' }, parameters: { z: 1, a: 2 } },
    type: 'OpenApiConnection',
  }

  it.each([
    [
      'sorts the fields of a connector call, not its parameters',
      { actions: { Z: step, A: step } },
      { actions: { Z: sorted, A: sorted } },
    ],
    [
      'sorts the fields of a trigger',
      { triggers: { t: { type: 'Recurrence', recurrence: { interval: 1, frequency: 'Day' } } } },
      { triggers: { t: { recurrence: { frequency: 'Day', interval: 1 }, type: 'Recurrence' } } },
    ],
    [
      'reaches actions inside of conditions',
      { actions: { If: { type: 'If', else: { actions: { A: step } }, actions: { B: step } } } },
      { actions: { If: { actions: { B: sorted }, else: { actions: { A: sorted } }, type: 'If' } } },
    ],
    [
      'reaches the cases of a switch and keeps their order',
      {
        actions: {
          S: {
            default: { actions: { A: step } },
            cases: { Z: { case: 1, actions: { B: step } }, A: { case: 2, actions: {} } },
          },
        },
      },
      {
        actions: {
          S: {
            cases: { Z: { actions: { B: sorted }, case: 1 }, A: { actions: {}, case: 2 } },
            default: { actions: { A: sorted } },
          },
        },
      },
    ],
    [
      'keeps the order of a composed value',
      { actions: { C: { inputs: { z: 1, a: 2 }, type: 'Compose' } } },
      { actions: { C: { inputs: { z: 1, a: 2 }, type: 'Compose' } } },
    ],
    [
      'keeps the order of a composed value that looks like a call',
      { actions: { C: { inputs: { parameters: 1, host: { z: 1, a: 1 } }, type: 'Compose' } } },
      { actions: { C: { inputs: { parameters: 1, host: { z: 1, a: 1 } }, type: 'Compose' } } },
    ],
    [
      'keeps the order of the inputs that a trigger asks for',
      {
        triggers: {
          manual: {
            inputs: { schema: { properties: { text_1: {}, text: {} }, type: 'object' } },
            kind: 'PowerAppV2',
            type: 'Request',
          },
        },
      },
      {
        triggers: {
          manual: {
            inputs: { schema: { properties: { text_1: {}, text: {} }, type: 'object' } },
            kind: 'PowerAppV2',
            type: 'Request',
          },
        },
      },
    ],
    [
      'keeps the order of an expression',
      { actions: { If: { expression: { and: [{ z: 1, a: 2 }] }, type: 'If' } } },
      { actions: { If: { expression: { and: [{ z: 1, a: 2 }] }, type: 'If' } } },
    ],
    ['takes a definition of another shape', { actions: [], triggers: null }, { actions: [], triggers: null }],
  ])('%s', (_name, before, after) => {
    const definition = (text = '{}'): string => JSON.stringify(JSON.parse(text).properties.definition)
    expect(definition(normal(FLOW, flow(before)))).toBe(JSON.stringify(after))
  })

  it('sorts its connection references', () => {
    const text =
      normal(FLOW, flow({}, { shared_b: { runtimeSource: 'embedded', api: { name: 'b' } }, shared_a: {} })) ??
      ''
    expect(JSON.stringify(JSON.parse(text).properties.connectionReferences)).toBe(
      '{"shared_a":{},"shared_b":{"api":{"name":"b"},"runtimeSource":"embedded"}}',
    )
  })
})

describe('XML of a normalised folder', () => {
  it('says nothing about the server that exported', () => {
    const root =
      '<ImportExportXml version="9.2.25063.160" OrganizationVersion="9.2.1" OrganizationSchemaType="Standard" CRMServerServiceabilityVersion="9.2.2" SolutionPackageVersion="9.2" />'
    const rest = '<ImportExportXml version="9.2.0.0" SolutionPackageVersion="9.2" />'
    expect(normal('Other/Solution.xml', root)).toBe(rest)
    expect(normal('Other/Customizations.xml', root)).toBe(rest)
  })

  it('gives the same list of missing dependencies, however the export ordered and numbered it', () => {
    const end = (tag: string, key: string, id: string): string =>
      `<${tag} key="${key}" type="1" schemaName="a" id="${id}" />`
    const one = `<MissingDependency>${end('Required', '1', 'x')}${end('Dependent', '2', 'y')}</MissingDependency>`
    const other = `<MissingDependency>${end('Required', '3', 'x')}${end('Dependent', '4', 'z')}</MissingDependency>`
    const list = (text: string): string | undefined =>
      normal(
        'Other/Solution.xml',
        `<ImportExportXml><SolutionManifest><MissingDependencies>${text}</MissingDependencies></SolutionManifest></ImportExportXml>`,
      )
    expect(list(one + other)).toBe(list(other + one))
    expect(list(one)).not.toBe(list(other))
    expect(list(one)).not.toContain('key=')
  })

  it('keeps a key where it is none of a dependency', () => {
    const text =
      '<ImportExportXml key="1"><SolutionManifest><Version key="2">1.0</Version></SolutionManifest></ImportExportXml>'
    expect(normal('Other/Solution.xml', text)).toContain('<Version key="2">')
  })

  it('sorts the roles and the components of an app', () => {
    const text =
      '<AppModule><AppModuleRoleMaps><Role id="{b}" /><Role id="{a}" /></AppModuleRoleMaps><AppModuleComponents><AppModuleComponent type="26" id="2" /><AppModuleComponent type="26" id="1" /><AppModuleComponent type="1" schemaName="z" /></AppModuleComponents><appsettings><appsetting id="2" /><appsetting id="1" /></appsettings></AppModule>'
    const after = normal('AppModules/a/AppModule_managed.xml', text) ?? ''
    expect(after.match(/(id|schemaName)="[^"]+"/g)).toEqual([
      ...['id="{a}"', 'id="{b}"'],
      ...['schemaName="z"', 'id="1"', 'id="2"'],
      ...['id="2"', 'id="1"'],
    ])
  })

  it.each([
    'Entities/E/FormXml/main/{1}.xml',
    'Entities/E/SavedQueries/{1}.xml',
    'Entities/E/Visualizations/{1}.xml',
    'Other/SiteMap_managed.xml',
    'AppModuleSiteMaps/a/AppModuleSiteMap.xml',
  ])('sorts attributes and keeps elements in their order in %s', (path) => {
    expect(normal(path, '<f xmlns:xsi="u" b="1" a="2"><z d="" c="" /><y>t</y></f>')).toBe(
      '<f a="2" b="1" xmlns:xsi="u">\n  <z c="" d="" />\n  <y>t</y>\n</f>',
    )
  })

  it('stays as it is when it cannot be read', () => {
    expect(normal('AppModules/a/AppModule.xml', 'no xml')).toBe('no xml')
  })

  it.each(['Entities/E/Entity.xml', 'Roles/r.xml', 'OptionSets/o.xml', 'WebResources/x.xml'])(
    'is not looked at in %s',
    (path) => {
      expect(normal(path, '<r b="" a=""/>')).toBe('<r b="" a=""/>')
    },
  )
})

describe('files of canvas apps in a normalised folder', () => {
  const meta = 'CanvasApps/p_along.meta.xml'
  const app = (name: string, file: string): Map<string, Uint8Array> =>
    new Map([
      [
        meta,
        Buffer.from(
          `<CanvasApp><Name>${name}</Name><DocumentUri>/CanvasApps/${file}_DocumentUri.msapp</DocumentUri></CanvasApp>`,
        ),
      ],
      [`CanvasApps/${file}_DocumentUri.msapp`, Buffer.from('app')],
    ])

  it('are named by the app and not by the export', () => {
    const one = normalizeFiles(app('p_alongname', 'p_al11111'), lf).files
    const other = normalizeFiles(app('p_alongname', 'p_al22222'), lf).files
    expect(texts(one)).toEqual(texts(other))
    const [, file = ''] = one.keys()
    expect(file).toMatch(/^CanvasApps\/p_al\d{5}_DocumentUri\.msapp$/)
    expect(texts(one)[meta]).toContain(`/${file}<`)
  })

  it.each([
    ['the name of the app ends in digits itself', app('p_al11111', 'p_al11111')],
    ['the name is no beginning of the app’s', app('p_other', 'p_al11111')],
    ['the file is not there', new Map([...app('p_alongname', 'p_al11111')].slice(0, 1))],
  ])('keep their names when %s', (_name, files) => {
    expect([...normalizeFiles(files, lf).files.keys()]).toEqual([...files.keys()])
  })

  it('are found by every reference to them', () => {
    const files = app('p_alongname', 'p_al11111')
    const [description = new Uint8Array()] = files.values()
    const text = Buffer.from(description).toString()
    const before = new Map([
      ['CanvasApps/a.meta.xml', Buffer.from(text.replace('p_alongname', 'a'))],
      ...files,
    ])
    const after = texts(normalizeFiles(before, lf).files)
    expect(after['CanvasApps/a.meta.xml']).not.toContain('11111')
    expect(Object.keys(after)).toHaveLength(3)
  })

  it('do not take each other’s names', () => {
    const files = app('p_alongname', 'p_al11111')
    const [, taken = ''] = normalizeFiles(files, lf).files.keys()
    files.set(taken, Buffer.from('other'))
    expect(texts(normalizeFiles(files, lf).files)).toEqual({
      ...texts(files),
      [meta]: expect.stringContaining('p_al11111_'),
    })
  })
})

describe('normalising a folder', () => {
  const values = 'environmentvariabledefinitions/p_Url/environmentvariablevalues.json'
  const definition = 'environmentvariabledefinitions/p_Url/environmentvariabledefinition.xml'
  const files = planUnpack(
    tinySolution({
      files: {
        [values]: '{"value":"https://test"}',
        [definition]: '<a />',
        'bots/b/configuration.json': '{"b":1}',
      },
    }),
    { ...lf, packageType: 'Unmanaged' },
  ).files

  it('leaves out the values of environment variables, and the rest still packs', () => {
    const names = planPack(normalizeFiles(files, lf).files, { ...lf, packageType: 'Unmanaged' }).entries.map(
      ({ name }) => name,
    )
    expect(names).toContain(definition)
    expect(names).not.toContain(values)
  })

  it('keeps a value whose definition is in another solution', () => {
    const alone = new Map([...files].filter(([path]) => path !== definition))
    expect([...normalizeFiles(alone, lf).files.keys()]).toContain(values)
  })

  it('leaves out the values of an old solution', () => {
    const old = 'EnvironmentVariables/environment_variable_values.json'
    expect(normal(old, '{}')).toBeUndefined()
  })

  it('tells which rules changed what', () => {
    expect(normalizeFiles(files, lf).changes).toEqual([
      { rule: 'environment-values', files: [values] },
      { rule: 'json-layout', files: ['bots/b/configuration.json'] },
    ])
  })

  it('does without the rules that it is told to leave', () => {
    const { changes } = normalizeFiles(files, { ...lf, except: normalizationRules.map(({ name }) => name) })
    expect(changes).toEqual([])
  })

  it('leaves the map that it was given alone', () => {
    const before = texts(files)
    normalizeFiles(files, lf)
    expect(texts(files)).toEqual(before)
  })
})
