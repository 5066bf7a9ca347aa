import { planPack, planUnpack, type PackPlan } from '../src/index.js'
import { fullNameOf, readAssemblyIdentity } from '../src/plugins/assembly-identity.js'
import { codeOf } from './raw-zip.js'
import { tinyAssembly, type TinyAssembly } from './tiny-assembly.js'
import { texts, tinySolution } from './tiny-solution.js'

/** The key that the standard assigns to the base libraries; its token is in every one of their names. */
const STANDARD_KEY = '00000000000000000400000000000000'
const STANDARD_TOKEN = 'b77a5c561934e089'

describe('the identity of an assembly', () => {
  const cases: [string, TinyAssembly, string][] = [
    ['is read', {}, 'My.Plug, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null'],
    [
      'has four numbers',
      { version: [1, 20, 300, 65535] },
      'My.Plug, Version=1.20.300.65535, Culture=neutral, PublicKeyToken=null',
    ],
    ['has a culture', { culture: 'de' }, 'My.Plug, Version=1.0.0.0, Culture=de, PublicKeyToken=null'],
    [
      'has the token of its key',
      { publicKey: STANDARD_KEY },
      `My.Plug, Version=1.0.0.0, Culture=neutral, PublicKeyToken=${STANDARD_TOKEN}`,
    ],
    [
      'has a name that is not ASCII',
      { name: 'Größe' },
      'Größe, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null',
    ],
    [
      'is behind other tables and wide indexes',
      { largeHeaps: true, wide: true, typeReferences: 3, publicKey: STANDARD_KEY },
      `My.Plug, Version=1.0.0.0, Culture=neutral, PublicKeyToken=${STANDARD_TOKEN}`,
    ],
  ]
  it.each(cases)('%s', (_case, assembly, expected) => {
    const identity = readAssemblyIdentity(tinyAssembly(assembly))
    expect(identity && fullNameOf(identity)).toBe(expected)
  })

  it('has the token of a key of usual length', () => {
    const identity = readAssemblyIdentity(tinyAssembly({ publicKey: 'ab'.repeat(160) }))
    expect(identity?.publicKeyToken).toBe('28792afd08dfe5b1')
  })

  it.each([
    ['is empty', Buffer.alloc(0)],
    ['is a text', Buffer.from('not an assembly')],
    ['is a module of an assembly', tinyAssembly({ isModule: true })],
    [
      'is native code',
      Buffer.concat([tinyAssembly().fill(0, 0x40 + 24 + 96 + 14 * 8, 0x40 + 24 + 96 + 14 * 8 + 4)]),
    ],
  ])('is undefined for a file that %s', (_case, file) => {
    expect(readAssemblyIdentity(file)).toBeUndefined()
  })

  it('is undefined or read, and never more, wherever the file is cut or damaged', () => {
    const file = tinyAssembly({ typeReferences: 2, publicKey: STANDARD_KEY })
    for (let at = 0; at < file.length; at++) {
      expect(readAssemblyIdentity(file.subarray(0, at))).toBeUndefined()
      const damaged = Buffer.from(file).fill(0xff, at, Math.min(at + 4, file.length))
      expect(() => readAssemblyIdentity(damaged)).not.toThrow()
    }
  })
})

const OLD = 'My.Plug, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null'
const NEW = `My.Plug, Version=2.1.0.0, Culture=neutral, PublicKeyToken=${STANDARD_TOKEN}`
const rebuilt: TinyAssembly = { version: [2, 1, 0, 0], publicKey: STANDARD_KEY }
const DLL = 'PluginAssemblies/MyPlug-1/MyPlug.dll'

const customizations = `<Workflows><Workflow WorkflowId="{55555555-5555-5555-5555-555555555555}" Name="w"><XamlFileName>/Workflows/w.xaml</XamlFileName></Workflow></Workflows><SolutionPluginAssemblies><PluginAssembly FullName="${OLD}" PluginAssemblyId="33333333-3333-3333-3333-333333333333"><FileName>/${DLL}</FileName><PluginTypes><PluginType AssemblyQualifiedName="My.Plug.Create, ${OLD}" Name="My.Plug.Create" /></PluginTypes></PluginAssembly></SolutionPluginAssemblies><SdkMessageProcessingSteps><SdkMessageProcessingStep Name="s" SdkMessageProcessingStepId="{44444444-4444-4444-4444-444444444440}"><PluginTypeName>My.Plug.Create, ${OLD}</PluginTypeName></SdkMessageProcessingStep><SdkMessageProcessingStep Name="other" SdkMessageProcessingStepId="{44444444-4444-4444-4444-444444444441}"><PluginTypeName>Other.Create, Other, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null</PluginTypeName></SdkMessageProcessingStep></SdkMessageProcessingSteps>`

const roots = `<RootComponent type="29" id="{55555555-5555-5555-5555-555555555555}" /><RootComponent type="91" schemaName="${OLD}" /><RootComponent type="92" id="{44444444-4444-4444-4444-444444444440}" /><RootComponent type="92" id="{44444444-4444-4444-4444-444444444441}" />`

const workflowWith = (assembly: string): string =>
  `\ufeff<?xml version="1.0" encoding="utf-8"?><Activity xmlns:a="urn:a">\r\n<a:Reference AssemblyQualifiedName="My.Plug.Act, ${assembly}"><a:Text>x\r\ny</a:Text></a:Reference></Activity>`

interface Packing {
  readonly dll: Uint8Array
  readonly xaml?: string
  readonly keepPluginNames?: boolean
}

function pack({ dll, xaml = '<Activity  />', keepPluginNames = false }: Packing): PackPlan {
  const solution = tinySolution({ customizations, roots, files: { [DLL]: 'x', 'Workflows/w.xaml': xaml } })
  const files = new Map(planUnpack(solution, { packageType: 'Unmanaged', lineEnds: 'lf' }).files)
  files.set(DLL, dll)
  return planPack(files, { packageType: 'Unmanaged', lineEnds: 'lf', keepPluginNames })
}

function contents(plan: PackPlan): Record<string, string> {
  return texts(new Map(plan.entries.map((entry) => [entry.name, entry.bytes])))
}

describe('an assembly that was built anew', () => {
  it('gives its identity to the names in the solution', () => {
    const plan = pack({ dll: tinyAssembly(rebuilt) })
    const packed = contents(plan)
    expect(packed['solution.xml']).toContain(`<RootComponent type="91" schemaName="${NEW}" />`)
    const xml = packed['customizations.xml']
    expect(xml).toContain(`<PluginAssembly FullName="${NEW}"`)
    expect(xml).toContain(
      `<PluginType AssemblyQualifiedName="My.Plug.Create, ${NEW}" Name="My.Plug.Create" />`,
    )
    expect(xml).toContain(`<PluginTypeName>My.Plug.Create, ${NEW}</PluginTypeName>`)
    expect(xml).toContain('<PluginTypeName>Other.Create, Other, Version=1.0.0.0,')
    expect(xml).not.toContain(OLD)
    expect(plan.notes).toEqual([
      'Remapping Plugin Name From: ',
      `  ${OLD}`,
      'To ',
      `  ${NEW}`,
      'Remapping Plugin Type Name From: ',
      `  My.Plug.Create, ${OLD}`,
      'To ',
      `  My.Plug.Create, ${NEW}`,
      'Remapping SDK Message Step ("s") Type Name From: ',
      `  My.Plug.Create, ${OLD}`,
      'To ',
      `  My.Plug.Create, ${NEW}`,
    ])
  })

  it('under another simple name changes its types and not the steps', () => {
    const xml = contents(pack({ dll: tinyAssembly({ ...rebuilt, name: 'Renamed' }) }))['customizations.xml']
    expect(xml).toContain('AssemblyQualifiedName="My.Plug.Create, Renamed, Version=2.1.0.0')
    expect(xml).toContain(`<PluginTypeName>My.Plug.Create, ${OLD}</PluginTypeName>`)
  })

  it('is written into the workflows that use its activities', () => {
    const plan = pack({ dll: tinyAssembly(rebuilt), xaml: workflowWith(OLD) })
    expect(contents(plan)['Workflows/w.xaml']).toBe(
      `<Activity xmlns:a="urn:a">\n  <a:Reference AssemblyQualifiedName="My.Plug.Act, ${NEW}">\n    <a:Text>x\ny</a:Text>\n  </a:Reference>\n</Activity>`,
    )
    expect(plan.notes).toContain('Remapping Workflow ("w") Custom Type References Type Name From: ')
  })
})

describe('an assembly whose identity is what the solution says', () => {
  it('changes no name', () => {
    const plan = pack({ dll: tinyAssembly() })
    expect(plan.notes).toEqual([])
    expect(contents(plan)['customizations.xml']).toContain(`<PluginAssembly FullName="${OLD}"`)
  })

  it('has the workflows that use it written anew, and the others left alone', () => {
    expect(contents(pack({ dll: tinyAssembly(), xaml: workflowWith(OLD) }))['Workflows/w.xaml']).toMatch(
      /^<Activity xmlns:a="urn:a">\n {2}<a:Ref/,
    )
    const foreign = workflowWith('Other, Version=1.0.0.0')
    expect(contents(pack({ dll: tinyAssembly(), xaml: foreign }))['Workflows/w.xaml']).toBe(foreign)
  })
})

it('changes nothing for a file that is no assembly', () => {
  const xaml = workflowWith(OLD)
  const plan = pack({ dll: Buffer.from('MZ'), xaml })
  expect(plan.notes).toEqual([])
  expect(contents(plan)['Workflows/w.xaml']).toBe(xaml)
})

it('changes nothing on request', () => {
  const plan = pack({ dll: tinyAssembly(rebuilt), xaml: workflowWith(OLD), keepPluginNames: true })
  const packed = contents(plan)
  expect(packed['customizations.xml']).not.toContain('2.1.0.0')
  expect(packed['solution.xml']).toContain(OLD)
  expect(plan.notes).toEqual([])
})

it('refuses a workflow that is not well-formed', () => {
  expect(codeOf(() => pack({ dll: tinyAssembly(), xaml: '<Activity>' }))).toBe('xml-invalid')
})
