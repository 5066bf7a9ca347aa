// The world of a test file: an emulator whose operations end at once, with an environment for every test that wants
// one of its own, and a folder for what steps leave on disk.
import {
  completeSeed,
  startEmulator,
  type Emulator,
  type EnvironmentView,
  type Seed,
  type SeedConnection,
} from '@powerops/emulator'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const TENANT = '7e2a0000-0000-4000-8000-000000000001'
export const APPLICATION = '5a1e0000-0000-4000-8000-00000000000a'
export const SECRET = 'powerops-emulator-secret'
export const MAKER_TOKEN = 'ghp_emulatorMaker000000000000000000000001'
export const ADMIN_TOKEN = 'ghp_emulatorAdmin000000000000000000000002'
export const REPOSITORY = 'contoso/powerops'

/** Operations of the service end before the first look, so that no test waits for a client's next one. */
const AT_ONCE = {
  dataverse: {
    importMs: 0,
    importMsPerMegabyte: 0,
    exportMs: 0,
    uninstallMs: 0,
    promoteMs: 0,
    importJobDelayMs: 0,
  },
  timings: { lifecycleMs: 0, metadataMs: 0, accessMs: 0, analysisMs: 0 },
}

export interface WorldOptions {
  /** Domain names; `prod…` become production environments, the others sandboxes. */
  environments?: readonly string[]
  /** More of the seed, in place of the default seed's. */
  seed?: Partial<Seed>
  /** 0 stops the clock, for tests that say when an operation ends. */
  speed?: number
}

export interface World {
  emulator: Emulator
  /** Folder for workspaces and temporary files; gone with the world. */
  folder: string
  environment(domainName: string): EnvironmentView
  /** Where `environment-url` points. */
  url(domainName: string): string
  close(): Promise<void>
}

export async function openWorld({
  environments = ['dev', 'test'],
  seed = {},
  speed = 1,
}: WorldOptions = {}): Promise<World> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'powerops-acceptance-')))
  const complete = completeSeed({
    ...AT_ONCE,
    environments: environments.map(seedEnvironment),
    policies: [],
    ...seed,
  })
  const emulator = await startEmulator({ stateDir: path.join(folder, 'state'), seed: complete, speed })
  const environment = (domainName: string): EnvironmentView => {
    const found = emulator.environments().find((candidate) => candidate.domainName === domainName)
    if (!found) throw new Error(`the world has no environment ${domainName}`)
    return found
  }
  return {
    emulator,
    folder,
    environment,
    url: (domainName) => environment(domainName).instanceUrl,
    close: async () => {
      await emulator.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function seedEnvironment(domainName: string, index: number): Seed['environments'][number] {
  return {
    id: `e0000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    displayName: `Contoso ${domainName}`,
    sku: domainName.startsWith('prod') ? 'Production' : 'Sandbox',
    domainName,
    administrators: [APPLICATION, 'admin@contoso.example', 'maker@contoso.example'],
    connections: [connection('c0ffee', 'shared_office365'), connection('c1', 'shared_sharepointonline')],
  }
}

/** One that the application may use. */
function connection(name: string, connector: string): SeedConnection {
  return { name, connector, displayName: name, owner: 'maker@contoso.example', sharedWith: [APPLICATION] }
}

/** The variables by which a job finds the services, and signs in with the client secret. */
export function jobVariables({ emulator }: World): Record<string, string> {
  const { environments: _, GITHUB_TOKEN: _token, ...variables } = emulator.endpoints
  return variables
}
