// Refs of the git database: branches and tags made, moved and deleted by their full names.
import type { EmulatorResponse } from '../../frame/handler.js'
import { needs } from '../access/permission.js'
import { repositoryUrl } from '../bodies/repository-body.js'
import { branchesMoved } from '../branches.js'
import { isAncestor } from '../git/history.js'
import { objectType } from '../git/objects.js'
import { deleteRef, isRefName, listRefs, moveRef, readRef, SHA, type Ref } from '../git/refs.js'
import { page } from '../http/page.js'
import { notFound, Problem } from '../http/problem.js'
import { flag, requiredText } from '../http/read-body.js'
import { created, inRepository, noContent, ok, type RepositoryCall, type Route } from '../http/route.js'

export const refRoutes: readonly Route[] = [
  inRepository('GET', '/git/ref/{ref+}', needs('contents', 'read'), async (call) => {
    const ref = await readRef(call.folder, `refs/${call.path['ref']}`)
    if (!ref) throw notFound()
    return ok(refBody(call, ref))
  }),
  inRepository('GET', '/git/matching-refs/{ref+}', needs('contents', 'read'), async (call) =>
    page(call, await listRefs(call.folder, `refs/${call.path['ref']}`), (ref) => refBody(call, ref)),
  ),
  inRepository('POST', '/git/refs', needs('contents', 'write'), createRef),
  inRepository('PATCH', '/git/refs/{ref+}', needs('contents', 'write'), updateRef),
  inRepository('DELETE', '/git/refs/{ref+}', needs('contents', 'write'), async (call) => {
    const ref = await readRef(call.folder, `refs/${call.path['ref']}`)
    if (!ref) throw new Problem(422, 'Reference does not exist')
    await deleteRef(call.folder, ref.name)
    await branchesMoved(call.forge, call.repository)
    return noContent
  }),
]

function refBody(
  call: RepositoryCall,
  ref: Ref,
): { ref: string; node_id: string; url: string; object: object } {
  const url = `${repositoryUrl(call.forge, call.repository)}/git`
  const node_id = `REF_${Buffer.from(ref.name).toString('base64url')}`
  const object = { sha: ref.sha, type: ref.type, url: `${url}/${ref.type}s/${ref.sha}` }
  return { ref: ref.name, node_id, url: `${url}/${ref.name}`, object }
}

/** The object that the body names; a branch can only point at a commit. */
async function objectIn(call: RepositoryCall, ref: string): Promise<Pick<Ref, 'sha' | 'type'>> {
  const sha = requiredText(call.body, 'sha')
  if (!SHA.test(sha))
    throw new Problem(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].')
  const type = await objectType(call.folder, sha)
  if (!type) throw new Problem(422, 'Object does not exist')
  if (ref.startsWith('refs/heads/') && type !== 'commit') throw new Problem(422, 'Object is not a commit')
  return { sha, type: type as Ref['type'] }
}

async function createRef(call: RepositoryCall): Promise<EmulatorResponse> {
  const name = requiredText(call.body, 'ref')
  if (!(await isRefName(name)) || name.startsWith('refs/pull/')) {
    throw new Problem(422, `Reference name is invalid: ${name.slice(0, 120)}`)
  }
  const { sha, type } = await objectIn(call, name)
  if (!(await moveRef(call.folder, name, sha, null))) throw new Problem(422, 'Reference already exists')
  await branchesMoved(call.forge, call.repository)
  return created(refBody(call, { name, sha, type }))
}

async function updateRef(call: RepositoryCall): Promise<EmulatorResponse> {
  const ref = await readRef(call.folder, `refs/${call.path['ref']}`)
  if (!ref) throw new Problem(422, 'Reference does not exist')
  const { sha, type } = await objectIn(call, ref.name)
  const forced = flag(call.body, 'force') ?? false
  if (!forced && !(await isAncestor(call.folder, ref.sha, sha))) {
    throw new Problem(422, 'Update is not a fast forward')
  }
  if (!(await moveRef(call.folder, ref.name, sha, ref.sha)))
    throw new Problem(422, 'Reference cannot be updated')
  await branchesMoved(call.forge, call.repository)
  return ok(refBody(call, { ...ref, sha, type }))
}
