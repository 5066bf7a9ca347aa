// What a solution uses, resource by resource: the unit that a data policy judges is one app or one flow.

import type { Place } from './place.js'

/** The kinds of resources that data policies are about. */
export type ResourceKind =
  'canvas-app' | 'cloud-flow' | 'desktop-flow' | 'agent' | 'custom-connector' | 'other-flow'

/** Where a step connects to: a literal, something known at run time only, or nothing that an endpoint rule is about. */
export type Endpoint =
  | {
      readonly kind: 'static'
      readonly value: string
      /** The same place as somebody may have written it in a rule. */
      readonly alias?: string
    }
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

/** A connection reference (or a variable of type data source) that is declared and not used. */
export interface UnusedReference {
  readonly logicalName: string
  readonly key: string
  readonly place?: Place
  /** The resource that declares it without using it; absent where nothing in the solution uses it. */
  readonly resource?: Pick<Resource, 'kind' | 'id' | 'name'>
}

/** An operation of a custom connector, as its definition has it. */
export interface DefinedOperation {
  /** Its `operationId`; empty when the definition gives none. */
  readonly id: string
  /** In upper case, such as `GET`. */
  readonly method: string
  /** The path template, such as `/orders/{id}`. */
  readonly path: string
  /** The steps of apps, flows and agents that call it. */
  readonly usedBy: readonly OperationUse[]
}

/** A place where an operation is called. */
export interface OperationUse extends Pick<Resource, 'kind' | 'id' | 'name'> {
  /** The step or node. */
  readonly site: string
}

/** A custom connector of the solution with all that its definition says. */
export interface DefinedConnector {
  /** Row id, in lower case. */
  readonly id: string
  /** The name that is the same in every environment. */
  readonly name: string
  readonly displayName: string
  /** Host names as the definition has them; an expression where the address is worked out at run time. */
  readonly hostNames: readonly string[]
  readonly basePath: string
  readonly schemes: readonly string[]
  /** Its addresses, `scheme://host/basePath`; empty when they are not known. */
  readonly hosts: readonly string[]
  /** Why there are no addresses. */
  readonly whyNoHosts?: string
  readonly operations: readonly DefinedOperation[]
  /** Operations that the solution calls and the definition does not have. */
  readonly undefinedOperations: readonly { readonly id: string; readonly usedBy: readonly OperationUse[] }[]
  readonly place: Place
}

/** All connectors of a solution. */
export interface ConnectorInventory {
  readonly resources: readonly Resource[]
  readonly customConnectors: readonly DefinedConnector[]
  readonly unused: readonly UnusedReference[]
}
