// Requests in the name of another user.
import { AlmError, quote, type Guid } from '@powerops/core'
import { optionalGuid } from './fields.js'
import { literal, type WebApi } from './web-api.js'

/** In whose name something is done. */
export interface ActingOptions {
  /** Entra object id; the caller needs the privilege to act on behalf of another user. */
  asUser?: Guid | undefined
}

/** The header by which Dataverse takes the named user for the caller. */
export function actingHeaders({ asUser }: ActingOptions): Readonly<Record<string, string>> {
  return asUser === undefined ? {} : { callerobjectid: asUser }
}

/** @throws AlmError `input-invalid` when the environment has no such user, or one that is no Entra user. */
export async function findUserObjectId(api: WebApi, userName: string): Promise<Guid> {
  const quoted = literal(userName)
  const [user] = await api.list(
    'systemusers',
    {
      $select: 'azureactivedirectoryobjectid,domainname',
      $filter: `(domainname eq ${quoted} or internalemailaddress eq ${quoted}) and isdisabled eq false`,
    },
    `the search for user ${quote(userName)}`,
  )
  const id = optionalGuid(user, 'azureactivedirectoryobjectid')
  if (id !== undefined) return id
  throw new AlmError('input-invalid', {
    message: `the environment has no enabled user ${quote(userName)}`,
    remedy: 'Write the user name (user@contoso.com) of a member of the environment, or the Entra object id.',
  })
}
