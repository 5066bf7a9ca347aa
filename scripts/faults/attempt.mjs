// One attempt of a step: an action of the bundle, on virtual time and on a network where one fault can happen.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { root } from '../prepare.mjs'
import { leadsSomewhere } from './kinds.mjs'
import { createStepProcess } from './step-process.mjs'
import { fetchDirectly } from './world.mjs'

const { Response } = globalThis
const RUN_ID = 4711
const FILES = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY']
const defaults = new Map()

/** The defaults of action.yml as the variables that the runner makes of them. */
function defaultInputs(action) {
  if (!defaults.has(action)) {
    const manifest = parse(readFileSync(path.join(root, 'actions', action, 'action.yml'), 'utf8'))
    defaults.set(
      action,
      Object.entries(manifest.inputs ?? {}).map(([name, input]) => [
        name,
        (input.default ?? '').replace('${{ github.token }}', 'token-of-the-job'),
      ]),
    )
  }
  return Object.fromEntries(defaults.get(action))
}

/**
 * Runs the action of the world's bundle to its end; `killed` instead of an exit code when its runner died. `network` sees
 * every request and may answer it; it is given the attempt's time and a way to cancel the job.
 */
export async function attempt(world, { action, inputs, attemptNumber, runId = RUN_ID, network }) {
  const folder = mkdtempSync(path.join(world.folder, 'step-'))
  const workspace = path.join(folder, 'workspace')
  mkdirSync(workspace)
  const files = Object.fromEntries(FILES.map((name) => [`GITHUB_${name}`, path.join(folder, name)]))
  for (const file of Object.values(files)) writeFileSync(file, '')
  const given = Object.entries({ ...defaultInputs(action), ...inputs })
  const time = world.clock.join()
  const step = createStepProcess({
    variables: {
      ...world.variables,
      ...Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...files,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: folder,
      GITHUB_REPOSITORY: 'contoso/powerops',
      GITHUB_REPOSITORY_ID: '800000001',
      GITHUB_RUN_ID: String(runId),
      GITHUB_RUN_ATTEMPT: String(attemptNumber),
      GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    },
    cwd: workspace,
    fetch: (url, init) => network({ time, cancel: () => step.signal('SIGTERM') }, url, init),
    time,
  })
  step.run(() => world.start(action, step.globals))
  const end = await Promise.race([step.ended, network.killed])
  time.leave()
  const outputs = parseOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8'))
  return { ...end, outputs, lines: step.lines(), workspace, folder, reasonCode: outputs['reason-code'] }
}

/** GITHUB_OUTPUT as the toolkit writes it: `name<<delimiter`, lines, `delimiter`. */
function parseOutputs(text) {
  const blocks = text.matchAll(/^(.+?)<<(.+)\n([^]*?)\n\2$/gm)
  return Object.fromEntries([...blocks].map(([, name, , value]) => [name, value]))
}

/**
 * A network that counts requests and lets one fault strike. `at` counts from 1 over all steps of a deployment; a network
 * without `kind` only counts.
 */
export function createNetwork(world, { kind, at, runStartedAt, startForeignImport }) {
  const requests = []
  let struck = false
  let die
  const killed = new Promise((resolve) => (die = () => resolve({ killed: true })))
  const network = async ({ time, cancel }, url, init) => {
    if (network.isDead) return never()
    const request = describeRequest(world, url, init)
    const send = () => time.request(() => fetchDirectly(plainUrl(world, url), init))
    if (request.isGitHub) return Response.json(workflowRun(runStartedAt))
    requests.push(request)
    if (!kind) return watched(request, await send())
    if (requests.length !== at) return send()
    struck = true
    const given = {
      send,
      time,
      cancel,
      signal: init.signal,
      startForeignImport: () => startForeignImport(request),
    }
    const answer = await kind.strike(given)
    if (!kind.kills) return answer
    network.isDead = true
    die()
    return never()
  }
  return Object.assign(network, { requests, killed, isDead: false, wasStruck: () => struck })
}

async function watched(request, answer) {
  request.leads = await leadsSomewhere(answer)
  return answer
}

const never = () => new Promise(() => undefined)

function plainUrl({ variables }, url) {
  return String(url).replace(
    variables.POWER_PLATFORM_AUTHORITY_URL,
    variables.POWER_PLATFORM_AUTHORITY_URL.replace('https:', 'http:'),
  )
}

function describeRequest(world, url, { method = 'GET' } = {}) {
  const { origin, pathname } = new URL(url)
  const domain = ['dev', 'test'].find((name) => new URL(world.urlOf(name)).origin === origin)
  const isGitHub = String(url).startsWith(world.variables.GITHUB_API_URL)
  const isDataverse = pathname.includes('/api/data/')
  const isToken = pathname.endsWith('/oauth2/v2.0/token')
  const where = domain ?? (isGitHub ? 'github' : isToken ? 'entra' : isDataverse ? 'new' : 'admin')
  const shown = pathname
    .replace('/api/data/v9.2/', '')
    .replace('/providers/Microsoft.BusinessAppPlatform/', '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
  return { isGitHub, isDataverse, isToken, domain, text: `${method} ${where} ${isToken ? 'token' : shown}` }
}

/** What GitHub says about the run: all that a re-run asks it. */
function workflowRun(createdAt) {
  const somebody = { login: 'mia-maker', id: 1001, type: 'User' }
  return {
    id: RUN_ID,
    run_attempt: 2,
    event: 'workflow_dispatch',
    status: 'in_progress',
    head_sha: '0123456789abcdef0123456789abcdef01234567',
    path: '.github/workflows/deploy.yml',
    created_at: createdAt,
    actor: somebody,
    triggering_actor: somebody,
    html_url: 'https://github.example/runs/4711',
  }
}
