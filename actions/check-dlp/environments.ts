// The environments of the tenant, which tell whom a policy reaches: from a file, or asked from the service.
import type { AdminClient } from '@powerops/admin'
import { AlmError, isRecord, parseJson, quote, recordField, stringField } from '@powerops/core'
import type { TenantEnvironment } from '@powerops/dlp'

/**
 * Reads what the environments API answers (`{value: […]}` of environment documents), or a list of
 * `{id, displayName, type}`.
 * @throws AlmError `json-invalid` naming the file.
 */
export function parseEnvironmentsFile(text: string, file: string): TenantEnvironment[] {
  const what = `the environments file ${quote(file)}`
  const document = parseJson(text, what)
  const items = isRecord(document) && Array.isArray(document['value']) ? document['value'] : document
  if (!Array.isArray(items)) throw unreadable(what, 'it is no list')
  const byId = new Map<string, TenantEnvironment>()
  for (const item of items) {
    const environment = parseOne(item)
    if (!environment) throw unreadable(what, 'one of its items has no id')
    byId.set(environment.id.toLowerCase(), environment)
  }
  return [...byId.values()]
}

function parseOne(item: unknown): TenantEnvironment | undefined {
  const properties = recordField(item, 'properties')
  const written =
    stringField(item, 'name') && properties ? stringField(item, 'name') : stringField(item, 'id')
  const id = written?.slice(written.lastIndexOf('/') + 1).trim()
  if (!id) return undefined
  const displayName = stringField(properties, 'displayName') ?? stringField(item, 'displayName') ?? id
  const type =
    stringField(properties, 'environmentSku') ?? stringField(item, 'type') ?? stringField(item, 'sku') ?? ''
  return { id, displayName, type }
}

function unreadable(what: string, rule: string): AlmError {
  return new AlmError('json-invalid', {
    message: `${what} cannot be read: ${rule}`,
    remedy: 'Save what the environments API answers, or a list of {"id", "displayName", "type"}.',
  })
}

/**
 * All environments of the tenant; undefined when they cannot be listed. They tell how far a way out reaches, so that
 * their absence is no reason to keep a verdict back.
 */
export async function fetchTenantEnvironments(
  admin: Pick<AdminClient, 'listEnvironments'>,
): Promise<TenantEnvironment[] | undefined> {
  try {
    const environments = await admin.listEnvironments()
    return environments.map(({ id, displayName, sku }) => ({ id, displayName, type: sku }))
  } catch (error) {
    if (error instanceof AlmError && error.code !== 'cancelled') return undefined
    throw error
  }
}
