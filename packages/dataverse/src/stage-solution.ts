// Staging: the service reads an archive and says what an import would meet, changing nothing.
import {
  AlmError,
  arrayField,
  booleanField,
  formatBytes,
  isRecord,
  recordField,
  stringField,
} from '@powerops/core'
import { normaliseErrorCode } from '@powerops/http'
import { optional, optionalVersion, required, requiredGuid, requiredText, requiredVersion } from './fields.js'
import type {
  DependencyEnd,
  StagedComponent,
  StagedSolution,
  StageResults,
  ValidationResult,
} from './types.js'
import type { WebApi } from './web-api.js'

/** Largest archive that a request can carry: as base64 it stays below the 128 MB of one body. */
export const MAX_ARCHIVE_BYTES = 95_000_000
const UPLOAD_TIMEOUT_MS = 20 * 60_000
const ANSWER = 'the answer to StageSolution'

/** @throws AlmError `solution-too-large`, `solution-invalid`. */
export async function stageSolution(api: WebApi, archive: Uint8Array): Promise<StageResults> {
  requireSendable(archive)
  const response = await api.write(
    {
      method: 'POST',
      path: 'StageSolution',
      body: { CustomizationFile: archive },
      retry: 'safe', // a second upload lies beside the first and is forgotten
      timeoutMs: UPLOAD_TIMEOUT_MS,
    },
    'staging the solution',
  )
  return parseStageResults(response.json())
}

/** @throws AlmError `solution-too-large`. */
export function requireSendable(archive: Uint8Array): void {
  if (archive.length <= MAX_ARCHIVE_BYTES) return
  throw new AlmError('solution-too-large', {
    message: `the archive has ${formatBytes(archive.length)}, and the service takes ${formatBytes(MAX_ARCHIVE_BYTES)}`,
    remedy: 'Split the solution, or take large web resources and canvas apps out of it.',
    details: { sizeBytes: archive.length, limitBytes: MAX_ARCHIVE_BYTES },
  })
}

/** @throws AlmError `response-invalid`. */
export function parseStageResults(untrusted: unknown): StageResults {
  const results = required(recordField(untrusted, 'StageSolutionResults'), 'StageSolutionResults', ANSWER)
  const details = recordField(results, 'SolutionDetails')
  return {
    uploadId: requiredGuid(results, 'StageSolutionUploadId', ANSWER),
    passed: requiredText(results, 'StageSolutionStatus', ANSWER) === 'Passed',
    validations: arrayField(results, 'SolutionValidationResults').map(parseValidation),
    missingDependencies: arrayField(results, 'MissingDependencies').map((row) => ({
      required: dependencyEnd(row, 'Required'),
      dependent: dependencyEnd(row, 'Dependent'),
    })),
    ...optional('solution', details && parseDetails(details)),
    components: arrayField(results, 'SolutionComponentsDetails').map(parseComponent),
  }
}

function parseValidation(row: unknown): ValidationResult {
  return {
    type: stringField(row, 'SolutionValidationResultType') ?? 'Error',
    message: stringField(row, 'Message') ?? '',
    ...optional('errorCode', normaliseErrorCode(fieldOf(row, 'ErrorCode'))),
    ...optional('additionalText', stringField(row, 'AdditionalInfo') || undefined),
  }
}

function dependencyEnd(row: unknown, side: 'Required' | 'Dependent'): DependencyEnd {
  const type = fieldOf(row, `${side}ComponentType`)
  return {
    type: typeof type === 'string' || typeof type === 'number' ? String(type) : '',
    schemaName: stringField(row, `${side}ComponentSchemaName`) ?? '',
    displayName: stringField(row, `${side}ComponentDisplayName`) ?? '',
    solution: stringField(row, `${side}SolutionName`) ?? '',
  }
}

function parseDetails(details: unknown): StagedSolution {
  return {
    uniqueName: requiredText(details, 'SolutionUniqueName', ANSWER),
    friendlyName: stringField(details, 'SolutionFriendlyName') ?? '',
    version: requiredVersion(details, 'SolutionVersion', ANSWER),
    managed: required(booleanField(details, 'IsManaged'), 'IsManaged', ANSWER),
    publisher: stringField(details, 'PublisherUniqueName') ?? '',
    pendingUpgrade: booleanField(details, 'HasPendingUpgrade') ?? false,
    ...previous(details),
  }
}

/** What is installed now; the service fills `PreviousIsManaged` even when nothing is. */
function previous(details: unknown): Partial<StagedSolution> {
  const previousVersion = optionalVersion(details, 'PreviousSolutionVersion')
  if (previousVersion === undefined) return {}
  return {
    previousVersion,
    ...optional('previousManaged', booleanField(details, 'PreviousIsManaged')),
    ...optional('previousPublisher', stringField(details, 'PreviousPublisherUniqueName')),
  }
}

function parseComponent(row: unknown): StagedComponent {
  const attributes = recordField(row, 'Attributes')
  const values = arrayField(attributes, 'Values')
  const pairs = arrayField(attributes, 'Keys').flatMap((key, index) => {
    const value = values[index]
    return typeof key === 'string' && typeof value === 'string' ? [[key, value] as const] : []
  })
  const presence = stringField(row, 'IsPresentInOrg')
  return {
    name: requiredText(row, 'ComponentName', ANSWER),
    type: requiredText(row, 'ComponentTypeName', ANSWER),
    inTarget: presence === 'True' ? 'yes' : presence === 'False' ? 'no' : 'unknown',
    attributes: Object.fromEntries(pairs),
  }
}

function fieldOf(row: unknown, key: string): unknown {
  return isRecord(row) ? row[key] : undefined
}
