// A Dataverse without sockets: memory for a disk, a clock that tests move, tokens in plain text.
import { createHash } from 'node:crypto'
import type {
  ConnectionView,
  EnvironmentMember,
  EnvironmentView,
  Identity,
  ServiceContext,
} from '../../src/frame/context.js'
import type { EmulatorResponse } from '../../src/frame/handler.js'
import type { Collection, Store } from '../../src/frame/store.js'
import {
  createDataverseService,
  type DataverseOptions,
  type DataverseService,
} from '../../src/dataverse/index.js'

export const APPLICATION: EnvironmentMember = {
  objectId: '00000000-0000-4000-8000-0000000000a1',
  applicationId: '00000000-0000-4000-8000-0000000000a2',
  displayName: 'powerops',
  availableAt: 0,
}
export const START = Date.UTC(2026, 0, 5, 8, 0, 0)

export interface World {
  service: DataverseService
  /** Moves the clock. */
  advance(ms: number): void
  /** Queues a named fault. */
  fault(name: string, detail: Record<string, unknown>): void
  connections: ConnectionView[]
  policies: Record<string, unknown>[]
  context: ServiceContext
}

function memoryStore(): Store {
  const collections = new Map<string, Collection<unknown>>()
  const blobs = new Map<string, Buffer>()
  return {
    collection: <T>(name: string) => {
      if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(name)) throw new Error(`collection name ${name}`)
      const known = collections.get(name) ?? memoryCollection()
      collections.set(name, known)
      return known as Collection<T>
    },
    blobs: {
      put: (bytes) => {
        const name = createHash('sha256').update(bytes).digest('hex')
        blobs.set(name, Buffer.from(bytes))
        return name
      },
      get: (name) => blobs.get(name),
    },
    folder: () => {
      throw new Error('no folders in memory')
    },
  }
}

function memoryCollection(): Collection<unknown> {
  const values = new Map<string, unknown>()
  return {
    get: (key) => values.get(key),
    put: (key, value) => void values.set(key, value),
    delete: (key) => values.delete(key),
    has: (key) => values.has(key),
    values: () => [...values.values()],
    entries: () => [...values.entries()],
    clear: () => values.clear(),
  }
}

export function environment(
  domainName: string,
  members: EnvironmentMember[] = [APPLICATION],
): EnvironmentView {
  const letter = domainName === 'dev' ? 'd' : domainName === 'test' ? 'e' : 'f'
  return {
    id: `e0000000-0000-4000-8000-00000000000${letter}`,
    tenantId: '7e2a0000-0000-4000-8000-000000000001',
    displayName: domainName,
    sku: 'Sandbox',
    location: 'europe',
    domainName,
    organizationId: `0f000000-0000-4000-8000-00000000000${letter}`,
    organizationUniqueName: `org${domainName}`,
    version: '9.2.26000.100',
    baseLanguage: 1033,
    currencyCode: 'EUR',
    instanceUrl: `http://${domainName}.example/`,
    audiences: [`http://${domainName}.example/`],
    members,
    isManaged: false,
    runtimeState: 'Enabled',
    createdAt: START - 86_400_000,
    extendedSettings: {},
  }
}

export function createWorld(
  environments: EnvironmentView[] = [environment('dev'), environment('test'), environment('prod')],
  settings: Record<string, number> = {},
  options: DataverseOptions = {},
): World {
  let now = START
  let guids = 0
  const faults: { name: string; detail: Record<string, unknown> }[] = []
  const connections: ConnectionView[] = []
  const policies: Record<string, unknown>[] = []
  const context: ServiceContext = {
    store: memoryStore(),
    clock: { now: () => now },
    tokens: {
      authorize: async (request, audiences) => {
        const token = request.headers.get('authorization')?.replace('Bearer ', '')
        const claims = token === undefined ? undefined : (JSON.parse(token) as Identity & { aud: string })
        if (claims && audiences.includes(claims.aud)) return { identity: claims }
        return {
          refusal: {
            status: 401,
            headers: { 'WWW-Authenticate': `Bearer authorization_uri=x, resource_id=${audiences[0] ?? ''}` },
          },
        }
      },
    },
    environments: {
      list: () => environments,
      get: (id) => environments.find((view) => view.id === id.toLowerCase()),
      connections: () => connections,
      dataPolicies: () => policies,
    },
    faults: {
      take: (name) => {
        const at = faults.findIndex((fault) => fault.name === name)
        return at === -1 ? undefined : faults.splice(at, 1)[0]?.detail
      },
    },
    tenantId: '7e2a0000-0000-4000-8000-000000000001',
    users: [],
    seed: { dataverse: { importMs: 4000, importMsPerMegabyte: 0, exportMs: 2000, ...settings } },
    origin: () => 'http://127.0.0.1:1',
    newGuid: () => `aaaaaaaa-0000-4000-8000-${String(++guids).padStart(12, '0')}`,
    log: () => undefined,
  }
  return {
    service: createDataverseService(context, options),
    advance: (ms) => void (now += ms),
    fault: (name, detail) => void faults.push({ name, detail }),
    connections,
    policies,
    context,
  }
}

/** A token of the application, or of who is given, for that audience. */
export function tokenFor(domainName: string, member: EnvironmentMember = APPLICATION): string {
  return JSON.stringify({
    aud: `http://${domainName}.example/`,
    appOnly: member.applicationId !== undefined,
    objectId: member.objectId,
    applicationId: member.applicationId ?? '',
  })
}

export interface Answer {
  status: number
  headers: Readonly<Record<string, string>>
  body: any // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
}

export interface Ask {
  method?: string
  body?: unknown
  headers?: Record<string, string>
  token?: string | undefined
  version?: string
}

/** Asks the Web API of an environment; paths are relative to its root. */
export async function ask(world: World, domainName: string, path: string, given: Ask = {}): Promise<Answer> {
  const { method = 'GET', body, headers = {}, version = 'v9.2' } = given
  const token = 'token' in given ? given.token : tokenFor(domainName)
  const url = new URL(
    path.startsWith('http') ? path : `http://${domainName}.example/api/data/${version}/${path}`,
  )
  const view = world.context.environments.list().find((candidate) => candidate.domainName === domainName)
  const bearer: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const response = await world.service.handle({
    method,
    url,
    path: url.pathname,
    root: url.origin,
    environment: view,
    headers: new Map(Object.entries({ ...bearer, ...headers })),
    body: Buffer.from(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)),
  })
  return answerOf(response)
}

function answerOf(response: EmulatorResponse | undefined): Answer {
  if (!response) throw new Error('no service answered')
  const body = response.body === undefined ? undefined : response.body
  // What travels is JSON: undefined members and the like must not hide from the tests.
  const wire =
    typeof body === 'object' && !(body instanceof Uint8Array) ? JSON.parse(JSON.stringify(body)) : body
  return { status: response.status, headers: response.headers ?? {}, body: wire }
}

/** Imports an archive through the Web API and waits on the clock; the ended operation's row. */
export async function importArchive(
  world: World,
  domainName: string,
  archive: Uint8Array,
  parameters: Record<string, unknown> = {},
  message = 'ImportSolutionAsync',
): Promise<{ started: Answer; operation: Answer['body']; jobId: string }> {
  const started = await ask(world, domainName, message, {
    method: 'POST',
    body: {
      OverwriteUnmanagedCustomizations: true,
      PublishWorkflows: true,
      CustomizationFile: Buffer.from(archive).toString('base64'),
      ...parameters,
    },
  })
  if (started.status !== 200) return { started, operation: undefined, jobId: '' }
  world.advance(60_000)
  const { body } = await ask(world, domainName, `asyncoperations(${started.body.AsyncOperationId})`)
  return { started, operation: body, jobId: started.body.ImportJobKey }
}
