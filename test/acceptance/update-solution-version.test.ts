// update-solution-version: each way to a version, and that not a byte beside the version changes.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import JSZip from 'jszip'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { readFolder, writeFolder } from '../helpers/folder.js'
import { sha256, writeSolution } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

const MANIFEST = 'app/Other/Solution.xml'
const TRACKER = 'ControlsStateVersionInfo.csv'
let world: World

beforeAll(async () => {
  world = await openWorld({ environments: [] })
})
afterAll(() => world.close())

/** A workspace with the solution unpacked in `app`. */
async function makeWorkspace(version = '1.2.3.4', folder = 'app'): Promise<string> {
  const workspace = mkdtempSync(path.join(world.folder, 'work-'))
  const { file } = await writeSolution(workspace, { version }, 'solution.zip')
  const inputs = { 'solution-file': file, 'solution-folder': folder, 'line-endings': 'crlf' }
  expectSuccess(await runAction(world, 'unpack', inputs, { workspace }), 'ok')
  return workspace
}

const update = (workspace: string, inputs: Record<string, string>): Promise<StepResult> =>
  runAction(world, 'update-solution-version', { 'solution-folder': 'app', ...inputs }, { workspace })

const script = (workspace: string): string => path.join(workspace, 'app/WebResources/contoso_/main.js')

describe('update-solution-version changes the version of a folder and nothing else', () => {
  it.each([
    { inputs: { bump: 'major' }, version: '2.0.0.0' },
    { inputs: { bump: 'minor' }, version: '1.3.0.0' },
    { inputs: { bump: 'build' }, version: '1.2.4.0' },
    { inputs: { bump: 'Revision' }, version: '1.2.3.5' },
    { inputs: { version: '3.1.0.0' }, version: '3.1.0.0' },
    { inputs: { 'build-version': '77' }, version: '1.2.77.4' },
    { inputs: { 'patch-version': '8', 'revision-version': '9' }, version: '1.2.8.9' },
    { inputs: { 'revision-version': '0' }, version: '1.2.3.0' },
    { inputs: { strategy: 'solution' }, version: '1.2.4.0' },
    { inputs: { strategy: 'solution', 'revision-version': '12' }, version: '1.2.4.12' },
  ])('$inputs gives $version', async ({ inputs, version }) => {
    const workspace = await makeWorkspace()
    const before = readFolder(workspace)
    const step = await update(workspace, inputs)
    expectSuccess(step, 'ok', {
      'solution-name': 'ContosoApp',
      'solution-version': version,
      'previous-version': '1.2.3.4',
      changed: 'true',
    })
    expectAllOutputs('update-solution-version', step, ['solution-digest'])
    const changed = before[MANIFEST]?.replace('<Version>1.2.3.4<', `<Version>${version}<`)
    expect(readFolder(workspace)).toEqual({ ...before, [MANIFEST]: changed })
  })

  it('finds the solution in the src of a project without being told', async () => {
    const workspace = await makeWorkspace('1.0.0.0', 'src')
    expectSuccess(await update(workspace, { 'solution-folder': '', bump: 'minor' }), 'ok', {
      'solution-version': '1.1.0.0',
    })
  })

  it('has nothing to do when the version is there already', async () => {
    const workspace = await makeWorkspace('1.2.0.0')
    const before = readFolder(workspace)
    expectSuccess(await update(workspace, { version: '1.2' }), 'unchanged', {
      changed: 'false',
      'solution-version': '1.2.0.0',
    })
    expect(readFolder(workspace)).toEqual(before)
  })

  it('warns of a lower version', async () => {
    const step = await update(await makeWorkspace(), { version: '1.0.0.0' })
    expectSuccess(step, 'ok')
    expect(step.commands.filter(({ name }) => name === 'warning')).toHaveLength(1)
  })
})

it('a zip gets the version, keeps the bytes of its entries and says its new digest', async () => {
  const workspace = mkdtempSync(path.join(world.folder, 'zip-'))
  const { file } = await writeSolution(workspace, { version: '1.0.0.0', managed: true })
  const entries = async (): Promise<Record<string, string>> => {
    const zip = await JSZip.loadAsync(readFileSync(file))
    const texts = Object.values(zip.files).map(
      async (entry) => [entry.name, await entry.async('text')] as const,
    )
    return Object.fromEntries(await Promise.all(texts))
  }
  const before = await entries()
  const step = await update(workspace, { 'solution-folder': '', 'solution-file': file, bump: 'minor' })
  expectSuccess(step, 'ok', { 'solution-version': '1.1.0.0', 'solution-digest': sha256(readFileSync(file)) })
  const changed = before['solution.xml']?.replace('<Version>1.0.0.0<', '<Version>1.1.0.0<')
  expect(await entries()).toEqual({ ...before, 'solution.xml': changed })
})

describe('the strategy gittags', () => {
  const git = (workspace: string, ...args: string[]): void => {
    const identity = ['-c', 'user.name=Mia', '-c', 'user.email=mia@contoso.example']
    execFileSync('git', [...identity, ...args], { cwd: workspace, stdio: 'pipe' })
  }
  const commit = (workspace: string): void => {
    git(workspace, 'add', '.')
    git(workspace, 'commit', '--quiet', '-m', 'Work')
  }
  const makeRepository = async (...tags: string[]): Promise<string> => {
    const workspace = await makeWorkspace('1.2.0.0')
    git(workspace, 'init', '--quiet', '-b', 'main')
    commit(workspace)
    for (const tag of tags) git(workspace, 'tag', tag)
    return workspace
  }
  const expectVersion = async (workspace: string, version: string): Promise<void> => {
    const step = await update(workspace, { strategy: 'gittags' })
    expectSuccess(step, version === '1.2.0.0' ? 'unchanged' : 'ok', { 'solution-version': version })
  }

  it('leaves the version when no tag names one', async () => {
    await expectVersion(await makeRepository('latest', 'OtherApp/v9.0.0.0'), '1.2.0.0')
  })

  it('leaves the version when nothing changed since the tag', async () => {
    await expectVersion(await makeRepository('v1.2.0.0'), '1.2.0.0')
  })

  it('raises it once when a file changed, whether or not it is committed', async () => {
    const workspace = await makeRepository('v1.2.0.0', 'v1.1.0.0')
    writeFileSync(script(workspace), '// another\n')
    await expectVersion(workspace, '1.2.1.0')
    commit(workspace)
    const again = await update(workspace, { strategy: 'gittags' })
    expectSuccess(again, 'unchanged', { 'solution-version': '1.2.1.0' })
  })

  it('goes by the tags of the solution where there are some, and by the highest', async () => {
    const workspace = await makeRepository('v7.0.0.0', 'ContosoApp/v1.9.0.0', 'ContosoApp/v1.10.0.0')
    writeFolder(workspace, { 'app/WebResources/new.js': 'new' })
    await expectVersion(workspace, '1.10.1.0')
  })

  it('does not count what changed elsewhere in the repository', async () => {
    const workspace = await makeRepository('v1.2.0.0')
    writeFolder(workspace, { 'docs/page.md': 'new' })
    await expectVersion(workspace, '1.2.0.0')
  })

  it('says how to see the tags in a shallow checkout', async () => {
    const origin = await makeRepository()
    writeFolder(origin, { 'more.txt': 'more' })
    commit(origin)
    const workspace = mkdtempSync(path.join(world.folder, 'shallow-'))
    git(workspace, 'clone', '--quiet', '--depth', '1', `file://${origin}`, '.')
    expectFailure(await update(workspace, { strategy: 'gittags' }), 'unsupported', {
      message: /shallow/,
      remedy: /fetch-depth: 0/,
    })
  })

  it('needs a repository', async () => {
    expectFailure(await update(await makeWorkspace(), { strategy: 'gittags' }), 'git-failed')
  })
})

describe('the strategy filetracking', () => {
  it('begins a tracker, raises the version when a file changed, and once only', async () => {
    const workspace = await makeWorkspace('1.2.0.0')
    const track = (): Promise<StepResult> => update(workspace, { strategy: 'filetracking' })
    expectSuccess(await track(), 'unchanged', { 'solution-version': '1.2.0.0' })
    const first = readFileSync(path.join(workspace, TRACKER), 'utf8')
    expect(first).toMatch(/^solution,file,sha256\nContosoApp,.*,[0-9a-f]{64}\n/)
    expectSuccess(await track(), 'unchanged')
    expect(readFileSync(path.join(workspace, TRACKER), 'utf8')).toBe(first)

    writeFileSync(script(workspace), '// another\n')
    expectSuccess(await track(), 'ok', { 'solution-version': '1.2.1.0' })
    expect(readFileSync(path.join(workspace, TRACKER), 'utf8')).not.toBe(first)
    expectSuccess(await track(), 'unchanged', { 'solution-version': '1.2.1.0' })
  })

  it('keeps what the tracker holds of other solutions', async () => {
    const workspace = await makeWorkspace()
    const other = `OtherApp,"Other/a, ""b"".xml",${'0'.repeat(64)}`
    writeFolder(workspace, { 'versions.csv': `solution,file,sha256\n${other}\n` })
    const step = await update(workspace, { strategy: 'filetracking', 'tracker-file': 'versions.csv' })
    expectSuccess(step, 'unchanged')
    expect(readFileSync(path.join(workspace, 'versions.csv'), 'utf8').split('\n')).toContain(other)
  })

  it('refuses a file that it did not write, and changes nothing', async () => {
    const workspace = await makeWorkspace()
    writeFolder(workspace, { [TRACKER]: 'Name;Hash\r\na;b\r\n' })
    const before = readFolder(workspace)
    expectFailure(await update(workspace, { strategy: 'filetracking' }), 'input-invalid', {
      message: /not a tracker/,
      remedy: /tracker-file/,
    })
    expect(readFolder(workspace)).toEqual(before)
  })
})

describe('update-solution-version refuses', () => {
  it.each([
    { inputs: {}, code: 'input-missing', text: /no input says/ },
    { inputs: { bump: 'minor', version: '1.0.0.0' }, code: 'input-conflict', text: /version and bump/ },
    { inputs: { bump: 'minor', 'revision-version': '1' }, code: 'input-conflict', text: /revision-version/ },
    { inputs: { strategy: 'solution', 'build-version': '1' }, code: 'input-conflict', text: /strategy/ },
    { inputs: { 'build-version': '1', 'patch-version': '2' }, code: 'input-conflict', text: /third number/ },
    { inputs: { bump: 'minor', 'tracker-file': 'x.csv' }, code: 'input-conflict', text: /tracker-file/ },
    { inputs: { bump: 'patch' }, code: 'input-invalid', text: /bump/ },
    { inputs: { 'build-version': '1.5' }, code: 'input-invalid', text: /build-version/ },
    { inputs: { bump: 'minor', 'solution-file': 'a.zip' }, code: 'input-conflict', text: /solution-folder/ },
    { inputs: { bump: 'minor', 'solution-folder': 'nowhere' }, code: 'file-not-found', text: /nowhere/ },
  ])('$inputs with $code', async ({ inputs, code, text }) => {
    const workspace = mkdtempSync(path.join(world.folder, 'refused-'))
    mkdirSync(path.join(workspace, 'app'))
    expectFailure(await update(workspace, inputs), code, { message: text })
    expect(readFolder(workspace)).toEqual({})
  })
})
