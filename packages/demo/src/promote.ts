// Runs the promotion and gathers what it ended with.
import { AlmError, toAlmError } from '@powerops/core'
import { runWorkflow, type RunnerHost, type RunResult } from '@powerops/workflow-runner'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DemoOptions } from './arguments.js'
import { DEVELOPMENT, MAKER, REPOSITORY } from './cast.js'
import { readHistory } from './history.js'
import { describeOffer, readOfferedFile, type OfferedSolution } from './offered-solution.js'
import type { Outcome } from './outcome.js'
import { adminApproves, makerBuilds } from './people.js'
import { followRun, type Progress } from './progress.js'
import { findRefusal, type Refusal } from './run-facts.js'
import { describeApproval, describeSource, describeStages } from './stages.js'
import { describeUnreadable } from './unreadable.js'
import { buildWorld, CALLER_WORKFLOW, SUITE, type World } from './world.js'

const SUITE_ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** What happened to the run, beside its result. */
interface Played {
  run: RunResult | undefined
  /** Why the maker could not even start. */
  refusal: Refusal | undefined
}

/** What the demo leaves behind. */
export interface Performance {
  outcome: Outcome
  /** The summaries of all steps, as GitHub shows them below a run. Markdown. */
  jobSummaries: string
}

/** Promotes a solution through all stages; a refusal by the service or a policy is an outcome, not an error. */
export async function promote(options: DemoOptions, say: (line: string) => void): Promise<Performance> {
  const startedAtMs = Date.now()
  const offer = await readOfferedFile(options.solutionFile)
  let offered: OfferedSolution
  try {
    offered = describeOffer(offer)
  } catch (caught) {
    return { outcome: describeUnreadable(offer, toAlmError(caught), startedAtMs), jobSummaries: '' }
  }
  return playAndDescribe(offered, options, say, startedAtMs)
}

async function playAndDescribe(
  offered: OfferedSolution,
  options: DemoOptions,
  say: (line: string) => void,
  startedAtMs: number,
): Promise<Performance> {
  const { manifest } = offered
  const managed = manifest.packageType === 'Managed'
  say(
    `${manifest.displayName} ${manifest.version} (${managed ? 'managed: the chain starts at test' : 'unmanaged'})`,
  )
  const vendorFile = `vendor/${manifest.uniqueName}_managed.zip`
  const world = await buildWorld(managed ? { [vendorFile]: offered.archive } : {})
  const progress = followRun(say, options.verbose)
  try {
    const inputs = managed
      ? { 'managed-solution-file': vendorFile, stage: 'production' }
      : {
          'solution-name': manifest.uniqueName,
          stage: 'production',
          'development-name': DEVELOPMENT.name,
          'development-domain': DEVELOPMENT.domain,
        }
    const played = await play(world, offered, inputs, progress, say)
    const outcome = await describeOutcome(world, offered, played, progress, startedAtMs)
    const summaries = (played.run?.summaries ?? []).map(
      ({ job, markdown }) => `## ${job}\n\n${markdown.trim()}\n`,
    )
    return { outcome, jobSummaries: summaries.join('\n') }
  } finally {
    await world.close()
  }
}

async function play(
  world: World,
  offered: OfferedSolution,
  inputs: Readonly<Record<string, string>>,
  progress: Progress,
  say: (line: string) => void,
): Promise<Played> {
  const stop = new AbortController()
  const stopApproving = adminApproves(world.emulator, say)
  let refusal: Refusal | undefined
  const host = withMaker(world, async () => {
    try {
      await makerBuilds(world, offered, say)
    } catch (caught) {
      const { code, message } = toAlmError(caught)
      refusal = { reasonCode: code, reason: message }
      stop.abort()
      throw caught
    }
  })
  const { emulator, sha, callerRoot } = world
  const {
    environments: _,
    GITHUB_TOKEN: _token,
    POWER_PLATFORM_CLIENT_SECRET: _secret,
    ...endpoints
  } = emulator.endpoints
  const run = await runWorkflow({
    host,
    suiteRoot: SUITE_ROOT,
    suite: SUITE,
    callerRoot,
    workflow: CALLER_WORKFLOW,
    event: 'workflow_dispatch',
    inputs,
    repository: REPOSITORY,
    ref: 'refs/heads/main',
    sha,
    actor: MAKER.login,
    environment: endpoints,
    nodes: { node20: process.execPath, node24: process.execPath },
    onEvent: (event) => progress.onEvent(event),
    signal: stop.signal,
  })
  stopApproving()
  return { run, refusal }
}

/** The maker builds between the two jobs that do it for them: when the environment is there, and before the export. */
function withMaker({ github: { host } }: World, build: () => Promise<void>): RunnerHost {
  let built: Promise<void> | undefined
  return {
    ...host,
    startJob: async (job) => {
      if (/\bExport\b/.test(job.name)) await (built ??= build())
      return host.startJob(job)
    },
  }
}

async function describeOutcome(
  world: World,
  { manifest, archive, file }: OfferedSolution,
  { run, refusal }: Played,
  { steps }: Progress,
  startedAtMs: number,
): Promise<Outcome> {
  const jobs = run?.jobs ?? {}
  const stages = describeStages(jobs, manifest, world)
  const reached = run?.conclusion === 'success'
  const why = refusal ?? (reached ? undefined : findRefusal(jobs))
  if (!reached && !why) throw new AlmError('internal-error', { message: 'the run failed without saying why' })
  const source = describeSource(jobs)
  const approval = describeApproval(jobs)
  const digest = stages.digest
  return {
    schemaVersion: 1,
    outcome: reached ? 'promoted' : why?.reasonCode === 'internal-error' ? 'failed' : 'refused',
    reasonCode: why?.reasonCode ?? 'ok',
    reason: why?.reason ?? 'Every stage accepted the solution.',
    startedAt: new Date(startedAtMs).toISOString(),
    endedAt: new Date().toISOString(),
    durationMs: Date.now() - startedAtMs,
    solution: {
      uniqueName: manifest.uniqueName,
      displayName: manifest.displayName,
      version: manifest.version,
      publisher: manifest.publisher.displayName || manifest.publisher.uniqueName,
      managed: manifest.packageType === 'Managed',
      file: path.basename(file),
      sizeBytes: archive.length,
      componentCount: manifest.rootComponents.length,
    },
    ...(digest ? { solutionDigest: digest } : {}),
    ...(source ? { source } : {}),
    stages: stages.stages,
    ...(approval ? { approval } : {}),
    history: await readHistory(world.emulator),
    steps,
  }
}
