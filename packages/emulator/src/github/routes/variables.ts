// Variables of a repository and of its environments.
import type { EmulatorResponse } from '../../frame/handler.js'
import { needsRole } from '../access/permission.js'
import type { Schema } from '../bodies/schemas.js'
import { isoTime } from '../forge.js'
import { countedPage } from '../http/page.js'
import { notFound, Problem } from '../http/problem.js'
import { requiredText, text } from '../http/read-body.js'
import { inRepository, noContent, ok, type RepositoryCall, type Route } from '../http/route.js'
import { change, type Variable } from '../state.js'
import { environmentIn } from './environments.js'

type Variables = Readonly<Record<string, Variable>>

/** Where variables live: a repository, or an environment in it. */
interface Scope {
  read(call: RepositoryCall): Variables
  write(call: RepositoryCall, variables: Variables): void
}

const ofRepository: Scope = {
  read: (call) => call.repository.variables,
  write: (call, variables) => void change(call.state.repositories, call.repository, { variables }),
}

const ofEnvironment: Scope = {
  read: (call) => environmentIn(call).variables,
  write: (call, variables) => void change(call.state.environments, environmentIn(call), { variables }),
}

export const variableRoutes: readonly Route[] = [
  ...routesOf('/actions/variables', ofRepository),
  ...routesOf('/environments/{environment}/variables', ofEnvironment),
]

function routesOf(path: string, scope: Scope): Route[] {
  const role = needsRole('write')
  return [
    inRepository('GET', path, role, (call) =>
      countedPage(call, 'variables', Object.values(scope.read(call)), variableBody),
    ),
    inRepository('POST', path, role, (call) => createVariable(call, scope)),
    inRepository('GET', `${path}/{name}`, role, (call) => ok(variableBody(variableIn(call, scope)))),
    inRepository('PATCH', `${path}/{name}`, role, (call) => {
      const old = variableIn(call, scope)
      const value = text(call.body, 'value') ?? old.value
      const changed = { ...old, value, updatedAt: call.state.clock.now() }
      scope.write(call, { ...scope.read(call), [old.name]: changed })
      return noContent
    }),
    inRepository('DELETE', `${path}/{name}`, role, (call) => {
      const { [variableIn(call, scope).name]: _gone, ...others } = scope.read(call)
      scope.write(call, others)
      return noContent
    }),
  ]
}

function variableIn(call: RepositoryCall, scope: Scope): Variable {
  const variable = scope.read(call)[(call.path['name'] ?? '').toUpperCase()]
  if (!variable) throw notFound()
  return variable
}

function createVariable(call: RepositoryCall, scope: Scope): EmulatorResponse {
  const name = requiredText(call.body, 'name').toUpperCase()
  const value = requiredText(call.body, 'value')
  if (!/^[A-Z_][A-Z0-9_]*$/.test(name) || name.startsWith('GITHUB_')) {
    throw new Problem(422, 'Variable name is invalid')
  }
  if (name in scope.read(call)) throw new Problem(409, 'Already exists - Variable already exists')
  const now = call.state.clock.now()
  scope.write(call, { ...scope.read(call), [name]: { name, value, createdAt: now, updatedAt: now } })
  return { status: 201, body: {} }
}

function variableBody(variable: Variable): Schema<'actions-variable'> {
  return {
    name: variable.name,
    value: variable.value,
    created_at: isoTime(variable.createdAt),
    updated_at: isoTime(variable.updatedAt),
  }
}
