// Connection references: which connection each is bound to.
import { stringField, type Guid } from '@powerops/core'
import { optional, requiredGuid, requiredText } from './fields.js'
import { actingHeaders, type ActingOptions } from './acting-user.js'
import type { ConnectionReference } from './types.js'
import type { WebApi } from './web-api.js'

const COLUMNS =
  'connectionreferenceid,connectionreferencelogicalname,connectionreferencedisplayname,connectorid,connectionid'

export async function listConnectionReferences(api: WebApi): Promise<ConnectionReference[]> {
  const rows = await api.list(
    'connectionreferences',
    { $select: COLUMNS },
    'listing the connection references',
  )
  return rows.map(parseConnectionReference)
}

/** @throws AlmError `response-invalid`. */
function parseConnectionReference(untrusted: unknown): ConnectionReference {
  const answer = 'a row of connectionreferences'
  return {
    id: requiredGuid(untrusted, 'connectionreferenceid', answer),
    logicalName: requiredText(untrusted, 'connectionreferencelogicalname', answer),
    displayName: stringField(untrusted, 'connectionreferencedisplayname') ?? '',
    connectorId: stringField(untrusted, 'connectorid') ?? '',
    ...optional('connectionId', stringField(untrusted, 'connectionid') || undefined),
  }
}

export async function setConnectionReference(
  api: WebApi,
  id: Guid,
  connectionId: string,
  options: ActingOptions = {},
): Promise<void> {
  const headers = { 'if-match': '*', ...actingHeaders(options) } // never create
  const path = `connectionreferences(${id})`
  const call = {
    method: 'PATCH',
    path,
    body: { connectionid: connectionId },
    headers,
    retry: 'safe',
  } as const
  await api.write(call, `binding connection reference ${id}`)
}
