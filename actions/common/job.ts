// The job that an action runs in, as the runner's variables describe it.
import { AlmError, optional, quote } from '@powerops/core'
import type { Environment } from '@powerops/actions-kit'

export interface Job {
  repository: { owner: string; name: string }
  repositoryId: number
  runId: number
  runAttempt: number
  commit: string
  /** Login of who started the run. */
  actor?: string
  /** The page of the run. */
  runUrl: string
}

/**
 * Reads the job from the variables that every GitHub runner sets.
 * @throws AlmError `unsupported` when the action does not run in a job.
 */
export function readJob(environment: Environment): Job {
  const variable = (name: string): string => environment[name] ?? ''
  const [owner = '', name = ''] = variable('GITHUB_REPOSITORY').split('/')
  const job = {
    repository: { owner, name },
    repositoryId: Number(variable('GITHUB_REPOSITORY_ID')),
    runId: Number(variable('GITHUB_RUN_ID')),
    runAttempt: Number(environment['GITHUB_RUN_ATTEMPT'] ?? '1'),
    commit: variable('GITHUB_SHA').toLowerCase(),
    ...optional('actor', environment['GITHUB_ACTOR'] || undefined),
    runUrl: `${environment['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${owner}/${name}/actions/runs/${variable('GITHUB_RUN_ID')}`,
  }
  if (owner !== '' && name !== '' && Number.isSafeInteger(job.runId) && job.runId > 0) return job
  throw new AlmError('unsupported', {
    message: `this is not a job of GitHub Actions: GITHUB_REPOSITORY is ${quote(variable('GITHUB_REPOSITORY'))} and GITHUB_RUN_ID is ${quote(variable('GITHUB_RUN_ID'))}`,
    remedy: 'Run the action in a workflow.',
  })
}
