// Reading environments and operations.
import { platformError } from '../frame/respond.js'
import type { EmulatorResponse } from '../frame/handler.js'
import { environmentDocument, readExpand } from './environment-document.js'
import { isBusy, operationDocument, operationState } from './lifecycle.js'
import type { EnvironmentRecord } from './records.js'
import { retryAfterSeconds } from './accepted.js'
import { mayAdminister, type AdminCall, type AdminRoute } from './routing.js'

const P = String.raw`^\/providers\/Microsoft\.BusinessAppPlatform`
const GROUP_FILTER = /^properties\/parentEnvironmentGroup\/id eq '?([0-9a-f-]{36})'?$/i
const RECOVERABLE_MS = 7 * 24 * 60 * 60 * 1000

export function environmentNotFound(id: string): EmulatorResponse {
  return platformError(
    404,
    'EnvironmentNotFound',
    `The environment '${id}' could not be found in the tenant.`,
  )
}

export const environmentReadRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: new RegExp(`${P}/scopes/admin/environments$`, 'i'),
    answer: (call) => list(call, call.platform.live(), '/scopes/admin'),
  },
  {
    method: 'GET',
    path: new RegExp(`${P}/scopes/admin/environments/([^/]+)$`, 'i'),
    answer: (call) => get(call, '/scopes/admin'),
  },
  {
    method: 'GET',
    path: new RegExp(`${P}/environments$`, 'i'),
    open: true,
    answer: (call) =>
      list(
        call,
        call.platform.live().filter((record) => isVisible(record, call)),
        '',
      ),
  },
  {
    method: 'GET',
    path: new RegExp(`${P}/environments/([^/]+)$`, 'i'),
    open: true,
    answer: (call) => get(call, ''),
  },
  {
    method: 'GET',
    path: new RegExp(`${P}/scopes/admin/deletedEnvironments$`, 'i'),
    answer: (call) => list(call, deletedEnvironments(call), '/scopes/admin'),
  },
  {
    method: 'GET',
    path: new RegExp(`${P}/lifecycleOperations/([^/]+)$`, 'i'),
    open: true,
    answer: pollOperation,
  },
]

/** Those that can still be recovered. */
export function deletedEnvironments({ platform }: AdminCall): EnvironmentRecord[] {
  const now = platform.now()
  return platform
    .all()
    .filter(
      ({ deletedAt }) => deletedAt !== undefined && deletedAt <= now && now < deletedAt + RECOVERABLE_MS,
    )
}

function list(call: AdminCall, records: readonly EnvironmentRecord[], scope: string): EmulatorResponse {
  const { query, platform, request } = call
  const filter = query.get('$filter')
  const groupId = GROUP_FILTER.exec(filter ?? '')?.[1]
  if (filter !== null && groupId === undefined) {
    return platformError(400, 'InvalidFilter', `The filter '${filter}' is not supported.`)
  }
  const wanted = records.filter((record) => groupId === undefined || record.groupId === groupId)
  const start = Number(query.get('$skiptoken') ?? 0)
  const top = Number(query.get('$top') ?? 250)
  if (!Number.isInteger(top) || top < 1 || !Number.isInteger(start)) {
    return platformError(400, 'InvalidQueryParameter', "The value of '$top' or '$skiptoken' is invalid.")
  }
  const options = { scope, expand: readExpand(query) }
  const value = wanted
    .slice(start, start + top)
    .map((record) => environmentDocument(record, platform, options))
  if (start + top >= wanted.length) return { status: 200, body: { value } }
  const next = new URL(request.url)
  next.searchParams.set('$skiptoken', String(start + top))
  return { status: 200, body: { value, nextLink: next.href } }
}

function get(call: AdminCall, scope: string): EmulatorResponse {
  const { parts, platform, query } = call
  const id = parts[0] ?? ''
  const record = platform.find(id)
  if (!record || (scope === '' && !isVisible(record, call))) return environmentNotFound(id)
  const body = environmentDocument(record, platform, { scope, expand: readExpand(query) })
  return { status: 200, body }
}

/** A maker sees the environments that he or she is a member of. */
function isVisible(record: EnvironmentRecord, { identity, platform }: AdminCall): boolean {
  if (mayAdminister(identity, platform)) return true
  return (
    record.members.some(({ objectId }) => objectId === identity.objectId) ||
    record.roleAssignments.some(({ principal }) => principal.id === identity.objectId)
  )
}

function pollOperation({ parts, platform }: AdminCall): EmulatorResponse {
  const operation = platform.operation(parts[0] ?? '')
  if (!operation) {
    return platformError(404, 'LifecycleOperationNotFound', 'The lifecycle operation could not be found.')
  }
  const now = platform.now()
  const state = operationState(operation, now)
  const running = state === 'NotStarted' || state === 'Running'
  if (isBusy(operation, now)) {
    return platformError(409, 'OperationInProgress', 'The lifecycle operation is being updated.')
  }
  const headers = running ? { 'retry-after': retryAfterSeconds(platform) } : {}
  if (!operation.showsEnvironment) return { status: 200, headers, body: operationDocument(operation, now) }
  const record = platform.find(operation.environmentId)
  if (!record) return environmentNotFound(operation.environmentId)
  const options = { scope: '/scopes/service', expand: new Set<string>() }
  return { status: 200, headers, body: environmentDocument(record, platform, options) }
}
