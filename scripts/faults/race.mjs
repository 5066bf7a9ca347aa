// Two runs of a deployment against one environment at the same time: the second starts when the first has sent so many
// requests.
import { createNetwork } from './attempt.mjs'
import { createRun, deployments, stateOf } from './deployment.mjs'
import { inTime } from './in-time.mjs'

const OTHER = 'ContosoOther'

/** Two solutions, or the same archive by two runs: each has to be in, and nothing may be imported twice at once. */
const races = {
  'two solutions': { solutions: ['ContosoApp', OTHER] },
  'one solution, two runs': { solutions: ['ContosoApp', 'ContosoApp'] },
}

/** @returns how many races were run and survived, and what went wrong in the others. */
export async function runRaces(world, { only = '', tell }) {
  const counts = { schedules: 0, atOnce: 0, survived: 0 }
  const failures = []
  for (const [raceName, race] of Object.entries(races)) {
    const length = (await inTime(`race / ${raceName} / length`, runRace(world, race, 0))).requestCounts[0]
    for (let delay = 0; delay < length; delay++) {
      const name = `race / ${raceName} / ${delay}`
      if (!name.includes(only)) continue
      const { problems, steps } = await inTime(name, runRace(world, race, delay))
      counts.schedules += 1
      if (problems.length === 0) counts.survived += 1
      if (problems.length === 0) counts.atOnce += 1
      else failures.push({ name, request: '', problems, log: steps.flatMap(({ lines }) => lines) })
      tell?.(`${problems.length === 0 ? 'survived' : 'FAILED  '} ${name}`)
    }
  }
  return { kinds: { 'two runs at once': counts }, failures, requests: {} }
}

async function runRace(world, { solutions }, delay) {
  await world.reset()
  for (const name of new Set(solutions)) {
    await world.addSolution('dev', { name, version: '1.0.0.0', scripts: [`contoso_/${name}.js`] })
  }
  const deployment = { ...deployments.install, exportInputs: { managed: 'true' } }
  let startSecond
  const secondMayStart = new Promise((resolve) => (startSecond = resolve))
  const networks = solutions.map(() => createNetwork(world, {}))
  const [first] = networks
  const watched = Object.assign(
    async (...request) => {
      if (first.requests.length >= delay) startSecond()
      return first(...request)
    },
    { killed: first.killed },
  )
  const runs = await Promise.all(
    solutions.map((name, index) => createRun(world, deployment, 4711 + index, name)),
  )
  // The first may send fewer requests than it did in another race: the second starts then when the first has ended.
  const attempts = [
    runs[0].attemptRun(1, watched).finally(startSecond),
    secondMayStart.then(() => runs[1].attemptRun(1, networks[1])),
  ]
  const steps = (await Promise.all(attempts)).flat()
  const problems = steps
    .filter(({ exitCode }) => exitCode !== 0)
    .map(({ action, outputs }) => `${action} failed: ${outputs.result}`)
  const installed = (await stateOf(world, 'test')).solutions.map(({ uniquename }) => uniquename)
  const imports = world.importsInto('test')
  for (const name of new Set(solutions)) {
    if (!installed.includes(name)) problems.push(`${name} is lost`)
  }
  const failed = imports.filter(({ succeeded }) => !succeeded)
  if (failed.length > 0) problems.push(`imports failed in the service: ${JSON.stringify(failed)}`)
  const sorted = [...imports].sort((a, b) => a.startedOn.localeCompare(b.startedOn))
  for (const [index, one] of sorted.slice(1).entries()) {
    if (one.startedOn < sorted[index].completedOn) problems.push('two imports ran at the same time')
  }
  return { problems, steps, requestCounts: networks.map(({ requests }) => requests.length) }
}
