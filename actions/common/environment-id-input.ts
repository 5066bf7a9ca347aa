// The id of a Power Platform environment as an input.
import { AlmError, quote } from '@powerops/core'
import { input } from '@powerops/actions-kit'

const ENVIRONMENT_ID = /^(?:default-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A GUID, or `Default-` and the GUID of the tenant, in lower case: a mistyped id would fit no data policy. */
export const environmentId = input.defineKind('environment id', (value, name) => {
  const id = value.toLowerCase()
  if (ENVIRONMENT_ID.test(id)) return id
  throw new AlmError('input-invalid', {
    message: `input ${name} is ${quote(value)}, which is not the id of an environment`,
    remedy:
      'Write the GUID that the admin center shows as environment ID (Default-… for the default environment).',
  })
})
