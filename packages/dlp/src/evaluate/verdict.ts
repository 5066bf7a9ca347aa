// What the evaluation answers.
import type { Place } from '../place.js'
import type { ResourceKind } from '../resource.js'
import type { FoundClass } from './classify.js'

/** Which kind of rule a finding is about; `reading`: something could not be read at all. */
export type RuleKind = 'blocked' | 'grouping' | 'action' | 'endpoint' | 'reading'

/** A policy as the verdict names it. `etag` and `lastModified` tell whether the policy has changed since. */
export interface JudgedPolicy {
  readonly id: string
  readonly name: string
  readonly etag: string | undefined
  readonly lastModified: string | undefined
  /** Whether the policy is for the environment. */
  readonly applies: boolean
}

/** A resource as the verdict names it. */
export interface JudgedResource {
  readonly kind: ResourceKind
  readonly id: string
  readonly name: string
}

/** A connector with its class in the finding's policy. */
export interface JudgedConnector {
  readonly key: string
  readonly name: string
  readonly class: FoundClass
}

/** A place that a finding is about. */
export interface Site {
  /** Key of the connector that is used there; absent where that is not known. */
  readonly connector?: string
  /** The step, trigger, data source or node; absent for a resource as a whole. */
  readonly step?: string
  readonly place: Place
}

/** One reason why the solution breaks a policy, or why that could not be decided. */
export interface Finding {
  readonly kind: 'violation' | 'unknown'
  readonly rule: RuleKind
  /** Absent when the finding is about no policy in particular. */
  readonly policy?: { readonly id: string; readonly name: string }
  /** Absent when the finding is about all of them. */
  readonly resource?: JudgedResource
  readonly connectors: readonly JudgedConnector[]
  readonly operation?: string
  readonly endpoint?: string
  /** Where in the solution; a finding is shown at the first one. */
  readonly sites: readonly Site[]
  /** What is wrong, for people. Holds outside text: escape it for where it is shown. */
  readonly sentence: string
  /** What can be done about it. */
  readonly remedy: string
}

/** The classes of one connector of one resource; one class for each policy id that the resource is subject to. */
export interface ClassRow {
  readonly resource: JudgedResource
  readonly connector: { readonly key: string; readonly name: string }
  readonly classes: ReadonlyMap<string, FoundClass>
}

/** The answer for a whole solution. `unknown` is not compliance. */
export interface Verdict {
  readonly verdict: 'compliant' | 'violation' | 'unknown'
  /** One sentence that says why. */
  readonly summary: string
  readonly environmentId: string
  readonly policies: readonly JudgedPolicy[]
  /** What was taken for granted because nobody could be asked, one sentence each. */
  readonly assumptions: readonly string[]
  readonly findings: readonly Finding[]
  readonly classes: readonly ClassRow[]
}
