// Loads a workflow file and every reusable workflow that it calls, and refuses what cannot be run faithfully.
import { readFileSync } from 'node:fs'
import { AlmError, quote } from '@powerops/core'
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from './github-parser.js'
import { findSource, parseRemoteUses, pathInSource, type Source, type Sources } from './source.js'
import { entries, field, items, literalText, literalTexts, type Token } from './tokens.js'

/** A parsed workflow file of a known commit. */
export interface WorkflowFile {
  readonly source: Source
  /** Path inside the repository, such as `.github/workflows/release.yml`. */
  readonly path: string
  readonly name: string
  readonly token: Token
  readonly jobs: readonly JobDefinition[]
}

/** A job as written in the file. */
export interface JobDefinition {
  readonly id: string
  readonly token: Token
  readonly needs: readonly string[]
  /** The reusable workflow that the job calls instead of running steps. */
  readonly called?: WorkflowFile
}

/** GitHub's limit: the started workflow and nine levels below it. */
const MAX_DEPTH = 10

/** Job keys that would need containers or images. */
const UNSUPPORTED_JOB_KEYS = ['container', 'services', 'snapshot']

/** Step keys of background steps. */
const UNSUPPORTED_STEP_KEYS = ['background', 'wait', 'wait-all', 'cancel', 'parallel']

/**
 * Reads, checks and links a workflow file.
 * @throws AlmError `input-invalid` with the parser's findings, `unsupported` for keys that the runner does not run.
 */
export async function loadWorkflow(
  sources: Sources,
  source: Source,
  path: string,
  depth = 1,
): Promise<WorkflowFile> {
  if (depth > MAX_DEPTH) {
    throw new AlmError('input-invalid', {
      message: `${path} is nested deeper than ${MAX_DEPTH} levels of workflows`,
    })
  }
  const token = await parseChecked(source, path)
  const jobs: JobDefinition[] = []
  for (const [id, job] of entries(field(token, 'jobs'))) {
    refuseUnsupported(path, id, job)
    const uses = literalText(field(job, 'uses'))
    const needs = literalTexts(field(job, 'needs'))
    if (uses === undefined) jobs.push({ id, token: job, needs })
    else {
      const [calledSource, calledPath] = locateWorkflow(sources, source, uses)
      jobs.push({
        id,
        token: job,
        needs,
        called: await loadWorkflow(sources, calledSource, calledPath, depth + 1),
      })
    }
  }
  return { source, path, name: literalText(field(token, 'name')) ?? path, token, jobs }
}

async function parseChecked(source: Source, path: string): Promise<Token> {
  const content = readFileSync(pathInSource(source, path), 'utf8')
  const { value, context } = parseWorkflow({ name: path, content }, new NoOperationTraceWriter())
  if (value) await convertWorkflowTemplate(context, value)
  const findings = context.errors.getErrors().map((error) => error.message)
  if (value && findings.length === 0) return value
  throw new AlmError('input-invalid', {
    message: `${path} is not a valid workflow: ${findings.join('; ') || 'the file is empty'}`,
    details: { findings },
  })
}

function refuseUnsupported(path: string, id: string, job: Token): void {
  const found = UNSUPPORTED_JOB_KEYS.filter((key) => field(job, key))
  if (field(field(job, 'environment'), 'deployment')) found.push('environment.deployment')
  for (const step of items(field(job, 'steps'))) {
    found.push(...UNSUPPORTED_STEP_KEYS.filter((key) => field(step, key)))
    if (literalText(field(step, 'uses'))?.startsWith('docker://')) found.push('uses: docker://')
  }
  if (found.length === 0) return
  throw new AlmError('unsupported', {
    message: `job ${quote(id)} of ${path} uses what the runner does not run: ${found.join(', ')}`,
    remedy: 'Run the step as a JavaScript or composite action, or on GitHub.',
  })
}

/** The file that a job's `uses` names: `$/path` and `./path` of the same commit, or `owner/repo/path@ref`. */
function locateWorkflow(sources: Sources, source: Source, uses: string): [Source, string] {
  if (uses.startsWith('$/') || uses.startsWith('./')) return [source, uses.slice(2)]
  const remote = parseRemoteUses(uses)
  const known = remote && findSource(sources, remote.repository, remote.ref)
  if (known) return [known, remote.path]
  throw new AlmError('unsupported', {
    message: `the reusable workflow ${quote(uses)} is in a repository that the run was not given`,
  })
}

/** `owner/repo/path@ref`, as GitHub names a workflow file of a run. */
export function workflowRef(file: WorkflowFile): string {
  return `${file.source.repository}/${file.path}@${file.source.ref}`
}
