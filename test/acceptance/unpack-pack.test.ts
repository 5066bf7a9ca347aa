// unpack and pack: a way there and back, and folders and files that stay as they were when something is wrong.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync as writeBytes } from 'node:fs'
import path from 'node:path'
import JSZip from 'jszip'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { readFolder, writeFolder } from '../helpers/folder.js'
import { makeSolution, sha256, writeSolution } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

let world: World
let count = 0
beforeAll(async () => {
  world = await openWorld({ environments: [] })
})
afterAll(() => world.close())

/** A folder of the test's own, to be the workspace of its steps. */
function newWorkspace(files: Record<string, string> = {}): string {
  const folder = path.join(world.folder, `case-${++count}`)
  mkdirSync(folder)
  return writeFolder(folder, files)
}

function step(
  action: 'unpack' | 'pack',
  workspace: string,
  inputs: Record<string, string> = {},
): Promise<StepResult> {
  const all = { 'solution-file': 'solution.zip', 'solution-folder': 'src', ...inputs }
  return runAction(world, action, all, { workspace })
}

describe('unpack and pack', () => {
  it('unpacks into source files, and again without a change', async () => {
    const workspace = newWorkspace()
    const { digest } = await writeSolution(workspace, { version: '1.3.0.0' })
    const first = await step('unpack', workspace)
    const files = readFolder(path.join(workspace, 'src'))
    expectSuccess(first, 'ok', {
      'solution-name': 'ContosoApp',
      'solution-version': '1.3.0.0',
      publisher: 'Contoso',
      managed: 'false',
      'solution-digest': digest,
      'changed-files': String(Object.keys(files).length),
    })
    expectAllOutputs('unpack', first)
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'Other/Solution.xml',
        'Other/Customizations.xml',
        'WebResources/contoso_/main.js',
      ]),
    )
    expectSuccess(await step('unpack', workspace), 'unchanged', { 'changed-files': '0' })
    expect(readFolder(path.join(workspace, 'src'))).toEqual(files)
  })

  it('packs what was unpacked into equal zips, each time', async () => {
    const workspace = newWorkspace()
    await writeSolution(workspace, {})
    await step('unpack', workspace)
    const [first, second] = [
      await step('pack', workspace, { 'solution-file': 'a.zip' }),
      await step('pack', workspace, { 'solution-file': 'b.zip' }),
    ]
    const bytes = readFileSync(path.join(workspace, 'a.zip'))
    expectSuccess(first, 'ok', {
      'solution-name': 'ContosoApp',
      'solution-digest': sha256(bytes),
      managed: 'false',
    })
    expectAllOutputs('pack', first)
    expect(second.outputs['solution-digest']).toBe(first.outputs['solution-digest'])
    const zip = await JSZip.loadAsync(bytes)
    expect(await zip.file(/WebResources\/.+/)[0]?.async('text')).toBe('// contoso_/main.js\n')
  })

  it('takes both forms there and back', async () => {
    const workspace = newWorkspace()
    await writeSolution(workspace, {})
    await writeSolution(workspace, { managed: true }, 'solution_managed.zip')
    expectSuccess(await step('unpack', workspace, { 'solution-type': 'Both' }), 'ok')
    const packed = await step('pack', workspace, { 'solution-type': 'Both', 'solution-file': 'out.zip' })
    expectSuccess(packed, 'ok', { managed: 'false' })
    expect(Object.keys(readFolder(workspace))).toEqual(expect.arrayContaining(['out.zip', 'out_managed.zip']))
  })

  it('removes what the solution no longer has and leaves foreign files alone', async () => {
    const workspace = newWorkspace({ 'src/README.md': 'ours' })
    await writeSolution(workspace, { scripts: ['contoso_/main.js', 'contoso_/old.js'] })
    await step('unpack', workspace)
    await writeSolution(workspace, {})
    expectSuccess(await step('unpack', workspace), 'ok')
    const files = readFolder(path.join(workspace, 'src'))
    expect(files['README.md']).toBe('ours')
    expect(Object.keys(files).filter((name) => name.includes('old.js'))).toEqual([])
  })

  it('with overwrite-files: false refuses a folder that would change, and names what', async () => {
    const workspace = newWorkspace()
    await writeSolution(workspace, {})
    await step('unpack', workspace)
    const before = readFolder(path.join(workspace, 'src'))
    await writeSolution(workspace, { version: '2.0.0.0' })
    const refused = await step('unpack', workspace, { 'overwrite-files': 'false' })
    expectFailure(refused, 'file-exists', { message: /Solution\.xml/, remedy: /nothing was written/ })
    expect(readFolder(path.join(workspace, 'src'))).toEqual(before)
  })
})

describe('unpack leaves the folder as it was when the zip', () => {
  const cases: { what: string; make: () => Promise<Buffer>; code: string }[] = [
    {
      what: 'has an entry that climbs out',
      make: () => hostile('../../evil.txt'),
      code: 'zip-entry-escapes',
    },
    { what: 'has an absolute entry', make: () => hostile('/tmp/evil.txt'), code: 'zip-entry-escapes' },
    {
      what: 'has an entry that climbs out the Windows way',
      make: () => hostile('..\\evil.txt'),
      code: 'zip-entry-escapes',
    },
    { what: 'is cut off', make: async () => (await makeSolution()).subarray(0, 700), code: 'zip-invalid' },
    { what: 'is a text', make: async () => Buffer.from('hello'), code: 'zip-invalid' },
    { what: 'is empty', make: async () => Buffer.alloc(0), code: 'zip-invalid' },
    {
      what: 'holds no solution',
      make: () => new JSZip().file('a.txt', 'a').generateAsync({ type: 'nodebuffer' }),
      code: 'solution-invalid',
    },
    { what: 'has a damaged entry', make: damaged, code: 'zip-checksum' },
    {
      what: 'has an XML that expands',
      make: () => makeSolution({ entries: { 'customizations.xml': BOMB } }),
      code: 'xml-refused',
    },
    {
      what: 'has an XML that is none',
      make: () => makeSolution({ entries: { 'customizations.xml': '<ImportExportXml>' } }),
      code: 'xml-invalid',
    },
    {
      what: 'is managed and not asked for so',
      make: () => makeSolution({ managed: true }),
      code: 'solution-type-mismatch',
    },
  ]

  it.each(cases)('$what', async ({ make, code }) => {
    const workspace = newWorkspace({ 'src/Other/Solution.xml': 'present', 'src/README.md': 'ours' })
    writeBytes(path.join(workspace, 'solution.zip'), await make())
    const before = readFolder(workspace)
    const refused = await step('unpack', workspace)
    expectFailure(refused, code, { outputs: { 'changed-files': undefined } })
    expect(readFolder(workspace)).toEqual(before)
    expect(readFolder(world.folder)['evil.txt']).toBeUndefined()
    expect(readFolder(refused.temporaryFolder)).toEqual({})
  })

  it('is asked to write through a link that leads out of the folder', async () => {
    const workspace = newWorkspace({ 'src/README.md': 'ours', 'elsewhere/keep.txt': 'theirs' })
    symlinkSync(path.join(workspace, 'elsewhere'), path.join(workspace, 'src', 'WebResources'))
    await writeSolution(workspace, {})
    const refused = await step('unpack', workspace)
    expectFailure(refused, 'path-outside-workspace', { message: /link/ })
    expect(readFolder(path.join(workspace, 'elsewhere'))).toEqual({ 'keep.txt': 'theirs' })
  })
})

describe('pack leaves the zip as it was when the folder', () => {
  it.each([
    { what: 'is not there', files: {}, code: 'file-not-found' },
    { what: 'holds no solution', files: { 'src/a.txt': 'a' }, code: 'solution-file-missing' },
    {
      what: 'has a manifest that is no XML',
      files: { 'src/Other/Solution.xml': 'x', 'src/Other/Customizations.xml': 'y' },
      code: 'xml-invalid',
    },
  ])('$what', async ({ files, code }) => {
    const workspace = newWorkspace({ ...files, 'solution.zip': 'the one of yesterday' })
    const before = readFolder(workspace)
    const refused = await step('pack', workspace)
    expectFailure(refused, code)
    expect(readFolder(workspace)).toEqual(before)
  })
})

it.each(['unpack', 'pack'] as const)('%s refuses an input that it does not know', async (action) => {
  const workspace = newWorkspace()
  await writeSolution(workspace, {})
  expectFailure(await step(action, workspace, { 'solution-typ': 'Both' }), 'input-unknown', {
    remedy: /"solution-type"/,
  })
})

const BOMB =
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><ImportExportXml>&b;</ImportExportXml>'

async function hostile(name: string): Promise<Buffer> {
  return makeSolution({ entries: { [name]: 'evil' } })
}

/** Other bytes in the middle of the archive, where the data of an entry is. */
async function damaged(): Promise<Buffer> {
  const zip = await JSZip.loadAsync(await makeSolution())
  const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' })
  const at = bytes.indexOf('ImportExportXml')
  bytes.write('Umport', at)
  return bytes
}
