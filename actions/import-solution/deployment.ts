// What is deployed, where and how; and what became of each solution.
import type { ActionPorts, InputValues } from '@powerops/actions-kit'
import type { Guid, SolutionVersion } from '@powerops/core'
import type { ComponentResult, DataverseClient } from '@powerops/dataverse'
import type { DeploymentSettings } from '../common/deployment-settings.js'
import type { ImportRules, Operation, PlannedImport } from '../common/plan/decide-way.js'
import type { Offer } from '../common/plan/offers.js'
import type { EnvironmentFacts } from '../common/plan/target-facts.js'
import type { ChosenJob } from './import-job.js'
import type { inputs, outputs } from './inputs.js'
import type { ProofRules } from './proof-rules.js'
import type { Proofs } from './proofs.js'

export type Inputs = InputValues<typeof inputs>
export type Ports = ActionPorts<(typeof outputs)[number]>

/** One run of the action. */
export interface Deployment {
  dataverse: DataverseClient
  inputs: Inputs
  ports: Ports
  rules: ImportRules
  settings: DeploymentSettings | undefined
  /** SHA-256 of the plan that was approved. */
  planDigest: string | undefined
  /** What must be proven before anything is sent. */
  proofRules: ProofRules | undefined
  /** What is known of the target already. */
  target: Partial<EnvironmentFacts>
  /** In the order of deployment. */
  offers: readonly Offer[]
}

/** A solution and the import job that brings it. */
export interface ChosenOffer {
  offer: Offer
  job: ChosenJob
}

/** What became of one solution. */
export interface Deployed {
  solution: string
  version: SolutionVersion
  previousVersion?: SolutionVersion
  digest: string
  operation?: Operation
  outcome: 'imported' | 'skipped'
  /** An earlier attempt, or another run, had started the import. */
  adopted: boolean
  importJobId?: Guid
  importLogFile?: string
  /** What was looked up right before it was staged. */
  proofs?: Proofs
  components: number
  warnings: readonly ComponentResult[]
  durations: Durations
}

/** Where the time went, in milliseconds. */
export interface Durations {
  stagingMs: number
  /** Until the import was started: other imports were waited for. */
  waitingMs: number
  importMs: number
  applyMs: number
}

export const NO_TIME: Durations = { stagingMs: 0, waitingMs: 0, importMs: 0, applyMs: 0 }

/** What became of a solution, and whether its upgrade is still to be applied. */
export interface Imported {
  deployed: Deployed
  apply: PlannedImport['apply']
}
