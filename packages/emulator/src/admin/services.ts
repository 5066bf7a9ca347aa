// The admin APIs as services, each with its own audience, paths and versions.
import type { TokenVerifier } from '../frame/context.js'
import type { Service } from '../frame/handler.js'
import { connectionRoutes } from './connection-routes.js'
import { environmentChangeRoutes } from './environment-change-routes.js'
import { environmentCreateRoutes } from './environment-create-routes.js'
import { environmentReadRoutes } from './environment-read-routes.js'
import { governanceRoutes } from './governance-routes.js'
import { memberRoutes } from './member-routes.js'
import type { Platform } from './platform.js'
import { powerAppsRoutes } from './powerapps-routes.js'
import { ppapiRoutes } from './ppapi-routes.js'
import { referenceRoutes } from './reference-routes.js'
import { createAdminApi, type AdminApi } from './routing.js'
import { tenantRoutes } from './tenant-routes.js'

const POWER_APPS_AUDIENCE = 'https://service.powerapps.com/'
const POWER_PLATFORM_AUDIENCE = 'https://api.powerplatform.com/'

const APIS: readonly AdminApi[] = [
  {
    name: 'bap',
    audience: POWER_APPS_AUDIENCE,
    prefix: /^\/providers\/Microsoft\.BusinessAppPlatform(\/|$)/i,
    versions: new Set([
      ...['2016-11-01', '2018-01-01', '2018-10-01', '2019-05-01', '2019-10-01', '2020-06-01', '2020-08-01'],
      ...['2020-10-01', '2021-04-01', '2021-07-01', '2022-05-01', '2023-06-01', '2024-05-01'],
    ]),
    routes: [
      ...environmentReadRoutes,
      ...environmentCreateRoutes,
      ...environmentChangeRoutes,
      ...memberRoutes,
      ...referenceRoutes,
      ...tenantRoutes,
    ],
  },
  {
    name: 'governance',
    audience: POWER_APPS_AUDIENCE,
    prefix: /^\/providers\/PowerPlatform\.Governance(\/|$)/i,
    routes: governanceRoutes,
  },
  {
    name: 'powerapps',
    audience: POWER_APPS_AUDIENCE,
    prefix: /^\/providers\/Microsoft\.PowerApps(\/|$)/i,
    versions: new Set(['2016-11-01', '2019-05-01', '2020-06-01', '2021-02-01', '2022-11-01', '2023-06-01']),
    routes: powerAppsRoutes,
  },
  {
    name: 'ppapi',
    audience: POWER_PLATFORM_AUDIENCE,
    prefix: /^\/(connectivity|environmentmanagement|authorization)(\/|$)/i,
    versions: new Set(['1', '2022-03-01-preview', '2024-10-01']),
    routes: [...connectionRoutes, ...ppapiRoutes],
  },
]

/** BAP, governance, PowerApps and the Power Platform API over one platform. */
export function createAdminServices(platform: Platform, tokens: TokenVerifier): Service[] {
  return APIS.map((api) => createAdminApi(api, platform, tokens))
}
