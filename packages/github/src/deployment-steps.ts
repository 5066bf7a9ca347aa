// The statuses of many deployments. REST tells them for one deployment a request, which a job's budget of a thousand
// an hour does not bear; GraphQL for a hundred.
import { arrayField, booleanField, recordField, stringField } from '@powerops/core'
import { optional } from './fields.js'
import { listDeploymentStatuses } from './deployments.js'
import { query } from './graphql.js'
import type { Api } from './octokit.js'
import type { Deployment, DeploymentStatus, DeploymentStep } from './types.js'

const PURPOSE = { what: 'listing the statuses of deployments', permission: 'deployments: read' }
const BATCH = 100
/** More statuses than an import has; the rest of a longer list is read by REST. */
const QUERY = `query($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    ... on Deployment {
      statuses(first: 20) {
        pageInfo { hasNextPage }
        nodes { state description environmentUrl logUrl createdAt creator { __typename login } }
      }
    }
  }
}`

/** See GitHubClient.listStatusesOf. */
export async function listStatusesOf(
  api: Api,
  deployments: readonly Deployment[],
): Promise<ReadonlyMap<number, readonly DeploymentStep[]>> {
  const all = new Map<number, readonly DeploymentStep[]>()
  for (let at = 0; at < deployments.length; at += BATCH) {
    const batch = deployments.slice(at, at + BATCH)
    const ids = batch.map(({ nodeId }) => nodeId)
    const findNode = matchNodes(ids, arrayField(await query(api, PURPOSE, QUERY, { ids }), 'nodes'))
    for (const [place, { id }] of batch.entries()) {
      const statuses = recordField(findNode(place), 'statuses')
      if (!statuses) continue // deleted since it was listed
      const isCut = booleanField(recordField(statuses, 'pageInfo'), 'hasNextPage') ?? false
      all.set(
        id,
        isCut
          ? (await listDeploymentStatuses(api, id)).map(toStep)
          : arrayField(statuses, 'nodes').flatMap(parseStep),
      )
    }
  }
  return all
}

/**
 * The node for the id at a place. GitHub has two forms of ids and may answer the older one with the newer; a node whose
 * id nobody asked for is then the one at the same place.
 */
function matchNodes(ids: readonly string[], nodes: readonly unknown[]): (place: number) => unknown {
  const byId = new Map(nodes.map((node) => [stringField(node, 'id'), node]))
  return (place) => {
    const answered = stringField(nodes[place], 'id')
    return (
      byId.get(ids[place]) ?? (answered !== undefined && !ids.includes(answered) ? nodes[place] : undefined)
    )
  }
}

function toStep({ creator, ...status }: DeploymentStatus): DeploymentStep {
  return { ...status, ...optional('creator', creator && { login: creator.login, type: creator.type }) }
}

/** Empty for what is no status: one unreadable entry hides no other. */
function parseStep(untrusted: unknown): DeploymentStep[] {
  const state = stringField(untrusted, 'state')
  const createdAt = stringField(untrusted, 'createdAt')
  if (state === undefined || createdAt === undefined) return []
  return [
    {
      state: state.toLowerCase(),
      description: stringField(untrusted, 'description') ?? '',
      createdAt,
      ...optional('environmentUrl', stringField(untrusted, 'environmentUrl') || undefined),
      ...optional('logUrl', stringField(untrusted, 'logUrl') || undefined),
      ...optional('creator', parseCreator(recordField(untrusted, 'creator'))),
    },
  ]
}

/** GraphQL leaves the `[bot]` of REST out of the logins of bots. */
function parseCreator(untrusted: unknown): DeploymentStep['creator'] {
  const login = stringField(untrusted, 'login')
  const type = stringField(untrusted, '__typename')
  if (login === undefined || type === undefined) return undefined
  return { login: type === 'Bot' && !login.endsWith('[bot]') ? `${login}[bot]` : login, type }
}
