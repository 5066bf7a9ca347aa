// The local runner on the workflows of the suite, with the bundle that is tested and the emulated services.
import type { GitHubService } from '@powerops/emulator'
import type { RunRequest } from '@powerops/workflow-runner'
import { mkdtempSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { root } from '../contract/repository.js'
import { jobVariables, REPOSITORY, type World } from './world.js'

/** What GitHub tells of something that may start a workflow. */
export type WorkflowEvent = Parameters<Parameters<GitHubService['onEvent']>[0]>[0]

/** The suite as the workflows of makers name it. */
export const SUITE = { repository: 'powerops/powerops-actions', ref: 'refs/tags/v1', sha: 'f'.repeat(40) }

type Runner = Required<
  Pick<RunRequest, 'host' | 'suiteRoot' | 'suite' | 'repository' | 'environment' | 'nodes'>
>

/** A runner of the world, where the credentials are those that the repository has, and none of the machine. */
export function runnerOf(world: World): Runner {
  const machine = Object.entries(jobVariables(world)).filter(
    ([name]) => !/_(CLIENT_ID|TENANT_ID|CLIENT_SECRET)$/.test(name),
  )
  return {
    host: world.emulator.github.host,
    suiteRoot: checkOutSuite(world),
    suite: SUITE,
    repository: REPOSITORY,
    environment: Object.fromEntries(machine),
    nodes: { node20: process.execPath, node24: process.execPath },
  }
}

function checkOutSuite(world: World): string {
  const folder = mkdtempSync(path.join(world.folder, 'suite-'))
  for (const name of ['.github', 'actions']) symlinkSync(path.join(root, name), path.join(folder, name))
  symlinkSync(process.env['POWEROPS_DIST'] ?? '', path.join(folder, 'dist'))
  return folder
}

/** The part of a run's request that follows from an event. */
export function startedBy(
  event: Pick<WorkflowEvent, 'event' | 'payload' | 'ref' | 'sha' | 'actor'>,
): Pick<RunRequest, 'event' | 'payload' | 'ref' | 'sha' | 'actor' | 'inputs'> {
  const { payload } = event
  const inputs = payload['inputs'] as Record<string, unknown>
  return {
    event: event.event,
    payload,
    ref: event.ref,
    sha: event.sha,
    actor: event.actor,
    ...(event.event === 'workflow_dispatch' ? { inputs } : {}),
  }
}
