// Repositories as an input.
import { input } from '@powerops/actions-kit'
import { parseRepository, type Repository } from '@powerops/github'
import { linesOf } from './lines-input.js'

/** `owner/name`, one a line; none twice. */
export const repositories = input.defineKind('repositories, one a line', (text): Repository[] => {
  const byName = new Map<string, Repository>()
  for (const line of linesOf(text)) {
    const repository = parseRepository(line)
    const name = `${repository.owner}/${repository.name}`.toLowerCase()
    if (!byName.has(name)) byName.set(name, repository)
  }
  return [...byName.values()]
})
