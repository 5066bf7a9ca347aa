// The catalogue of connectors: ordinary, virtual, and those that no policy can block.
import { booleanField, quote, recordField, stringField, unreadableAnswer } from '@powerops/core'
import { required, requiredText } from './fields.js'
import { parseEnvironmentId } from './environment.js'
import type { Service } from './service.js'
import type { Connector } from './types.js'

const METADATA = 'providers/PowerPlatform.Governance/v1/connectors/metadata'

export async function listConnectors(powerApps: Service, environmentId?: string): Promise<Connector[]> {
  const environment = environmentId === undefined ? '~Default' : parseEnvironmentId(environmentId)
  const query = {
    'api-version': '2019-05-01',
    showApisWithToS: 'true',
    hideDlpExemptApis: 'true',
    showAllDlpEnforceableApis: 'true',
    $filter: `environment eq '${environment}'`,
  }
  const items = await powerApps.list('providers/Microsoft.PowerApps/apis', query, 'listing the connectors')
  return items.map(parseConnector)
}

export async function listCustomConnectors(powerApps: Service, environmentId: string): Promise<Connector[]> {
  const id = parseEnvironmentId(environmentId)
  const path = `providers/Microsoft.PowerApps/scopes/admin/environments/${id}/apis`
  const query = { 'api-version': '2019-05-01' }
  const items = await powerApps.list(path, query, `listing the custom connectors of environment ${id}`)
  return items.map(parseConnector).filter(({ custom }) => custom)
}

/** @throws AlmError `response-invalid`. */
function parseConnector(untrusted: unknown): Connector {
  const properties = recordField(untrusted, 'properties')
  const name = requiredText(untrusted, 'name', 'a connector')
  const tier = stringField(properties, 'tier')
  return {
    id: requiredText(untrusted, 'id', 'a connector'),
    name,
    displayName: stringField(properties, 'displayName') ?? name,
    custom: booleanField(properties, 'isCustomApi') ?? false,
    ...(tier === undefined ? {} : { tier }),
  }
}

export async function listVirtualConnectors(service: Service): Promise<Connector[]> {
  return (await metadataList(service, 'virtual')).map((item) => {
    const metadata = required(recordField(item, 'metadata'), 'metadata', 'a virtual connector')
    const id = requiredText(item, 'id', 'a virtual connector')
    const name = stringField(metadata, 'name') ?? id
    return { id, name, displayName: stringField(metadata, 'displayName') ?? name, custom: false }
  })
}

export async function listUnblockableConnectors(service: Service): Promise<string[]> {
  const items = await metadataList(service, 'unblockable')
  return items
    .filter((item) => booleanField(recordField(item, 'metadata'), 'unblockable') !== false)
    .map((item) => requiredText(item, 'id', 'an unblockable connector'))
}

/** These two routes answer a bare array, without the usual wrapper. */
async function metadataList(service: Service, kind: 'virtual' | 'unblockable'): Promise<readonly unknown[]> {
  const answer = await service.get(`${METADATA}/${kind}`, {}, `listing the ${kind} connectors`)
  if (Array.isArray(answer)) return answer
  throw unreadableAnswer(`the answer to ${quote(`${METADATA}/${kind}`)} is not a list`)
}
