// The state of one job while its steps run.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Cancellation } from '../cancellation.js'
import { resolveTexts } from '../expressions/template.js'
import { JobJournal } from '../journal.js'
import { field } from '../load/tokens.js'
import type { Source } from '../load/source.js'
import { Masks } from '../masks.js'
import type { Run, WorkflowCall } from '../run.js'
import type { StepResult } from '../types.js'
import type { Leg } from './run-matrix.js'

/** What a job gets from GitHub when it starts. */
export interface JobGrant {
  readonly id: number
  readonly token: string
  readonly oidc: { readonly requestUrl: string; readonly requestToken: string } | undefined
  readonly secrets: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
}

/** Steps that see each other: those of a job, or those of a composite action. */
export interface Frame {
  status: 'success' | 'failure'
  /** The `steps` context. */
  readonly steps: Record<string, { outputs: Record<string, string>; outcome: string; conclusion: string }>
  readonly inputs: Readonly<Record<string, unknown>>
  /** Variables of the composite action's own step. */
  readonly env: Readonly<Record<string, string>>
  /** Where `$/` leads. */
  readonly source: Source
  /** Folder of the composite action; undefined for the job itself. */
  readonly actionPath: string | undefined
}

/** A step that runs when the job ends. */
export interface PostStep {
  readonly name: string
  readonly run: () => Promise<void>
}

export interface Job extends JobGrant {
  readonly run: Run
  readonly call: WorkflowCall
  readonly leg: Leg
  readonly cancellation: Cancellation
  readonly masks: Masks
  readonly journal: JobJournal
  readonly frame: Frame
  readonly folders: {
    readonly workspace: string
    readonly temp: string
    readonly home: string
    readonly tools: string
    readonly commands: string
  }
  readonly eventPath: string
  /** Variables of the workflow, of the job, and those that steps added. */
  readonly env: Record<string, string>
  /** Folders that steps put before PATH, the last one first. */
  readonly searchPath: string[]
  readonly posts: PostStep[]
  readonly results: StepResult[]
  /** How often each `github.action` name was given. */
  readonly actionNames: Map<string, number>
  /** Process groups that outlived their step and end with the job. */
  readonly orphans: Set<number>
}

/** Makes the folders of a job and its first state. Its timeout and its call's cancellation cancel it. */
export function openJob(run: Run, call: WorkflowCall, leg: Leg, grant: JobGrant): Job {
  const root = mkdtempSync(join(run.folder, 'job-'))
  const [, repositoryName = ''] = run.request.repository.split('/')
  const folders = {
    workspace: join(root, 'work', repositoryName),
    temp: join(root, 'temp'),
    home: join(root, 'home'),
    tools: join(root, 'tools'),
    commands: join(root, 'commands'),
  }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true })
  const eventPath = join(root, 'event.json')
  writeFileSync(eventPath, JSON.stringify(run.payload, undefined, 2))
  const masks = new Masks()
  for (const secret of [...Object.values(grant.secrets), grant.token]) masks.add(secret)
  if (grant.oidc) masks.add(grant.oidc.requestToken)
  const job: Job = {
    ...grant,
    run,
    call,
    leg,
    cancellation: new Cancellation(leg.cancellation.signal),
    masks,
    journal: new JobJournal(run.journal, masks, leg.name),
    frame: {
      status: 'success',
      steps: {},
      inputs: call.inputs,
      env: {},
      source: call.file.source,
      actionPath: undefined,
    },
    folders,
    eventPath,
    env: {},
    searchPath: [],
    posts: [],
    results: [],
    actionNames: new Map(),
    orphans: new Set(),
  }
  return job
}

/** Sets the variables of the workflow and of the job, which name each other in that order. */
export function resolveJobEnv(job: Job): void {
  const secrets = { ...job.secrets, GITHUB_TOKEN: job.token }
  for (const level of [job.call.file.token, job.leg.definition.token]) {
    const contexts = { ...job.leg.scope.contexts, vars: job.variables, secrets }
    Object.assign(job.env, resolveTexts(field(level, 'env'), { contexts, functions: {} }))
  }
}
