// Processes of an environment, and how turning them on ended.
import type { Guid } from '@powerops/core'

/** What a process is; only those that a deployment turns on. */
export type ProcessKind = 'cloud-flow' | 'workflow' | 'business-rule' | 'action' | 'business-process-flow'

/** A cloud flow or classic process of an environment. */
export interface Flow {
  id: Guid
  name: string
  kind: ProcessKind
  on: boolean
  /** True for one that the service turned off, as it does when a data policy forbids it. */
  suspended: boolean
}

/** What has to be mended before a flow can be turned on. */
export type FlowProblemReason =
  'connection-missing' | 'connection-not-shared' | 'dlp' | 'licence' | 'child-off' | 'access-denied' | 'other'

/** Why a flow stays off. */
export interface FlowProblem {
  reason: FlowProblemReason
  /** The words of the service. */
  message: string
  remedy: string
}

/** How turning on one flow ended; the flow is as the environment shows it afterwards. */
export type FlowActivation =
  { flow: Flow; wasOn: boolean; problem?: never } | { flow: Flow; problem: FlowProblem }
