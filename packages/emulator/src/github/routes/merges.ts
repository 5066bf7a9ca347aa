// The merge of one branch into another, without a pull request.
import type { EmulatorResponse } from '../../frame/handler.js'
import { needs, signedIn } from '../access/permission.js'
import { commitBody } from '../bodies/commit-body.js'
import { branchesMoved } from '../branches.js'
import { isAncestor, readCommit } from '../git/history.js'
import { mergeCommits } from '../git/merge.js'
import type { Person } from '../git/objects.js'
import { moveRef, readRef, resolveCommit } from '../git/refs.js'
import { Problem } from '../http/problem.js'
import { requiredText, text } from '../http/read-body.js'
import { created, inRepository, noContent, type RepositoryCall, type Route } from '../http/route.js'

export const mergeRoutes: readonly Route[] = [
  inRepository('POST', '/merges', needs('contents', 'write'), merge),
]

/** The viewer as the author of a commit, now. */
export function viewerAsPerson(call: RepositoryCall): Person {
  const { name, email } = signedIn(call.viewer)
  return { name, email, time: Math.floor(call.state.clock.now() / 1000) }
}

async function merge(call: RepositoryCall): Promise<EmulatorResponse> {
  const { folder } = call
  const baseName = requiredText(call.body, 'base')
  const headName = requiredText(call.body, 'head')
  const base = await readRef(folder, `refs/heads/${baseName}`)
  if (!base) throw new Problem(404, 'Base does not exist')
  const head = await resolveCommit(folder, headName)
  if (!head) throw new Problem(404, 'Head does not exist')
  if (await isAncestor(folder, head, base.sha)) return noContent
  const person = viewerAsPerson(call)
  const message = text(call.body, 'commit_message') ?? `Merge ${headName} into ${baseName}`
  const sha = await mergeCommits(folder, base.sha, head, { author: person, committer: person, message })
  if (!sha) throw new Problem(409, 'Merge conflict')
  if (!(await moveRef(folder, base.name, sha, base.sha))) throw new Problem(409, 'Base branch was modified')
  await branchesMoved(call.forge, call.repository)
  return created(commitBody(call.forge, call.repository, await readCommit(folder, sha)))
}
