// The permissions of job tokens: read from `permissions:`, and shrinking along a chain of called workflows.
import { AlmError } from '@powerops/core'
import { entries, field, literalText, type Token } from './load/tokens.js'
import type { WorkflowFile } from './load/workflow-file.js'

/** What a token may do in one scope. */
export type PermissionLevel = 'read' | 'write' | 'none'
/** Scope to level; a scope that is absent is not granted. */
export type Permissions = Readonly<Record<string, PermissionLevel>>

const SCOPES = [
  'actions',
  'artifact-metadata',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'models',
  'packages',
  'pages',
  'pull-requests',
  'repository-projects',
  'security-events',
  'statuses',
]

/** What a token may do when no file says anything, for repositories with GitHub's restricted default. */
export const DEFAULT_PERMISSIONS: Permissions = { contents: 'read', packages: 'read', metadata: 'read' }

/** The permissions that a `permissions:` key grants; a scope that is left out is not granted. */
function parsePermissions(token: Token): Permissions {
  const shorthand = literalText(token)
  const granted: [string, PermissionLevel][] = [['metadata', 'read']]
  if (shorthand === 'read-all') {
    for (const scope of SCOPES) if (scope !== 'id-token') granted.push([scope, 'read'])
  } else if (shorthand === 'write-all') {
    for (const scope of SCOPES) granted.push([scope, scope === 'models' ? 'read' : 'write'])
  }
  for (const [scope, level] of entries(token)) {
    const text = literalText(level)
    if (text === 'read' || text === 'write') granted.push([scope, text])
  }
  return Object.fromEntries(granted)
}

/** The permissions of a job: its own, else its workflow's, else those that it inherits. */
export function jobPermissions(file: WorkflowFile, job: Token, inherited: Permissions): Permissions {
  const token = field(job, 'permissions') ?? field(file.token, 'permissions')
  return token ? parsePermissions(token) : inherited
}

/**
 * Checks, as GitHub does before a run starts, that no job of a called workflow asks for more than its caller has.
 * @throws AlmError `input-invalid` naming the job and the scope.
 */
export function checkNestedPermissions(file: WorkflowFile, allowed: Permissions, called = false): void {
  for (const job of file.jobs) {
    const requested = jobPermissions(file, job.token, allowed)
    if (called) refuseMore(file, job.id, requested, allowed)
    if (job.called) checkNestedPermissions(job.called, requested, true)
  }
}

function refuseMore(file: WorkflowFile, job: string, requested: Permissions, allowed: Permissions): void {
  const rank = { none: 0, read: 1, write: 2 }
  for (const [scope, level] of Object.entries(requested)) {
    const limit = allowed[scope] ?? 'none'
    if (rank[level] <= rank[limit]) continue
    throw new AlmError('input-invalid', {
      message: `the nested job '${job}' of ${file.path} is requesting '${scope}: ${level}', but is only allowed '${scope}: ${limit}'`,
      remedy: 'Grant the permission on the job that calls the workflow.',
    })
  }
}
