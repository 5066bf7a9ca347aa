// Every schedule of one fault: each kind at each request of each deployment, followed by a re-run.
import { createNetwork } from './attempt.mjs'
import { createRun, deployments, startForeignImport, stateOf } from './deployment.mjs'
import { inTime } from './in-time.mjs'
import { kinds } from './kinds.mjs'
import { judgeEnd, judgeStep } from './verdict.mjs'

const withoutForeign = (state) => state.filter(({ uniquename }) => uniquename !== 'ContosoForeign')

/** Runs the deployment with at most one fault and judges it. */
async function runSchedule(world, deployment, { kind, at, expected }) {
  await world.reset()
  await deployment.prepare(world)
  const run = createRun(world, deployment, 4711)
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
  const look = async () => {
    const imports = world.importsInto('test').filter(({ digest }) => digest === run.digest())
    return { imports, state: withoutForeign(await stateOf(world, 'test')) }
  }
  const first = await run.attemptRun(1, network)
  for (const step of first) problems.push(...judgeStep(step, await momentOf(world, run, deployment, look)))
  const survivedAtOnce = first.length === 2 && first.every(({ exitCode }) => exitCode === 0)
  // A re-run is started by somebody who saw the first one end.
  world.clock.advance(2000)
  const second = await run.attemptRun(2, createNetwork(world, { runStartedAt }))
  for (const step of second) problems.push(...judgeStep(step, await momentOf(world, run, deployment, look)))
  const { imports, state } = await look()
  const devState = withoutForeign(await stateOf(world, 'dev'))
  problems.push(
    ...judgeEnd({
      steps: second,
      imports,
      state,
      devState,
      expectedState: expected?.state ?? state,
      expectedDevState: expected?.devState ?? devState,
    }),
  )
  return { problems, network, survivedAtOnce, first, second, state, devState }
}

async function momentOf(world, run, deployment, look) {
  const { imports, state } = await look()
  const installed = state.find(({ uniquename }) => uniquename === 'ContosoApp')?.version
  const { value } = await world.ask(
    'test',
    'GET',
    'asyncoperations?$select=asyncoperationid&$filter=operationtype eq 54 and statecode ne 3',
  )
  return { imports, installed, running: value.length > 0, version: deployment.version }
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
