// Who and what the tenant knows: applications and people, from the seed.
import type { Collection, Store } from '../frame/store.js'
import type { Seed, SeedApplication, SeedPerson } from '../seed/seed.js'

export interface Directory {
  readonly tenantId: string
  readonly tenantDomain: string
  readonly tenantName: string
  application(clientId: string): SeedApplication | undefined
  applications(): SeedApplication[]
  /** By user principal name or object id, case-insensitively. */
  person(name: string): SeedPerson | undefined
  people(): SeedPerson[]
  /** Registers a client id for the admin API, or takes the registration away. */
  setManagement(clientId: string, management: boolean): void
}

/** Microsoft's client for samples and tools of Dataverse: every tenant knows it, nobody registers it. */
const PUBLIC_CLIENT: SeedApplication = {
  clientId: '51f81489-12ee-4a9e-aaae-a2591f45987d',
  objectId: '51f81489-12ee-4a9e-aaae-a2591f4500b1',
  displayName: 'Dynamics 365 Development Tools',
}

/** The directory in `store`, filled from the seed when it is empty. */
export function createDirectory(store: Store, seed: Seed): Directory {
  const applications: Collection<SeedApplication> = store.collection('entra/applications')
  const people: Collection<SeedPerson> = store.collection('entra/people')
  if (applications.values().length + people.values().length === 0) {
    for (const application of seed.applications)
      applications.put(application.clientId.toLowerCase(), application)
    for (const person of seed.users) people.put(person.objectId.toLowerCase(), person)
  }
  return {
    tenantId: seed.tenant.id.toLowerCase(),
    tenantDomain: seed.tenant.domain,
    tenantName: seed.tenant.displayName,
    application: (clientId) => {
      const wanted = clientId.toLowerCase()
      return applications.get(wanted) ?? (wanted === PUBLIC_CLIENT.clientId ? PUBLIC_CLIENT : undefined)
    },
    applications: () => applications.values(),
    person: (name) => {
      const wanted = name.toLowerCase()
      return (
        people.get(wanted) ??
        people.values().find((person) => person.userPrincipalName.toLowerCase() === wanted)
      )
    },
    people: () => people.values(),
    setManagement: (clientId, management) => {
      const application = applications.get(clientId.toLowerCase())
      if (application) applications.put(clientId.toLowerCase(), { ...application, management })
    },
  }
}
