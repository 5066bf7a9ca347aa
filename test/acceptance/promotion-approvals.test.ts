// Promotions that are approved without a protected environment: by review of the pull request, and in an issue.
import { addPerson, mustDo, pushFile, type Somebody } from '../helpers/approval.js'
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
import { ADMIN_TOKEN, MAKER_TOKEN, REPOSITORY } from '../helpers/world.js'

const production = { 'solution-name': 'ContosoApp', stage: 'production' }
let world: PromotionWorld
let grace: Somebody

async function open(approval: string): Promise<void> {
  world = await openPromotion({
    ALM_APPROVAL: approval,
    ALM_APPROVERS: 'grace',
    ALM_CONTINUE_WITH: 'continue.yml',
  })
  grace = await addPerson(world, 'grace', 'push', ADMIN_TOKEN)
  // What a private repository on a free plan has.
  world.emulator.github.setup.setEnvironment(REPOSITORY, 'production', {})
}

describe('an approval by review of the pull request', () => {
  let firstRun = 0
  beforeAll(() => open('pull-request'))
  afterAll(() => world.close())

  it('is waited for by nobody: the run ends and says that the review is missing', async () => {
    await world.build({ version: '1.0.0.0' })
    const run = await world.promote(production)
    expectConclusion(run, 'failure')
    firstRun = run.runId
    expect(errorsOf(run)).toMatch(/not approved \(pending\): 0 of 1 approvals/)
    expect(importsInto(world, 'production')).toEqual([])
    expect(await newestPull(world)).toMatchObject({ state: 'open', merged: false })
  })

  it('lets the next run of the same commit through to the merge', async () => {
    const pull = await newestPull(world)
    await mustDo(world, grace.token, 'POST', `/pulls/${pull?.number}/reviews`, { event: 'APPROVE' })
    const run = await world.promote(production)
    expectConclusion(run, 'success')
    expect(await installedSolution(world, 'production')).toMatchObject({ version: '1.0.0.0' })
    expect(await newestPull(world)).toMatchObject({ number: pull?.number, merged: true })
    expect((await historyOf(world)).at(-1)).toMatchObject({ environment: 'production', approvers: ['grace'] })
  })

  it('is asked for in an issue where there is no pull request, as on the way back', async () => {
    const back = { 'redeploy-run-id': String(firstRun), 'as-version': '1.0.1.0', stage: 'production' }
    const run = await world.promote(back)
    expectConclusion(run, 'success')
    expect(importsInto(world, 'production')).toHaveLength(1)
    const { body } = await askGitHub(world, ADMIN_TOKEN, 'GET', '/issues?labels=alm-approval')
    expect(body).toMatchObject([{ body: expect.stringContaining('/approve ') }])
    const picture = run.summaries.filter(({ job }) => job.endsWith('Outcome'))[0]?.markdown
    expect(picture).toContain('**production** waits for an answer in the approval issue')
  })

  it('is void after a push', async () => {
    await world.build({ version: '1.1.0.0' })
    expectConclusion(await world.promote(production), 'failure')
    const pull = await newestPull(world)
    await mustDo(world, grace.token, 'POST', `/pulls/${pull?.number}/reviews`, { event: 'APPROVE' })
    const run = await world.promote(production, {
      onJob: async (job) => {
        if (/Import into production/.test(job)) await pushFile(world, MAKER_TOKEN, 'dev/mia-maker', 'more')
      },
    })
    expectConclusion(run, 'failure')
    expect(await installedSolution(world, 'production')).toMatchObject({ version: '1.0.0.0' })
    expect(await newestPull(world)).toMatchObject({ state: 'open', merged: false })
  })
})

describe('an approval in an issue', () => {
  beforeAll(() => open('issue'))
  afterAll(() => world.close())

  interface Issue {
    number: number
    state: string
    body: string
  }

  async function newestRequest(): Promise<Issue> {
    const { body } = await askGitHub(world, ADMIN_TOKEN, 'GET', '/issues?labels=alm-approval&state=all')
    const [issue] = body as Issue[]
    if (!issue) throw new Error('there is no request')
    return issue
  }

  async function answer(word: string): Promise<void> {
    const { number, body } = await newestRequest()
    const code = /\/approve ([0-9a-f]{12})/.exec(body)?.[1] ?? ''
    await mustDo(world, grace.token, 'POST', `/issues/${number}/comments`, { body: `/${word} ${code}` })
  }

  it('ends the run, and shows what is asked for', async () => {
    await world.build({ version: '1.0.0.0' })
    const run = await world.promote(production)
    expectConclusion(run, 'success')
    expect(importsInto(world, 'production')).toEqual([])
    expect(await newestRequest()).toMatchObject({ state: 'open', body: expect.stringContaining('install') })
    expect(await newestPull(world)).toMatchObject({ state: 'open' })
    const picture = run.summaries.filter(({ job }) => job.endsWith('Outcome'))[0]?.markdown
    expect(picture).toContain('**production** waits for an answer in the approval issue')
  })

  it('goes on in another run: import, request closed, source merged', async () => {
    await answer('approve')
    expectConclusion(await world.follow('issue_comment'), 'success')
    const continued = await world.follow('workflow_dispatch')
    expectConclusion(continued, 'success')
    expect(await installedSolution(world, 'production')).toMatchObject({ version: '1.0.0.0', managed: true })
    expect(await newestRequest()).toMatchObject({ state: 'closed' })
    expect(await newestPull(world)).toMatchObject({ merged: true })
    expect((await historyOf(world)).at(-1)).toMatchObject({ environment: 'production', approvers: ['grace'] })
  })

  it('cannot be used a second time', async () => {
    const again = await world.follow('workflow_dispatch')
    expectConclusion(again, 'failure')
    expect(errorsOf(again)).toMatch(/the plan is .* now, but .* was approved/)
    expect(importsInto(world, 'production')).toHaveLength(1)
  })

  it('keeps the pull request open, and tells the request, when the import fails', async () => {
    await world.build({ version: '1.1.0.0' })
    expectConclusion(await world.promote(production), 'success')
    await answer('approve')
    expectConclusion(await world.follow('issue_comment'), 'success')
    world.emulator.faults.push({
      name: 'dataverse-import',
      subject: world.environment('production').id,
      detail: { effect: 'fail', message: 'The stamp mill is broken.' },
    })
    expectConclusion(await world.follow('workflow_dispatch'), 'failure')
    const request = await newestRequest()
    const { body } = await askGitHub(world, ADMIN_TOKEN, 'GET', `/issues/${request.number}/comments`)
    expect(JSON.stringify(body)).toContain('stamp mill')
    expect(request.state).toBe('open')
    expect(await newestPull(world)).toMatchObject({ state: 'open', merged: false })
  })

  it('does nothing when it is refused', async () => {
    await world.build({ version: '1.2.0.0' })
    expectConclusion(await world.promote(production), 'success')
    const before = world.events.filter(({ event }) => event === 'workflow_dispatch').length
    await answer('reject')
    expectConclusion(await world.follow('issue_comment'), 'failure')
    expect(world.events.filter(({ event }) => event === 'workflow_dispatch')).toHaveLength(before)
    expect(await newestRequest()).toMatchObject({ state: 'closed' })
    expect(await newestPull(world)).toMatchObject({ state: 'open', merged: false })
    expect(await installedSolution(world, 'production')).toMatchObject({ version: '1.0.0.0' })
  })
})
