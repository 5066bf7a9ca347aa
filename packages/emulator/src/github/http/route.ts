// A route: method, path template, what it needs, and the function that answers.
import type { JsonRecord } from '@powerops/core'
import type { EmulatorResponse } from '../../frame/handler.js'
import type { Needs } from '../access/permission.js'
import type { Viewer } from '../access/viewer.js'
import type { Forge } from '../forge.js'
import type { GitHubState, Repository } from '../state.js'

export interface Call {
  readonly forge: Forge
  readonly state: GitHubState
  readonly viewer: Viewer
  /** The parts of the path, decoded. */
  readonly path: Readonly<Record<string, string>>
  readonly url: URL
  readonly body: JsonRecord
  /** The `Accept` header. */
  readonly accept: string
}

export interface RepositoryCall extends Call {
  readonly repository: Repository
  /** Its bare git repository. */
  readonly folder: string
}

export type Answer = EmulatorResponse | Promise<EmulatorResponse>

export type Route =
  | { method: string; pattern: RegExp; needs?: undefined; answer: (call: Call) => Answer }
  | { method: string; pattern: RegExp; needs: Needs; answer: (call: RepositoryCall) => Answer }

/** `{name}` is one segment, `{name+}` one or more. */
function patternOf(template: string): RegExp {
  const source = template
    .replace(/[.]/g, '\\.')
    .replace(/\{(\w+)\+\}/g, '(?<$1>.+)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  return new RegExp(`^${source}/?$`)
}

/** A route beneath `/repos/{owner}/{repo}`; the viewer's access is settled before it is asked. */
export function inRepository(
  method: string,
  template: string,
  needs: Needs,
  answer: (call: RepositoryCall) => Answer,
): Route {
  return { method, pattern: patternOf(`/repos/{owner}/{repo}${template}`), needs, answer }
}

/** Any other route. */
export function at(method: string, template: string, answer: (call: Call) => Answer): Route {
  return { method, pattern: patternOf(template), answer }
}

/** A part of the path that is a number; 0, which no record has, when it is not. */
export function numberIn(call: Call, name: string): number {
  const text = call.path[name] ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : 0
}

export function ok(body: object): EmulatorResponse {
  return { status: 200, body }
}

/** 201, with the body's own `url` as `Location`. */
export function created(body: object): EmulatorResponse {
  const location = 'url' in body && typeof body.url === 'string' ? { location: body.url } : {}
  return { status: 201, body, headers: location }
}

export const noContent: EmulatorResponse = { status: 204 }
