// The stages of a promotion, read from the run's jobs and the outputs of their steps.
import type { SolutionManifest } from '@powerops/solution'
import type { JobResult } from '@powerops/workflow-runner'
import { DEVELOPMENT, REPOSITORY } from './cast.js'
import { readApproval } from './history.js'
import type { Approval, Outcome, StageOutcome } from './outcome.js'
import { findJob, jobDuration, stepOutputs } from './run-facts.js'
import type { World } from './world.js'

type Jobs = Readonly<Record<string, JobResult>>

/** The three stages, and the digest of what was promoted. */
export function describeStages(
  jobs: Jobs,
  manifest: SolutionManifest,
  world: World,
): { stages: StageOutcome[]; digest: string | undefined } {
  const exported = stepOutputs(findJob(jobs, ['promote', 'export', 'export']), 'export')
  const packaged = stepOutputs(findJob(jobs, ['promote', 'package', 'package']), 'unpack')
  const managed = manifest.packageType === 'Managed'
  return {
    digest: exported['managed-solution-digest'] ?? packaged['solution-digest'],
    stages: [
      ...(managed ? [] : [describeDevelopment(jobs, world)]),
      describeTarget(jobs, 'test', world.environment('contoso-test')?.instanceUrl),
      describeTarget(jobs, 'production', world.environment('contoso')?.instanceUrl),
    ],
  }
}

function describeDevelopment(jobs: Jobs, world: World): StageOutcome {
  const created = findJob(jobs, ['promote', 'environment', 'create'])
  const exported = findJob(jobs, ['promote', 'export', 'export'])
  const version = stepOutputs(exported, 'export')['solution-version']
  const url = world.environment(DEVELOPMENT.domain)?.instanceUrl
  return {
    name: 'development',
    state: stateOf(exported?.result),
    managed: false,
    durationMs: (jobDuration(created) ?? 0) + (jobDuration(exported) ?? 0),
    ...(url ? { environmentUrl: url } : {}),
    ...(version ? { versionAfter: version } : {}),
  }
}

function describeTarget(jobs: Jobs, name: 'test' | 'production', url: string | undefined): StageOutcome {
  const policies = findJob(jobs, ['promote', name, 'policies'])
  const imported = findJob(jobs, ['promote', name, 'import'])
  const outputs = stepOutputs(imported, 'import')
  const verdict = stepOutputs(policies, 'check')['verdict']
  const done = imported?.result === 'success'
  const durationMs = jobDuration(imported)
  return {
    name,
    state: policies?.result === 'failure' ? 'refused' : stateOf(imported?.result),
    managed: true,
    ...(url ? { environmentUrl: url } : {}),
    ...(verdict ? { policyVerdict: verdict } : {}),
    ...(outputs['previous-version'] ? { versionBefore: outputs['previous-version'] } : {}),
    ...(done && outputs['solution-version'] ? { versionAfter: outputs['solution-version'] } : {}),
    ...(outputs['operation'] ? { operation: outputs['operation'] } : {}),
    ...(outputs['import-job-id'] ? { importJobId: outputs['import-job-id'] } : {}),
    ...(durationMs === undefined ? {} : { durationMs }),
  }
}

function stateOf(result: JobResult['result'] | undefined): StageOutcome['state'] {
  if (result === 'success') return 'done'
  return result === 'failure' || result === 'cancelled' ? 'refused' : 'not-reached'
}

/** Where the source went; undefined when nothing was exported. */
export function describeSource(jobs: Jobs): Outcome['source'] {
  const exported = findJob(jobs, ['promote', 'export', 'export'])
  const { branch, commit } = stepOutputs(exported, 'branch')
  const { 'pull-request-url': pullRequest } = stepOutputs(findJob(jobs, ['promote', 'plan']), 'pull')
  if (!branch || !commit) return undefined
  return { repository: REPOSITORY, branch, commit, ...(pullRequest ? { pullRequest } : {}) }
}

/** Who approved production; undefined when it did not come to that. */
export function describeApproval(jobs: Jobs): Approval | undefined {
  const gate = stepOutputs(findJob(jobs, ['promote', 'production', 'import']), 'gate')
  return readApproval(gate['approval-record'], 'Tested; go ahead.')
}
