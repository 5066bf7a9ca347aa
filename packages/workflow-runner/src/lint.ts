// Rules of our own for workflow files, where GitHub's checks stay silent.
import { emptyScope, resolveTemplate } from './expressions/template.js'
import { isBasicExpression } from './load/github-parser.js'
import { entries, expressionsOf, field, items, literalText, path, type Token } from './load/tokens.js'
import { loadWorkflow, type JobDefinition, type WorkflowFile } from './load/workflow-file.js'
import type { Source } from './load/source.js'

/** Something that a rule does not allow. */
export interface LintFinding {
  /** Path of the workflow file. */
  readonly file: string
  readonly line: number | undefined
  readonly rule: LintRule
  readonly message: string
}

/** The rules, by name. */
export type LintRule =
  | 'call-input-type'
  | 'dispatch-input-count'
  | 'job-permissions'
  | 'job-timeout'
  | 'script-expression'
  | 'uses-pinned'

/** GitHub shows no more inputs than these for a manual run. */
const MAX_DISPATCH_INPUTS = 25

/** Contexts that no outsider can write to. */
const SAFE_IN_SCRIPTS =
  /^(?:(?:matrix|strategy|runner|job)\b[\w.-]*|github\.(?:run_id|run_number|run_attempt|sha|job))$/

/**
 * Checks a workflow file of the repository at `root`, with the files that it calls.
 * @throws AlmError when the file cannot be loaded at all.
 */
export async function lintWorkflow(root: string, workflow: string): Promise<LintFinding[]> {
  const source: Source = { repository: 'this/repository', root, ref: 'refs/heads/main', sha: '' }
  const file = await loadWorkflow({ caller: source, suite: source }, source, workflow)
  const jobs = file.jobs.flatMap((job) => [
    ...lintJob(file, job),
    ...items(field(job.token, 'steps')).flatMap((step) => lintStep(file, step)),
  ])
  return [...lintTriggers(file), ...jobs]
}

function finding(file: WorkflowFile, at: Token | undefined, rule: LintRule, message: string): LintFinding {
  return { file: file.path, line: at?.line, rule, message }
}

function lintTriggers(file: WorkflowFile): LintFinding[] {
  const inputs = path(file.token, 'on', 'workflow_dispatch', 'inputs')
  const count = entries(inputs).length
  if (count <= MAX_DISPATCH_INPUTS) return []
  const message = `${count} inputs are more than the ${MAX_DISPATCH_INPUTS} that GitHub allows`
  return [finding(file, inputs, 'dispatch-input-count', message)]
}

function lintJob(file: WorkflowFile, job: JobDefinition): LintFinding[] {
  const found: LintFinding[] = []
  if (!field(job.token, 'permissions')) {
    found.push(finding(file, job.token, 'job-permissions', `job ${job.id} does not say its permissions`))
  }
  if (job.called) return [...found, ...lintCall(file, job, job.called)]
  if (!field(job.token, 'timeout-minutes')) {
    found.push(finding(file, job.token, 'job-timeout', `job ${job.id} may run for six hours`))
  }
  return found
}

/** Literal values that a called workflow would refuse for their type. */
function lintCall(file: WorkflowFile, job: JobDefinition, called: WorkflowFile): LintFinding[] {
  const inputs = new Map(entries(path(called.token, 'on', 'workflow_call', 'inputs')))
  return entries(field(job.token, 'with')).flatMap(([name, value]) => {
    const type = literalText(field(inputs.get(name), 'type'))
    if (type === undefined || type === 'string' || isBasicExpression(value)) return []
    if (typeof resolveTemplate(value, emptyScope) === type) return []
    return [finding(file, value, 'call-input-type', `input ${name} of ${called.path} is a ${type}`)]
  })
}

function lintStep(file: WorkflowFile, step: Token): LintFinding[] {
  const uses = field(step, 'uses')
  const reference = literalText(uses)
  const found: LintFinding[] = []
  if (reference !== undefined && !/^(?:\$\/|\.\/)|@[0-9a-f]{40}$/.test(reference)) {
    found.push(finding(file, uses, 'uses-pinned', `${reference} is not pinned to a full commit`))
  }
  const script = field(step, 'run')
  for (const expression of scriptExpressions(script)) {
    if (SAFE_IN_SCRIPTS.test(expression.trim())) continue
    const message = `\${{ ${expression.trim()} }} is written into the script: hand it over by env`
    found.push(finding(file, script, 'script-expression', message))
  }
  return found
}

/** The expressions of a script as they are written, where the parser has joined several into one. */
function scriptExpressions(script: Token | undefined): string[] {
  if (!script || !isBasicExpression(script)) return []
  return script.originalExpressions?.flatMap(expressionsOf) ?? [script.expression]
}
