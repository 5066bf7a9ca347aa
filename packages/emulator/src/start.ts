// Puts the emulator together: state, ports, services; and takes it down again.
import path from 'node:path'
import type { RequestListener } from 'node:http'
import { createAdminServices } from './admin/services.js'
import { environmentDirectory, Platform } from './admin/platform.js'
import { createPolicyBook } from './admin/policies.js'
import { seedPlatform } from './admin/provision.js'
import { createCheckerService } from './checker/service.js'
import { endpointsOf, type Endpoints } from './endpoints.js'
import { createDirectory } from './entra/directory.js'
import { createEntraService } from './entra/service.js'
import type { EntraContext } from './entra/token-endpoint.js'
import { readOrMakeCertificate, type ServerCertificate } from './frame/certificate.js'
import { createClock, type AdjustableClock } from './frame/clock.js'
import type { EnvironmentDirectory, EnvironmentView, ServiceContext } from './frame/context.js'
import { createControlService } from './frame/control.js'
import { createListener, dispatch, type ExchangeOptions } from './frame/exchange.js'
import { createFaults, type Faults } from './frame/faults.js'
import { openFileStore, type FileStore } from './frame/file-store.js'
import { guidSequence } from './frame/guid-sequence.js'
import type { Service } from './frame/handler.js'
import { listen } from './frame/listener.js'
import { createOrganizationPorts, type OpenPorts } from './frame/organization-ports.js'
import { createRequestLog, type RequestLog } from './frame/request-log.js'
import { fetchFromService } from './frame/service-fetch.js'
import { createPluggedServices, type PluggedServices } from './plugged-services.js'
import { defaultSeed } from './seed/default-seed.js'
import type { Seed } from './seed/seed.js'
import { readOrMakeSigningKey, type SigningKey } from './tokens/signing-key.js'
import { createTokenVerifier, normalAudience } from './tokens/verifier.js'

/** How an emulator starts. */
export interface StartOptions {
  /** 0 or absent takes the port of the last run of this state, or any free one. */
  port?: number
  /** Folder of the state; made when absent, continued when it holds one. */
  stateDir: string
  /** Used when the state is new; the built-in seed when absent. */
  seed?: Seed
  /** Factor of the emulator's clock. */
  speed?: number
  log?: (text: string) => void
}

/** A running emulator. */
export interface Emulator {
  readonly endpoints: Endpoints
  environments(): EnvironmentView[]
  /** What the services see of environments, connections and data policies. */
  readonly directory: EnvironmentDirectory
  readonly clock: AdjustableClock
  readonly faults: Faults
  readonly requests: RequestLog
  readonly dataverse: PluggedServices['dataverse']
  readonly github: PluggedServices['github']
  readonly graph: PluggedServices['graph']
  readonly teams: PluggedServices['teams']
  /** Back to the seed, on the same ports with the same keys. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** What lives as long as the process, across resets. */
interface Base {
  store: FileStore
  clock: AdjustableClock
  faults: Faults
  requests: RequestLog
  certificate: ServerCertificate
  key: SigningKey
  port: number
  log: (text: string) => void
}

/** What a reset makes anew. */
interface World {
  seed: Seed
  platform: Platform
  plugged: PluggedServices
  services: Service[]
}

/**
 * Starts an emulator on loopback; it answers when this resolves.
 * @throws AlmError `input-invalid` when a port is taken, `json-invalid` when the state is damaged.
 */
export async function startEmulator(options: StartOptions): Promise<Emulator> {
  const stateFolder = path.resolve(options.stateDir)
  const store = openFileStore(stateFolder)
  const clock = createClock(store)
  if (options.speed !== undefined) clock.setSpeed(options.speed)
  const base: Base = {
    store,
    clock,
    faults: createFaults(store),
    requests: createRequestLog(),
    certificate: await readOrMakeCertificate(stateFolder),
    key: await readOrMakeSigningKey(stateFolder),
    port: 0,
    log: options.log ?? (() => undefined),
  }
  let world: World | undefined
  const current = (): World => {
    if (!world) throw new Error('the emulator is not ready')
    return world
  }
  const exchange = exchangeOptions(base, current)
  const listenerFor = (id?: string): RequestListener => createListener(exchange, id)
  const main = await listenOnMain(options.port ?? 0, base, listenerFor())
  base.port = main.port
  const ports = createOrganizationPorts(base.certificate, listenerFor)
  const reset = async (): Promise<void> => {
    const { speed } = clock
    store.reset()
    clock.setSpeed(speed)
    base.requests.clear()
    world = await buildWorld(base, ports, current().seed, () => control)
    store.flush()
  }
  const endpoints = (): Endpoints => endpointsOf(base.port, base.certificate.file, current())
  const control = createControlService({ ...base, endpoints, reset })
  const closePorts = async (): Promise<void> => {
    await Promise.all([main.close(), ports.closeAll()])
  }
  try {
    world = await buildWorld(base, ports, options.seed ?? defaultSeed, () => control)
  } catch (caught) {
    await closePorts()
    throw caught
  }
  store.flush()
  return {
    endpoints: endpoints(),
    environments: () => environmentDirectory(current().platform).list(),
    get directory() {
      return environmentDirectory(current().platform)
    },
    clock,
    faults: base.faults,
    requests: base.requests,
    get dataverse() {
      return current().plugged.dataverse
    },
    get github() {
      return current().plugged.github
    },
    get graph() {
      return current().plugged.graph
    },
    get teams() {
      return current().plugged.teams
    },
    reset,
    close: async () => {
      await closePorts()
      store.flush()
    },
  }
}

function exchangeOptions(base: Base, world: () => World): ExchangeOptions {
  const views = (): EnvironmentView[] => environmentDirectory(world().platform).list()
  return {
    services: () => world().services,
    lookup: {
      byId: (id) => views().find((view) => view.id === id),
      byDomain: (domainName) => views().find((view) => view.domainName === domainName),
    },
    faults: base.faults,
    requests: base.requests,
    clock: base.clock,
    flush: () => base.store.flush(),
    log: base.log,
  }
}

/** A restart takes the port of the last run, so that URLs in the state and in files stay true. */
async function listenOnMain(
  port: number,
  { store, certificate }: Base,
  listener: RequestListener,
): ReturnType<typeof listen> {
  const remembered = store.collection<number>('frame')
  const last = port === 0 ? remembered.get('port') : undefined
  const main =
    last === undefined ? undefined : await listen(last, certificate, listener).catch(() => undefined)
  const listening = main ?? (await listen(port, certificate, listener))
  remembered.put('port', listening.port)
  return listening
}

async function buildWorld(
  base: Base,
  ports: OpenPorts,
  givenSeed: Seed,
  control: () => Service,
): Promise<World> {
  const { store, clock, faults, log } = base
  const seeds = store.collection<Seed>('seed')
  const seed = seeds.get('seed') ?? givenSeed
  seeds.put('seed', seed)
  store.collection<number>('frame').put('port', base.port)
  const newGuid = guidSequence(store)
  const origin = (): string => `http://127.0.0.1:${base.port}`
  const authority = (): string => `https://localhost:${base.port}`
  const directory = createDirectory(store, seed)
  const { timings, databaseCapacity } = seed
  const platform = new Platform(
    { store, clock, directory, ports, faults, timings, databaseCapacity, newGuid, origin, log },
    createPolicyBook(store),
  )
  await seedPlatform(platform, seed)
  const tokens = createTokenVerifier({ key: base.key, clock, tenantId: directory.tenantId, authority })
  const context: ServiceContext = {
    store,
    clock,
    tokens,
    environments: environmentDirectory(platform),
    faults,
    tenantId: directory.tenantId,
    users: directory.people(),
    seed: { github: seed.github, dataverse: seed.dataverse },
    origin,
    newGuid,
    log,
  }
  const plugged = createPluggedServices(context)
  const services = [control(), ...createAdminServices(platform, tokens)]
  const entraContext: EntraContext = {
    directory,
    key: base.key,
    newGuid,
    now: () => clock.now(),
    machineNow: () => Date.now(),
    gitHubIssuer: () => `${origin()}/_github/oidc`,
    knowsAudience: (audience) => platformAudiences(platform).has(normalAudience(audience)),
    isOwnAudience: (url) => isTenantUrl(url, base.port, directory.tenantId, directory.tenantDomain),
    fetchJson: fetchFromService(origin, (request) =>
      dispatch(request, { ...exchangeOptions(base, () => world), services: () => services }),
    ),
  }
  const checker = createCheckerService(context, {
    analysisMs: timings.analysisMs ?? 3000,
    speed: () => clock.speed,
  })
  services.push(createEntraService(entraContext), checker)
  services.push(plugged.dataverse, plugged.graph, plugged.teams, plugged.github)
  const world: World = { seed, platform, plugged, services }
  return world
}

/** Every audience that the tenant gives tokens for: the shared services and each organization. */
function platformAudiences(platform: Platform): Set<string> {
  const shared = [
    'https://service.powerapps.com/',
    'https://api.powerplatform.com/',
    'https://service.flow.microsoft.com/',
    'https://advisor.powerapps.com/',
    'https://api.advisor.powerapps.com/',
    'https://graph.microsoft.com/',
  ]
  const organizations = environmentDirectory(platform)
    .list()
    .flatMap(({ audiences }) => audiences)
  return new Set([...shared, ...organizations].map(normalAudience))
}

/** Tells whether a client assertion is addressed to this tenant's token endpoint or issuer. */
function isTenantUrl(url: string, port: number, tenantId: string, tenantDomain: string): boolean {
  if (!URL.canParse(url)) return false
  const { hostname, port: givenPort, pathname } = new URL(url)
  const own = ['127.0.0.1', 'localhost'].includes(hostname) && givenPort === String(port)
  if (!own && hostname !== 'login.microsoftonline.com') return false
  return [tenantId, tenantDomain].some((tenant) =>
    [`/${tenant}/oauth2/v2.0/token`, `/${tenant}/oauth2/token`, `/${tenant}/v2.0`].includes(pathname),
  )
}
