// What a program needs to know to use the emulator, as environment variables.
import { environmentDirectory, type Platform } from './admin/platform.js'
import type { Seed } from './seed/seed.js'

/** The ready line of the program; the names in capitals are environment variables of the suite. */
export interface Endpoints {
  POWER_PLATFORM_AUTHORITY_URL: string
  POWER_PLATFORM_ADMIN_URL: string
  POWER_PLATFORM_POWERAPPS_URL: string
  POWER_PLATFORM_API_URL: string
  /** Of the Power Apps checker, whatever the geography. */
  POWER_PLATFORM_CHECKER_URL: string
  /** Of Microsoft Graph. */
  POWER_PLATFORM_GRAPH_URL: string
  GITHUB_API_URL: string
  GITHUB_SERVER_URL: string
  /** Path of the PEM file of the certificate authority. */
  NODE_EXTRA_CA_CERTS: string
  POWER_PLATFORM_TENANT_ID: string
  POWER_PLATFORM_CLIENT_ID: string
  POWER_PLATFORM_CLIENT_SECRET: string
  GITHUB_TOKEN: string
  environments: { id: string; name: string; url: string }[]
}

/** The endpoints of an emulator on `port`, with the first credentials of its seed that work. */
export function endpointsOf(
  port: number,
  certificateFile: string,
  { seed, platform }: { seed: Seed; platform: Platform },
): Endpoints {
  const origin = `http://127.0.0.1:${port}`
  const application = seed.applications.find(
    ({ secrets = [], disabled }) =>
      disabled !== true && secrets.some(({ expiresAt }) => expiresAt === undefined),
  )
  const secret = application?.secrets?.find(({ expiresAt }) => expiresAt === undefined)
  const accounts = seed.users.flatMap(({ gitHub }) => gitHub ?? [])
  const account = accounts.find(({ siteAdmin }) => siteAdmin === true) ?? accounts[0]
  return {
    POWER_PLATFORM_AUTHORITY_URL: `https://localhost:${port}`,
    POWER_PLATFORM_ADMIN_URL: origin,
    POWER_PLATFORM_POWERAPPS_URL: origin,
    POWER_PLATFORM_API_URL: origin,
    POWER_PLATFORM_CHECKER_URL: origin,
    POWER_PLATFORM_GRAPH_URL: origin,
    GITHUB_API_URL: `${origin}/api/v3`,
    GITHUB_SERVER_URL: origin,
    NODE_EXTRA_CA_CERTS: certificateFile,
    POWER_PLATFORM_TENANT_ID: seed.tenant.id,
    POWER_PLATFORM_CLIENT_ID: application?.clientId ?? '',
    POWER_PLATFORM_CLIENT_SECRET: secret?.value ?? '',
    GITHUB_TOKEN: account?.token ?? '',
    environments: environmentDirectory(platform)
      .list()
      .map(({ id, displayName, instanceUrl }) => ({ id, name: displayName, url: instanceUrl })),
  }
}
