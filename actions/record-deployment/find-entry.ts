// The entries that this import may have already, so that no second one is written.
import { AlmError, quote } from '@powerops/core'
import type { GitHubClient } from '@powerops/github'
import { IMPORT_TASK, readDeployment, type HistoryRecord } from '@powerops/history'
import { toRow } from '../common/history-records.js'

/** What makes two entries those of one import. */
export interface EntryKey {
  environment: string
  solution: string
  digest: string
  runId: number
  /** SHA that the deployment is of. */
  commit: string
  /** Address of the Power Platform environment, of which one GitHub environment may guard several. */
  environmentUrl?: URL
}

/** Entries of the solution that are looked into for the one that is replaced; behind so many failures it stays. */
const MAX_LOOKED_INTO = 30

type Reader = Pick<
  GitHubClient,
  'repository' | 'eachDeployment' | 'findDeployment' | 'listDeploymentStatuses'
>

/** The records of this run for the same bytes and environment; those of others are not ours to move on. */
export async function findEntries(
  github: Reader,
  key: EntryKey,
  creators: readonly string[],
): Promise<HistoryRecord[]> {
  const { environment, commit } = key
  const found: HistoryRecord[] = []
  for await (const deployment of github.eachDeployment({ environment, sha: commit, task: IMPORT_TASK })) {
    const record = await readEntry(github, deployment, creators, (opened) => isSame(opened, key))
    if (record) found.push(record)
  }
  return found
}

/**
 * The record of that id.
 * @throws AlmError `input-invalid` when there is none, or when it is that of another import.
 */
export async function requireEntry(
  github: Reader,
  deploymentId: number,
  key: EntryKey,
  creators: readonly string[],
): Promise<HistoryRecord> {
  const deployment = await github.findDeployment(deploymentId)
  const record = deployment && (await readEntry(github, deployment, creators, () => true))
  if (record && isSame(record, key)) return record
  const is = record
    ? `which is of ${record.solution} ${record.digest} in ${quote(record.environment)} by run ${record.runId}`
    : 'which is no record of this repository'
  throw new AlmError('input-invalid', {
    message: `input deployment-id is ${deploymentId}, ${is}`,
    remedy:
      'Hand on the output deployment-id of the step that opened the record, with the same solution, digest and environment, in the same run.',
  })
}

/**
 * The newest success of the solution in the environment that came in before this one and that GitHub shows as active.
 * Each success retires the one before it, so that none is looked for behind an inactive one.
 */
export async function findActiveBefore(
  github: Reader,
  { deploymentId, finishedAt }: { deploymentId: number; finishedAt: string },
  key: EntryKey,
  creators: readonly string[],
): Promise<HistoryRecord | undefined> {
  const isOther = (record: HistoryRecord): boolean =>
    record.deploymentId !== deploymentId &&
    record.solution.toLowerCase() === key.solution.toLowerCase() &&
    isSameTarget(record, key)
  let lookedInto = 0
  for await (const deployment of github.eachDeployment({ environment: key.environment, task: IMPORT_TASK })) {
    const record = await readEntry(github, deployment, creators, isOther)
    if (!record) continue
    if (record.outcome === 'success' && endedBefore(record, finishedAt))
      return record.inactive ? undefined : record
    if (++lookedInto >= MAX_LOOKED_INTO) return undefined
  }
  return undefined
}

function endedBefore({ finishedAt, queuedAt }: HistoryRecord, time: string): boolean {
  return Date.parse(finishedAt ?? queuedAt) <= Date.parse(time)
}

/** Undefined for what is none of ours; statuses are fetched only for what is wanted. */
async function readEntry(
  github: Reader,
  deployment: Awaited<ReturnType<Reader['findDeployment']>> & object,
  creators: readonly string[],
  isWanted: (opened: HistoryRecord) => boolean,
): Promise<HistoryRecord | undefined> {
  const repository = `${github.repository.owner}/${github.repository.name}`
  const opened = readDeployment(repository, toRow(deployment, []), creators)
  if (opened.kind === 'foreign' || !isWanted(opened.record)) return undefined
  const statuses = await github.listDeploymentStatuses(deployment.id)
  const read = readDeployment(repository, toRow(deployment, statuses), creators)
  return read.kind === 'record' ? read.record : undefined
}

function isSame(record: HistoryRecord, key: EntryKey): boolean {
  return (
    record.runId === key.runId &&
    record.digest === key.digest &&
    record.commit === key.commit &&
    record.solution.toLowerCase() === key.solution.toLowerCase() &&
    record.environment.toLowerCase() === key.environment.toLowerCase() &&
    isSameTarget(record, key)
  )
}

function isSameTarget(record: HistoryRecord, { environmentUrl }: EntryKey): boolean {
  if (record.environmentUrl === undefined || environmentUrl === undefined) return true
  return new URL(record.environmentUrl).origin === environmentUrl.origin
}
