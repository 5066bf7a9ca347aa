// Workflow runs, their attempts and jobs.
import type { EmulatorResponse } from '../../frame/handler.js'
import { needs } from '../access/permission.js'
import { jobBody, runBody, shortRef } from '../bodies/run-body.js'
import { findAccount } from '../forge.js'
import { countedPage } from '../http/page.js'
import { notFound } from '../http/problem.js'
import { inRepository, numberIn, ok, type RepositoryCall, type Route } from '../http/route.js'
import type { Run } from '../state.js'

const READ = needs('actions', 'read')

export const runRoutes: readonly Route[] = [
  inRepository('GET', '/actions/runs', READ, (call) => listRuns(call, () => true)),
  inRepository('GET', '/actions/workflows/{workflow}/runs', READ, (call) => {
    const workflow = call.path['workflow'] ?? ''
    return listRuns(
      call,
      (run) => run.workflowPath.endsWith(`/${workflow}`) || String(run.workflowId) === workflow,
    )
  }),
  inRepository('GET', '/actions/runs/{run}', READ, async (call) =>
    ok(await runBody(call.forge, call.repository, runIn(call))),
  ),
  inRepository('GET', '/actions/runs/{run}/attempts/{attempt}', READ, async (call) => {
    const run = runIn(call)
    const attempt = numberIn(call, 'attempt')
    if (attempt < 1 || attempt > run.runAttempt) throw notFound()
    return ok(await runBody(call.forge, call.repository, { ...run, runAttempt: attempt }))
  }),
  inRepository('GET', '/actions/runs/{run}/jobs', READ, (call) => {
    const all = call.url.searchParams.get('filter') === 'all'
    return listJobs(call, all ? undefined : runIn(call).runAttempt)
  }),
  inRepository('GET', '/actions/runs/{run}/attempts/{attempt}/jobs', READ, (call) =>
    listJobs(call, numberIn(call, 'attempt')),
  ),
  inRepository('GET', '/actions/jobs/{job}', READ, (call) => {
    const job = call.state.jobs.get(String(numberIn(call, 'job')))
    const run = job && call.state.runs.get(String(job.runId))
    if (!job || run?.repositoryId !== call.repository.id) throw notFound()
    return ok(jobBody(call.forge, call.repository, run, job))
  }),
]

/** The run that the path names. @throws Problem 404 */
export function runIn(call: RepositoryCall): Run {
  const run = call.state.runs.get(String(numberIn(call, 'run')))
  if (run?.repositoryId !== call.repository.id) throw notFound()
  return run
}

function listRuns(call: RepositoryCall, isWanted: (run: Run) => boolean): Promise<EmulatorResponse> {
  const query = call.url.searchParams
  const fits = (name: string, ...values: (string | null)[]): boolean =>
    !query.has(name) || values.includes(query.get(name))
  const actor = query.get('actor')
  const actorId = actor === null ? undefined : findAccount(call.state, actor)?.id
  const runs = call.state.runs
    .values()
    .filter(
      (run) =>
        run.repositoryId === call.repository.id &&
        isWanted(run) &&
        fits('branch', shortRef(run.ref)) &&
        fits('event', run.event) &&
        fits('status', run.status, run.conclusion) &&
        fits('head_sha', run.sha) &&
        (actor === null || run.actorId === actorId),
    )
  return countedPage(call, 'workflow_runs', runs.reverse(), (run) =>
    runBody(call.forge, call.repository, run),
  )
}

function listJobs(call: RepositoryCall, attempt: number | undefined): Promise<EmulatorResponse> {
  const run = runIn(call)
  const jobs = call.state.jobs
    .values()
    .filter((job) => job.runId === run.id && (attempt === undefined || job.runAttempt === attempt))
  return countedPage(call, 'jobs', jobs, (job) => jobBody(call.forge, call.repository, run, job))
}
