// What inputs of unpack and pack change beside the plain way there and back.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import JSZip from 'jszip'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { readFolder, writeFolder } from '../helpers/folder.js'
import { makeSolution, writeSolution, type SolutionRequest } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

let world: World
let count = 0
beforeAll(async () => {
  world = await openWorld({ environments: [] })
})
afterAll(() => world.close())

type Inputs = Record<string, string>

/** A workspace with a solution, and a way to unpack and pack it. */
async function open(request: SolutionRequest = {}, files: Record<string, string> = {}): Promise<Workspace> {
  const folder = path.join(world.folder, `options-${++count}`)
  mkdirSync(folder)
  writeFolder(folder, files)
  await writeSolution(folder, request)
  const run = (action: 'unpack' | 'pack', zip: string, inputs: Inputs): Promise<StepResult> =>
    runAction(
      world,
      action,
      { 'solution-file': zip, 'solution-folder': 'src', ...inputs },
      { workspace: folder },
    )
  return {
    folder,
    source: () => readFolder(path.join(folder, 'src')),
    edit(name, change) {
      const file = path.join(folder, 'src', name)
      writeFileSync(file, change(readFileSync(file, 'utf8')))
    },
    unpack: (inputs = {}) => run('unpack', 'solution.zip', inputs),
    async pack(inputs = {}) {
      const step = await run('pack', 'out.zip', inputs)
      const zip = step.exitCode === 0 ? await readZip(path.join(folder, 'out.zip')) : {}
      return { step, zip }
    },
  }
}

interface Workspace {
  folder: string
  source: () => Record<string, string>
  edit: (name: string, change: (text: string) => string) => void
  unpack: (inputs?: Inputs) => Promise<StepResult>
  pack: (inputs?: Inputs) => Promise<{ step: StepResult; zip: Record<string, string> }>
}

async function readZip(file: string): Promise<Record<string, string>> {
  const zip = await JSZip.loadAsync(readFileSync(file))
  const texts = Object.values(zip.files).map(
    async (entry) => [entry.name, await entry.async('text')] as const,
  )
  return Object.fromEntries(await Promise.all(texts))
}

describe('line-endings', () => {
  it('auto goes on as the folder began', async () => {
    const { unpack, source, edit } = await open()
    await unpack({ 'line-endings': 'crlf' })
    expect(source()['Other/Solution.xml']).toContain('>\r\n')
    expectSuccess(await unpack(), 'unchanged')
    edit('Other/Customizations.xml', (text) => text.replaceAll('\r\n', '\n'))
    expectSuccess(await unpack(), 'ok', { 'changed-files': '1' })
    expect(source()['Other/Customizations.xml']).toContain('>\r\n')
  })

  it('of the packed documents are the same for folders of either kind, unless asked for', async () => {
    const { unpack, pack } = await open()
    await unpack({ 'line-endings': 'crlf' })
    const [first, crlf] = [await pack(), await pack({ 'line-endings': 'crlf' })]
    expect(first.zip['customizations.xml']).not.toContain('\r')
    expect(crlf.zip['customizations.xml']).toContain('>\r\n')
    await unpack({ 'line-endings': 'lf' })
    expect((await pack()).zip).toEqual(first.zip)
  })
})

it('version is that of the zip and not that of the folder', async () => {
  const { unpack, pack, source } = await open({ version: '1.0.0.0' })
  await unpack()
  const { step, zip } = await pack({ version: '2.3.4.5' })
  expectSuccess(step, 'ok', { 'solution-version': '2.3.4.5' })
  expect(zip['solution.xml']).toContain('<Version>2.3.4.5</Version>')
  expect(source()['Other/Solution.xml']).toContain('<Version>1.0.0.0</Version>')
})

it('a zip that is there already and equal is not written again', async () => {
  const { unpack, pack } = await open()
  await unpack()
  expectSuccess((await pack()).step, 'ok', { 'changed-files': '1' })
  expectSuccess((await pack()).step, 'unchanged', { 'changed-files': '0' })
})

describe('map-file', () => {
  const MAP = String.raw`<Mapping><FileToPath map="WebResources\**\*.js" to="..\%WEB_BUILD%\**" /></Mapping>`

  it('leaves a file out that is built elsewhere, and packs what was built', async () => {
    const { unpack, pack, source } = await open(
      {},
      { 'map.xml': MAP.replace('%WEB_BUILD%', 'web'), 'web/js/main.js': 'built' },
    )
    const unpacked = await unpack({ 'map-file': 'map.xml' })
    expectSuccess(unpacked, 'ok')
    expect(unpacked.stdout).toContain('Using 1 mapping directive(s).')
    expect(Object.keys(source()).filter((name) => name.startsWith('WebResources/'))).toEqual([
      'WebResources/contoso_/main.js.data.xml',
    ])
    const { step, zip } = await pack({ 'map-file': 'map.xml' })
    expectSuccess(step, 'ok')
    expect(Object.entries(zip).find(([name]) => name.startsWith('WebResources/'))?.[1]).toBe('built')
  })

  it.each([
    ['a file that is nowhere', MAP.replace('%WEB_BUILD%', 'nowhere'), 'solution-file-missing', /main\.js/],
    ['a variable that is not set', MAP, 'input-invalid', /WEB_BUILD/],
    ['no mapping', '<Map />', 'input-invalid', /Mapping/],
  ])('refuses %s', async (_case, map, code, message) => {
    const { unpack, pack } = await open({}, { 'map.xml': map })
    await unpack()
    expectFailure((await pack({ 'map-file': 'map.xml' })).step, code, { message })
  })
})

it('localize takes the texts out, and translated texts in', async () => {
  const { unpack, pack, edit, source } = await open({ connectors: ['shared_office365'] })
  expectSuccess(await unpack({ localize: 'true', 'locale-template': 'auto' }), 'ok')
  const resources = 'Resources/en-US/resources.en-US.resx'
  expect(Object.keys(source())).toEqual(
    expect.arrayContaining([resources, 'Resources/template_resources.resx']),
  )
  const plain = await pack()
  expect((await pack({ localize: 'true' })).zip).toEqual(plain.zip)
  edit(resources, (text) => text.replace('<value>Send it</value>', '<value>Post it</value>'))
  const { step, zip } = await pack({ localize: 'true' })
  expectSuccess(step, 'ok')
  expect(zip['customizations.xml']).toContain('description="Post it"')
  expect((await pack()).zip).toEqual(plain.zip)
})

describe('single-component', () => {
  it('packs the flows and nothing else', async () => {
    const { unpack, pack } = await open({ connectors: ['shared_office365'] })
    await unpack()
    const { step, zip } = await pack({ 'single-component': 'Workflow' })
    expectSuccess(step, 'ok')
    expect(Object.keys(zip).filter((name) => name.includes('/'))).toEqual([
      expect.stringMatching(/^Workflows\//),
    ])
    expect(zip['solution.xml']).not.toContain('type="61"')
  })

  it('unpacks the web resources and leaves everything else as it is', async () => {
    const { unpack, source, folder } = await open({ scripts: ['contoso_/main.js', 'contoso_/old.js'] })
    await unpack()
    const before = source()
    writeFileSync(path.join(folder, 'solution.zip'), await makeSolution({ version: '9.0.0.0', entries: {} }))
    expectSuccess(await unpack({ 'single-component': 'WebResource' }), 'ok', { 'changed-files': '2' })
    expect(source()['Other/Solution.xml']).toBe(before['Other/Solution.xml'])
    expect(Object.keys(source()).filter((name) => name.includes('old.js'))).toEqual([])
  })
})

it('normalize gives equal files for two exports that differ in nothing that matters', async () => {
  const flowFile = 'Workflows/SendIt-6F0B7C52-3A41-4F0E-9D55-1A2B3C4D5E6F.json'
  const { unpack, source, folder, pack } = await open({ connectors: ['shared_office365'] })
  await unpack({ normalize: 'true' })
  const before = source()
  const flow = JSON.stringify(JSON.parse(before[flowFile] ?? ''), undefined, 4)
  await writeSolution(folder, { connectors: ['shared_office365'], entries: { [flowFile]: flow } })
  expectSuccess(await unpack({ normalize: 'true' }), 'unchanged')
  expect(source()).toEqual(before)
  expectSuccess((await pack()).step, 'ok')
})

it('layout: 2026 is kept by auto afterwards', async () => {
  const settings = '<OrganizationSettings><general><a>1</a></general></OrganizationSettings>'
  const customizations = (await readText({})).replace('<OrganizationSettings />', settings)
  const { unpack, source } = await open({ entries: { 'customizations.xml': customizations } })
  await unpack({ layout: '2026' })
  expect(Object.keys(source())).toContain('OrganizationSettings/_legacy/general.meta.xml')
  expectSuccess(await unpack(), 'unchanged')
})

it('the summary of unpack tells what changed in the solution', async () => {
  const { unpack, folder } = await open({ scripts: ['contoso_/main.js', 'contoso_/old.js'] })
  await unpack()
  await writeSolution(folder, { scripts: ['contoso_/other.js'], version: '1.1.0.0' })
  const step = await unpack()
  expect(step.summary).toContain('| ✏️ changed | WebResource | contoso\\_/other.js | `contoso_/other.js` |')
  expect(step.summary).toContain('| ➖ removed | WebResource | contoso\\_/old.js | `contoso_/old.js` |')
})

describe('secrets', () => {
  const SECRET = `ghp_${'aB3dE6gH9j'.repeat(4).slice(0, 36)}`
  const request = {
    entries: { 'Workflows/notes.txt': '', 'bots/con_bot/settings.json': `{"a":1,\n"token":"${SECRET}"}` },
  }

  it.each([
    ['warn', 'ok', 'warning'],
    ['off', 'ok', undefined],
  ])('%s unpacks, and says where they are without saying what', async (mode, reasonCode, level) => {
    const { unpack } = await open(request)
    const step = await unpack({ secrets: mode })
    expectSuccess(step, reasonCode)
    const told = step.commands.filter(({ properties }) => properties['title'] === 'Secret in a solution')
    expect(told.map(({ name, properties }) => [name, properties['file'], properties['line']])).toEqual(
      level === undefined ? [] : [[level, 'src/bots/con_bot/settings.json', '2']],
    )
    expect(step.stdout + step.summary).not.toContain(SECRET)
  })

  it('fail writes nothing', async () => {
    const { unpack, source } = await open(request)
    expectFailure(await unpack({ secrets: 'fail' }), 'secret-found', { message: /settings\.json, line 2/ })
    expect(source()).toEqual({})
  })
})

describe('process-canvas-apps', () => {
  const APP = 'CanvasApps/con_pets_DocumentUri.msapp'

  async function appSolution(label: string): Promise<SolutionRequest> {
    const controls = {
      TopParent: {
        Name: 'Screen1',
        Template: { Name: 'screen' },
        Rules: [{ Property: 'Fill', InvariantScript: label }],
        Children: [],
      },
    }
    const msapp = new JSZip()
      .file('Header.json', JSON.stringify({ DocVersion: '1.344' }), { createFolders: false })
      .file('Controls\\4.json', JSON.stringify(controls), { createFolders: false })
    const app = `<CanvasApps><CanvasApp><Name>con_pets</Name><BackgroundImageUri>/CanvasApps/con_pets_BackgroundImageUri</BackgroundImageUri><DocumentUri>/${APP}</DocumentUri></CanvasApp></CanvasApps>`
    const zip = await JSZip.loadAsync(await makeSolution())
    const customizations = (await zip.file('customizations.xml')?.async('text')) ?? ''
    const manifest = (await zip.file('solution.xml')?.async('text')) ?? ''
    return {
      entries: {
        'customizations.xml': customizations.replace(
          '<connectionreferences>',
          `${app}<connectionreferences>`,
        ),
        'solution.xml': manifest.replace(
          '<RootComponents>',
          '<RootComponents><RootComponent type="300" schemaName="con_pets" behavior="0" />',
        ),
        'CanvasApps/con_pets_BackgroundImageUri': 'image',
        [APP]: await msapp.generateAsync({ type: 'nodebuffer' }),
      },
    }
  }

  it('takes an app apart into readable source, and builds it with what was edited', async () => {
    const { unpack, pack, source, edit, folder } = await open(await appSolution('Color.White'))
    expectSuccess(await unpack({ 'process-canvas-apps': 'true' }), 'ok')
    const screen =
      Object.keys(source()).find((name) => /CanvasApps\/src\/con_pets\/Src\/.*Screen1/.test(name)) ?? ''
    expect(source()[screen]).toContain('Color.White')
    const same = await pack({ 'process-canvas-apps': 'true' })
    expectSuccess(same.step, 'ok')
    const packed = await JSZip.loadAsync(readFileSync(path.join(folder, 'out.zip')))
    expect(await packed.file(APP)?.async('nodebuffer')).toEqual(readFileSync(path.join(folder, 'src', APP)))
    edit(screen, (text) => text.replace('Color.White', 'Color.Black'))
    expectSuccess((await pack({ 'process-canvas-apps': 'true' })).step, 'ok')
    const changed = await JSZip.loadAsync(readFileSync(path.join(folder, 'out.zip')))
    const msapp = await JSZip.loadAsync((await changed.file(APP)?.async('nodebuffer')) ?? '')
    expect(await msapp.file('Controls\\4.json')?.async('text')).toContain('"InvariantScript":"Color.Black"')
  })
})

async function readText(request: SolutionRequest): Promise<string> {
  const zip = await JSZip.loadAsync(await makeSolution(request))
  return (await zip.file('customizations.xml')?.async('text')) ?? ''
}
