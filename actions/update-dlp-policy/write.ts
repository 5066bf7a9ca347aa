// Sends a planned change once, guarded by the revision that was read, and looks what became of it.
import { AlmError, numberField, quote, type Clock, type JsonRecord, type Logger } from '@powerops/core'
import type { AdminClient } from '@powerops/admin'
import {
  differencesFrom,
  identifyPolicy,
  isEmptyDiff,
  planPolicyChange,
  type ConnectorCatalogue,
  type PlannedChange,
  type PolicyChange,
} from '@powerops/dlp'

/** The service may show a change late. */
const LOOKS = 4
const PAUSE_MS = 2_000

/** A change, the document it was planned for, and what it was planned with. */
export interface Revision {
  read: JsonRecord
  planned: PlannedChange
  change: PolicyChange
  catalogue: ConnectorCatalogue
}

export interface WrittenPolicy {
  etag: string | undefined
  /** Places where the service made something else of the document than was sent, and than was asked. */
  otherwise: readonly string[]
}

interface Ports {
  log: Logger
  clock: Clock
  signal: AbortSignal
}

type Admin = Pick<AdminClient, 'getPolicy' | 'replacePolicy'>

/**
 * Writes the policy if it is still the one that was read, and reads it back.
 * @throws AlmError `dlp-policy-changed` when somebody else was faster, `outcome-unknown` when the policy cannot be read
 * back, `service-error` when the service took the change and does not show it.
 */
export async function writePolicy(admin: Admin, revision: Revision, ports: Ports): Promise<WrittenPolicy> {
  const { id, name } = identifyPolicy(revision.read)
  requireSameRevision(revision.read, await admin.getPolicy(id))
  const lost = await send(admin, id, revision.planned.document)
  if (lost) ports.log.warning(`${lost.message}; reading the policy to see whether the change was made`)
  const found = await readBack(admin, id, revision, ports)
  if (found.isAsAsked) {
    const otherwise = differencesFrom(revision.planned.document, found.document)
    return { etag: identifyPolicy(found.document).etag, otherwise }
  }
  if (!isSameRevision(revision.read, found.document)) throw changedMeanwhile(revision.read, found.document)
  throw lost ? notMade(lost) : notShown(name)
}

/** @throws AlmError `dlp-policy-changed` unless both are the same revision of the policy. */
export function requireSameRevision(read: JsonRecord, now: JsonRecord): void {
  if (!isSameRevision(read, now)) throw changedMeanwhile(read, now)
}

/** By etag; by content where the service gives none. */
function isSameRevision(read: JsonRecord, now: JsonRecord): boolean {
  const [before, after] = [identifyPolicy(read).etag, identifyPolicy(now).etag]
  if (before !== undefined || after !== undefined) return before === after
  return differencesFrom(read, now).length === 0
}

/** The error when it is not known whether the service made the change; any other is thrown. */
async function send(admin: Admin, id: string, document: JsonRecord): Promise<AlmError | undefined> {
  try {
    await admin.replacePolicy(id, document)
    return undefined
  } catch (error) {
    if (error instanceof AlmError && isUnclear(error)) return error
    throw error
  }
}

function isUnclear({ code, details }: AlmError): boolean {
  const lost = ['outcome-unknown', 'network-error', 'request-timeout', 'response-too-large']
  return lost.includes(code) || (numberField(details, 'status') ?? 0) >= 500
}

interface FoundPolicy {
  document: JsonRecord
  isAsAsked: boolean
}

async function readBack(
  admin: Admin,
  id: string,
  { change, catalogue }: Revision,
  { clock, signal }: Ports,
): Promise<FoundPolicy> {
  for (let looks = 1; ; looks++) {
    const document = await readSent(admin, id)
    const isAsAsked = isEmptyDiff(planPolicyChange(document, change, catalogue).diff)
    if (isAsAsked || looks >= LOOKS) return { document, isAsAsked }
    await clock.sleep(PAUSE_MS, signal)
  }
}

async function readSent(admin: Admin, id: string): Promise<JsonRecord> {
  try {
    return await admin.getPolicy(id)
  } catch (cause) {
    if (!(cause instanceof AlmError) || cause.code === 'cancelled') throw cause
    throw new AlmError('outcome-unknown', {
      message: `the change was sent and the policy could not be read back: ${cause.message}`,
      remedy: 'Run again with dry-run true: it shows whether something is left to change.',
      details: cause.details,
      cause,
    })
  }
}

function changedMeanwhile(read: JsonRecord, now: JsonRecord): AlmError {
  const { id, name, etag } = identifyPolicy(read)
  const current = identifyPolicy(now).etag
  return new AlmError('dlp-policy-changed', {
    message: `data policy ${quote(name)} was changed by somebody else since it was read: revision ${etag ?? 'unknown'} became ${current ?? 'unknown'}`,
    remedy: 'Nothing of theirs was overwritten. Run again with dry-run true and look at the change anew.',
    details: { policyId: id, etag, currentEtag: current },
  })
}

function notMade(lost: AlmError): AlmError {
  return new AlmError(lost.code, {
    message: `${lost.message}; the policy shows that the change was not made`,
    remedy: 'Run again: the change is made once only.',
    details: lost.details,
    cause: lost,
  })
}

function notShown(name: string): AlmError {
  return new AlmError('service-error', {
    message: `the service accepted the change of data policy ${quote(name)} and does not show it`,
    remedy: 'Look at the policy in the admin center, and run again with dry-run true.',
  })
}
