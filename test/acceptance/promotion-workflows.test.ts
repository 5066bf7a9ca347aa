// The whole promotion on the local runner: to test, to production and back, and what stops it on the way.
import { pushFile } from '../helpers/approval.js'
import { askGitHub } from '../helpers/job.js'
import {
  errorsOf,
  expectConclusion,
  historyOf,
  newestPull,
  openPromotion,
  type PromotionWorld,
} from '../helpers/promotion.js'
import { importsInto, installedSolution } from '../helpers/service.js'
import { ADMIN_TOKEN, MAKER_TOKEN } from '../helpers/world.js'

let world: PromotionWorld
let stopReviewing = (): void => undefined

beforeAll(async () => {
  world = await openPromotion()
})
afterAll(() => world.close())
afterEach(() => {
  stopReviewing()
  world.emulator.faults.clear()
})

const production = { 'solution-name': 'ContosoApp', stage: 'production' }
const pictureOf = (summaries: readonly { job: string; markdown: string }[], job: string): string =>
  summaries
    .filter((one) => one.job.endsWith(job))
    .map(({ markdown }) => markdown)
    .join('\n')

/** The run that brought 1.1.0.0 to production. */
let approvedRun = 0

it('brings a solution to test without asking anybody, and its source to the branch of the maker', async () => {
  await world.build({ version: '1.0.0.0' })
  const run = await world.promote({ 'solution-name': 'ContosoApp' })
  expectConclusion(run, 'success')
  expect(await installedSolution(world, 'test')).toMatchObject({ version: '1.0.0.0', managed: true })
  expect(await historyOf(world)).toEqual([
    {
      environment: 'test',
      version: '1.0.0.0',
      approvers: [],
      commit: expect.any(String),
      states: ['queued', 'in_progress', 'success'],
    },
  ])
  expect(await newestPull(world)).toBeUndefined()
  expect(importsInto(world, 'production')).toEqual([])
  expect(pictureOf(run.summaries, 'Outcome')).toContain('s1["test<br/>1.0.0.0<br/>')
})

it('brings it to production: plan in the pull request, approval, import, and the merge last of all', async () => {
  stopReviewing = world.review('approved')
  await world.build({ version: '1.1.0.0' })
  const seen: { pull: string | undefined; production: unknown }[] = []
  const waits: string[][] = []
  const run = await world.promote(production, {
    onJob: async (job) => {
      if (!/Import into production/.test(job)) return
      const pull = await newestPull(world)
      seen.push({ pull: pull?.state, production: pull?.body })
      waits.push((await historyOf(world)).at(-1)?.states ?? [])
    },
  })
  expectConclusion(run, 'success')
  approvedRun = run.runId
  expect(seen).toEqual([{ pull: 'open', production: expect.stringMatching(/install/i) }])
  expect(waits).toEqual([['queued']])
  expect(await installedSolution(world, 'production')).toMatchObject({ version: '1.1.0.0', managed: true })
  const pull = await newestPull(world)
  expect(pull).toMatchObject({ state: 'closed', merged: true })
  expect(pull?.comments).toContain('Everything that was asked for is done.')
  expect((await historyOf(world)).at(-1)).toEqual({
    environment: 'production',
    version: '1.1.0.0',
    approvers: ['adam-admin'],
    commit: expect.any(String),
    states: ['queued', 'in_progress', 'success'],
  })
  const tested = importsInto(world, 'test').at(-1)
  expect(importsInto(world, 'production')).toMatchObject([{ digest: tested?.digest, succeeded: true }])
  expect(world.emulator.teams.runs().filter(({ problem }) => problem === undefined).length).toBeGreaterThan(1)
  expect(JSON.stringify(world.emulator.teams.runs().at(-1)?.cards)).toContain('production')
})

it('merges nothing when the import fails, and tells the pull request why', async () => {
  stopReviewing = world.review('approved')
  await world.build({ version: '1.2.0.0' })
  const { id } = world.environment('production')
  world.emulator.faults.push({
    name: 'dataverse-import',
    subject: id,
    detail: { effect: 'fail', code: '0x80048060', message: 'The stamp mill is broken.' },
  })
  const run = await world.promote(production)
  expectConclusion(run, 'failure')
  const pull = await newestPull(world)
  expect(pull).toMatchObject({ state: 'open', merged: false })
  expect(pull?.comments).toMatch(/Stopped at \*\*production\*\*: .*stamp mill/)
  expect((await historyOf(world)).at(-1)).toMatchObject({
    environment: 'production',
    states: ['queued', 'in_progress', 'failure'],
  })
  expect(JSON.stringify(world.emulator.teams.runs().at(-1)?.cards)).toContain('stamp mill')
  expect(await installedSolution(world, 'production')).toMatchObject({ version: '1.1.0.0' })
})

it('neither imports nor merges what was rejected, and tells the pull request', async () => {
  stopReviewing = world.review('rejected')
  await world.build({ version: '1.3.0.0' })
  const before = importsInto(world, 'production').length
  const run = await world.promote(production)
  expectConclusion(run, 'failure')
  expect(importsInto(world, 'production')).toHaveLength(before)
  const pull = await newestPull(world)
  expect(pull).toMatchObject({ state: 'open', merged: false })
  expect(pull?.comments).toMatch(/Stopped at \*\*production\*\*: a reviewer rejected it/)
  expect((await historyOf(world)).at(-1)).toMatchObject({ version: '1.3.0.0', states: ['queued', 'failure'] })
  expect(JSON.stringify(world.emulator.teams.runs().at(-1)?.cards)).toContain('ContosoApp 1.3.0.0')
  expect(await installedSolution(world, 'production')).toMatchObject({ version: '1.1.0.0' })
})

it('does not merge what was pushed after the approval', async () => {
  stopReviewing = world.review('approved')
  await world.build({ version: '1.4.0.0' })
  const run = await world.promote(production, {
    onJob: async (job) => {
      if (/Import into production/.test(job)) await pushFile(world, MAKER_TOKEN, 'dev/mia-maker', 'one more')
    },
  })
  expectConclusion(run, 'failure')
  expect(errorsOf(run)).toMatch(/pull request #\d+ has the head [0-9a-f]{40}, and [0-9a-f]{40} was deployed/)
  expect(await installedSolution(world, 'production')).toMatchObject({ version: '1.4.0.0' })
  const pull = await newestPull(world)
  expect(pull).toMatchObject({ state: 'open', merged: false })
  expect(pull?.comments).toMatch(/Stopped at \*\*Merge of \\#\d+\*\*: .*was deployed/)
})

it('ends the record of what is cancelled while it waits for its approval, and tells of it', async () => {
  await world.build({ version: '1.5.0.0' })
  const { host } = world.emulator.github
  const cancel = new AbortController()
  const run = await world.promote(production, {
    signal: cancel.signal,
    host: {
      enterEnvironment: (waiting) => {
        if (waiting.environment === 'production') setImmediate(() => cancel.abort())
        return host.enterEnvironment(waiting)
      },
    },
  })
  expectConclusion(run, 'cancelled')
  expect((await historyOf(world)).at(-1)).toMatchObject({ version: '1.5.0.0', states: ['queued', 'failure'] })
  expect(JSON.stringify(world.emulator.teams.runs().at(-1)?.cards)).toMatch(/1\.5\.0\.0.*cancelled/)
  expect(await installedSolution(world, 'production')).toMatchObject({ version: '1.4.0.0' })
})

it('goes back to the zip of an earlier run, and says from which commit that came', async () => {
  const before = (await historyOf(world)).find(({ version }) => version === '1.1.0.0')
  const [inMain] = (await askGitHub(world, ADMIN_TOKEN, 'GET', '/commits?sha=main')).body as { sha: string }[]
  stopReviewing = world.review('approved')
  const back = { 'redeploy-run-id': String(approvedRun), 'as-version': '1.9.0.0', stage: 'production' }
  expectConclusion(await world.promote(back), 'success')
  expect(await installedSolution(world, 'production')).toMatchObject({ version: '1.9.0.0' })
  const deployed = (await historyOf(world)).slice(-2)
  expect(deployed).toMatchObject([
    { environment: 'test', version: '1.9.0.0', commit: before?.commit },
    { environment: 'production', version: '1.9.0.0', commit: before?.commit, approvers: ['adam-admin'] },
  ])
  expect(before?.commit).not.toBe(inMain?.sha)
})
