// The stand-ins for GitHub's own actions, and loading the package in plain node.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { readZip, writeZip } from '../src/substitutes/zip.js'
import { fakeHost } from './fake-host.js'
import { printed, run, runSteps, writeFiles } from './run-fixture.js'

const pin = (name: string): string => `actions/${name}@${'d'.repeat(40)}`

describe('checkout', () => {
  let server = ''
  const commits: string[] = []
  const git = (cwd: string, ...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example', ...args], {
      cwd,
      encoding: 'utf8',
    }).trim()

  beforeAll(() => {
    server = writeFiles({ 'work/file.txt': 'one' })
    const work = join(server, 'work')
    git(work, 'init', '-q', '-b', 'main')
    for (const text of ['one', 'two', 'three']) {
      git(work, 'add', '.')
      git(work, 'commit', '-q', '--allow-empty', '-m', text)
      commits.push(git(work, 'rev-parse', 'HEAD'))
    }
    git(work, 'tag', '-a', 'v1', '-m', 'v1', commits[0] ?? '')
    git(work, 'branch', 'side', commits[1] ?? '')
    for (const name of ['app', 'other']) git(server, 'clone', '-q', '--bare', 'work', `contoso/${name}.git`)
  })

  const check =
    'git log --format=%s | tr "\\n" " "; git rev-parse --abbrev-ref HEAD; git config --get-regexp extraheader || echo no token'

  it.each([
    ['the commit of the run alone', '', ['two main', '***'], 1],
    ['all history', 'with: { fetch-depth: 0 }', ['two one main', '***'], 1],
    ['without keeping the token', 'with: { persist-credentials: false }', ['two main', 'no token'], 1],
    ['a branch', 'with: { ref: side, persist-credentials: false }', ['two side', 'no token'], 2],
    ['a tag', 'with: { ref: v1, persist-credentials: false }', ['one HEAD', 'no token'], 2],
    [
      'another repository at its default branch',
      'with: { repository: contoso/other, persist-credentials: false }',
      ['three main', 'no token'],
      2,
    ],
  ])('fetches %s', async (_, keys, expected, at) => {
    const result = await runSteps(`- uses: ${pin('checkout')}\n  ${keys}\n- run: ${JSON.stringify(check)}`, {
      host: fakeHost({ serverUrl: pathToFileURL(server).href.replace(/\/$/, '') }),
      request: { sha: commits[at] ?? '' },
    })
    expect(result.conclusion).toBe('success')
    const lines = printed(result).filter((line) => !line.startsWith('HEAD is now'))
    expect(lines[0]).toBe(expected[0])
    expect(lines[1]).toContain(expected[1])
  })

  it('works in a folder, says what it has, and forgets the token at the end of the job', async () => {
    const result = await runSteps(
      `- id: c\n  uses: ${pin('checkout')}\n  with: { path: sub/repo }\n- run: cat sub/repo/file.txt; echo " \${{ steps.c.outputs.commit == github.sha }} \${{ steps.c.outputs.ref }}"`,
      {
        host: fakeHost({ serverUrl: pathToFileURL(server).href.replace(/\/$/, '') }),
        request: { sha: commits[2] ?? '' },
      },
    )
    expect(printed(result).at(-1)).toBe('one true refs/heads/main')
    expect(result.jobs['main']?.steps.at(-1)?.name).toContain('Post Run actions/checkout')
  })

  it.each([
    ['a folder outside the workspace', '{ path: ../x }', /not under the workspace/],
    ['a ref that does not exist', '{ ref: nowhere }', /could not be found/],
    ['a repository that does not exist', '{ repository: contoso/none, ref: main }', /git ls-remote failed/],
    ['what it does not do', '{ submodules: true }', /not run here/],
    ['an input that the real one does not have', '{ fetch-dept: 1 }', /has no input "fetch-dept"/],
  ])('fails for %s', async (_, keys, message) => {
    const result = await runSteps(`- uses: ${pin('checkout')}\n  with: ${keys}`, {
      host: fakeHost({ serverUrl: pathToFileURL(server).href.replace(/\/$/, '') }),
    })
    expect(result.conclusion).toBe('failure')
    expect(result.annotations[0]?.message).toMatch(message)
  })
})

describe('artifacts', () => {
  const make =
    '- run: mkdir -p out/deep && echo a > out/a.txt && echo b > out/deep/b.txt && echo h > out/.hidden'
  const upload = (keys: string): string => `- id: up\n  uses: ${pin('upload-artifact')}\n  with: ${keys}`

  it.each([
    ['a folder', 'out', ['a.txt', 'deep/b.txt']],
    ['a file', 'out/a.txt', ['a.txt']],
    ['a pattern', 'out/**/*.txt', ['a.txt', 'deep/b.txt']],
    ['several paths, from their common folder', 'out/a.txt\nout/deep', ['a.txt', 'deep/b.txt']],
    ['all but some', 'out\n!out/deep/**', ['a.txt']],
  ])('take %s', async (_, path, names) => {
    const result = await runSteps(`${make}\n${upload(`{ path: ${JSON.stringify(path)} }`)}`)
    expect(result.conclusion).toBe('success')
    const [artifact] = result.host.artifacts
    expect(artifact?.name).toBe('artifact')
    expect(readZip(artifact?.zip ?? Buffer.alloc(0)).map((entry) => entry.path)).toEqual(names)
    expect(result.jobs['main']?.steps[1]?.outputs).toEqual({
      'artifact-id': '70',
      'artifact-digest': artifact?.digest.slice('sha256:'.length),
      'artifact-url': 'http://127.0.0.1:9/contoso/app/actions/runs/1001/artifacts/70',
    })
  })

  it.each([
    ['warn', 'success', 'warning'],
    ['error', 'failure', 'error'],
    ['ignore', 'success', undefined],
    ['other', 'failure', 'error'],
  ])('that have no files end by if-no-files-found: %s', async (behavior, conclusion, level) => {
    const result = await runSteps(upload(`{ path: none, if-no-files-found: ${behavior} }`))
    expect(result.conclusion).toBe(conclusion)
    expect(result.annotations[0]?.level).toBe(level)
  })

  it.each([
    ['a name with a slash', '{ path: out, name: a/b }', /artifact name is not valid/],
    ['no path', '{ name: a }', /path/],
  ])('are refused for %s', async (_, keys, message) => {
    const result = await runSteps(`${make}\n${upload(keys)}`)
    expect(result.annotations[0]?.message).toMatch(message)
  })

  const download = (keys: string): string =>
    `\n    steps:\n      - uses: ${pin('download-artifact')}\n        with: ${keys}\n      - run: find . -type f | sort | tr "\\n" " "`

  it.each([
    ['by name', '{ name: one }', './a.txt'],
    ['by id', '{ artifact-ids: "${{ needs.up.outputs.id }}", path: to }', './to/a.txt'],
    ['all, each in its folder', '{}', './one/a.txt ./two/a.txt'],
    ['by pattern', '{ pattern: t* }', './two/a.txt'],
    ['merged', '{ pattern: t*, merge-multiple: true }', './a.txt'],
  ])('come back %s', async (_, keys, files) => {
    const result = await run({
      workflow: `jobs:
  up:
    runs-on: x
    outputs: { id: "\${{ steps.one.outputs.artifact-id }}" }
    steps:
      - run: echo a > a.txt
      - { id: one, uses: ${pin('upload-artifact')}, with: { path: a.txt, name: one } }
      - { uses: ${pin('upload-artifact')}, with: { path: a.txt, name: two } }
  down:
    needs: up
    runs-on: x${download(keys)}`,
    })
    expect(result.conclusion).toBe('success')
    expect(printed(result).at(-1)?.trim()).toBe(files)
  })

  it('that were changed on the way are refused', async () => {
    const host = fakeHost()
    const zip = writeZip([{ path: 'a.txt', content: Buffer.from('a') }])
    host.artifacts.push({ id: 1, name: 'one', zip, digest: `sha256:${'0'.repeat(64)}` })
    const result = await runSteps(`- uses: ${pin('download-artifact')}\n  with: { name: one }`, { host })
    expect(result.conclusion).toBe('failure')
    expect(result.annotations[0]?.message).toMatch(/digest of artifact "one" does not match/)
  })

  it.each([
    ['one that is not there', '{ name: none }', /not found for name "none"/],
    ['another run without a token, which looks at this one', '{ run-id: 7, name: none }', /in run 1001/],
    ['another run that has none', '{ run-id: 7, github-token: t, name: none }', /in run 7/],
    ['name and ids at once', '{ name: a, artifact-ids: 1 }', /cannot be used together/],
    ['an id that is none', '{ artifact-ids: x }', /Invalid artifact ID/],
    ['those of another repository', '{ repository: a/b, name: x }', /not at hand/],
  ])('cannot be had for %s', async (_, keys, message) => {
    const result = await runSteps(`- uses: ${pin('download-artifact')}\n  with: ${keys}`)
    expect(result.annotations[0]?.message).toMatch(message)
  })
})

describe('zip files', () => {
  const content = Buffer.from('content '.repeat(50))

  it.each([0, 6])('come back as they were at level %i', (level) => {
    const written = [
      { path: 'a.txt', content },
      { path: 'ü/b', content: Buffer.alloc(0) },
    ]
    expect(readZip(writeZip(written, level))).toEqual(written)
  })

  it.each([
    ['no zip', Buffer.from('nothing'), /not a zip file/],
    ['a path upwards', writeZip([{ path: '../x', content }]), /leads out of its folder/],
    ['an absolute path', writeZip([{ path: '/x', content }]), /leads out of its folder/],
  ])('are refused for %s', (_, zip, message) => {
    expect(() => readZip(zip)).toThrow(message)
  })

  it('are refused when a byte changed', () => {
    const zip = writeZip([{ path: 'a', content }], 0)
    zip[40] = 0
    expect(() => readZip(zip)).toThrow(/checksum/)
  })
})

const compiled = fileURLToPath(new URL('../lib/index.js', import.meta.url))
;(existsSync(compiled) ? it : it.skip)('loads in plain node without flags', () => {
  const script = `import(${JSON.stringify(pathToFileURL(compiled).href)}).then((m) => console.log(typeof m.runWorkflow))`
  const env = { PATH: process.env['PATH'] }
  expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', env }).trim()).toBe('function')
})
