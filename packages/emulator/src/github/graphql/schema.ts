// The part of GitHub's GraphQL schema that tells of deployments, and the doors to the rest.
import { isRecord, numberField, type JsonRecord } from '@powerops/core'
import { needs, requireAccess } from '../access/permission.js'
import type { Viewer } from '../access/viewer.js'
import { statusesOf } from '../actions/deployments.js'
import { accountById, fullNameOf, isoTime, nodeId, repositoryById, type Forge } from '../forge.js'
import { Problem } from '../http/problem.js'
import type { Account, Deployment, DeploymentStatus, Repository } from '../state.js'
import { discussionNodes, discussionTypeOf, discussionTypes, findDiscussionNode } from './discussions.js'
import { FieldError, type Schema } from './execute.js'
import { field, type GraphqlContext } from './field.js'

interface Connection {
  nodes: readonly DeploymentStatus[]
  total: number
  start: number
}

const MOST = 100
const DEPLOYMENTS = needs('deployments', 'read')
const DISCUSSIONS = needs(['issues', 'pull-requests'], 'read')

const actor = {
  login: field<Account>(({ login, type }) => (type === 'Bot' ? login.replace(/\[bot\]$/, '') : login)),
}

export const schema: Schema<GraphqlContext> = {
  interfaces: {
    Node: ['Deployment', 'DeploymentStatus', ...discussionNodes],
    Actor: ['User', 'Bot', 'Organization'],
    IssueTimelineItems: ['ClosedEvent', 'ReopenedEvent'],
  },
  typeOf(source) {
    if (isRecord(source) && 'login' in source) return String(source['type'])
    return (
      discussionTypeOf(source) ??
      (isRecord(source) && 'deploymentId' in source ? 'DeploymentStatus' : 'Deployment')
    )
  },
  types: {
    Query: {
      node: field<undefined>((_, { id }, context) => nodeOf(id, context), { of: 'Node', args: ['id'] }),
      nodes: field<undefined>((_, { ids }, context) => nodesOf(ids, context), { of: 'Node', args: ['ids'] }),
      viewer: field<undefined>(
        (_, _args, { viewer }) => (viewer.kind === 'anonymous' ? null : viewer.account),
        { of: 'Actor' },
      ),
    },
    Deployment: {
      id: field<Deployment>(({ id }) => nodeId('DE', id)),
      databaseId: field<Deployment>(({ id }) => id),
      task: field<Deployment>(({ task }) => task),
      environment: field<Deployment>(({ environment }) => environment),
      description: field<Deployment>(({ description }) => description),
      // REST shows JSON; here it is text.
      payload: field<Deployment>(({ payload }) =>
        typeof payload === 'string' ? payload : JSON.stringify(payload),
      ),
      commitOid: field<Deployment>(({ sha }) => sha),
      createdAt: field<Deployment>(({ createdAt }) => isoTime(createdAt)),
      updatedAt: field<Deployment>(({ updatedAt }) => isoTime(updatedAt)),
      creator: field<Deployment>(({ creatorId }, _, { forge }) => accountById(forge.state, creatorId), {
        of: 'Actor',
      }),
      statuses: field<Deployment>((source, args, { forge }) => connection(source, args, forge), {
        of: 'DeploymentStatusConnection',
        args: ['first', 'last', 'after', 'before'],
      }),
      latestStatus: field<Deployment>((source, _, { forge }) => statusesOf(forge.state, source).at(-1), {
        of: 'DeploymentStatus',
      }),
    },
    DeploymentStatusConnection: {
      totalCount: field<Connection>(({ total }) => total),
      nodes: field<Connection>(({ nodes }) => nodes, { of: 'DeploymentStatus' }),
      pageInfo: field<Connection>((source) => source, { of: 'PageInfo' }),
    },
    PageInfo: {
      hasNextPage: field<Connection>(({ nodes, total, start }) => start + nodes.length < total),
      hasPreviousPage: field<Connection>(({ start }) => start > 0),
      endCursor: field<Connection>(({ nodes, start }) =>
        nodes.length > 0 ? cursorOf(start + nodes.length) : null,
      ),
      startCursor: field<Connection>(({ nodes, start }) => (nodes.length > 0 ? cursorOf(start + 1) : null)),
    },
    DeploymentStatus: {
      id: field<DeploymentStatus>(({ id }) => nodeId('DES', id)),
      state: field<DeploymentStatus>(({ state }) => state.toUpperCase()),
      description: field<DeploymentStatus>(({ description }) => description),
      environment: field<DeploymentStatus>(({ environment }) => environment),
      environmentUrl: field<DeploymentStatus>(({ environmentUrl }) => environmentUrl || null),
      logUrl: field<DeploymentStatus>(({ logUrl }) => logUrl || null),
      createdAt: field<DeploymentStatus>(({ createdAt }) => isoTime(createdAt)),
      updatedAt: field<DeploymentStatus>(({ createdAt }) => isoTime(createdAt)),
      creator: field<DeploymentStatus>(({ creatorId }, _, { forge }) => accountById(forge.state, creatorId), {
        of: 'Actor',
      }),
    },
    ...discussionTypes,
    User: actor,
    Bot: actor,
    Organization: actor,
  },
}

function nodesOf(ids: unknown, context: GraphqlContext): unknown[] {
  const wanted = Array.isArray(ids) ? (ids as unknown[]) : [ids]
  if (wanted.length > MOST) {
    const message = `You may not provide more than ${MOST} node ids; you provided ${wanted.length}.`
    throw new FieldError('ARGUMENT_LIMIT', message)
  }
  return wanted.map((id) => {
    try {
      return nodeOf(id, context)
    } catch (caught) {
      if (caught instanceof FieldError) return caught
      throw caught
    }
  })
}

/** @throws FieldError `NOT_FOUND`, `FORBIDDEN` */
function nodeOf(id: unknown, { forge, viewer }: GraphqlContext): object {
  const missing = new FieldError(
    'NOT_FOUND',
    `Could not resolve to a node with the global id of '${String(id)}'`,
  )
  const [, kind, encoded] = /^([A-Z]+)_([\w-]+)$/.exec(String(id)) ?? []
  if (kind === undefined || encoded === undefined) throw missing
  const key = Buffer.from(encoded, 'base64url').toString('utf8')
  const found = findDiscussionNode(forge, kind, key)
  if (found) {
    requireReadable(forge, viewer, repositoryById(forge.state, found.repositoryId), missing, DISCUSSIONS)
    return found.node
  }
  if (kind !== 'DE' && kind !== 'DES') throw missing
  const status = kind === 'DES' ? forge.state.deploymentStatuses.get(key) : undefined
  const deployment = forge.state.deployments.get(status ? String(status.deploymentId) : key)
  if (!deployment || (kind === 'DES' && !status)) throw missing
  requireReadable(forge, viewer, repositoryById(forge.state, deployment.repositoryId), missing)
  return status ?? deployment
}

/** What a viewer may not know of does not exist for it. */
function requireReadable(
  forge: Forge,
  viewer: Viewer,
  repository: Repository,
  missing: FieldError,
  wanted = DEPLOYMENTS,
): void {
  try {
    requireAccess(forge.state, viewer, repository, wanted)
  } catch (caught) {
    if (!(caught instanceof Problem)) throw caught
    if (caught.status === 404) throw missing
    throw new FieldError('FORBIDDEN', `${caught.message} (${fullNameOf(forge.state, repository)})`)
  }
}

/** Newest first, as REST lists them. @throws FieldError */
function connection(deployment: Deployment, args: JsonRecord, forge: Forge): Connection {
  const first = numberField(args, 'first')
  const last = numberField(args, 'last')
  const size = first ?? last
  if (size === undefined) {
    const message =
      'You must provide a `first` or `last` value to properly paginate the `statuses` connection.'
    throw new FieldError('MISSING_PAGINATION_BOUNDARIES', message)
  }
  if (size < 0 || size > MOST) {
    const message = `Requesting ${size} records on the \`statuses\` connection exceeds the \`${first === undefined ? 'last' : 'first'}\` limit of ${MOST} records.`
    throw new FieldError('EXCESSIVE_PAGINATION', message)
  }
  const all = statusesOf(forge.state, deployment).reverse()
  const from = positionOf(args['after']) ?? 0
  const to = positionOf(args['before']) ?? all.length + 1
  const window = all.slice(from, Math.max(from, to - 1))
  const start = first === undefined ? from + Math.max(0, window.length - size) : from
  const nodes = first === undefined ? window.slice(-size || window.length) : window.slice(0, size)
  return { nodes, total: all.length, start }
}

function cursorOf(position: number): string {
  return Buffer.from(`cursor:${position}`).toString('base64')
}

function positionOf(cursor: unknown): number | undefined {
  if (typeof cursor !== 'string') return undefined
  const match = /^cursor:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))
  if (!match)
    throw new FieldError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`)
  return Number(match[1])
}
