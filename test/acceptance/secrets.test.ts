// Secrets of a job: a value that exists nowhere else must not turn up in anything that a step leaves behind.
import { generate } from 'selfsigned'
import { runAction, type StepResult } from '../helpers/action.js'
import { readFolder } from '../helpers/folder.js'
import { makeRepository, startJob, type Job } from '../helpers/job.js'
import { makeSolution, writeSolution } from '../helpers/solutions.js'
import { APPLICATION, openWorld, REPOSITORY, type World } from '../helpers/world.js'

const CANARY = 'canary+secret/7f3a9c0e=51'
const PASSWORD = 'canary-password-81b2'
const WRONG = 'canary-wrong-secret-44d0'
let world: World
let sha: string
let pem: string
let file: string

beforeAll(async () => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'powerops' }], {
    keySize: 2048,
    algorithm: 'sha256',
  })
  pem = `${key}\n${cert}`
  world = await openWorld({
    environments: ['dev', 'target', 'denied'],
    seed: {
      applications: [
        {
          clientId: APPLICATION,
          objectId: '5a1e0000-0000-4000-8000-0000000000a1',
          displayName: 'powerops',
          secrets: [{ value: CANARY }],
          certificates: [cert],
          federatedCredentials: [{ subject: 'repo:contoso/powerops:environment:test' }],
          management: true,
        },
      ],
    },
  })
  sha = (await makeRepository(world)).sha
  world.emulator.github.setup.setEnvironment(REPOSITORY, 'production', { reviewers: ['adam-admin'] })
  await world.emulator.dataverse.importAsMaker(world.environment('dev').id, await makeSolution())
  file = (await writeSolution(world.folder, { managed: true })).file
})
afterAll(() => world.close())
beforeEach(() => world.emulator.faults.clear())

interface Case {
  name: string
  action: string
  inputs?: () => Record<string, string>
  variables?: Record<string, string | undefined>
  /** Runs in a job of GitHub with that environment. */
  job?: string
  exitCode: 0 | 1
  before?: () => void
}

const NO_SECRET = { POWER_PLATFORM_CLIENT_SECRET: undefined }
const SECRET = { POWER_PLATFORM_CLIENT_SECRET: CANARY }
const user = (password: string) => (): Record<string, string> => ({
  'user-name': 'admin@contoso.example',
  'password-secret': password,
})
const fault = (path: string, effect: object) => (): void =>
  void world.emulator.faults.push({ match: { path }, times: 9, effect })

const cases: Case[] = [
  {
    name: 'a sign-in with a secret',
    action: 'who-am-i',
    variables: SECRET,
    inputs: () => ({ 'environment-url': world.url('dev') }),
    exitCode: 0,
  },
  {
    name: 'a sign-in with a secret as an input',
    action: 'who-am-i',
    variables: NO_SECRET,
    inputs: () => ({ 'client-secret': CANARY }),
    exitCode: 0,
  },
  {
    name: 'a secret that Entra refuses',
    action: 'who-am-i',
    variables: { POWER_PLATFORM_CLIENT_SECRET: WRONG },
    exitCode: 1,
  },
  {
    name: 'a secret beside an unknown input',
    action: 'who-am-i',
    variables: SECRET,
    inputs: () => ({ 'client-secret': CANARY, 'client-secrets': WRONG }),
    exitCode: 1,
  },
  {
    name: 'a secret in the place of an id',
    action: 'who-am-i',
    variables: SECRET,
    inputs: () => ({ 'client-secret': CANARY, 'tenant-id': 'a b' }),
    exitCode: 1,
  },
  {
    name: 'a sign-in with a certificate',
    action: 'who-am-i',
    variables: { ...NO_SECRET, POWER_PLATFORM_CLIENT_CERTIFICATE: '(pem)' },
    exitCode: 0,
  },
  {
    name: 'a sign-in with a password',
    action: 'who-am-i',
    variables: NO_SECRET,
    inputs: user('admin-password'),
    exitCode: 0,
  },
  {
    name: 'a password that Entra refuses',
    action: 'who-am-i',
    variables: NO_SECRET,
    inputs: user(PASSWORD),
    exitCode: 1,
  },
  { name: 'a sign-in by OIDC', action: 'who-am-i', variables: NO_SECRET, job: 'test', exitCode: 0 },
  {
    name: 'a sign-in by OIDC that Entra refuses',
    action: 'who-am-i',
    variables: NO_SECRET,
    job: 'production',
    exitCode: 1,
  },
  {
    name: 'a token endpoint that answers with what it was sent',
    action: 'who-am-i',
    variables: SECRET,
    before: fault('oauth2/v2.0/token', {
      status: 400,
      body: { error: 'invalid_request', error_description: `AADSTS900144: client_secret=${CANARY}` },
    }),
    exitCode: 1,
  },
  {
    name: 'an export',
    action: 'export-solution',
    variables: SECRET,
    inputs: () => ({
      'environment-url': world.url('dev'),
      'solution-name': 'ContosoApp',
      'solution-output-file': 'a.zip',
    }),
    exitCode: 0,
  },
  {
    name: 'an import',
    action: 'import-solution',
    variables: SECRET,
    inputs: () => ({ 'environment-url': world.url('target'), 'solution-file': file }),
    exitCode: 0,
  },
  {
    name: 'an import that is denied',
    action: 'import-solution',
    variables: SECRET,
    before: fault('StageSolution', {
      status: 403,
      body: { error: { code: '0x80040220', message: 'missing prvImportCustomization' } },
    }),
    inputs: () => ({ 'environment-url': world.url('denied'), 'solution-file': file }),
    exitCode: 1,
  },
  {
    name: 'a gate',
    action: 'approve-gate',
    job: 'production',
    inputs: () => ({ environment: 'production', 'solution-digest': 'a'.repeat(64) }),
    exitCode: 1,
  },
  {
    name: 'a deployment record',
    action: 'record-deployment',
    job: 'production',
    inputs: () => ({
      environment: 'production',
      'solution-name': 'ContosoApp',
      'solution-version': '1.0.0.0',
      'solution-digest': 'a'.repeat(64),
    }),
    exitCode: 0,
  },
  {
    name: 'a commit',
    action: 'branch-solution',
    job: 'production',
    inputs: () => ({
      'solution-folder': world.folder + '/src',
      'solution-target-folder': 'app',
      'branch-name': `b${Math.random()}`,
      'pull-request': 'true',
    }),
    exitCode: 0,
  },
  {
    name: 'a commit with a token that may not push',
    action: 'branch-solution',
    inputs: () => ({
      'solution-folder': world.folder + '/src',
      'solution-target-folder': 'app',
      'repo-token': `ghp_${WRONG}`,
    }),
    exitCode: 1,
  },
]

beforeAll(async () => {
  const inputs = {
    'solution-file': (await writeSolution(world.folder, {}, 'plain.zip')).file,
    'solution-folder': `${world.folder}/src`,
  }
  await runAction(world, 'unpack', inputs)
})

/** Everything of a step that others can read; the runner itself swallows the lines that mask a value. */
function sinksOf(step: StepResult): string {
  const log = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  return [
    ...log,
    step.stderr,
    ...Object.values(step.files),
    ...Object.entries(readFolder(step.temporaryFolder)).flat(),
    ...Object.keys(readFolder(step.workspace)),
  ].join('\n')
}

/** A secret in the forms in which it may turn up. */
function formsOf(secret: string): string[] {
  const forms = [
    secret,
    Buffer.from(secret).toString('base64'),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ]
  return [...new Set([...forms, ...secret.split('\n')])].filter(
    (form) => form.length > 5 && !form.startsWith('-----'),
  )
}

async function run(
  { action, inputs, variables, job, before }: Case,
  debug: boolean,
): Promise<{ step: StepResult; started: Job | undefined }> {
  const permissions = {
    actions: 'read',
    contents: 'write',
    deployments: 'write',
    'id-token': 'write',
    'pull-requests': 'write',
  } as const
  const started =
    job === undefined ? undefined : await startJob(world, { environment: job, permissions, sha })
  before?.()
  const given = Object.fromEntries(
    Object.entries({ ...started?.variables, ...variables }).map(([name, value]) => [
      name,
      value === '(pem)' ? pem : value,
    ]),
  )
  const step = await runAction(
    world,
    action,
    { ...(action === 'branch-solution' ? { 'repo-token': started?.token ?? '' } : {}), ...inputs?.() },
    {
      variables: { ...given, ...(debug ? { RUNNER_DEBUG: '1' } : {}) },
      ...(started ? { token: started.token } : {}),
    },
  )
  return { step, started }
}

describe.each([
  { log: 'the normal log', debug: false },
  { log: 'the debug log', debug: true },
])('with $log', ({ debug }) => {
  it.each(cases)('$name leaves no secret behind', async (given) => {
    const { step, started } = await run(given, debug)
    expect({ exitCode: step.exitCode, report: step.report }).toMatchObject({ exitCode: given.exitCode })
    const sinks = sinksOf(step)
    const secrets = [
      CANARY,
      PASSWORD,
      WRONG,
      'admin-password',
      pem,
      started?.token,
      started?.variables['ACTIONS_ID_TOKEN_REQUEST_TOKEN'],
    ]
    for (const secret of secrets) {
      if (secret === undefined) continue
      for (const form of formsOf(secret)) expect(sinks).not.toContain(form)
    }
    expect(sinks).not.toMatch(/eyJ[\w-]{20,}/)
    // An import that ran leaves its log for an upload; what it says was looked at above.
    const isLog = (name: string): boolean =>
      given.action === 'import-solution' && given.exitCode === 0 && /^import-job-[\w-]+\.xml$/.test(name)
    expect(Object.keys(readFolder(step.temporaryFolder)).filter((name) => !isLog(name))).toEqual([])
  })
})

it('masks a secret before anything else is said', async () => {
  const step = await runAction(
    world,
    'who-am-i',
    { 'client-secret': CANARY },
    { variables: { RUNNER_DEBUG: '1' } },
  )
  expect(step.commands[0]).toMatchObject({ name: 'add-mask', data: CANARY })
})
