// How far a promotion came, read from what GitHub tells of the jobs before: their results and outputs.
import { AlmError, isRecord, optional, parseJson, recordField, stringField } from '@powerops/core'

/** `not-reached` lies behind something that was refused or cancelled; `waiting` may still come. */
export type StationState = 'done' | 'waiting' | 'refused' | 'cancelled' | 'not-reached'

/** One place on the way of a solution. */
export interface Station {
  /** As people gave it: escape it. */
  readonly name: string
  readonly state: StationState
  /** What it waits for, or why it did not go on; text of services and people: escape it. */
  readonly note?: string
  /** Version that it replaced. */
  readonly previousVersion?: string
}

/** What was asked for. */
export interface PromotionPlan {
  readonly stage: 'test' | 'production'
  /** Names of the stages between test and production, in their order. */
  readonly between: readonly string[]
  readonly testEnvironment: string
  readonly productionEnvironment: string
  readonly approval: 'environment' | 'pull-request' | 'issue'
  readonly pullRequest?: number
}

interface Job {
  readonly result: string
  readonly outputs: unknown
}

const UNEXPLAINED = 'a reviewer rejected it, or its job tells why'
const WAITS_FOR = {
  environment: 'a reviewer of the GitHub environment',
  'pull-request': 'a review of the pull request',
  issue: 'an answer in the approval issue',
}

/**
 * The stations in their order. `untrustedNeeds` is the `needs` context as JSON, with the jobs of alm-promote.yml.
 * @throws AlmError `input-invalid` when it is no object.
 */
export function describePromotion(untrustedNeeds: string, plan: PromotionPlan): Station[] {
  const needs = parseJson(untrustedNeeds, 'input needs', 'input-invalid')
  if (!isRecord(needs)) {
    throw new AlmError('input-invalid', {
      message: 'input needs is not the needs context',
      remedy: 'Write "needs: ${{ toJSON(needs) }}".',
    })
  }
  const job = (id: string): Job | undefined => {
    const found = recordField(needs, id)
    return found && { result: stringField(found, 'result') ?? 'skipped', outputs: found['outputs'] }
  }
  const source = [job('export'), job('package')].find((one) => one && one.result !== 'skipped')
  const stations = [
    station('Source', source, 'its job tells why'),
    station(plan.testEnvironment, job('test')),
    ...(plan.stage === 'production' ? wayToProduction(job, plan) : []),
  ]
  return markUnreached(stations)
}

function wayToProduction(job: (id: string) => Job | undefined, plan: PromotionPlan): Station[] {
  const planned = job('plan')
  const failedPlan = planned?.result === 'failure' || planned?.result === 'cancelled' ? planned : undefined
  const production = station(plan.productionEnvironment, failedPlan ?? job('production'))
  return [
    ...stagesBetween(plan.between, job('between')),
    production.state === 'waiting' ? { ...production, note: WAITS_FOR[plan.approval] } : production,
    ...(plan.pullRequest === undefined
      ? []
      : [station(`Merge of #${plan.pullRequest}`, job('merge'), 'the pull request stays open')]),
  ]
}

/** The jobs of a matrix share one result, and tell which stage was the last to succeed. */
function stagesBetween(names: readonly string[], job: Job | undefined): Station[] {
  if (job?.result === 'success') return names.map((name) => station(name, job))
  const last = stringField(job?.outputs, 'deployed-to')
  const done = last === undefined ? 0 : names.indexOf(last) + 1
  return names.map((name, index) => {
    if (index < done) return { name, state: 'done' }
    return index === done ? station(name, job && { ...job, outputs: {} }) : { name, state: 'waiting' }
  })
}

function station(name: string, job: Job | undefined, unexplained = UNEXPLAINED): Station {
  const refusal = stringField(job?.outputs, 'refusal') || unexplained
  if (job?.result === 'failure') return { name, state: 'refused', note: refusal }
  if (job?.result === 'cancelled') return { name, state: 'cancelled', note: 'the run was cancelled' }
  if (job?.result !== 'success') return { name, state: 'waiting' }
  const previousVersion = stringField(job.outputs, 'previous-version') || undefined
  return { name, state: 'done', ...optional('previousVersion', previousVersion) }
}

/** What waits behind something that was refused will not come. */
function markUnreached(stations: readonly Station[]): Station[] {
  const stop = stations.findIndex(({ state }) => state === 'refused' || state === 'cancelled')
  return stations.map((one, index) =>
    stop >= 0 && index > stop && one.state === 'waiting' ? { name: one.name, state: 'not-reached' } : one,
  )
}

/**
 * The names of `[{"name":"uat","url":"https://…"}]`, the stages of alm-promote.yml.
 * @throws AlmError `input-invalid`.
 */
export function parseStages(untrusted: string): string[] {
  const list = parseJson(untrusted, 'input stages', 'input-invalid')
  const names = Array.isArray(list) ? list.map((stage) => stringField(stage, 'name')) : [undefined]
  if (names.every((name) => name !== undefined)) return names
  throw new AlmError('input-invalid', {
    message: 'input stages is not a list in which each stage has a name',
    remedy: 'Write [{"name":"uat","url":"https://…"}], with the name of a GitHub environment for each.',
  })
}
