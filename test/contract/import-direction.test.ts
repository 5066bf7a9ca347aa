// Imports run one way: actions → session → clients → pure packages → core. See docs/architecture.md.
import { readFileSync } from 'node:fs'
import { listFiles, root } from './repository.js'
import path from 'node:path'

/** Who may import whom, by package; core is open to all. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  http: [],
  solution: [],
  approval: [],
  dlp: ['solution'],
  canvas: ['solution'],
  auth: ['http'],
  dataverse: ['http'],
  admin: ['http'],
  checker: ['http'],
  history: [],
  dashboard: ['history'],
  notify: ['http'],
  github: ['http'],
  session: ['http', 'auth', 'dataverse', 'admin', 'checker', 'github'],
  'actions-kit': [],
  emulator: [],
  'workflow-runner': [],
  demo: ['emulator', 'workflow-runner', 'solution', 'history'],
  actions: [
    'actions-kit',
    'session',
    'solution',
    'dlp',
    'canvas',
    'approval',
    'dataverse',
    'admin',
    'checker',
    'history',
    'dashboard',
    'notify',
    'github',
    'auth',
    'http',
  ],
}

/** Packages that work on values alone: of node they may use what has no effect outside the process. */
const purePackages = new Set(['core', 'solution', 'dlp', 'approval', 'canvas', 'history', 'dashboard'])
const pureNodeModules = new Set(['node:buffer', 'node:crypto', 'node:path', 'node:util', 'node:zlib'])
const mayTouchDisk = /\.(read|write)\.ts$/

const IMPORT = /(?:^|\n)\s*(?:import|export)[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '')
}

function packageOf(file: string): string {
  return file.startsWith('actions/') ? 'actions' : (file.split('/')[1] ?? '')
}

const sources = [...listFiles('packages', '.ts'), ...listFiles('actions', '.ts')].filter(
  (file) => !file.includes('/test/') && !file.endsWith('.test.ts'),
)

it('finds the sources', () => {
  expect(sources.length).toBeGreaterThan(50)
})

it('no package imports one that it may not know', () => {
  const broken = sources.flatMap((file) =>
    importsOf(file)
      .filter((name) => name.startsWith('@powerops/'))
      .map((name) => name.slice('@powerops/'.length))
      .filter((name) => name !== 'core' && !mayImport[packageOf(file)]?.includes(name))
      .map((name) => `${file} imports ${name}`),
  )
  expect(broken).toEqual([])
})

it('no import reaches into another package or action', () => {
  const broken = sources.flatMap((file) =>
    importsOf(file)
      .filter((name) => {
        if (name.startsWith('@powerops/')) return name.split('/').length > 2
        if (!name.startsWith('.')) return false
        const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), name))
        const [area, owner] = target.split('/')
        if (packageOf(file) !== 'actions') return area !== 'packages' || owner !== packageOf(file)
        const own = file.split('/')[1]
        // An action that runs others takes them as they are: by their index alone.
        const isIndex = target === `actions/${owner}/index.js`
        return area !== 'actions' || (!isIndex && owner !== own && owner !== 'common')
      })
      .map((name) => `${file} imports ${name}`),
  )
  expect(broken).toEqual([])
})

it('pure packages touch neither network, processes nor, but in *.read and *.write files, the disk', () => {
  const broken = sources
    .filter((file) => purePackages.has(packageOf(file)))
    .flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('node:') && !pureNodeModules.has(name))
        .filter((name) => !(mayTouchDisk.test(file) && name.startsWith('node:fs')))
        .map((name) => `${file} imports ${name}`),
    )
  expect(broken).toEqual([])
})

it('only actions-kit knows the toolkit of the runner', () => {
  const broken = sources
    .filter((file) => packageOf(file) !== 'actions-kit')
    .filter((file) => importsOf(file).includes('@actions/core'))
  expect(broken).toEqual([])
})
