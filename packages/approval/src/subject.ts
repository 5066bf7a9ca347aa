// What an approval is about. Everything that could be exchanged after the approval stands in here.
import { createHash } from 'node:crypto'
import { AlmError, isRecord, numberField, quote, stringField } from '@powerops/core'
import { canonicalJson } from './canonical-json.js'

/** The one deployment that an approval is for. Made by {@link parseSubject}, which spells every field in one way. */
export interface Subject {
  /** Numeric id of the repository, which survives a rename. */
  readonly repositoryId: number
  /** Full commit SHA, 40 or 64 lower-case hex digits. */
  readonly commit: string
  /** `sha256:` and 64 lower-case hex digits, over the bytes of the solution file. */
  readonly solutionDigest: string
  /** Name of the GitHub environment that guards the target, in lower case as GitHub compares them. */
  readonly environment: string
  /** Id or address of the Power Platform environment that will be changed. */
  readonly target?: string
  /** Digest of what will change there, in the form of `solutionDigest`. */
  readonly planDigest?: string
  readonly runId: number
  readonly runAttempt: number
}

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
const DIGEST = /^(?:sha256:)?([0-9a-f]{64})$/

/**
 * Reads a subject from outside.
 * @throws AlmError `input-invalid` naming the field.
 */
export function parseSubject(untrusted: unknown): Subject {
  if (!isRecord(untrusted)) throw invalid('subject', untrusted, 'an object')
  const commit = stringField(untrusted, 'commit')?.toLowerCase() ?? ''
  if (!COMMIT.test(commit))
    throw invalid('commit', untrusted['commit'], 'a full commit SHA of 40 or 64 hex digits')
  const environment = stringField(untrusted, 'environment')?.trim().toLowerCase() ?? ''
  if (environment === '')
    throw invalid('environment', untrusted['environment'], 'the name of a GitHub environment')
  const target = untrusted['target']
  if (target !== undefined && (typeof target !== 'string' || target === '')) {
    throw invalid('target', target, 'the id or address of an environment')
  }
  const planDigest = untrusted['planDigest']
  return {
    repositoryId: positive(untrusted, 'repositoryId'),
    commit,
    solutionDigest: parseDigest(untrusted['solutionDigest'], 'solutionDigest'),
    environment,
    ...(target === undefined ? {} : { target: target.toLowerCase() }),
    ...(planDigest === undefined ? {} : { planDigest: parseDigest(planDigest, 'planDigest') }),
    runId: positive(untrusted, 'runId'),
    runAttempt: positive(untrusted, 'runAttempt'),
  }
}

/** The first 12 hex digits of the SHA-256 over the canonical JSON of the subject: what people and records quote. */
export function requestId(subject: Subject): string {
  return createHash('sha256').update(canonicalJson(subject), 'utf8').digest('hex').slice(0, 12)
}

function parseDigest(untrusted: unknown, field: string): string {
  const match = typeof untrusted === 'string' ? DIGEST.exec(untrusted.toLowerCase()) : null
  if (!match?.[1]) throw invalid(field, untrusted, 'a SHA-256 digest of 64 hex digits')
  return `sha256:${match[1]}`
}

function positive(record: unknown, field: string): number {
  const value = numberField(record, field)
  if (value === undefined || !Number.isSafeInteger(value) || value < 1) {
    throw invalid(field, isRecord(record) ? record[field] : undefined, 'a positive whole number')
  }
  return value
}

function invalid(field: string, value: unknown, rule: string): AlmError {
  const shown =
    value === undefined ? 'missing' : quote(typeof value === 'string' ? value : JSON.stringify(value))
  return new AlmError('input-invalid', {
    message: `${field} of the approval subject is ${shown}, which is not ${rule}`,
    remedy: 'Hand the outputs of the build job to the approval unchanged.',
  })
}
