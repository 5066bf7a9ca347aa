// Data policies: what a solution connects to, what the policies say about it, and the verdict.
export {
  isEmptyDiff,
  type ConnectorCatalogue,
  type ConnectorChange,
  type ConnectorMove,
  type CoverageChange,
  type KnownConnector,
  type NamedEnvironment,
  type PolicyChange,
  type PolicyDiff,
} from './change-policy/change.js'
export {
  identifyPolicy,
  planPolicyChange,
  readPolicyScope,
  type PlannedChange,
  type PolicyIdentity,
  type PolicyScope,
} from './change-policy/change-policy.js'
export { matchConnectors } from './change-policy/find-connector.js'
export { differencesFrom } from './change-policy/unwanted-differences.js'
export { withCatalogue, type CataloguedConnector } from './evaluate/catalogue.js'
export { documentedUnblockable } from './evaluate/documented-connectors.js'
export { evaluate, type EvaluationContext } from './evaluate/evaluate.js'
export type { FoundClass } from './evaluate/classify.js'
export type {
  ClassRow,
  Finding,
  JudgedConnector,
  JudgedPolicy,
  JudgedResource,
  RuleKind,
  Site,
  Verdict,
} from './evaluate/verdict.js'
export { findConnectors } from './find/find-connectors.js'
export { listConnectors, type ListedConnector } from './report/connector-list.js'
export { locateVerdict } from './report/locate-verdict.js'
export { type Place } from './place.js'
export { rankFindings, toSarif, type SarifContext } from './report/sarif.js'
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
  DefinedConnector,
  DefinedOperation,
  Doubt,
  Endpoint,
  OperationUse,
  Resource,
  ResourceKind,
  UnusedReference,
} from './resource.js'
export { solutionName, toSolutionSource, type SolutionSource } from './solution-source.js'
export type { Coverage, TenantEnvironment } from './ways-out/coverage.js'
export type { ExceptionEnvironment, ExistingEnvironment } from './ways-out/exception-environment.js'
export type { PolicyExtension } from './ways-out/extend-policy.js'
export { planWaysOut, type ResourceWaysOut, type WaysOut } from './ways-out/ways-out.js'
