// Repositories as an input.
import { input } from '@powerops/actions-kit'
import { parseRepository, type Repository } from '@powerops/github'

/** `owner/name`, one a line or separated by commas; none twice. */
export const repositories = input.defineKind('repositories', (text): Repository[] => {
  const byName = new Map<string, Repository>()
  for (const word of text.split(/[\s,]+/).filter(Boolean)) {
    const repository = parseRepository(word)
    const name = `${repository.owner}/${repository.name}`.toLowerCase()
    if (!byName.has(name)) byName.set(name, repository)
  }
  return [...byName.values()]
})
