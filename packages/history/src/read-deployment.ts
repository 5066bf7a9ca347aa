// From a deployment to a record of ours, or to the reason why it is none.
import {
  AlmError,
  arrayField,
  booleanField,
  isRecord,
  numberField,
  optional,
  parseUniqueName,
  recordField,
  stringField,
  type JsonRecord,
} from '@powerops/core'
import type { DeploymentRow } from './deployment-row.js'
import type { ForeignDeployment, HistoryRecord, RecordedApproval } from './history-record.js'
import { isTrusted } from './maker.js'
import { IMPORT_TASK, OPERATIONS, type ApprovalNote } from './payload.js'
import {
  parseCommitIn,
  parseCountIn,
  parseDigestIn,
  parseGuidIn,
  parseLinkIn,
  parseLoginIn,
  parseTimeIn,
  parseVersionIn,
} from './plain-values.js'
import { readProgress, type Progress } from './progress.js'

/** A record, or a deployment that is none. */
export type ReadDeployment =
  { kind: 'record'; record: HistoryRecord } | { kind: 'foreign'; foreign: ForeignDeployment }

/** More approvers or links than a real approval has. */
const MAX_LISTED = 50

/** Reads one deployment of `repository` (`owner/name`); only those that `creators` made can be records. */
export function readDeployment(
  repository: string,
  row: DeploymentRow,
  creators: readonly string[],
): ReadDeployment {
  try {
    return { kind: 'record', record: readRecord(repository, row, creators) }
  } catch (caught) {
    if (!(caught instanceof AlmError)) throw caught
    const { id: deploymentId, environment, createdAt, creator } = row
    const foreign = { repository, deploymentId, environment, createdAt, reason: caught.message }
    return { kind: 'foreign', foreign: { ...foreign, ...optional('createdBy', creator?.login) } }
  }
}

/** @throws AlmError `response-invalid`, whose message says what keeps it from being a record. */
function readRecord(repository: string, row: DeploymentRow, creators: readonly string[]): HistoryRecord {
  const { payload, creator } = row
  if (row.task !== IMPORT_TASK) throw refuse('its task is another one')
  if (!isTrusted(creator, creators)) throw refuse('its creator is none of those whose records count')
  if ((row.originalEnvironment ?? row.environment) !== row.environment) {
    throw refuse('a status moved it to another environment')
  }
  if (!isRecord(payload) || payload['schemaVersion'] !== 1) {
    throw refuse('its payload is not of schema version 1')
  }
  const progress = readProgress(row.statuses, creators)
  return {
    repository,
    deploymentId: row.id,
    environment: row.environment,
    production: row.production ?? false,
    solution: parseUniqueName(stringField(payload, 'solution') ?? '', 'the solution in its payload'),
    version: need(parseVersionIn(payload['version']), 'version'),
    digest: need(parseDigestIn(payload['digest']), 'digest'),
    commit: need(parseCommitIn(row.sha), 'commit'),
    runId: need(parseCountIn(payload['runId']), 'run id'),
    runAttempt: need(parseCountIn(payload['runAttempt']), 'run attempt'),
    outcome: progress.outcome,
    inactive: progress.inactive,
    queuedAt: need(parseTimeIn(row.createdAt), 'time'),
    recordedBy: creator?.login ?? '',
    ...optionalFacts(payload),
    ...progress.facts,
    ...optional('approval', readApproval(payload) ?? approvalOf(progress, repository)),
    ...optional('neverBegan', progress.neverBegan || undefined),
    ...optional('environmentUrl', parseLinkIn(payload['environmentUrl']) ?? progress.environmentUrl),
    ...optional('logUrl', progress.logUrl),
    ...optional('startedAt', parseTimeIn(payload['startedAt']) ?? progress.startedAt),
    ...optional('finishedAt', progress.finishedAt),
  }
}

function optionalFacts(payload: JsonRecord): Partial<HistoryRecord> {
  return {
    ...optional('managed', booleanField(payload, 'managed')),
    ...optional('previousVersion', parseVersionIn(payload['previousVersion'])),
    ...optional(
      'operation',
      OPERATIONS.find((known) => known === payload['operation']),
    ),
    ...optional('importJobId', parseGuidIn(payload['importJobId'])),
    ...optional('planDigest', parseDigestIn(payload['planDigest'])),
    ...optional('workflowCommit', parseCommitIn(payload['workflowCommit'])),
    ...optional('requester', parseLoginIn(payload['requester'])),
  }
}

/** What the record says of its approval. Whoever relies on it verifies the approval itself. */
function readApproval(payload: JsonRecord): RecordedApproval | undefined {
  const approval = recordField(payload, 'approval')
  if (!approval || approval['decision'] !== 'approved') return undefined
  const approvers = arrayField(approval, 'approvers')
    .slice(0, MAX_LISTED)
    .map((approver) => parseLoginIn(stringField(approver, 'login')))
  const evidence = arrayField(approval, 'evidence').slice(0, MAX_LISTED).map(parseLinkIn)
  const requestId = /^[0-9a-f]{8,64}$/.exec(stringField(approval, 'requestId') ?? '')?.[0]
  return {
    approvers: approvers.filter((login) => login !== undefined),
    evidence: evidence.filter((link) => link !== undefined),
    ...optional('requestId', requestId),
    ...optional('decidedAt', parseTimeIn(approval['decidedAt'])),
    ...optional('digest', parseDigestIn(payload['approvalDigest'])),
  }
}

/**
 * What statuses tell of an approval record, the document of approve-gate; undefined for anything but an approval that
 * names its approvers and its request.
 */
export function readApprovalNote(approvalRecord: unknown): ApprovalNote | undefined {
  const { approvers = [], requestId } = readApproval({ approval: approvalRecord }) ?? {}
  if (approvers.length === 0 || requestId?.length !== 12) return undefined
  const number = parseCountIn(numberField(recordField(approvalRecord, 'source'), 'number'))
  return { approvers, requestId, ...optional('number', number) }
}

/** The approval of statuses. Its evidence is the run, or else the page of that number, whatever is behind it. */
function approvalOf({ approval }: Progress, repository: string): RecordedApproval | undefined {
  if (!approval) return undefined
  const { approvers, requestId, number, logUrl } = approval
  const page = number === undefined || logUrl === undefined ? logUrl : pageOf(logUrl, repository, number)
  return { approvers, requestId, evidence: page === undefined ? [] : [page] }
}

/** GitHub leads from the address of an issue to the pull request of that number. */
function pageOf(logUrl: string, repository: string, number: number): string {
  return new URL(`/${repository}/issues/${number}`, logUrl).href
}

function need<T>(value: T | undefined, what: string): T {
  if (value !== undefined) return value
  throw refuse(`its ${what} is missing or cannot be one`)
}

function refuse(message: string): AlmError {
  return new AlmError('response-invalid', { message })
}
