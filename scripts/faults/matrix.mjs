// Every schedule of one fault: each kind at each request of each deployment, followed by a re-run.
import { createNetwork } from './attempt.mjs'
import { createRun, deployments, startForeignImport, stateOf, VERSION } from './deployment.mjs'
import { inTime } from './in-time.mjs'
import { kinds } from './kinds.mjs'
import { judgeEnd, judgeStep } from './verdict.mjs'

const withoutForeign = ({ solutions, settings }) => ({
  solutions: solutions.filter(({ uniquename }) => uniquename !== 'ContosoForeign'),
  settings,
})

/** Runs the deployment with at most one fault and judges it. */
async function runSchedule(world, deployment, { kind, at, expected }) {
  await world.reset()
  await deployment.prepare(world)
  const manner = deployment.createRun ? deployment : importing
  const run = await manner.createRun(world, deployment, 4711)
  const runStartedAt = new Date(world.clock.now()).toISOString()
  const network = createNetwork(world, {
    kind,
    at,
    runStartedAt,
    startForeignImport: ({ domain }) => startForeignImport(world, domain ?? 'test'),
  })
  // The version is written with the precision of a second, as the run's beginning is.
  world.clock.advance(1000)
  const problems = []
  const first = await run.attemptRun(1, network)
  const between = await manner.momentOf(world, run)
  problems.push(...first.flatMap((step) => manner.judgeStep(step, between)))
  const survivedAtOnce = first.length === run.stepCount && first.every(({ exitCode }) => exitCode === 0)
  // A re-run is started by somebody who saw the first one end.
  world.clock.advance(2000)
  const second = await run.attemptRun(2, createNetwork(world, { runStartedAt }))
  const end = await manner.momentOf(world, run)
  problems.push(...second.flatMap((step) => manner.judgeStep(step, end)))
  problems.push(...manner.judgeEnd({ steps: second, end, expected }))
  return { problems, network, survivedAtOnce, first, second, end }
}

/** Deployments that end with an import, unless they say otherwise of themselves. */
const importing = { createRun, momentOf, judgeStep, judgeEnd }

/** What both environments show between two attempts, and what the service knows of imports of the archive. */
async function momentOf(world, run) {
  const state = withoutForeign(await stateOf(world, 'test'))
  const versionOf = (name) => state.solutions.find(({ uniquename }) => uniquename === name)?.version
  const { value } = await world.ask(
    'test',
    'GET',
    'asyncoperations?$select=asyncoperationid&$filter=operationtype eq 54 and statecode ne 3',
  )
  return {
    imports: world.importsInto('test').filter(({ digest }) => digest === run.digest()),
    state,
    devState: withoutForeign(await stateOf(world, 'dev')),
    installed: versionOf('ContosoApp'),
    pending: versionOf('ContosoApp_Upgrade'),
    running: value.length > 0,
    version: VERSION,
    inactive: state.settings.filter((setting) => /"statecode":0/.test(setting)),
  }
}

/**
 * Runs the schedules whose name (`deployment / kind / number`) holds `only`, of these every `shards`-th one.
 * @returns by kind, how many were run, survived at once, and survived with the re-run; the failures; the requests of
 * each deployment without a fault.
 */
export async function runMatrix(world, { only = '', shard = 0, shards = 1, tell }) {
  const kindsRun = {}
  const failures = []
  const requests = {}
  let index = 0
  for (const [deploymentName, deployment] of Object.entries(deployments)) {
    const calm = await inTime(`${deploymentName} / no fault`, runSchedule(world, deployment, {}))
    if (calm.problems.length > 0 || !calm.survivedAtOnce) {
      failures.push(failureOf(`${deploymentName} / no fault`, '', calm))
      continue
    }
    requests[deploymentName] = calm.network.requests.map(({ text }) => text)
    for (const [kindName, kind] of Object.entries(kinds)) {
      const counts = (kindsRun[kindName] ??= { schedules: 0, atOnce: 0, survived: 0 })
      for (const [before, request] of calm.network.requests.entries()) {
        const at = before + 1
        const name = `${deploymentName} / ${kindName} / ${at}`
        if (deployment.excludes?.includes(kindName)) continue
        if (!(kind.applies?.(request) ?? true) || !name.includes(only)) continue
        if (index++ % shards !== shard) continue
        const ended = await inTime(name, runSchedule(world, deployment, { kind, at, expected: calm }))
        if (!ended.network.wasStruck()) ended.problems.push('the fault did not strike')
        const survived = ended.problems.length === 0
        counts.schedules += 1
        counts.survived += survived ? 1 : 0
        counts.atOnce += survived && ended.survivedAtOnce ? 1 : 0
        if (!survived) failures.push(failureOf(name, request.text, ended))
        tell?.(`${survived ? 'survived' : 'FAILED  '} ${name} (${request.text}): ${reasonsOf(ended)}`)
      }
    }
  }
  return { kinds: kindsRun, failures, requests }
}

const reasonsOf = ({ first, second }) =>
  [first, second]
    .map((steps) => steps.map(({ killed, reasonCode }) => (killed ? 'killed' : reasonCode)).join(' + '))
    .join(', then ')

function failureOf(name, request, { problems, first, second }) {
  return { name, request, problems, log: [...first, ...second].flatMap(({ lines }) => lines) }
}
