// The document of the page, from GitHub: history and open requests of each repository.
import type { ActionPorts, InputValues } from '@powerops/actions-kit'
import { AlmError } from '@powerops/core'
import type { DashboardDocument, OpenRequest } from '@powerops/dashboard'
import type { GitHubClient, Repository } from '@powerops/github'
import {
  filterRecords,
  type ForeignDeployment,
  type HistoryRecord,
  type UnreadableRepository,
} from '@powerops/history'
import { fetchHistory } from '../common/history-records.js'
import { readJob } from '../common/job.js'
import { openGitHub } from '../common/services.js'
import type { inputs as table } from './inputs.js'
import { fetchIssueRequests, fetchPullRequests, fetchRunRequests } from './open-requests.js'

type Inputs = InputValues<typeof table>

/** More foreign deployments than anybody looks through. */
const MAX_FOREIGN = 200

/**
 * Asks GitHub about every repository. One that cannot be read, or of which only a part can, is told on the page.
 * @throws AlmError the first failure when no history could be read at all.
 */
export async function gatherDocument(inputs: Inputs, ports: ActionPorts): Promise<DashboardDocument> {
  const repositories = inputs.repositories ?? [readJob(ports.environment).repository]
  const gathered: Gathered = { read: [], unreadable: [], records: [], foreign: [], requests: [] }
  let failure: AlmError | undefined
  for (const repository of repositories) {
    ports.log.info(`reading ${repository.owner}/${repository.name}`)
    failure ??= await gatherRepository(repository, inputs, ports, gathered)
  }
  if (failure && gathered.read.length === 0) throw failure
  const newest = filterRecords(gathered.records, {})
  return {
    schemaVersion: 1,
    generatedAt: new Date(ports.clock.now()).toISOString(),
    title: inputs.title ?? 'Deployments',
    serverUrl: ports.environment['GITHUB_SERVER_URL'] ?? 'https://github.com',
    repositories: gathered.read,
    unreadable: gathered.unreadable,
    history: newest.slice(0, inputs.limit),
    truncated: newest.length > inputs.limit,
    foreign: gathered.foreign.slice(0, MAX_FOREIGN),
    requests: gathered.requests,
    environments: [],
  }
}

interface Gathered {
  read: string[]
  unreadable: UnreadableRepository[]
  records: HistoryRecord[]
  foreign: ForeignDeployment[]
  requests: OpenRequest[]
}

/** Adds what the repository tells; the failure when not even its history could be read. */
async function gatherRepository(
  repository: Repository,
  { githubToken, trustedCreators, requestAuthor }: Inputs,
  ports: ActionPorts,
  gathered: Gathered,
): Promise<AlmError | undefined> {
  const name = `${repository.owner}/${repository.name}`
  const attempt = async (what: string, work: () => Promise<void>): Promise<AlmError | undefined> => {
    try {
      await work()
      return undefined
    } catch (caught) {
      if (!(caught instanceof AlmError) || caught.code === 'cancelled') throw caught
      const message = `${what} could not be read: ${caught.message}`
      gathered.unreadable.push({ repository: name, reasonCode: caught.code, message })
      ports.log.warning(`${name}: ${message}${caught.remedy === undefined ? '' : `. ${caught.remedy}`}`)
      return caught
    }
  }
  const github: GitHubClient = await openGitHub(githubToken, repository, ports)
  let records: HistoryRecord[] = []
  const failure = await attempt('the deployment history', async () => {
    const history = await fetchHistory(github, {}, trustedCreators)
    records = history.records
    gathered.records.push(...records)
    gathered.foreign.push(...history.foreign)
    gathered.read.push(name)
  })
  if (failure) return failure
  await attempt('the approval issues', async () => {
    gathered.requests.push(...(await fetchIssueRequests(github, requestAuthor, records)))
  })
  await attempt('the pull requests', async () => {
    gathered.requests.push(...(await fetchPullRequests(github)))
  })
  await attempt('the waiting runs', async () => {
    gathered.requests.push(...(await fetchRunRequests(github, records)))
  })
  return undefined
}
