// Labels of a repository and of its issues. A label that an issue names is made on the spot.
import { needs } from '../access/permission.js'
import { labelBody, labelsOf } from '../bodies/issue-body.js'
import { page } from '../http/page.js'
import { invalid, notFound } from '../http/problem.js'
import { requiredText, text, texts } from '../http/read-body.js'
import { created, inRepository, ok, type RepositoryCall, type Route } from '../http/route.js'
import { add, change, type Issue, type Label } from '../state.js'
import { issueIn, requireKind } from './issues.js'

const EITHER = ['issues', 'pull-requests']

export const labelRoutes: readonly Route[] = [
  inRepository('GET', '/labels', needs(EITHER, 'read'), (call) =>
    page(call, labelsIn(call), (label) => labelBody(call.forge, call.repository, label)),
  ),
  inRepository('POST', '/labels', needs(EITHER, 'write'), (call) => {
    const name = requiredText(call.body, 'name')
    if (findLabel(call, name)) throw invalid({ resource: 'Label', code: 'already_exists', field: 'name' })
    const label = addLabel(call, name, text(call.body, 'color'), text(call.body, 'description'))
    return created(labelBody(call.forge, call.repository, label))
  }),
  inRepository('GET', '/labels/{name}', needs(EITHER, 'read'), (call) => {
    const label = findLabel(call, call.path['name'] ?? '')
    if (!label) throw notFound()
    return ok(labelBody(call.forge, call.repository, label))
  }),
  inRepository('GET', '/issues/{number}/labels', needs(EITHER, 'read'), (call) =>
    page(call, labelsOf(call.forge, call.repository, issueIn(call)), (label) => label),
  ),
  inRepository('POST', '/issues/{number}/labels', needs(EITHER, 'write', 'triage'), (call) => {
    const issue = issueIn(call)
    return setLabels(call, issue, [...issue.labels, ...(texts(call.body, 'labels') ?? [])])
  }),
  inRepository('PUT', '/issues/{number}/labels', needs(EITHER, 'write', 'triage'), (call) =>
    setLabels(call, issueIn(call), texts(call.body, 'labels') ?? []),
  ),
  inRepository('DELETE', '/issues/{number}/labels/{name}', needs(EITHER, 'write', 'triage'), (call) => {
    const issue = issueIn(call)
    const name = findLabel(call, call.path['name'] ?? '')?.name
    if (name === undefined || !issue.labels.includes(name)) throw notFound()
    return setLabels(
      call,
      issue,
      issue.labels.filter((label) => label !== name),
    )
  }),
]

function labelsIn(call: RepositoryCall): Label[] {
  return call.state.labels.values().filter((label) => label.repositoryId === call.repository.id)
}

function findLabel(call: RepositoryCall, name: string): Label | undefined {
  const wanted = name.toLowerCase()
  return labelsIn(call).find((label) => label.name.toLowerCase() === wanted)
}

function addLabel(
  call: RepositoryCall,
  name: string,
  color = 'ededed',
  description: string | null = null,
): Label {
  return add(call.state.labels, {
    id: call.state.nextId('label', 6_500_000_001),
    repositoryId: call.repository.id,
    name,
    color,
    description,
  })
}

/** The names as the repository spells them, each once. */
export function ensureLabels(call: RepositoryCall, names: readonly string[]): string[] {
  return [...new Set(names.map((name) => (findLabel(call, name) ?? addLabel(call, name)).name))]
}

function setLabels(
  call: RepositoryCall,
  issue: Issue,
  names: readonly string[],
): { status: number; body: object } {
  requireKind(call.viewer, issue)
  const changed = change(call.state.issues, issue, {
    labels: ensureLabels(call, names),
    updatedAt: call.state.clock.now(),
  })
  return { status: 200, body: labelsOf(call.forge, call.repository, changed) }
}
