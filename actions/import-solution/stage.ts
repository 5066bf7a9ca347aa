// The validation of a solution by the service, before anything changes.
import { optional } from '@powerops/core'
import { reportedError, type DataverseClient, type StageResults } from '@powerops/dataverse'
import { missingDependencies } from './missing-dependencies.js'

/**
 * Has the service validate the archive, which changes nothing yet.
 * @throws AlmError `import-missing-dependencies` naming what is missing, else `import-failed` or what the
 * service's code stands for, with its reasons.
 */
export async function stage(
  dataverse: Pick<DataverseClient, 'stageSolution'>,
  archive: Uint8Array,
  target: URL,
): Promise<StageResults> {
  const staged = await dataverse.stageSolution(archive)
  if (staged.missingDependencies.length > 0) throw missingDependencies(staged.missingDependencies, target)
  if (staged.passed) return staged
  const errors = staged.validations.filter(({ type }) => type === 'Error')
  const errorCode = errors.find((error) => error.errorCode !== undefined)?.errorCode
  const message = errors.map((error) => error.message).join('; ') || 'the service gives no reason'
  throw reportedError(
    `the validation of the solution by ${target.origin}`,
    { message, ...optional('errorCode', errorCode) },
    'import-failed',
    { validations: staged.validations },
  )
}
