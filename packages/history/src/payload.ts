// What we write into a deployment: the payload when it is made, and what is known only later in its statuses.
import { isGuid, optional, type Guid, type JsonRecord, type SolutionVersion } from '@powerops/core'
import { parseLoginIn, parseVersionIn } from './plain-values.js'

/** Tells the deployments of imports from those that GitHub makes by itself for each job with an environment. */
export const IMPORT_TASK = 'alm-import'

/** What a status says of an import, beside how it stands. */
export interface ImportFacts {
  /** `install`, `update`, `upgrade`, `holding`. */
  operation?: string
  previousVersion?: SolutionVersion
  importJobId?: Guid
}

/** What the payload of a record is made of. */
export interface RecordFacts extends ImportFacts {
  solution: string
  version: SolutionVersion
  /** SHA-256 of the zip, 64 hex digits. */
  digest: string
  runId: number
  runAttempt: number
  /** Where the workflow ran at another commit than was deployed. */
  workflowCommit?: string
  managed?: boolean
  planDigest?: string
  /** Login. */
  requester?: string
  environmentUrl?: string
  /** The approval record, as approve-gate hands it on. */
  approval?: JsonRecord
  /** SHA-256 of its text. */
  approvalDigest?: string
  /** ISO 8601, UTC; for a record that is opened after the import began. */
  startedAt?: string
}

/** The payload of the deployment, schema version 1. GitHub never lets it be changed again. */
export function createPayload(facts: RecordFacts): JsonRecord {
  return { schemaVersion: 1, ...facts }
}

/** GitHub cuts the description of a status there. */
const MAX_DESCRIPTION = 140

/** An approval as statuses tell it: a deployment is mostly opened before anybody approves it. */
export interface ApprovalNote {
  /** Logins. */
  approvers: readonly string[]
  /** 12 hex digits. */
  requestId: string
  /** Of the pull request or issue in which it was given. */
  number?: number
}

/** The note as descriptions of statuses: one, unless the names need more room than it has. */
export function formatApproval({ approvers, requestId, number }: ApprovalNote): string[] {
  const end = ` (request ${requestId}${number === undefined ? '' : `, #${number}`})`
  const lines: string[] = []
  let names = ''
  for (const login of approvers) {
    const longer = names === '' ? login : `${names}, ${login}`
    const fits = `approved by ${longer}${end}`.length <= MAX_DESCRIPTION
    if (!fits && names !== '') lines.push(names)
    names = fits ? longer : login
  }
  if (names !== '') lines.push(names)
  return lines.map((line) => `approved by ${line}${end}`)
}

const APPROVAL = /^approved by ([^()]{1,120}) \(request ([0-9a-f]{12})(?:, #(\d{1,9}))?\)$/

/** Reads one line of formatApproval; undefined for any other text. */
export function parseApproval(untrusted: string): ApprovalNote | undefined {
  const [, names, requestId, number] = APPROVAL.exec(untrusted) ?? []
  if (names === undefined || requestId === undefined) return undefined
  const approvers = names.split(', ').flatMap((login) => parseLoginIn(login) ?? [])
  if (approvers.length === 0) return undefined
  return { approvers, requestId, ...optional('number', number === undefined ? undefined : Number(number)) }
}

/** The operations of an import. */
export const OPERATIONS = ['install', 'update', 'upgrade', 'holding'] as const

/** The facts as the description of a status, which is at most 140 characters long; `fallback` when there are none. */
export function formatFacts(
  { operation, previousVersion, importJobId }: ImportFacts,
  fallback: string,
): string {
  const parts = [
    operation && `${operation}${previousVersion ? ` from ${previousVersion}` : ''}`,
    importJobId && `import job ${importJobId}`,
  ].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join('; ') : fallback
}

const FACTS = /^(?:([a-z]{4,10})(?: from ([\d.]{3,40}))?)?(?:(?:; |^)import job ([0-9a-f-]{36}))?$/

/** Reads what formatFacts wrote; nothing from any other text. */
export function parseFacts(untrusted: string): ImportFacts {
  const [, word, version, job] = FACTS.exec(untrusted) ?? []
  const operation = OPERATIONS.find((known) => known === word)
  if (word !== undefined && operation === undefined) return {}
  return {
    ...optional('operation', operation),
    ...optional('previousVersion', parseVersionIn(version)),
    ...optional('importJobId', job !== undefined && isGuid(job) ? (job as Guid) : undefined),
  }
}
