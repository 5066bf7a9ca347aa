// The admin client over a scripted service, and the environments, operations and refusals that tests script.
import { AlmError } from '@powerops/core'
import { createAdminClient, type AdminClient, type CreateEnvironmentRequest } from '../src/index.js'
import {
  scriptedHttp,
  testPorts,
  type FakeClock,
  type ScriptedHttp,
  type Step,
} from '../../../test/helpers/scripted-http.js'

export const ID = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
export const OTHER = '1a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
export const P = 'providers/Microsoft.BusinessAppPlatform'
export const REGIONAL = 'https://europe.api.bap.microsoft.com'
export const LOCATION = `${REGIONAL}/${P}/lifecycleOperations/op1?api-version=2023-06-01`
export const OPERATION = `GET ${P}/lifecycleOperations/op1`
export const CREATE = `POST ${P}/environments`
export const LIST = `GET ${P}/scopes/admin/environments`
export const one = (id: string): string => `GET ${P}/scopes/admin/environments/${id}`
export const lost = new AlmError('outcome-unknown', { message: 'the answer was lost' })

interface Shape {
  id?: string
  displayName?: string
  domainName?: string
  more?: object
}

export function environment({
  id = ID,
  displayName = 'Contoso Dev',
  domainName = 'contoso-dev',
  more = {},
}: Shape = {}): object {
  const linkedEnvironmentMetadata = {
    resourceId: id,
    uniqueName: `unq${domainName}`,
    domainName,
    instanceUrl: `https://${domainName}.crm4.dynamics.com/`,
    version: '9.2',
  }
  const properties = {
    displayName,
    environmentSku: 'Sandbox',
    provisioningState: 'Succeeded',
    linkedEnvironmentMetadata,
    ...more,
  }
  return { name: id, location: 'europe', properties }
}
export const bare = environment({ more: { linkedEnvironmentMetadata: undefined } })
export const state = (id: string, more: object = {}): Step => ({
  body: {
    id: 'op1',
    state: { id },
    links: { environment: { path: `/${P}/environments/${ID}` } },
    stages: [],
    ...more,
  },
})
export const notFound: Step = {
  status: 404,
  body: { error: { code: 'EnvironmentNotFound', message: 'not in the tenant' } },
}
export const busy: Step = {
  status: 409,
  body: { error: { code: 'OperationNotStartable', message: 'active lifecycle operation' } },
}
export const accepted: Step = { status: 202, headers: { location: LOCATION } }

interface Opened {
  client: AdminClient
  http: ScriptedHttp
  clock: FakeClock
}

export function open(script: Record<string, Step | Step[]>): Opened {
  const http = scriptedHttp(script)
  const ports = testPorts()
  const admin = { http, url: new URL('https://api.bap.microsoft.com') }
  return {
    client: createAdminClient(admin, { http, url: new URL('https://api.powerapps.com') }, ports),
    http,
    clock: ports.clock,
  }
}

export const request: CreateEnvironmentRequest = {
  displayName: 'Contoso Dev',
  sku: 'Sandbox',
  location: 'europe',
  domainName: 'contoso-dev',
  languageCode: 1033,
  currencyCode: 'EUR',
}
export const wait = { timeoutMs: 3_600_000 }
