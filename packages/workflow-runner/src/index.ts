// Runs GitHub workflow files locally, on GitHub's own parser and expression engine.
export { runWorkflow } from './run-workflow.js'
export { lintWorkflow, type LintFinding, type LintRule } from './lint.js'
export { ConcurrencyHub, groupKey } from './concurrency.js'
export type { RunnerHost } from './host.js'
export type { Permissions, PermissionLevel } from './permissions.js'
export type { Substitute, SubstituteAction, SubstituteCall } from './substitutes/substitute.js'
export type {
  Annotation,
  JobOutcome,
  JobResult,
  RunEvent,
  RunRequest,
  RunResult,
  StepResult,
  StepSummary,
} from './types.js'
