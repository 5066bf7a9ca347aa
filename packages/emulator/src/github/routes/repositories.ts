// Repositories and their branches.
import type { EmulatorResponse } from '../../frame/handler.js'
import { needs, needsRole, person, roleOf } from '../access/permission.js'
import { commitBody } from '../bodies/commit-body.js'
import { permissionsBody, repositoryBody, repositoryPage, repositoryUrl } from '../bodies/repository-body.js'
import { findAccount, findRepository } from '../forge.js'
import { readCommit } from '../git/history.js'
import { listRefs, readRef } from '../git/refs.js'
import { page } from '../http/page.js'
import { invalid, notFound, Problem } from '../http/problem.js'
import { flag, requiredText, text } from '../http/read-body.js'
import { at, created, inRepository, ok, type Call, type RepositoryCall, type Route } from '../http/route.js'
import { addRepository, commitFiles } from '../setup.js'
import { change, type Account } from '../state.js'

const HEADS = 'refs/heads/'

export const repositoryRoutes: readonly Route[] = [
  at('POST', '/user/repos', (call) => createRepository(call, person(call.viewer))),
  at('POST', '/orgs/{org}/repos', (call) => {
    const organization = findAccount(call.state, call.path['org'] ?? '')
    if (organization?.type !== 'Organization') throw notFound()
    if (!person(call.viewer).siteAdmin) throw new Problem(403, 'You need admin access to the organization')
    return createRepository(call, organization)
  }),
  inRepository('GET', '', needs('metadata', 'read'), (call) => ok(wholeBody(call))),
  inRepository('PATCH', '', needsRole('admin'), (call) => {
    const { repository } = call
    const changed = change(call.state.repositories, repository, {
      description: text(call.body, 'description') ?? repository.description,
      defaultBranch: text(call.body, 'default_branch') ?? repository.defaultBranch,
      private: flag(call.body, 'private') ?? repository.private,
    })
    return ok(wholeBody({ ...call, repository: changed }))
  }),
  inRepository('GET', '/branches', needs('contents', 'read'), async (call) => {
    const branches = await listRefs(call.folder, HEADS)
    return page(call, branches, ({ name, sha }) => {
      const branch = name.slice(HEADS.length)
      const url = `${repositoryUrl(call.forge, call.repository)}/commits/${sha}`
      return { name: branch, commit: { sha, url }, protected: isProtected(call, branch) }
    })
  }),
  inRepository('GET', '/branches/{branch+}', needs('contents', 'read'), getBranch),
]

async function createRepository(call: Call, owner: Account): Promise<EmulatorResponse> {
  const name = requiredText(call.body, 'name')
  if (!/^[\w.-]{1,100}$/.test(name) || name === '.' || name === '..') {
    throw invalid({ resource: 'Repository', code: 'custom', field: 'name', message: 'name is invalid' })
  }
  if (findRepository(call.state, `${owner.login}/${name}`)) {
    const message = 'name already exists on this account'
    throw invalid({ resource: 'Repository', code: 'custom', field: 'name', message })
  }
  const creator = person(call.viewer)
  const repository = await addRepository(call.forge, {
    ownerId: owner.id,
    name,
    private: flag(call.body, 'private') ?? false,
    description: text(call.body, 'description') ?? '',
    defaultBranch: 'main',
    collaborators: { [creator.id]: 'admin' },
    oidcSubject: 'immutable',
  })
  if (flag(call.body, 'auto_init')) {
    const time = Math.floor(call.state.clock.now() / 1000)
    const author = { name: creator.name, email: creator.email, time }
    await commitFiles(call.forge, repository, { 'README.md': `# ${name}\n` }, author)
  }
  return created(repositoryBody(call.forge, repository))
}

function wholeBody(call: RepositoryCall): object {
  const { forge, repository, viewer } = call
  const role = viewer.kind === 'user' ? roleOf(call.state, repository, viewer.account) : ('read' as const)
  return {
    ...repositoryBody(forge, repository),
    permissions: permissionsBody(role),
    has_discussions: false,
    subscribers_count: 0,
    network_count: 0,
  }
}

function isProtected(call: RepositoryCall, branch: string): boolean {
  return call.repository.protectedBranches.includes(branch)
}

async function getBranch(call: RepositoryCall): Promise<EmulatorResponse> {
  const { forge, repository, folder } = call
  const name = call.path['branch'] ?? ''
  const ref = await readRef(folder, HEADS + name)
  if (!ref) throw new Problem(404, 'Branch not found')
  const url = `${repositoryUrl(forge, repository)}/branches/${name}`
  const commit = await readCommit(folder, ref.sha)
  return ok({
    name,
    commit: commitBody(forge, repository, commit),
    _links: { self: url, html: `${repositoryPage(forge, repository)}/tree/${name}` },
    protected: isProtected(call, name),
    protection: { enabled: isProtected(call, name), required_status_checks: null },
    protection_url: `${url}/protection`,
  })
}
