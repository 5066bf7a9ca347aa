// Hostile archives through the built action: the verdict of the corpus, and a folder that stays as it was.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import JSZip from 'jszip'
import { runAction } from '../helpers/action.js'
import { expectFailure } from '../helpers/expect-step.js'
import { readFolder, writeFolder } from '../helpers/folder.js'
import { openWorld, type World } from '../helpers/world.js'

const CORPUS = path.join(import.meta.dirname, '..', 'hostile')
const PRESENT = { 'src/Other/Solution.xml': 'present', 'src/README.md': 'ours', 'src/.git/config': 'ours' }
let world: World
beforeAll(async () => {
  world = await openWorld({ environments: [] })
})
afterAll(() => world.close())

/**
 * All solutions, and of the archives that are none the first and the last of each verdict. What is wrong inside of an
 * entry (`zip-checksum`) is of no consequence where the archive is no solution.
 */
function cases(): [code: string, file: string][] {
  const refused = (folder: string): [string, string][] =>
    readdirSync(path.join(CORPUS, folder))
      .sort()
      .map((file): [string, string] => [file.split('--')[0] ?? '', path.join(folder, file)])
      .filter(([code]) => code !== 'ok' && code !== 'zip-checksum')
  const zips = refused('zip')
  const ends = zips.filter(([code], at) => zips[at - 1]?.[0] !== code || zips[at + 1]?.[0] !== code)
  return [...refused('solution'), ...ends]
}

it.each(cases())('unpack: %s: %s', async (code, file) => {
  const workspace = path.join(world.folder, path.basename(file))
  mkdirSync(workspace)
  writeFolder(workspace, PRESENT)
  copyFileSync(path.join(CORPUS, file), path.join(workspace, 'solution.zip'))
  const before = readFolder(workspace)
  const inputs = { 'solution-file': 'solution.zip', 'solution-folder': 'src' }
  const step = await runAction(world, 'unpack', inputs, { workspace })
  expectFailure(step, code)
  expect(readFolder(workspace)).toEqual(before)
  expect(readFolder(step.temporaryFolder)).toEqual({})
})

const POLICY = {
  name: 'd1900000-0000-4000-8000-000000000009',
  displayName: 'All is allowed',
  environmentType: 'AllEnvironments',
  defaultConnectorsClassification: 'General',
  environments: [],
  connectorGroups: [
    { classification: 'Confidential', connectors: [] },
    { classification: 'General', connectors: [] },
    { classification: 'Blocked', connectors: [] },
  ],
}
const APP =
  '<ImportExportXml><CanvasApps><CanvasApp><Name>new_app</Name><DisplayName>App</DisplayName><ConnectionReferences>{}</ConnectionReferences><DatabaseReferences>{}</DatabaseReferences><DocumentUri>/CanvasApps/app.msapp</DocumentUri></CanvasApp></CanvasApps></ImportExportXml>'

const apps = readdirSync(path.join(CORPUS, 'msapp')).filter((file) => file.startsWith('unknown--'))

it.each(apps.sort())('check-dlp: a policy that allows all is not kept for sure: %s', async (file) => {
  const workspace = path.join(world.folder, file)
  mkdirSync(workspace)
  const zip = new JSZip()
    .file('customizations.xml', APP)
    .file('solution.xml', '<ImportExportXml />')
    .file('CanvasApps/app.msapp', readFileSync(path.join(CORPUS, 'msapp', file)))
  writeFileSync(path.join(workspace, 'solution.zip'), await zip.generateAsync({ type: 'nodebuffer' }))
  writeFileSync(path.join(workspace, 'policy.json'), JSON.stringify(POLICY))
  const inputs = {
    'solution-file': 'solution.zip',
    'policy-file': 'policy.json',
    'environment-id': '11111111-2222-4333-8444-555555555555',
    'fail-on': 'unknown',
  }
  const step = await runAction(world, 'check-dlp', inputs, { workspace })
  expectFailure(step, 'dlp-unknown', { outputs: { verdict: 'unknown' } })
})
