// What the import job of a running import shows of its components.
import type { Organization } from '../organization.js'
import { runningLogXml } from '../solution/import-log.js'
import { archiveAtHand } from './archives.js'
import { progressOf, type Job } from './job.js'

/** The log of an import that runs; undefined for one that will be refused, which gets no further than its manifest. */
export function runningLog(organization: Organization, job: Job): string | undefined {
  const archive = job.import && archiveAtHand(job.import.digest)
  const refused = job.endsAt < job.startedAt + job.fullMs
  if (!archive || refused) return undefined
  const { now } = organization
  return runningLogXml(archive, { startedAt: job.startedAt, now, progress: progressOf(job, now) })
}
