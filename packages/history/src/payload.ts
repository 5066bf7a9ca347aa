// What we write into a deployment: the payload when it is made, and what is known only later in its statuses.
import { isGuid, optional, type Guid, type JsonRecord, type SolutionVersion } from '@powerops/core'
import { parseVersionIn } from './plain-values.js'

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
