// The repository itself.
import { requiredId, requiredText } from './fields.js'
import { call, type Api } from './octokit.js'
import type { RepositoryFacts } from './types.js'

export async function getRepository({ octokit, repo }: Api): Promise<RepositoryFacts> {
  const purpose = { what: `reading the repository ${repo.owner}/${repo.repo}`, permission: 'metadata: read' }
  return call(purpose, async () => {
    const { data } = await octokit.rest.repos.get(repo)
    const answer = 'the repository'
    return {
      id: requiredId(data, 'id', answer),
      fullName: requiredText(data, 'full_name', answer),
      defaultBranch: requiredText(data, 'default_branch', answer),
    }
  })
}
