// What a solution uses, resource by resource: the unit that a data policy judges is one app or one flow.

import type { Place } from './place.js'

/** The kinds of resources that data policies are about. */
export type ResourceKind =
  'canvas-app' | 'cloud-flow' | 'desktop-flow' | 'agent' | 'custom-connector' | 'other-flow'

/** Where a step connects to: a literal, something known at run time only, or nothing that an endpoint rule is about. */
export type Endpoint =
  | { readonly kind: 'static'; readonly value: string }
  | { readonly kind: 'dynamic'; readonly expression: string }
  | { readonly kind: 'none' }

/** One place in a resource where a connector is used. */
export interface ConnectorUse {
  /** What the connector is compared by: the last segment of its id in lower case, or `name:` and a display name. */
  readonly key: string
  /** The connector as people know it, as far as the solution says. */
  readonly name: string
  /** The step, trigger, data source or node. */
  readonly site: string
  /** Where it stands. */
  readonly place?: Place
  /** The operation id; absent when it stands in formulas only. */
  readonly operation?: string
  /** Absent when the place does not say where it connects to. */
  readonly endpoint?: Endpoint
  /** Present for custom connectors. */
  readonly custom?: CustomConnector
}

/** What is known of a custom connector. */
export interface CustomConnector {
  /** The name that is the same in every environment. */
  readonly stem: string
  readonly displayName: string
  /** Its addresses, `scheme://host/basePath`; empty when its definition is not in the solution or not readable. */
  readonly hosts: readonly string[]
  /** Why there are no addresses. */
  readonly whyNoHosts?: string
}

/** Something that could not be read or decided. */
export interface Doubt {
  /** The rest of a sentence that begins with the resource. */
  readonly sentence: string
  readonly place?: Place
}

/** An app, a flow, an agent or a custom connector with everything it connects to. */
export interface Resource {
  readonly kind: ResourceKind
  /** GUID in lower case where the solution has one, else the schema name. */
  readonly id: string
  readonly name: string
  /** The file that holds it. */
  readonly place?: Place
  readonly uses: readonly ConnectorUse[]
  /** With any of them the resource is never compliant. */
  readonly unknowns: readonly Doubt[]
}

/** A connection reference (or a variable of type data source) that nothing in the solution uses. */
export interface UnusedReference {
  readonly logicalName: string
  readonly key: string
  readonly place?: Place
}

/** All connectors of a solution. */
export interface ConnectorInventory {
  readonly resources: readonly Resource[]
  readonly unused: readonly UnusedReference[]
}
