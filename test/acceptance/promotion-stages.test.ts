// Promotions of zips that lie in the repository: stages between, waiting in line, exchanged artifacts, going back.
import JSZip from 'jszip'
import {
  errorsOf,
  expectConclusion,
  historyOf,
  newestPull,
  openPromotion,
  type PromotionWorld,
} from '../helpers/promotion.js'
import { importsInto, installedSolution, installedSolutions } from '../helpers/service.js'
import { makeSolution, sha256 } from '../helpers/solutions.js'
import { REPOSITORY } from '../helpers/world.js'

const OLD = 'vendor/old.zip'
const NEW = 'vendor/new.zip'
const names = ['ContosoOne', 'ContosoTwo', 'ContosoThree']
const fileOf = (name: string): string => `vendor/${name}.zip`

let world: PromotionWorld
let stopReviewing: () => void

beforeAll(async () => {
  const files: Record<string, Buffer> = {
    [OLD]: await makeSolution({ managed: true, version: '1.0.0.0' }),
    [NEW]: await makeSolution({
      managed: true,
      version: '2.0.0.0',
      scripts: ['contoso_/main.js', 'contoso_/added.js'],
    }),
  }
  for (const [index, name] of names.entries()) {
    const scripts = [`contoso_/${name}.js`]
    files[fileOf(name)] = await makeSolution({ name, managed: true, scripts, firstScript: 10 * (index + 1) })
  }
  world = await openPromotion({}, files)
  world.emulator.github.setup.setVariable(
    REPOSITORY,
    'ALM_STAGES',
    JSON.stringify([
      { name: 'uat', url: world.url('uat') },
      { name: 'staging', url: world.url('staging') },
    ]),
  )
  stopReviewing = world.review('approved')
})
afterAll(async () => {
  stopReviewing()
  await world.close()
})
afterEach(() => world.emulator.faults.clear())

const toProduction = (file: string): Record<string, string> => ({
  'managed-solution-file': file,
  stage: 'production',
})
const placesOf = async (): Promise<string[]> =>
  (await historyOf(world)).map(({ environment, version }) => `${environment} ${version}`)

/** The run of the promotion that goes back. */
let firstRun = 0

it('goes through the stages between test and production in their order', async () => {
  const run = await world.promote(toProduction(OLD))
  expectConclusion(run, 'success')
  firstRun = run.runId
  const proofs = [...run.log.matchAll(/tested: imported into "(\w+)"/g)].map(([, name]) => name)
  expect(proofs).toEqual(['test', 'uat', 'test', 'uat', 'staging'])
  expect(await placesOf()).toEqual(['test', 'uat', 'staging', 'production'].map((name) => `${name} 1.0.0.0`))
  expect(await newestPull(world)).toBeUndefined()
})

it('stops everything behind a stage that failed', async () => {
  world.emulator.faults.push({
    name: 'dataverse-import',
    subject: world.environment('uat').id,
    detail: { effect: 'fail', message: 'Not today.' },
  })
  const run = await world.promote(toProduction(NEW))
  expectConclusion(run, 'failure')
  expect((await historyOf(world)).slice(4)).toMatchObject([
    { environment: 'test', version: '2.0.0.0' },
    { environment: 'uat', version: '2.0.0.0', states: ['queued', 'in_progress', 'failure'] },
  ])
  expect(await installedSolution(world, 'staging')).toMatchObject({ version: '1.0.0.0' })
  expect(await installedSolution(world, 'production')).toMatchObject({ version: '1.0.0.0' })
  const picture = run.summaries.filter(({ job }) => job.endsWith('Outcome'))[0]?.markdown
  expect(picture).toMatch(/s2\["uat<br\/>.*refused/)
  expect(picture).toMatch(/s3\["staging<br\/>not reached"\]/)
})

it('refuses another zip under the id of the artifact, whoever approved the run', async () => {
  const evil = new JSZip()
  evil.file('evil_managed.zip', await makeSolution({ managed: true, version: '9.0.0.0' }))
  const zip = await evil.generateAsync({ type: 'nodebuffer' })
  const { host } = world.emulator.github
  let atProduction = false
  const run = await world.promote(toProduction(NEW), {
    onJob: async (job) => {
      atProduction ||= /Import into production/.test(job)
      return Promise.resolve()
    },
    host: {
      downloadArtifact: async (request) => {
        const found = await host.downloadArtifact(request)
        return found && atProduction ? { ...found, zip, digest: sha256(zip) } : found
      },
    },
  })
  expectConclusion(run, 'failure')
  expect(errorsOf(run)).toMatch(/SHA-256|digest/)
  expect(await installedSolution(world, 'staging')).toMatchObject({ version: '2.0.0.0' })
  expect(await installedSolution(world, 'production')).toMatchObject({ version: '1.0.0.0' })
  expect(importsInto(world, 'production')).toHaveLength(1)
})

it('goes back by deploying the zip of an earlier run above what is installed, and says what that undoes', async () => {
  expectConclusion(await world.promote(toProduction(NEW)), 'success')
  expect(await installedSolution(world, 'production')).toMatchObject({ version: '2.0.0.0' })
  const back = await world.promote({
    'redeploy-run-id': String(firstRun),
    'as-version': '2.1.0.0',
    stage: 'production',
  })
  expectConclusion(back, 'success')
  expect(await installedSolution(world, 'production')).toMatchObject({ version: '2.1.0.0' })
  const plan = back.summaries.filter(({ job }) => job.endsWith('Plan for production'))[0]?.markdown
  expect(plan).toMatch(/delete/i)
  expect(plan).toContain('Web Resource `contoso_/added.js`')
})

it('lets promotions into one environment wait in line, and drops none', async () => {
  let running = 0
  let most = 0
  const { host } = world.emulator.github
  const counted = {
    finishJob: async (job: Parameters<typeof host.finishJob>[0]) => {
      if (imports.delete(job.jobId)) running--
      await host.finishJob(job)
    },
    startJob: async (job: Parameters<typeof host.startJob>[0]) => {
      const started = await host.startJob(job)
      if (/Import into test/.test(job.name)) {
        imports.add(started.jobId)
        most = Math.max(most, ++running)
      }
      return started
    },
  }
  const imports = new Set<number>()
  const runs = await Promise.all(
    names.map((name) => world.promote({ 'managed-solution-file': fileOf(name) }, { host: counted })),
  )
  for (const run of runs) expectConclusion(run, 'success')
  expect(most).toBe(1)
  const there = (await installedSolutions(world, 'test')).map(({ uniqueName }) => uniqueName)
  expect(there).toEqual(expect.arrayContaining(names))
})
