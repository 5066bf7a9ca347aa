// Every workflow of the repository, and every workflow shown in its documents, is valid and safe.
import { validate } from '@actions/languageservice/validate'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'
import { actionNames, listFiles, readManifest, root } from './repository.js'

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
}
interface Job {
  uses?: string
  permissions?: unknown
  'timeout-minutes'?: number
  steps?: Step[]
  with?: Record<string, unknown>
  concurrency?: { 'cancel-in-progress'?: unknown }
}
interface Workflow {
  permissions?: unknown
  jobs: Record<string, Job>
  on: {
    workflow_dispatch?: { inputs?: Record<string, unknown> } | null
    workflow_call?: { inputs?: Record<string, { type: string }> } | null
  }
}

/** Inputs of the actions of others that our workflows use, as their own manifests name them. */
const foreignActions: Readonly<Record<string, readonly string[]>> = {
  'actions/checkout': [
    'repository',
    'ref',
    'token',
    'persist-credentials',
    'path',
    'fetch-depth',
    'fetch-tags',
  ],
  'actions/setup-node': ['node-version', 'node-version-file', 'cache'],
  'actions/upload-artifact': [
    'name',
    'path',
    'if-no-files-found',
    'retention-days',
    'compression-level',
    'overwrite',
    'include-hidden-files',
  ],
  'actions/download-artifact': [
    'name',
    'artifact-ids',
    'path',
    'pattern',
    'merge-multiple',
    'github-token',
    'repository',
    'run-id',
    'digest-mismatch',
  ],
  'github/codeql-action/upload-sarif': [
    'sarif_file',
    'category',
    'checkout_path',
    'ref',
    'sha',
    'token',
    'wait-for-processing',
  ],
  'actions/upload-pages-artifact': ['name', 'path', 'retention-days'],
  'actions/deploy-pages': [
    'token',
    'timeout',
    'error_count',
    'reporting_interval',
    'artifact_name',
    'preview',
  ],
}

const files = listFiles('.github/workflows', '.yml').map((file) => ({
  file,
  text: readFileSync(path.join(root, file), 'utf8'),
}))
const shown = [...listFiles('docs', '.md'), ...listFiles('actions', '.md'), 'README.md'].flatMap((file) =>
  [...readFileSync(path.join(root, file), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map((match) => match[1] ?? '')
    .filter((text) => /^jobs:/m.test(text))
    .map((text, index) => ({ file: `${file} (example ${index + 1})`, text })),
)
const all = [...files, ...shown]

describe.each(all)('$file', ({ file, text }) => {
  const workflow = parse(text) as Workflow
  const jobs = Object.entries(workflow.jobs)
  const steps = jobs.flatMap(([, job]) => job.steps ?? [])

  it("has no fault that GitHub's own language service sees", async () => {
    const name = file.replace(/\W+/g, '-')
    const uri = `file:///repository/.github/workflows/${name}.yml`
    const diagnostics = await validate(TextDocument.create(uri, 'yaml', 1, text), {
      fileProvider: {
        getFileContent: (reference: { path?: string }) => {
          const inside = path.join(root, reference.path ?? '')
          if (!existsSync(inside)) throw new Error(`no file ${reference.path ?? ''}`)
          return Promise.resolve({ name: reference.path ?? '', content: readFileSync(inside, 'utf8') })
        },
      } as never,
      actionsMetadataProvider: {
        fetchActionMetadata: (action: { owner: string; name: string; path?: string }) =>
          Promise.resolve(metadataOf(action)),
      } as never,
    })
    const faults = diagnostics
      .map(({ range, message }) => ({
        line: range.start.line + 1,
        text: typeof message === 'string' ? message : message.value,
      }))
      .filter(({ text: message }) => !isAboutDispatchInputs(message, workflow))
      .map(({ line, text: message }) => `line ${line}: ${message}`)
    expect(faults).toEqual([])
  })

  it('starts from no permission and gives each job its own', () => {
    expect(workflow.permissions).toEqual({})
    for (const [, job] of jobs) expect(job.permissions).toBeDefined()
    for (const line of text
      .split('\n')
      .filter((candidate) => /^\s+[a-z-]+: (read|write)\b/.test(candidate))) {
      expect(line).toMatch(/: (read|write) # \S/)
    }
  })

  it('limits the time of every job', () => {
    for (const [, job] of jobs) if (!job.uses) expect(job['timeout-minutes']).toBeGreaterThan(0)
  })

  it('pins every action of others to a commit, and uses ours at the same commit', () => {
    const uses = [...steps, ...jobs.map(([, job]) => job)]
      .map((user) => user.uses)
      .filter((name) => name !== undefined)
    const isExample = !file.startsWith('.github')
    for (const name of uses) {
      const ours = isExample ? /^OWNER\/powerops-actions\/.+@v1$/ : /^\$\//
      if (!ours.test(name)) expect(name).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/)
    }
  })

  it('keeps expressions out of scripts', () => {
    for (const { run } of steps) if (run) expect(run).not.toContain('${{')
  })

  it('gives inputs that actions and workflows have, with values of their type', () => {
    for (const { uses, with: given = {} } of steps) {
      const known = knownInputs(uses)
      if (known) for (const name of Object.keys(given)) expect(known).toContain(name)
    }
    for (const [, { uses, with: given = {} }] of jobs) {
      const called = uses && calledWorkflow(uses)
      if (!called) continue
      for (const [name, value] of Object.entries(given)) {
        const type = called.on.workflow_call?.inputs?.[name]?.type
        expect(type).toBeDefined()
        if (typeof value !== 'string' || !value.includes('${{')) expect(typeof value).toBe(type)
      }
    }
  })

  it('asks for at most 25 inputs and never cancels a job that changes an environment', () => {
    expect(Object.keys(workflow.on.workflow_dispatch?.inputs ?? {}).length).toBeLessThanOrEqual(25)
    const changing = jobs.filter(([, job]) =>
      (job.steps ?? []).some(({ uses }) => /import-solution|create-environment/.test(uses ?? '')),
    )
    for (const [, job] of changing) expect(job.concurrency?.['cancel-in-progress'] ?? false).toBe(false)
  })
})

/** A dispatch has fewer inputs than a call of the same workflow; what is missing there is empty, as the file expects. */
function isAboutDispatchInputs(message: string, workflow: Workflow): boolean {
  const input = /Context access might be invalid: (.+)$/.exec(message)?.[1]
  return input !== undefined && workflow.on.workflow_call?.inputs?.[input] !== undefined
}

function metadataOf({ owner, name, path: inner }: { owner: string; name: string; path?: string }): unknown {
  const ours = /^(?:\.\/)?actions\/([\w-]+)$/.exec(inner ?? '')?.[1]
  if (owner === 'OWNER' && ours && actionNames.includes(ours)) return readManifest(ours)
  const inputs = foreignActions[[owner, name, inner].filter(Boolean).join('/')]
  if (!inputs) return undefined
  const entries = inputs.map((input) => [input, { description: input }])
  return {
    name,
    inputs: Object.fromEntries(entries) as unknown,
    outputs: { 'artifact-id': {}, 'artifact-digest': {}, page_url: {} },
  }
}

function knownInputs(uses: string | undefined): readonly string[] | undefined {
  const [name = ''] = (uses ?? '').split('@')
  const ours = /^(?:\$|OWNER\/powerops-actions)\/actions\/([\w-]+)$/.exec(name)?.[1]
  if (!ours) return foreignActions[name]
  expect(actionNames).toContain(ours)
  return Object.keys(readManifest(ours).inputs ?? {})
}

function calledWorkflow(uses: string): Workflow | undefined {
  const file = /^(?:\$|OWNER\/powerops-actions)\/(\.github\/workflows\/[\w-]+\.yml)(?:@v1)?$/.exec(uses)?.[1]
  return file ? (parse(readFileSync(path.join(root, file), 'utf8')) as Workflow) : undefined
}
