// Runs an action of the bundle as the runner does: a process with the variables of a step and no others.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { runNode } from './measure.mjs'

const FILES = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY']
const PEAK_MEMORY = pathToFileURL(path.join(import.meta.dirname, 'peak-memory.mjs')).href

/**
 * Runs `dist/<name>/index.js` once. Throws unless it ends with the expected reason code, so that nothing else is timed.
 * `flags` are node's own.
 */
export async function runAction(
  { dist, folder },
  name,
  { inputs = {}, variables = {}, expected = 'ok', flags = [] },
) {
  const workspace = mkdtempSync(path.join(folder, `${name}-`))
  const files = Object.fromEntries(FILES.map((file) => [`GITHUB_${file}`, path.join(workspace, file)]))
  for (const file of Object.values(files)) writeFileSync(file, '')
  const env = {
    PATH: process.env.PATH,
    ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot }),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: 'contoso/powerops',
    GITHUB_RUN_ID: '15000000001',
    RUNNER_TEMP: workspace,
    ...files,
    ...Object.fromEntries(
      Object.entries(inputs).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value]),
    ),
    ...variables,
  }
  const run = await runNode([...flags, path.join(dist, name, 'index.js')], { env, cwd: workspace })
  const [, reason = 'none'] =
    /^reason-code<<(?:\S+)\r?\n(.*)$/m.exec(readFileSync(files.GITHUB_OUTPUT, 'utf8')) ?? []
  if (reason !== expected)
    throw new Error(`${name} ended with ${reason}, not ${expected}:\n${run.stdout}${run.stderr}`)
  return run
}

/** The peak memory of one more run, which is not timed. */
export async function actionPeakMemory(world, name, options) {
  const file = path.join(mkdtempSync(path.join(world.folder, 'memory-')), 'bytes')
  const variables = { ...options.variables, BENCH_PEAK_MEMORY_FILE: file }
  await runAction(world, name, { ...options, variables, flags: ['--import', PEAK_MEMORY] })
  return Number(readFileSync(file, 'utf8'))
}
