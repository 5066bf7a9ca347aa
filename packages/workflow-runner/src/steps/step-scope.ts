// What the expressions of a step can name, and what its status functions answer.
import { arch, platform } from 'node:os'
import type { Contexts, Functions, Scope } from '../expressions/evaluate.js'
import { hashFiles } from '../expressions/hash-files.js'
import type { Frame, Job } from '../jobs/job.js'
import { workflowRef } from '../load/workflow-file.js'

/** The scope of a step; `env` holds the step's own variables and `action` is `github.action`. */
export function stepScope(
  job: Job,
  frame: Frame,
  env: Readonly<Record<string, string>> = {},
  action = '',
): Scope {
  return { contexts: stepContexts(job, frame, env, action), functions: stepFunctions(job, frame) }
}

function stepContexts(
  job: Job,
  frame: Frame,
  env: Readonly<Record<string, string>>,
  action: string,
): Contexts {
  const outer = job.leg.scope.contexts
  const github = outer['github']
  return {
    ...outer,
    github: {
      ...(typeof github === 'object' ? github : {}),
      token: job.token,
      workspace: job.folders.workspace,
      event_path: job.eventPath,
      action,
      ...(frame.actionPath !== undefined && { action_path: frame.actionPath }),
    },
    inputs: frame.inputs,
    vars: job.variables,
    // A composite action gets secrets through its inputs alone.
    ...(frame.actionPath === undefined && { secrets: { ...job.secrets, GITHUB_TOKEN: job.token } }),
    env: { ...job.env, ...frame.env, ...env },
    steps: frame.steps,
    job: jobContext(job),
    runner: runnerContext(job),
  }
}

function jobContext(job: Job): Record<string, unknown> {
  const { file } = job.call
  return {
    status: job.cancellation.requested ? 'cancelled' : job.frame.status,
    check_run_id: job.id,
    workflow_ref: workflowRef(file),
    workflow_sha: file.source.sha,
    workflow_repository: file.source.repository,
    workflow_file_path: file.path,
  }
}

/** The `runner` context. */
export function runnerContext(job: Job): Record<string, string> {
  const { debug } = job.run.request
  return {
    name: 'local',
    os: { darwin: 'macOS', win32: 'Windows' }[String(platform())] ?? 'Linux',
    arch: { arm64: 'ARM64', arm: 'ARM', ia32: 'X86' }[String(arch())] ?? 'X64',
    temp: job.folders.temp,
    tool_cache: job.folders.tools,
    environment: 'github-hosted',
    ...(debug && { debug: '1' }),
  }
}

function stepFunctions(job: Job, frame: Frame): Functions {
  return {
    success: () => frame.status === 'success' && !job.cancellation.requested,
    failure: () => frame.status === 'failure' && !job.cancellation.requested,
    cancelled: () => job.cancellation.requested,
    always: () => true,
    hashFiles: (...patterns) => hashFiles(job.folders.workspace, patterns.map(String)),
  }
}
