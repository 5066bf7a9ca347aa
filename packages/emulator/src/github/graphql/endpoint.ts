// GraphQL over HTTP: `POST /api/graphql`. Whoever is signed in gets status 200, whatever became of the query.
import { isRecord, type JsonRecord } from '@powerops/core'
import { randomUUID } from 'node:crypto'
import type { EmulatorRequest, EmulatorResponse } from '../../frame/handler.js'
import { readViewer } from '../access/viewer.js'
import type { Forge } from '../forge.js'
import { Problem, problemBody } from '../http/problem.js'
import { createRateLimit } from '../http/rate-limit.js'
import { readJson } from '../http/read-body.js'
import { execute, validate, type GraphqlError } from './execute.js'
import { parseQuery, QueryError, type Operation } from './query.js'
import { schema } from './schema.js'

/** Answers a request to the GraphQL endpoint. */
export function createGraphql(forge: Forge): (request: EmulatorRequest) => EmulatorResponse {
  const countPoints = createRateLimit(forge.state.clock, 'graphql')
  return (request) => {
    const headers = { 'x-github-request-id': randomUUID().toUpperCase(), 'x-github-media-type': 'github.v4' }
    try {
      const viewer = readViewer(forge.state, request.headers.get('authorization'))
      if (viewer.kind === 'anonymous')
        throw new Problem(401, 'This endpoint requires you to be authenticated.')
      if (request.method !== 'POST') throw new Problem(404, 'Not Found')
      const body = readJson(request.body)
      try {
        const limits = countPoints(viewer)
        return { status: 200, headers: { ...headers, ...limits }, body: answer(forge, viewer, body) }
      } catch (caught) {
        if (!(caught instanceof Problem) || caught.status !== 403) throw caught
        const errors = [{ type: 'RATE_LIMITED', message: caught.message }]
        return { status: 200, headers: { ...headers, ...caught.headers }, body: { errors } }
      }
    } catch (caught) {
      if (!(caught instanceof Problem)) throw caught
      return { status: caught.status, headers: { ...headers, ...caught.headers }, body: problemBody(caught) }
    }
  }
}

function answer(forge: Forge, viewer: ReturnType<typeof readViewer>, body: JsonRecord): object {
  const { query, variables } = body
  if (typeof query !== 'string')
    return { errors: [{ message: 'A query attribute must be specified and must be a string.' }] }
  let operation: Operation
  try {
    operation = parseQuery(query)
  } catch (caught) {
    if (!(caught instanceof QueryError)) throw caught
    return { errors: [{ message: caught.message }] }
  }
  const values = isRecord(variables) ? variables : {}
  const faults = validate(schema, operation, values)
  if (faults.length > 0) return { errors: faults }
  const errors: GraphqlError[] = []
  const data = execute(schema, operation, values, { forge, viewer }, errors)
  return errors.length > 0 ? { data, errors } : { data }
}
