// The histories of several repositories, a few at a time; one that cannot be read stops no other.
import { AlmError } from '@powerops/core'
import type { GitHubClient, Repository } from '@powerops/github'
import type { UnreadableRepository } from '@powerops/history'
import { fetchHistory, type RepositoryHistory } from '../common/history-records.js'

/** What was read, in the order of the repositories. */
export interface Histories extends RepositoryHistory {
  /** `owner/name` of those that were read. */
  read: string[]
  unreadable: UnreadableRepository[]
}

/** Few enough for GitHub's limit on requests at once, which it counts over all repositories. */
const MOST_AT_ONCE = 3

/**
 * Reads them all.
 * @throws AlmError the first failure when none could be read; `cancelled`.
 */
export async function readRepositories(
  repositories: readonly Repository[],
  open: (repository: Repository) => Promise<GitHubClient>,
  environment: string | undefined,
  creators: readonly string[],
): Promise<Histories> {
  const results: (RepositoryHistory | AlmError)[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let at = next++; at < repositories.length; at = next++) {
      const repository = repositories[at]
      if (repository) results[at] = await readOne(await open(repository), environment, creators)
    }
  }
  await Promise.all(Array.from({ length: MOST_AT_ONCE }, work))
  return collect(repositories, results)
}

async function readOne(
  github: GitHubClient,
  environment: string | undefined,
  creators: readonly string[],
): Promise<RepositoryHistory | AlmError> {
  try {
    return await fetchHistory(github, environment === undefined ? {} : { environment }, creators)
  } catch (caught) {
    if (caught instanceof AlmError && caught.code !== 'cancelled') return caught
    throw caught
  }
}

function collect(
  repositories: readonly Repository[],
  results: readonly (RepositoryHistory | AlmError)[],
): Histories {
  const all: Histories = { read: [], unreadable: [], records: [], foreign: [] }
  for (const [at, { owner, name }] of repositories.entries()) {
    const repository = `${owner}/${name}`
    const result = results[at]
    if (result instanceof AlmError) {
      all.unreadable.push({ repository, reasonCode: result.code, message: result.message })
    } else if (result) {
      all.read.push(repository)
      all.records.push(...result.records)
      all.foreign.push(...result.foreign)
    }
  }
  const failure = results.find((result) => result instanceof AlmError)
  if (all.read.length === 0 && failure) throw failure
  return all
}
