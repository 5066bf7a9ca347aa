// Data policies: what a solution connects to, what the policies say about it, and the verdict.
export { evaluate, type EvaluationContext } from './evaluate/evaluate.js'
export type { FoundClass } from './evaluate/classify.js'
export type {
  ClassRow,
  Finding,
  JudgedConnector,
  JudgedPolicy,
  JudgedResource,
  RuleKind,
  Verdict,
} from './evaluate/verdict.js'
export { findConnectors } from './find/find-connectors.js'
export { renderVerdict } from './report/markdown.js'
export { parsePolicies } from './policy/parse-policies.js'
export type {
  ActionConfiguration,
  ConnectorClass,
  EndpointConfiguration,
  EnvironmentFilter,
  PatternClass,
  PatternRule,
  Policy,
  PolicyEntry,
} from './policy/policy.js'
export type {
  ConnectorInventory,
  ConnectorUse,
  CustomConnector,
  Endpoint,
  Resource,
  ResourceKind,
  UnusedReference,
} from './resource.js'
export { toSolutionSource, type SolutionSource } from './solution-source.js'
