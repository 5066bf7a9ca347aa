// Starting workflows by API: `workflow_dispatch` and `repository_dispatch`. Listeners run them.
import type { EmulatorResponse } from '../../frame/handler.js'
import { needs, signedIn } from '../access/permission.js'
import { ensureWorkflow } from '../actions/host.js'
import { repositoryBody, repositoryPage, repositoryUrl } from '../bodies/repository-body.js'
import { fullNameOf, isoTime, nodeId, notify } from '../forge.js'
import { findEntry, listTree, readBlob } from '../git/objects.js'
import { readRef } from '../git/refs.js'
import { countedPage } from '../http/page.js'
import { notFound, Problem } from '../http/problem.js'
import { object, requiredText } from '../http/read-body.js'
import { inRepository, noContent, ok, type RepositoryCall, type Route } from '../http/route.js'
import type { Workflow } from '../state.js'

const FOLDER = '.github/workflows'

export const dispatchRoutes: readonly Route[] = [
  inRepository('GET', '/actions/workflows', needs('actions', 'read'), async (call) =>
    countedPage(call, 'workflows', await workflowsIn(call), (workflow) => workflowBody(call, workflow)),
  ),
  inRepository('GET', '/actions/workflows/{workflow}', needs('actions', 'read'), async (call) =>
    ok(workflowBody(call, await workflowIn(call))),
  ),
  inRepository(
    'POST',
    '/actions/workflows/{workflow}/dispatches',
    needs('actions', 'write'),
    dispatchWorkflow,
  ),
  inRepository('POST', '/dispatches', needs('contents', 'write'), dispatchRepository),
]

/** The workflow files of the default branch: a workflow that is not there cannot be dispatched. */
async function workflowsIn(call: RepositoryCall): Promise<Workflow[]> {
  const tip = await readRef(call.folder, `refs/heads/${call.repository.defaultBranch}`)
  const folder = tip && (await findEntry(call.folder, tip.sha, FOLDER))
  if (folder?.type !== 'tree') return []
  const files = await listTree(call.folder, folder.sha)
  return files
    .filter(({ path, type }) => type === 'blob' && /\.ya?ml$/.test(path))
    .map(({ path }) => ensureWorkflow(call.state, call.repository, `${FOLDER}/${path}`))
}

async function workflowIn(call: RepositoryCall): Promise<Workflow> {
  const wanted = call.path['workflow'] ?? ''
  const all = await workflowsIn(call)
  const found = all.find(({ id, path }) => String(id) === wanted || path === `${FOLDER}/${wanted}`)
  if (!found) throw notFound()
  return found
}

function workflowBody(call: RepositoryCall, workflow: Workflow): object {
  const url = `${repositoryUrl(call.forge, call.repository)}/actions/workflows/${workflow.id}`
  const page = repositoryPage(call.forge, call.repository)
  const time = isoTime(call.repository.createdAt)
  return {
    id: workflow.id,
    node_id: nodeId('W', workflow.id),
    name: workflow.path,
    path: workflow.path,
    state: 'active',
    created_at: time,
    updated_at: time,
    url,
    html_url: `${page}/blob/${call.repository.defaultBranch}/${workflow.path}`,
    badge_url: `${page}/workflows/${encodeURIComponent(workflow.path)}/badge.svg`,
  }
}

async function dispatchWorkflow(call: RepositoryCall): Promise<EmulatorResponse> {
  const { repository, forge } = call
  const workflow = await workflowIn(call)
  const name = requiredText(call.body, 'ref').replace(/^refs\/(heads|tags)\//, '')
  const ref =
    (await readRef(call.folder, `refs/heads/${name}`)) ?? (await readRef(call.folder, `refs/tags/${name}`))
  if (!ref) throw new Problem(422, `No ref found for: ${name}`)
  const file = await findEntry(call.folder, ref.sha, workflow.path)
  const source = file && (await readBlob(call.folder, file.sha)).toString('utf8')
  if (!source || !/\bworkflow_dispatch\b/.test(source)) {
    throw new Problem(422, "Workflow does not have 'workflow_dispatch' trigger")
  }
  const inputs = object(call.body, 'inputs') ?? {}
  const payload = {
    inputs,
    ref: ref.name,
    workflow: workflow.path,
    repository: repositoryBody(forge, repository),
    sender: { login: signedIn(call.viewer).login, id: signedIn(call.viewer).id },
  }
  const refusal = notify(forge, {
    event: 'workflow_dispatch',
    workflowPath: workflow.path,
    repository: fullNameOf(call.state, repository),
    ref: ref.name,
    sha: ref.sha,
    actor: signedIn(call.viewer).login,
    payload,
  })
  if (refusal !== undefined) throw new Problem(422, refusal)
  return noContent
}

async function dispatchRepository(call: RepositoryCall): Promise<EmulatorResponse> {
  const { repository, forge } = call
  const action = requiredText(call.body, 'event_type')
  const payload = object(call.body, 'client_payload') ?? {}
  if (action.length > 100) throw new Problem(422, 'event_type is too long (maximum is 100 characters)')
  if (Object.keys(payload).length > 10) {
    throw new Problem(422, 'No more than 10 properties are allowed; client_payload has more.')
  }
  const ref = `refs/heads/${repository.defaultBranch}`
  const tip = await readRef(call.folder, ref)
  if (!tip) throw new Problem(422, 'The repository is empty')
  notify(forge, {
    event: 'repository_dispatch',
    action,
    repository: fullNameOf(call.state, repository),
    ref,
    sha: tip.sha,
    actor: signedIn(call.viewer).login,
    payload: { action, client_payload: payload, branch: repository.defaultBranch },
  })
  return noContent
}
