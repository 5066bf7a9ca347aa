// The sovereign clouds: their hosts and the audiences of their tokens, as Microsoft's own clients name them.

/** The names that the official actions use. `UsGov` is GCC, `UsGovHigh` GCC High, `UsGovDod` DoD, `China` 21Vianet. */
export const cloudNames = ['Public', 'UsGov', 'UsGovHigh', 'UsGovDod', 'China'] as const
/** One of the official names. */
export type CloudName = (typeof cloudNames)[number]

export interface CloudRow {
  authority: string
  admin: string
  powerApps: string
  powerPlatform: string
  /** For the admin API and Power Apps. */
  powerAppsAudience: string
  /** Microsoft's clients disagree for GCC and GCC High; this one is tried when the tenant does not know the other. */
  otherPowerAppsAudience?: string
  powerPlatformAudience: string
  /** Endings of Dataverse hosts. */
  dataverseSuffixes: readonly string[]
  /** Audience that a federated credential of this cloud expects. */
  oidcAudience: string
}

/** `.crm.dynamics.com` is North America, `.crm2` to `.crm21` are the other regions, and 9 is GCC. */
const regionSuffixes = Array.from({ length: 21 }, (_, i) => `.crm${i === 0 ? '' : i + 1}.dynamics.com`)

export const cloudTable: Readonly<Record<CloudName, CloudRow>> = {
  Public: {
    authority: 'https://login.microsoftonline.com',
    admin: 'https://api.bap.microsoft.com',
    powerApps: 'https://api.powerapps.com',
    powerPlatform: 'https://api.powerplatform.com',
    powerAppsAudience: 'https://service.powerapps.com/',
    powerPlatformAudience: 'https://api.powerplatform.com/',
    dataverseSuffixes: regionSuffixes,
    oidcAudience: 'api://AzureADTokenExchange',
  },
  UsGov: {
    authority: 'https://login.microsoftonline.com',
    admin: 'https://gov.api.bap.microsoft.us',
    powerApps: 'https://gov.api.powerapps.us',
    powerPlatform: 'https://api.gov.powerplatform.microsoft.us',
    powerAppsAudience: 'https://service.powerapps.us/',
    otherPowerAppsAudience: 'https://gov.service.powerapps.us/',
    powerPlatformAudience: 'https://api.gov.powerplatform.microsoft.us/',
    dataverseSuffixes: ['.crm9.dynamics.com'],
    oidcAudience: 'api://AzureADTokenExchange',
  },
  UsGovHigh: {
    authority: 'https://login.microsoftonline.us',
    admin: 'https://high.api.bap.microsoft.us',
    powerApps: 'https://high.api.powerapps.us',
    powerPlatform: 'https://api.high.powerplatform.microsoft.us',
    powerAppsAudience: 'https://high.service.apps.appsplatform.us/',
    otherPowerAppsAudience: 'https://high.service.powerapps.us/',
    powerPlatformAudience: 'https://api.high.powerplatform.microsoft.us/',
    dataverseSuffixes: ['.crm.microsoftdynamics.us'],
    oidcAudience: 'api://AzureADTokenExchangeUSGov',
  },
  UsGovDod: {
    authority: 'https://login.microsoftonline.us',
    admin: 'https://api.bap.appsplatform.us',
    powerApps: 'https://api.apps.appsplatform.us',
    powerPlatform: 'https://api.appsplatform.us',
    powerAppsAudience: 'https://service.apps.appsplatform.us/',
    powerPlatformAudience: 'https://api.appsplatform.us/',
    dataverseSuffixes: ['.crm.appsplatform.us'],
    oidcAudience: 'api://AzureADTokenExchangeUSGov',
  },
  China: {
    authority: 'https://login.chinacloudapi.cn',
    admin: 'https://api.bap.partner.microsoftonline.cn',
    powerApps: 'https://api.powerapps.cn',
    powerPlatform: 'https://api.powerplatform.partner.microsoftonline.cn',
    powerAppsAudience: 'https://service.powerapps.cn/',
    powerPlatformAudience: 'https://api.powerplatform.partner.microsoftonline.cn/',
    dataverseSuffixes: ['.crm.dynamics.cn'],
    oidcAudience: 'api://AzureADTokenExchangeChina',
  },
}
