import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { AlmError } from '@powerops/core'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readUnpackedFolder, writeUnpackedFolder } from '../src/index.js'

let scratch: string
let folder: string

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'folder-'))
  folder = join(scratch, 'solution')
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function files(contents: Readonly<Record<string, string>>): Map<string, Uint8Array> {
  return new Map(Object.entries(contents).map(([path, text]) => [path, Buffer.from(text)]))
}

function tree(): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  )
  return Object.fromEntries(
    paths.sort().map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  )
}

async function codeOf(action: () => Promise<unknown>): Promise<string> {
  return action().then(
    () => 'none',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )
}

const solution = { 'Other/Solution.xml': '<s />', 'Roles/a.xml': '<a />' }

describe('writing', () => {
  it('makes a folder that is not there', async () => {
    const changes = await writeUnpackedFolder(folder, files(solution))
    expect(changes).toEqual({ added: Object.keys(solution), changed: [], removed: [], unchanged: [] })
    expect(tree()).toEqual(solution)
    expect(readdirSync(scratch)).toEqual(['solution'])
  })

  it('changes what differs and removes what is gone, with the folders that are empty then', async () => {
    put('Other/Solution.xml', '\ufeff<s />')
    put('Roles/a.xml', '<old />')
    put('Roles/gone.xml', '<x />')
    put('Workflows/gone/deep.json', '{}')
    const changes = await writeUnpackedFolder(folder, files({ ...solution, 'Roles/new.xml': '<n />' }))
    expect(changes).toEqual({
      added: ['Roles/new.xml'],
      changed: ['Roles/a.xml'],
      removed: ['Roles/gone.xml', 'Workflows/gone/deep.json'],
      unchanged: ['Other/Solution.xml'],
    })
    expect(tree()).toEqual({
      'Other/Solution.xml': '\ufeff<s />',
      'Roles/a.xml': '<a />',
      'Roles/new.xml': '<n />',
    })
    expect(readdirSync(folder).sort()).toEqual(['Other', 'Roles'])
  })

  it('counts line ends as a difference and a byte order mark not', async () => {
    put('Other/Solution.xml', '<s />\r\n')
    put('Roles/a.xml', '\ufeff<a />')
    const changes = await writeUnpackedFolder(
      folder,
      files({ 'Other/Solution.xml': '<s />\n', 'Roles/a.xml': '<a />' }),
    )
    expect(changes).toMatchObject({ changed: ['Other/Solution.xml'], unchanged: ['Roles/a.xml'] })
  })

  const large = 'x'.repeat(600_000)
  it.each([
    ['the same', large, large, 'unchanged'],
    ['the same with a byte order mark', `\ufeff${large}`, large, 'unchanged'],
    ['longer than it is to be', `${large}x`, large, 'changed'],
    ['shorter than it is to be', large.slice(1), large, 'changed'],
    ['different at its end', `${large}y`, `${large}z`, 'changed'],
    ['empty', '', 'x', 'changed'],
    ['empty and is to be so', '', '', 'unchanged'],
  ] as const)('compares all of a file that is %s', async (_case, present, wanted, expected) => {
    put('Roles/a.xml', present)
    const changes = await writeUnpackedFolder(folder, files({ 'Roles/a.xml': wanted }))
    expect(changes).toMatchObject({ [expected]: ['Roles/a.xml'], removed: [] })
  })

  it('never touches what is no part of a solution', async () => {
    const others = {
      '.git/config': 'x',
      '.github/workflows/ci.yml': 'x',
      'README.md': 'x',
      'Tiny.cdsproj': 'x',
      'docs/guide.md': 'x',
      'Roles/README.md': 'x',
      'Roles/.gitkeep': '',
      'CanvasApps/src/App/Src/App.fx.yaml': 'x',
      'src/Plugin.cs': 'x',
    }
    for (const [path, text] of Object.entries(others)) put(path, text)
    const changes = await writeUnpackedFolder(folder, files(solution))
    expect(changes.removed).toEqual([])
    expect(tree()).toEqual({ ...others, ...solution })
  })

  it('removes folders of unknown components that the solution had before', async () => {
    put('Other/Customizations.xml', '<ImportExportXml><Foos /></ImportExportXml>')
    put('Foos/x.meta.xml', '<x />')
    put('msdyn_things/x/thing.xml', '<x />')
    const changes = await writeUnpackedFolder(
      folder,
      files({ ...solution, 'Other/Customizations.xml': '<ImportExportXml />' }),
    )
    expect(changes.removed).toEqual(['Foos/x.meta.xml', 'msdyn_things/x/thing.xml'])
  })

  it('replaces an Other/Customizations.xml that a merge has broken', async () => {
    put('Other/Customizations.xml', '<<<<<<< HEAD')
    const changes = await writeUnpackedFolder(
      folder,
      files({ ...solution, 'Other/Customizations.xml': '<ImportExportXml />' }),
    )
    expect(changes.changed).toEqual(['Other/Customizations.xml'])
  })

  it('keeps what is gone on request', async () => {
    put('Roles/gone.xml', '<x />')
    const changes = await writeUnpackedFolder(folder, files(solution), { keepStale: true })
    expect(changes.removed).toEqual([])
    expect(tree()).toEqual({ ...solution, 'Roles/gone.xml': '<x />' })
  })

  it('tells the changes beforehand, and makes none when it is told not to', async () => {
    put('Roles/gone.xml', '<x />')
    let told: unknown
    const outcome = await codeOf(() =>
      writeUnpackedFolder(folder, files(solution), {}, (changes, former) => {
        told = { ...changes, former: [...former((path) => path.startsWith('Roles/')).keys()] }
        throw new AlmError('file-exists', { message: 'no' })
      }),
    )
    expect(outcome).toBe('file-exists')
    expect(told).toMatchObject({
      added: Object.keys(solution),
      removed: ['Roles/gone.xml'],
      former: ['Roles/gone.xml'],
    })
    expect(tree()).toEqual({ 'Roles/gone.xml': '<x />' })
  })

  it('removes files also when it has none to write', async () => {
    for (const [path, text] of Object.entries(solution)) put(path, text)
    put('Roles/gone.xml', '<x />')
    expect(await writeUnpackedFolder(folder, files(solution))).toMatchObject({ removed: ['Roles/gone.xml'] })
    expect(tree()).toEqual(solution)
  })

  it.each([
    ['components of a type that nobody knows', { 'gizmos/a/gizmo.xml': '<gizmo name="a" />' }, []],
    [
      'more of their files',
      {
        'policies/a b/policy.xml': '<?xml version="1.0"?>\n<policy id="a b" />',
        'policies/a b/x.json': '{}',
      },
      [],
    ],
    [
      'a folder of the same kind with other files',
      { 'gizmos/a/gizmo.xml': '<gizmo name="a" />', 'gizmos/notes.md': 'x' },
      'kept',
    ],
    ['descriptions of something else', { 'configs/dev/config.xml': '<settings name="dev" />' }, 'kept'],
    ['descriptions that name something else', { 'configs/dev/config.xml': '<config stage="1" />' }, 'kept'],
    ['a folder without descriptions', { 'tests/a/run.js': 'x' }, 'kept'],
  ])('removes or keeps what the zip does not have: %s', async (_case, present, expected) => {
    for (const [path, text] of Object.entries(present)) put(path, text)
    const changes = await writeUnpackedFolder(folder, files(solution))
    expect(changes.removed).toEqual(expected === 'kept' ? [] : Object.keys(present))
  })

  it('removes nothing from a folder just because the zip has a file in it', async () => {
    put('src/index.ts', 'theirs')
    const changes = await writeUnpackedFolder(folder, files({ ...solution, 'src/odd.xml': '<x />' }))
    expect(changes.removed).toEqual([])
    expect(tree()['src/index.ts']).toBe('theirs')
  })

  it('does not mix with the YAML layout', async () => {
    put('solutions/Contoso/solution.yml', 'x')
    expect(await codeOf(() => writeUnpackedFolder(folder, files(solution)))).toBe(
      'solution-layout-unsupported',
    )
    expect(tree()).toEqual({ 'solutions/Contoso/solution.yml': 'x' })
  })

  it('leaves solutions of this layout alone that lie in a folder of theirs', async () => {
    put('solutions/Contoso/Other/Solution.xml', '<x />')
    const changes = await writeUnpackedFolder(folder, files(solution))
    expect(changes.removed).toEqual([])
  })

  it('removes nothing beyond the folders that it is told', async () => {
    put('Roles/gone.xml', '<x />')
    put('Workflows/gone.json', '{}')
    const changes = await writeUnpackedFolder(folder, files(solution), { within: ['Workflows'] })
    expect(changes.removed).toEqual(['Workflows/gone.json'])
  })

  it('removes sources of canvas apps where they are its own', async () => {
    put('CanvasApps/src/a/gone.json', '{}')
    put('CanvasApps/src/b/theirs.json', '{}')
    const changes = await writeUnpackedFolder(folder, files(solution), { alsoOwned: ['CanvasApps/src/a'] })
    expect(changes.removed).toEqual(['CanvasApps/src/a/gone.json'])
  })

  it('leaves the folder as it was when a file cannot be put in place', async () => {
    const before = { 'Other/Solution.xml': '<old />', 'Roles/gone.xml': '<x />' }
    for (const [path, text] of Object.entries(before)) put(path, text)
    mkdirSync(join(folder, 'Roles/z.xml'))
    const outcome = await codeOf(() =>
      writeUnpackedFolder(folder, files({ ...solution, 'Roles/z.xml': '<z />' })),
    )
    expect(outcome).not.toBe('none')
    expect(tree()).toEqual(before)
    expect(readdirSync(scratch)).toEqual(['solution'])
  })

  it('puts a file where a folder was, and a folder where a file was', async () => {
    put('Roles/a.xml/b.xml', '<b />')
    put('Roles/c.xml', '<c />')
    const wanted = { ...solution, 'Roles/c.xml/d.xml': '<d />' }
    await writeUnpackedFolder(folder, files(wanted))
    expect(tree()).toEqual(wanted)
  })

  it('puts back a folder that was empty for a while when it fails', async () => {
    const before = { 'Other/Solution.xml': '<old />', 'Workflows/deep/gone.xml': '<x />' }
    for (const [path, text] of Object.entries(before)) put(path, text)
    mkdirSync(join(folder, 'Roles/a.xml'), { recursive: true })
    expect(await codeOf(() => writeUnpackedFolder(folder, files(solution)))).not.toBe('none')
    expect(tree()).toEqual(before)
  })

  it('does not write through a symbolic link', async () => {
    const elsewhere = join(scratch, 'elsewhere')
    mkdirSync(elsewhere)
    mkdirSync(folder)
    symlinkSync(elsewhere, join(folder, 'Roles'))
    expect(await codeOf(() => writeUnpackedFolder(folder, files(solution)))).toBe('path-outside-workspace')
    expect(readdirSync(elsewhere)).toEqual([])
  })

  it('does not replace a file that is a symbolic link', async () => {
    put('Other/x', 'x')
    mkdirSync(join(folder, 'Roles'))
    symlinkSync('/etc/passwd', join(folder, 'Roles/a.xml'))
    expect(await codeOf(() => writeUnpackedFolder(folder, files(solution)))).toBe('path-outside-workspace')
  })

  it('takes no path that leads out of the folder', async () => {
    expect(await codeOf(() => writeUnpackedFolder(folder, files({ '../evil': 'x' })))).toBe(
      'zip-entry-escapes',
    )
    expect(readdirSync(scratch)).toEqual([])
  })
})

describe('a run that was killed', () => {
  const staging = '../.solution.unpacking'

  /** The folder between two moves: Roles/gone.xml is out already, everything else is still to be moved. */
  function interrupt(displaced: readonly string[] = ['Roles/gone.xml', 'Other/Solution.xml']): void {
    put('Other/Solution.xml', '<old />')
    put('README.md', 'ours')
    put(`${staging}/former/Roles/gone.xml`, '<x />')
    put(`${staging}/fresh/Other/Solution.xml`, '<s />')
    put(`${staging}/fresh/Roles/a.xml`, '<a />')
    put(`${staging}/journal.json`, JSON.stringify({ displaced }))
  }

  it('is finished by the next', async () => {
    interrupt()
    const changes = await writeUnpackedFolder(folder, files(solution))
    expect(changes).toEqual({ added: [], changed: [], removed: [], unchanged: Object.keys(solution) })
    expect(tree()).toEqual({ ...solution, 'README.md': 'ours' })
    expect(readdirSync(scratch)).toEqual(['solution'])
  })

  it('is no obstacle when it had moved nothing yet', async () => {
    put(`${staging}/fresh/Other/Solution.xml`, '<half')
    await writeUnpackedFolder(folder, files(solution))
    expect(tree()).toEqual(solution)
    expect(readdirSync(scratch)).toEqual(['solution'])
  })

  it('keeps the folder from being read', async () => {
    interrupt()
    expect(await codeOf(() => readUnpackedFolder(folder))).toBe('solution-invalid')
  })

  it.each([
    ['removes what is outside', ['../../evil.txt'], 'zip-entry-escapes'],
    ["removes what is git's", ['.git/config'], 'zip-entry-refused'],
  ])('is not believed when its journal %s', async (_case, displaced, code) => {
    interrupt(displaced)
    const before = tree()
    expect(await codeOf(() => writeUnpackedFolder(folder, files(solution)))).toBe(code)
    expect(tree()).toEqual(before)
  })

  it('is not believed when a link stands in for its files or in their way', async () => {
    symlinkSync(scratch, join(scratch, '.solution.unpacking'))
    expect(await codeOf(() => writeUnpackedFolder(folder, files(solution)))).toBe('path-outside-workspace')
    rmSync(join(scratch, '.solution.unpacking'))
    interrupt()
    symlinkSync(scratch, join(folder, 'Roles'))
    expect(await codeOf(() => writeUnpackedFolder(folder, files(solution)))).toBe('path-outside-workspace')
  })

  it('is not believed when a link stands where files go that were there before', async () => {
    const elsewhere = join(scratch, 'elsewhere')
    mkdirSync(elsewhere)
    put('Other/Solution.xml', '<old />')
    put(`${staging}/journal.json`, JSON.stringify({ displaced: ['Other/Solution.xml'] }))
    symlinkSync(elsewhere, join(scratch, '.solution.unpacking', 'former'))
    expect(await codeOf(() => writeUnpackedFolder(folder, files(solution)))).toBe('path-outside-workspace')
    expect(readdirSync(elsewhere)).toEqual([])
  })

  it('had moved nothing when a folder stands in the place of its journal', async () => {
    put(`${staging}/journal.json/x`, '1')
    await writeUnpackedFolder(folder, files(solution))
    expect(tree()).toEqual(solution)
  })
})

describe('what is in the way', () => {
  it.each([
    ['a file in the place of a folder', 'Other', 'x'],
    ['a folder in the place of a file', 'Other/Solution.xml/README.md', 'x'],
  ])('%s: nothing is changed', async (_case, path, text) => {
    put(path, text)
    put('README.md', 'ours')
    const before = tree()
    expect(await codeOf(() => writeUnpackedFolder(folder, files(solution)))).toBe('file-exists')
    expect(tree()).toEqual(before)
    expect(readdirSync(scratch)).toEqual(['solution'])
  })

  it('a file in the place of the solution folder', async () => {
    writeFileSync(folder, 'x')
    expect(await codeOf(() => writeUnpackedFolder(folder, files(solution)))).toBe('file-exists')
    expect(readFileSync(folder, 'utf8')).toBe('x')
  })
})

describe('reading', () => {
  it('gives the files of all folders but dot folders and build output', async () => {
    for (const path of [
      'Other/Solution.xml',
      'Roles/a.xml',
      'zed/a/b',
      '.git/config',
      'README.md',
      'obj/x',
      'bin/x',
    ])
      put(path, path)
    const read = await readUnpackedFolder(folder)
    expect([...read.keys()]).toEqual(['Other/Solution.xml', 'Roles/a.xml', 'zed/a/b'])
    expect(Buffer.from(read.get('zed/a/b') ?? '').toString()).toBe('zed/a/b')
  })

  it('refuses a symbolic link', async () => {
    put('Other/Solution.xml', 'x')
    symlinkSync('/etc', join(folder, 'Other/link'))
    expect(await codeOf(() => readUnpackedFolder(folder))).toBe('path-outside-workspace')
  })

  it('refuses a name that is not UTF-8', async () => {
    put('Assets/a', 'x')
    const name = Buffer.concat([Buffer.from(join(folder, 'Assets/')), Buffer.from([0xff, 0xfe])])
    try {
      writeFileSync(name, 'x')
    } catch {
      return // The file system takes UTF-8 alone.
    }
    expect(await codeOf(() => readUnpackedFolder(folder))).toBe('solution-invalid')
  })

  it('refuses a folder that is not there, or is a file', async () => {
    put('file', 'x')
    expect(await codeOf(() => readUnpackedFolder(join(folder, 'nowhere')))).toBe('file-not-found')
    expect(await codeOf(() => readUnpackedFolder(join(folder, 'file')))).toBe('file-not-found')
  })

  it('refuses a folder that exceeds a limit', async () => {
    put('Other/a', 'aaaa')
    put('Other/b', 'b')
    const limits = {
      archiveBytes: 9,
      entries: 2,
      entryBytes: 4,
      totalBytes: 5,
      ratio: 1,
      ratioFromBytes: 1,
      totalRatio: 1,
      totalRatioFromBytes: 1,
    }
    expect(await codeOf(() => readUnpackedFolder(folder, limits))).toBe('none')
    for (const less of [{ entries: 1 }, { entryBytes: 3 }, { totalBytes: 4 }]) {
      expect(await codeOf(() => readUnpackedFolder(folder, { ...limits, ...less }))).toBe(
        'solution-too-large',
      )
    }
  })
})
