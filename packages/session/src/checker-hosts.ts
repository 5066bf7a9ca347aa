// Where the Power Apps checker is, and which storage its reports may lie in.
import type { Environment } from '@powerops/auth'
import { isLoopbackHost, parseHttpsUrl } from '@powerops/core'
import type { HostRule } from '@powerops/http'

/** Azure storage of each cloud, and the storage of Power Platform itself. */
const REPORT_SUFFIXES = [
  '.blob.core.windows.net',
  '.blob.core.usgovcloudapi.net',
  '.blob.core.chinacloudapi.cn',
  '.powerplatformusercontent.com',
]

/**
 * The address that the job gives the checker in place of the geography's own, by POWER_PLATFORM_CHECKER_URL. A test
 * server on the machine itself that stands for the admin API stands for the checker, too.
 * @throws AlmError `input-invalid` naming the variable.
 */
export function ownCheckerUrl(environment: Environment): URL | undefined {
  const own = environment['POWER_PLATFORM_CHECKER_URL']?.trim()
  if (own) return parseHttpsUrl(own, 'POWER_PLATFORM_CHECKER_URL')
  const admin = environment['POWER_PLATFORM_ADMIN_URL']?.trim()
  const adminUrl = admin ? parseHttpsUrl(admin, 'POWER_PLATFORM_ADMIN_URL') : undefined
  return adminUrl && isLoopbackHost(adminUrl.hostname) ? adminUrl : undefined
}

/** The hosts that reports are fetched from, without a token. */
export function reportHosts(checkerUrl: URL): HostRule {
  return { origins: [checkerUrl], suffixes: REPORT_SUFFIXES }
}
