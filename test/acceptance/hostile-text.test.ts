// Text of services and archives that would like to be more than text: a command for the runner, HTML for a summary.
import { runAction, type StepResult } from '../helpers/action.js'
import { expectGoodManners } from '../helpers/expect-step.js'
import { makeRepository, startJob } from '../helpers/job.js'
import { makeSolution, writeSolution } from '../helpers/solutions.js'
import { openWorld, REPOSITORY, type World } from '../helpers/world.js'

/** Each line of it would be a command; between them what Markdown and HTML would carry out. */
const EVIL = [
  'Nice name',
  '::set-output name=approved::true',
  '::add-mask::ok',
  '  ::stop-commands::token',
  '::save-state name=x::y',
  '##[set-output name=approved]true',
  '::error file=app.js,line=1::no',
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '[click](javascript:alert(1)) @adam-admin `code` | cell |',
].join('\n')
const EVIL_OUTPUT = `x\nghadelimiter_00000000-0000-4000-8000-000000000000\napproved=true\n${EVIL}`

let world: World
let sha: string
beforeAll(async () => {
  world = await openWorld({
    environments: ['plain'],
    seed: {
      environments: [
        {
          id: 'e0000000-0000-4000-8000-0000000000e1',
          displayName: EVIL,
          sku: 'Sandbox',
          domainName: 'evil',
          administrators: ['5a1e0000-0000-4000-8000-00000000000a'],
        },
        {
          id: 'e0000000-0000-4000-8000-0000000000e2',
          displayName: EVIL,
          sku: 'Production',
          domainName: 'evilprod',
          administrators: ['5a1e0000-0000-4000-8000-00000000000a'],
        },
        {
          id: 'e0000000-0000-4000-8000-0000000000e3',
          displayName: EVIL,
          sku: 'Sandbox',
          domainName: 'evilgone',
          administrators: ['5a1e0000-0000-4000-8000-00000000000a'],
        },
      ],
      policies: [
        {
          name: 'd1900000-0000-4000-8000-000000000001',
          displayName: EVIL,
          environmentType: 'AllEnvironments',
          defaultClassification: 'General',
          business: ['shared_office365'],
          blocked: ['shared_twitter'],
        },
      ],
    },
  })
  sha = (await makeRepository(world)).sha
  world.emulator.github.setup.setEnvironment(REPOSITORY, 'production', { reviewers: ['adam-admin'] })
  await world.emulator.dataverse.importAsMaker(
    world.environment('evil').id,
    await makeSolution({ displayName: EVIL }),
  )
})
afterAll(() => world.close())
beforeEach(() => world.emulator.faults.clear())

/** Nothing of the text was carried out: no command, no output, no HTML, no mention. */
function expectHarmless(step: StepResult, exitCode: number): void {
  expect({ exitCode: step.exitCode, code: step.reasonCode }).toMatchObject({ exitCode })
  expectGoodManners(step)
  expect(step.outputs['approved']).toBeUndefined()
  expect(
    step.commands.filter(({ data, properties }) => data === 'ok' || properties['file'] === 'app.js'),
  ).toEqual([])
  // What stands in a code block is shown as it is; a line of three backticks alone ends it.
  const outside = step.summary.replaceAll(/^```\w*\n[^]*?^```$/gm, 'code')
  const markup = outside.replaceAll(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, 'code')
  expect(markup).not.toMatch(/<(img|script)|[^\\]\]\(javascript:|@adam/i)
  expect(step.summary).not.toMatch(/^\s*::/m)
}

const reject =
  (path: string, message: string, status = 400) =>
  (): void => {
    world.emulator.faults.push({
      match: { path },
      times: 9,
      effect: { status, body: { error: { code: '0x80040203', message } } },
    })
  }

interface Case {
  name: string
  action: string
  inputs: () => Promise<Record<string, string>> | Record<string, string>
  exitCode: 0 | 1
  before?: () => void
}

const cases: Case[] = [
  {
    name: 'the name of an organization',
    action: 'who-am-i',
    inputs: () => ({ 'environment-url': world.url('evil') }),
    exitCode: 0,
  },
  {
    name: 'the name of a solution that is exported',
    action: 'export-solution',
    inputs: () => exportInputs('evil'),
    exitCode: 0,
  },
  {
    name: 'the name of a solution that is imported',
    action: 'import-solution',
    inputs: async () => ({
      'environment-url': world.url('evilprod'),
      'solution-file': (await writeSolution(world.folder, { displayName: EVIL, managed: true })).file,
    }),
    exitCode: 0,
  },
  {
    name: 'the names in a solution that is unpacked',
    action: 'unpack',
    inputs: async () => ({
      'solution-file': (await writeSolution(world.folder, { displayName: EVIL }, 'evil.zip')).file,
      'solution-folder': 'src',
    }),
    exitCode: 0,
  },
  {
    name: 'the name of an entry that is refused',
    action: 'unpack',
    inputs: async () => ({
      'solution-file': (await writeSolution(world.folder, { entries: { [`../${EVIL}`]: 'x' } }, 'entry.zip'))
        .file,
      'solution-folder': 'src',
    }),
    exitCode: 1,
  },
  {
    name: 'the name of an environment that is protected',
    action: 'delete-environment',
    inputs: () => ({ 'environment-id': world.environment('evilprod').id }),
    exitCode: 1,
  },
  {
    name: 'the name of an environment that is deleted',
    action: 'delete-environment',
    inputs: () => ({ 'environment-id': 'e0000000-0000-4000-8000-0000000000e3' }),
    exitCode: 0,
  },
  {
    name: 'the name of an environment that has the domain',
    action: 'create-environment',
    inputs: () => ({ name: 'Mine', domain: 'evil', region: 'europe' }),
    exitCode: 1,
  },
  {
    name: 'the name of the policy that is broken',
    action: 'check-dlp',
    inputs: async () => ({
      'solution-file': (await writeSolution(world.folder, { connectors: ['shared_twitter'] }, 'dlp.zip'))
        .file,
      'environment-url': world.url('evil'),
    }),
    exitCode: 1,
  },
  {
    name: 'the words of Dataverse on a failure',
    action: 'export-solution',
    inputs: () => exportInputs('evil'),
    before: reject('ExportSolutionAsync', EVIL),
    exitCode: 1,
  },
  {
    name: 'words of Dataverse that would end an output',
    action: 'export-solution',
    inputs: () => exportInputs('evil'),
    before: reject('ExportSolutionAsync', EVIL_OUTPUT),
    exitCode: 1,
  },
  {
    name: 'the words of the admin API on a failure',
    action: 'who-am-i',
    inputs: () => ({}),
    before: reject('environments', EVIL),
    exitCode: 1,
  },
  {
    name: 'the words of Entra on a failure',
    action: 'who-am-i',
    inputs: () => ({}),
    before: () =>
      world.emulator.faults.push({
        match: { path: 'oauth2' },
        effect: { status: 400, body: { error: EVIL, error_description: `AADSTS7000215: ${EVIL}` } },
      }),
    exitCode: 1,
  },
  {
    name: 'the words of a failed import, and its components',
    action: 'import-solution',
    inputs: async () => ({
      'environment-url': world.url('evil'),
      'solution-file': (
        await writeSolution(
          world.folder,
          { name: 'ContosoOther', scripts: ['contoso_/other.js'] },
          'fails.zip',
        )
      ).file,
    }),
    before: () =>
      world.emulator.faults.push({
        name: 'dataverse-import',
        detail: { effect: 'component-failure', component: 'contoso_/other.js', message: EVIL },
      }),
    exitCode: 1,
  },
  {
    name: 'an input that is unknown',
    action: 'who-am-i',
    inputs: () => ({ [EVIL.replaceAll(/[=\0]/g, '')]: 'x' }),
    exitCode: 1,
  },
  {
    name: 'an input that is wrong',
    action: 'export-solution',
    inputs: () => ({ ...exportInputs('evil'), 'solution-name': EVIL }),
    exitCode: 1,
  },
  { name: 'a cloud that there is not', action: 'who-am-i', inputs: () => ({ cloud: EVIL }), exitCode: 1 },
]

function exportInputs(domain: string): Record<string, string> {
  return {
    'environment-url': world.url(domain),
    'solution-name': 'ContosoApp',
    'solution-output-file': 'a.zip',
  }
}

it.each(cases)('$name is text and nothing else', async ({ action, inputs, before, exitCode }) => {
  before?.()
  for (const debug of [{}, { RUNNER_DEBUG: '1' }]) {
    const step = await runAction(world, action, await inputs(), { variables: debug })
    expectHarmless(step, exitCode)
    if (exitCode === 1 && before && world.emulator.faults.pending().length === 0) before()
  }
})

it('the comment of a review is text and nothing else', async () => {
  const permissions = { actions: 'read', contents: 'read' } as const
  const job = await startJob(world, { environment: 'production', permissions, sha })
  world.emulator.faults.push({
    match: { path: '/approvals$' },
    effect: {
      status: 200,
      body: [
        {
          state: 'rejected',
          comment: EVIL,
          environments: [{ id: 1, name: 'production' }],
          user: { id: 1002, login: 'adam-admin', type: 'User' },
        },
      ],
    },
  })
  const inputs = { environment: 'production', 'solution-digest': 'a'.repeat(64) }
  const step = await runAction(world, 'approve-gate', inputs, job)
  expectHarmless(step, 1)
  expect(step.outputs['decision']).toBe('rejected')
})
