import { openWorld } from './world.mjs'
import { attempt, createNetwork } from './attempt.mjs'
import { startForeignImport, stateOf } from './deployment.mjs'
import { kinds } from './kinds.mjs'
import { makeSolution } from './solutions.mjs'
import { rmSync } from 'node:fs'
const only = process.argv[2] ?? ''
const cases = {
  'upgrade-solution': {
    prepare: async (w) => {
      await w.addSolution('test', { version: '0.9.0.0', managed: true })
      const archive = await makeSolution({ version: '1.0.0.0', managed: true })
      await w.ask('test', 'POST', 'ImportSolutionAsync', { OverwriteUnmanagedCustomizations: false, PublishWorkflows: false, HoldingSolution: true, CustomizationFile: archive.toString('base64'), ImportJobId: '0f0e0d0c-0b0a-4000-8000-00000000f0e9' })
      w.clock.advance(60_000)
    },
    inputs: { 'solution-name': 'ContosoApp' },
    work: async (w) => (await w.ask('test', 'GET', "asyncoperations?$filter=messagename eq 'DeleteAndPromoteAsync'&$select=statuscode")).value.filter((r) => r.statuscode === 30).length,
  },
  'delete-solution': {
    prepare: (w) => w.addSolution('test', { version: '0.9.0.0', managed: true }),
    inputs: { 'solution-name': 'ContosoApp' }, work: async () => 1,
  },
  'set-online-solution-version': {
    prepare: (w) => w.addSolution('test', { version: '0.9.0.0' }),
    inputs: { name: 'ContosoApp', version: '1.0.0.0' }, work: async () => 1,
  },
  'publish-solution': { prepare: (w) => w.addSolution('test', { version: '0.9.0.0' }), inputs: {}, work: async () => 1 },
  'add-solution-component': {
    prepare: async (w) => {
      await w.addSolution('test', { version: '0.9.0.0' })
      await w.addSolution('test', { name: 'ContosoOther', version: '0.9.0.0', scripts: ['contoso_/a.js', 'contoso_/lib.js'] })
    },
    inputs: { 'solution-name': 'ContosoApp', component: 'contoso_/lib.js', 'component-type': '61' }, work: async () => 1,
  },
}
const world = await openWorld({ })
const without = (s) => s.filter((x) => x.uniquename !== 'ContosoForeign')
let runs = 0, bad = 0, atOnce = 0
async function schedule(name, c, kind, at) {
  await world.reset()
  await c.prepare(world)
  const runStartedAt = new Date(world.clock.now()).toISOString()
  const network = createNetwork(world, { kind, at, runStartedAt, startForeignImport: () => startForeignImport(world, 'test') })
  const inputs = { 'environment-url': world.urlOf('test'), ...c.inputs }
  const first = await attempt(world, { action: name, inputs, attemptNumber: 1, network })
  const then = without(await stateOf(world, 'test'))
  world.clock.advance(2000)
  const second = await attempt(world, { action: name, inputs, attemptNumber: 2, network: createNetwork(world, { runStartedAt }) })
  const end = without(await stateOf(world, 'test'))
  const work = await c.work(world)
  for (const s of [first, second]) rmSync(s.folder, { recursive: true, force: true })
  return { first, then, second, end, work, network }
}
for (const [name, c] of Object.entries(cases)) {
  if (!name.includes(only)) continue
  const calm = await schedule(name, c, undefined, 0)
  console.log(name, calm.first.exitCode, calm.first.reasonCode, calm.second.reasonCode, 'work', calm.work, calm.network.requests.map((r) => r.text).join(', '))
  if (calm.first.exitCode !== 0) { console.log(calm.first.lines.join('\n')); continue }
  for (const [kindName, kind] of Object.entries(kinds)) {
    for (const [i, request] of calm.network.requests.entries()) {
      if (!(kind.applies?.(request) ?? true)) continue
      const r = await schedule(name, c, kind, i + 1)
      runs++
      const problems = []
      const expected = JSON.stringify(calm.end)
      if (JSON.stringify(r.end) !== expected) problems.push('end state ' + JSON.stringify(r.end))
      if (r.second.exitCode !== 0) problems.push('second: ' + r.second.reasonCode)
      if (r.first.exitCode === 0 && JSON.stringify(r.then) !== expected) problems.push('first said done: ' + JSON.stringify(r.then))
      if (r.work !== calm.work) problems.push('work ' + r.work)
      if (r.first.exitCode === 0) atOnce++
      if (problems.length) { bad++; console.log('FAILED', name, kindName, i + 1, request.text, problems.join('; '), '| first', r.first.exitCode, r.first.reasonCode); console.log('   ', [...r.first.lines, '--', ...r.second.lines].filter((l) => /^(error|warning|--)/.test(l)).slice(-6).join('\n    ')) }
      else if (r.first.exitCode !== 0 && !r.first.killed) console.log('  re-run needed:', name, kindName, i + 1, request.text, r.first.reasonCode)
    }
  }
}
console.log({ runs, bad, atOnce })
await world.close()
