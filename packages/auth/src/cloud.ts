// Where the services of a cloud are: the table, with the job's own addresses in place of it.
import { AlmError, parseHttpsUrl, quote } from '@powerops/core'
import { cloudNames, cloudTable, type CloudName } from './cloud-table.js'
import type { Environment } from './environment.js'

/** Addresses and audiences of one cloud. */
export interface CloudEndpoints {
  cloud: CloudName
  authority: URL
  /** The admin API (BAP). */
  admin: URL
  powerApps: URL
  /** The Power Platform API. */
  powerPlatform: URL
  audiences: { powerApps: string; powerPlatform: string }
  /** By audience, the one to ask for when the tenant does not know it. */
  otherAudiences: Readonly<Record<string, string>>
  /** Endings of the hosts of Dataverse environments, each with its dot. */
  dataverseSuffixes: readonly string[]
  /** Audience of the GitHub token that is exchanged for an Entra one. */
  oidcAudience: string
}

const ALIASES: Readonly<Record<string, CloudName>> = {
  commercial: 'Public',
  gcc: 'UsGov',
  usgovhigh: 'UsGovHigh',
  gcchigh: 'UsGovHigh',
  dod: 'UsGovDod',
  mooncake: 'China',
}

/**
 * Reads the name of a cloud, in any case; `gcc`, `gcc-high` and `dod` are understood.
 * @throws AlmError `input-invalid`.
 */
export function parseCloud(untrusted: string): CloudName {
  const word = untrusted
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '')
  const cloud =
    cloudNames.find((name) => name.toLowerCase() === word) ??
    (Object.hasOwn(ALIASES, word) ? ALIASES[word] : undefined)
  if (cloud) return cloud
  throw new AlmError('input-invalid', {
    message: `the cloud is ${quote(untrusted)}, which is not a cloud of Power Platform`,
    remedy: `Use one of ${cloudNames.join(', ')}.`,
  })
}

/**
 * The addresses of a cloud. POWER_PLATFORM_AUTHORITY_URL, _ADMIN_URL, _POWERAPPS_URL, _API_URL and _OIDC_AUDIENCE of
 * the job replace them, for private clouds and test servers: https, or http to the machine itself.
 * @throws AlmError `input-invalid` naming the variable.
 */
export function cloudEndpoints(cloud: CloudName, environment: Environment): CloudEndpoints {
  const row = cloudTable[cloud]
  const address = (variable: string, standard: string): URL => {
    const value = environment[variable]?.trim()
    return value ? parseHttpsUrl(value, variable) : new URL(standard)
  }
  return {
    cloud,
    authority: address('POWER_PLATFORM_AUTHORITY_URL', row.authority),
    admin: address('POWER_PLATFORM_ADMIN_URL', row.admin),
    powerApps: address('POWER_PLATFORM_POWERAPPS_URL', row.powerApps),
    powerPlatform: address('POWER_PLATFORM_API_URL', row.powerPlatform),
    audiences: { powerApps: row.powerAppsAudience, powerPlatform: row.powerPlatformAudience },
    otherAudiences: row.otherPowerAppsAudience ? { [row.powerAppsAudience]: row.otherPowerAppsAudience } : {},
    dataverseSuffixes: row.dataverseSuffixes,
    oidcAudience: environment['POWER_PLATFORM_OIDC_AUDIENCE']?.trim() || row.oidcAudience,
  }
}
