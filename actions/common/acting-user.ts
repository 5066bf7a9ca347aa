// The user in whose name an action works, where the platform asks who may use a connection.
import { input } from '@powerops/actions-kit'
import { isGuid, parseGuid, type Guid } from '@powerops/core'
import type { DataverseClient } from '@powerops/dataverse'

/** The input of actions that touch connections. */
export const actingUserInput = { 'as-user': input.text.optional() }

/**
 * The Entra object id of that user: as it is given, or looked up by user name or e-mail address.
 * @throws AlmError `input-invalid` when the environment has no such user.
 */
export async function actingUserId(
  dataverse: Pick<DataverseClient, 'findUserObjectId'>,
  asUser: string | undefined,
): Promise<Guid | undefined> {
  if (asUser === undefined) return undefined
  return isGuid(asUser) ? parseGuid(asUser, 'input as-user') : dataverse.findUserObjectId(asUser)
}
