// What a GitHub starts with: the people of the seed, and the organizations and repositories of `seed.github`.
import {
  AlmError,
  arrayField,
  isRecord,
  quote,
  recordField,
  stringField,
  type JsonRecord,
} from '@powerops/core'
import { findAccount, findRepository, type Forge } from './forge.js'
import type { EnvironmentRequest, GitHubSetup } from './setup.js'
import type { RepositoryRole } from './state.js'

const ROLES: readonly RepositoryRole[] = ['read', 'triage', 'write', 'maintain', 'admin']
const REPOSITORY_NAME = /^[\w-]+\/[\w.-]+$/

/** Accounts of the seed's people, with their tokens. Those that exist stay as they are. */
export function admitPeople(forge: Forge, setup: GitHubSetup): void {
  for (const { gitHub, displayName } of forge.context.users) {
    if (!gitHub || findAccount(forge.state, gitHub.login)) continue
    const { login, id, token, siteAdmin = false } = gitHub
    setup.createUser({ login, id, token, siteAdmin, name: displayName })
  }
}

/**
 * Makes what `seed.github` lists and the state does not have yet:
 * `{"organizations":["contoso"],"repositories":[{"name":"contoso/app","private":true,"files":{"README.md":"…"},
 * "collaborators":{"login":"write"},"environments":{"production":{"reviewers":["login"],"preventSelfReview":true,
 * "secrets":{},"variables":{}}},"secrets":{},"variables":{}}]}`
 * @throws AlmError `input-invalid` naming the member that is wrong.
 */
export async function plantSeed(forge: Forge, setup: GitHubSetup): Promise<void> {
  const seed = recordField(forge.context.seed, 'github')
  for (const name of arrayField(seed, 'organizations')) {
    if (typeof name !== 'string') throw refuse('organizations', name, 'a login')
    setup.createOrganization(name)
  }
  for (const repository of arrayField(seed, 'repositories')) {
    const name = stringField(repository, 'name') ?? ''
    if (!isRecord(repository) || !REPOSITORY_NAME.test(name)) throw refuse('repositories', name, 'owner/name')
    if (!findRepository(forge.state, name)) await plantRepository(setup, name, repository)
  }
}

async function plantRepository(setup: GitHubSetup, name: string, seed: JsonRecord): Promise<void> {
  const files = textsIn(seed, 'files')
  const roles = Object.entries(textsIn(seed, 'collaborators')).map(([login, word]) => {
    const role = ROLES.find((known) => known === word)
    if (!role) throw refuse('collaborators', word, ROLES.join(', '))
    return [login, role] as const
  })
  await setup.createRepository({
    name,
    private: seed['private'] !== false,
    description: stringField(seed, 'description') ?? '',
    collaborators: Object.fromEntries(roles),
    ...(Object.keys(files).length > 0 ? { files } : {}),
    ...(seed['oidcSubject'] === 'immutable' ? { oidcSubject: 'immutable' } : {}),
  })
  for (const [key, value] of Object.entries(textsIn(seed, 'secrets'))) setup.setSecret(name, key, value)
  for (const [key, value] of Object.entries(textsIn(seed, 'variables'))) setup.setVariable(name, key, value)
  for (const [key, value] of Object.entries(recordField(seed, 'environments') ?? {})) {
    if (!isRecord(value)) throw refuse('environments', key, 'an object')
    setup.setEnvironment(name, key, environmentIn(value))
  }
}

function environmentIn(seed: JsonRecord): EnvironmentRequest {
  const minutes = seed['waitTimerMinutes']
  return {
    reviewers: arrayField(seed, 'reviewers').map((login) => {
      if (typeof login !== 'string') throw refuse('reviewers', login, 'a login or @organization/team')
      return login
    }),
    preventSelfReview: seed['preventSelfReview'] === true,
    waitTimerMinutes: typeof minutes === 'number' ? minutes : 0,
    secrets: textsIn(seed, 'secrets'),
    variables: textsIn(seed, 'variables'),
  }
}

function textsIn(seed: JsonRecord, name: string): Record<string, string> {
  const texts = Object.entries(recordField(seed, name) ?? {}).map(([key, value]) => {
    if (typeof value !== 'string') throw refuse(`${name}.${key}`, value, 'a text')
    return [key, value] as const
  })
  return Object.fromEntries(texts)
}

function refuse(name: string, value: unknown, rule: string): AlmError {
  return new AlmError('input-invalid', {
    message: `${name} of the GitHub seed holds ${quote(JSON.stringify(value) ?? '')}, which is not ${rule}`,
  })
}
