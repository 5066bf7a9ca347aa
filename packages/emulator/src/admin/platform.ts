// The emulated platform's records and the rules between them, apart from any route.
import type { ConnectionView, EnvironmentDirectory, EnvironmentView, FaultSwitch } from '../frame/context.js'
import type { AdjustableClock } from '../frame/clock.js'
import type { Collection, Store } from '../frame/store.js'
import type { Directory } from '../entra/directory.js'
import type { SeedTimings } from '../seed/seed.js'
import { isActive } from './lifecycle.js'
import type { PolicyBook } from './policies.js'
import type {
  ConnectionRecord,
  EnvironmentRecord,
  GroupRecord,
  OperationRecord,
  Principal,
} from './records.js'

/** The organizations' own origins. */
export interface OrganizationPorts {
  /** Opens an origin for an environment, on `port` when given, and returns its port. */
  open(environmentId: string, port?: number): Promise<number>
  close(environmentId: string): Promise<void>
}

export interface PlatformOptions {
  store: Store
  clock: AdjustableClock
  directory: Directory
  ports: OrganizationPorts
  faults: FaultSwitch
  timings: SeedTimings
  databaseCapacity: boolean
  newGuid: () => string
  /** Origin of the main port. */
  origin: () => string
  log: (text: string) => void
}

export interface StartOperation {
  type: string
  typeName?: string
  environmentId: string
  requestedBy: Principal
  change?: Partial<EnvironmentRecord>
  showsEnvironment?: boolean
}

export class Platform {
  readonly options: PlatformOptions
  readonly connections: Collection<ConnectionRecord>
  readonly groups: Collection<GroupRecord>
  readonly policies: PolicyBook
  readonly #environments: Collection<EnvironmentRecord>
  readonly #operations: Collection<OperationRecord>

  constructor(options: PlatformOptions, policies: PolicyBook) {
    this.options = options
    this.policies = policies
    this.#environments = options.store.collection('platform/environments')
    this.#operations = options.store.collection('platform/operations')
    this.connections = options.store.collection('platform/connections')
    this.groups = options.store.collection('platform/groups')
  }

  now(): number {
    return this.options.clock.now()
  }

  /** Every environment, deleted ones too, after all that is due by now has happened. */
  all(): EnvironmentRecord[] {
    this.#settle()
    return this.#environments.values()
  }

  /** The environments that exist for readers. */
  live(): EnvironmentRecord[] {
    const now = this.now()
    return this.all().filter((record) => record.readyAt <= now && record.deletedAt === undefined)
  }

  /** A live environment by id; `~Default` is the tenant's default environment. */
  find(id: string): EnvironmentRecord | undefined {
    const wanted = id.toLowerCase()
    return this.live().find((record) =>
      wanted === '~default' ? record.sku === 'Default' : record.id.toLowerCase() === wanted,
    )
  }

  put(record: EnvironmentRecord): void {
    this.#environments.put(record.id, record)
  }

  remove(id: string): void {
    this.#environments.delete(id)
  }

  operation(id: string): OperationRecord | undefined {
    this.#settle()
    return this.#operations.get(id.toLowerCase())
  }

  /** The operation that keeps others from starting on an environment. */
  activeOperation(environmentId: string): OperationRecord | undefined {
    const now = this.now()
    return this.#operations
      .values()
      .find((operation) => operation.environmentId === environmentId && isActive(operation, now))
  }

  /** Starts an operation that ends by itself; a queued fault `lifecycle-failure` makes it fail. */
  start({
    type,
    typeName,
    environmentId,
    requestedBy,
    change,
    showsEnvironment,
  }: StartOperation): OperationRecord {
    const startedAt = this.now()
    const failing = this.options.faults.take('lifecycle-failure', type) !== undefined
    const operation: OperationRecord = {
      id: this.options.newGuid(),
      type,
      typeName: typeName ?? type,
      environmentId,
      requestedBy,
      startedAt,
      endsAt: startedAt + this.options.timings.lifecycleMs,
      outcome: failing ? 'Failed' : 'Succeeded',
      showsEnvironment: showsEnvironment ?? false,
      change: change ?? {},
      settled: false,
    }
    this.#operations.put(operation.id, operation)
    return operation
  }

  /** Tells whether an environment, existing or being made or deleted for good, holds the domain name. */
  domainInUse(domainName: string): boolean {
    return this.all().some((record) => record.database?.domainName === domainName)
  }

  /** The organizations that exist or are being made, whose origins a restart has to open. */
  organizationPorts(): { environmentId: string; port: number }[] {
    const kept = this.all().filter(({ deletedAt }) => deletedAt === undefined)
    const coming = this.#operations.values().filter(({ settled }) => !settled)
    return [
      ...kept.map(({ id, database }) => ({ environmentId: id, database })),
      ...coming.map(({ environmentId, change }) => ({ environmentId, database: change.database })),
    ].flatMap(({ environmentId, database }) => (database ? [{ environmentId, port: database.port }] : []))
  }

  instanceUrl({ database }: EnvironmentRecord): string {
    return database ? `http://127.0.0.1:${database.port}/` : ''
  }

  #settle(): void {
    const now = this.now()
    for (const operation of this.#operations.values()) {
      if (operation.settled || isActive(operation, now)) continue
      this.#operations.put(operation.id, { ...operation, settled: true })
      const record = this.#environments.get(operation.environmentId)
      if (!record) continue
      if (operation.outcome === 'Succeeded') this.put({ ...record, ...operation.change })
      else if (operation.type === 'Create') this.remove(record.id)
    }
  }
}

/** What the other services see of the platform. */
export function environmentDirectory(platform: Platform): EnvironmentDirectory {
  const list = (): EnvironmentView[] => platform.live().flatMap((record) => viewOf(record, platform))
  return {
    list,
    get: (id) => list().find((view) => view.id === id.toLowerCase()),
    connections: (id) =>
      platform.connections
        .values()
        .filter(({ environmentId }) => environmentId === id.toLowerCase())
        .map(connectionView),
    dataPolicies: (id) => platform.policies.applyingTo(id),
  }
}

function viewOf(record: EnvironmentRecord, platform: Platform): EnvironmentView[] {
  const { database } = record
  if (!database || database.readyAt > platform.now()) return []
  const instanceUrl = platform.instanceUrl(record)
  return [
    {
      id: record.id,
      tenantId: platform.options.directory.tenantId,
      displayName: record.displayName,
      sku: record.sku,
      location: record.location,
      domainName: database.domainName,
      organizationId: database.organizationId,
      organizationUniqueName: database.uniqueName,
      version: database.version,
      baseLanguage: database.baseLanguage,
      currencyCode: database.currencyCode,
      instanceUrl,
      audiences: audiencesOf(record, platform),
      members: record.members,
      isManaged: record.extendedSettings !== undefined,
      runtimeState: record.runtimeState,
      createdAt: record.createdAt,
      extendedSettings: record.extendedSettings ?? {},
    },
  ]
}

/** The names under which a token for the organization can be asked for; the first is the one to advertise. */
function audiencesOf(record: EnvironmentRecord, platform: Platform): string[] {
  const { database } = record
  if (!database) return []
  const { port, domainName } = database
  const alias = new URL(platform.options.origin())
  return [
    `http://127.0.0.1:${port}/`,
    `http://localhost:${port}/`,
    `https://localhost:${port}/`,
    `https://127.0.0.1:${port}/`,
    ...['127.0.0.1', 'localhost'].flatMap((host) =>
      ['http', 'https'].map((scheme) => `${scheme}://${host}:${alias.port}/org/${domainName}`),
    ),
    ...[`https://${domainName}.crm4.dynamics.com/`, `https://${domainName}.crm.dynamics.com/`],
  ]
}

function connectionView(record: ConnectionRecord): ConnectionView {
  return {
    name: record.name,
    apiId: `/providers/Microsoft.PowerApps/apis/${record.connector}`,
    displayName: record.displayName,
    status: record.status,
    createdByObjectId: record.owner.id,
    sharedWith: (record.shares ?? []).map(({ id }) => id),
  }
}
