// check-dlp: what its report says of the connectors of a solution, and a folder with a part that cannot be read.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectSuccess } from '../helpers/expect-step.js'
import { writeSolution } from '../helpers/solutions.js'
import { APPLICATION, openWorld, SECRET, type World } from '../helpers/world.js'

let world: World

beforeAll(async () => {
  world = await openWorld({
    environments: ['target'],
    seed: {
      applications: [
        {
          clientId: APPLICATION,
          objectId: '5a1e0000-0000-4000-8000-0000000000a1',
          displayName: 'powerops',
          secrets: [{ value: SECRET }],
          management: true,
        },
      ],
      policies: [
        {
          name: 'd1900000-0000-4000-8000-000000000001',
          displayName: 'Company data',
          environmentType: 'AllEnvironments',
          defaultClassification: 'General',
        },
      ],
    },
  })
  const connectors = ['shared_office365', 'shared_sql']
  const { file } = await writeSolution(world.folder, { connectors }, 'solution.zip')
  const folder = path.join(world.folder, 'solution')
  expectSuccess(await runAction(world, 'unpack', { 'solution-file': file, 'solution-folder': folder }), 'ok')
})
afterAll(() => world.close())

const check = (inputs: Record<string, string>): Promise<StepResult> =>
  runAction(
    world,
    'check-dlp',
    { 'environment-url': world.url('target'), ...inputs },
    { workspace: world.folder },
  )

const reportOf = (step: StepResult): unknown =>
  JSON.parse(readFileSync(step.outputs['report-file'] ?? '', 'utf8'))

/** The solution with one more file. */
function folderWith(name: string, file: string, content: string): string {
  const folder = path.join(world.folder, name)
  cpSync(path.join(world.folder, 'solution'), folder, { recursive: true })
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), content)
  return name
}

describe('check-dlp', () => {
  it('reports the licences that the catalogue of the tenant knows, and marks premium connectors', async () => {
    const step = await check({ 'solution-file': 'solution.zip' })
    expectSuccess(step, 'ok', { verdict: 'compliant' })
    expect(reportOf(step)).toMatchObject({
      connectors: [
        { key: 'shared_office365', displayName: 'Office 365 Outlook', tier: 'Standard', isCustom: false },
        { key: 'shared_sql', displayName: 'SQL Server', tier: 'Premium', isCustom: false },
      ],
      customConnectors: [],
    })
    expect(step.summary.match(/💎 premium/g)).toHaveLength(1)
  })

  it.each([
    ['agent "new\\_bot"', 'bots/new_bot/bot.xml', '<'],
    ['canvas app "new\\_app"', 'CanvasApps/new_app.meta.xml', '<CanvasApp>'],
    ['cloud flow "Flow"', 'Workflows/Flow.json.data.xml', ''],
    ['custom connector "new\\_mine"', 'Connectors/new_mine.xml', '<x/>'],
  ])(
    'finds %s unknown, and nothing else, for a description that cannot be read',
    async (shown, file, content) => {
      const folder = folderWith(`with-${path.basename(file)}`, file, content)
      const step = await check({ 'solution-folder': folder })
      expectSuccess(step, 'ok', { verdict: 'unknown', violations: '0', warnings: '1' })
      expect(step.summary).toContain(shown)
      expect(reportOf(step)).toMatchObject({
        findings: [{ sites: [{ place: { file: `${folder}/${file}` } }] }],
      })
    },
  )
})
