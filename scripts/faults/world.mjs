// The world of the fault matrix: an emulator whose time is virtual, and the network between it and an action, on which
// faults happen.
import { completeSeed, startEmulator } from '@powerops/emulator'
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { URLSearchParams } from 'node:url'
import { loadBundle } from './bundle.mjs'
import { createVirtualClock } from './clock.mjs'
import { CONNECTION, CONNECTOR, solutionOf } from './solutions.mjs'
import { STEP_GLOBALS } from './step-process.mjs'

const APPLICATION = '5a1e0000-0000-4000-8000-00000000000a'
/** The state of the emulator is small and written at every request. */
const RAM_DISK = '/dev/shm'
const DOMAINS = ['dev', 'test']
/** Of the emulator's time, which is virtual; long enough for several looks at each operation. */
const IMPORT_MS = 700
const EXPORT_MS = 300

/** Starts the emulator and loads the bundle of `dist`; `reset` makes a new world in a millisecond. */
export async function openWorld(dist, seed = {}) {
  const folder = realpathSync(
    mkdtempSync(path.join(existsSync(RAM_DISK) ? RAM_DISK : tmpdir(), 'powerops-faults-')),
  )
  const environments = DOMAINS.map((domainName, index) => ({
    id: `e0000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    displayName: `Contoso ${domainName}`,
    sku: 'Sandbox',
    domainName,
    administrators: [APPLICATION],
    connections: [
      {
        name: CONNECTION,
        connector: path.posix.basename(CONNECTOR),
        displayName: 'Files',
        owner: 'maker@contoso.example',
        sharedWith: [APPLICATION],
      },
    ],
  }))
  const timings = { importMs: IMPORT_MS, importMsPerMegabyte: 0, exportMs: EXPORT_MS, importJobDelayMs: 400 }
  const emulator = await startEmulator({
    stateDir: path.join(folder, 'state'),
    seed: completeSeed({ environments, policies: [], dataverse: timings, ...seed }),
    speed: 0,
  })
  const { environments: _, GITHUB_TOKEN: _token, ...variables } = emulator.endpoints
  const tokens = new Map()
  const clock = createVirtualClock(emulator.clock)
  const idOf = (domain) => emulator.environments().find(({ domainName }) => domainName === domain).id
  const urlOf = (domain) =>
    emulator.environments().find(({ domainName }) => domainName === domain).instanceUrl
  return {
    emulator,
    start: loadBundle(dist, STEP_GLOBALS),
    folder,
    clock,
    // One process holds both sides, so there is no authority to trust: Entra is asked on the plain half of its port.
    variables,
    urlOf,
    idOf,
    environmentsOf: (domain) => emulator.environments().filter(({ domainName }) => domainName === domain),
    reset: async () => {
      await emulator.reset()
      emulator.faults.clear()
      clock.reset()
      tokens.clear()
    },
    addSolution: async (domain, request) =>
      emulator.dataverse.importAsMaker(idOf(domain), await solutionOf(request)),
    ask: async (domain, method, pathAndQuery, body) => {
      const url = urlOf(domain)
      if (!tokens.has(url)) tokens.set(url, await requestToken(emulator.endpoints, url))
      return ask(url, tokens.get(url), method, pathAndQuery, body)
    },
    importsInto: (domain) => emulator.dataverse.imports().filter(({ domainName }) => domainName === domain),
    close: async () => {
      await emulator.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function requestToken(endpoints, url) {
  const authority = endpoints.POWER_PLATFORM_AUTHORITY_URL.replace('https:', 'http:')
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: endpoints.POWER_PLATFORM_CLIENT_ID,
    client_secret: endpoints.POWER_PLATFORM_CLIENT_SECRET,
    scope: `${url}/.default`,
  })
  const response = await fetchDirectly(
    `${authority}/${endpoints.POWER_PLATFORM_TENANT_ID}/oauth2/v2.0/token`,
    { method: 'POST', body },
  )
  return (await response.json()).access_token
}

/** Asks an environment's Web API as the application, beside the network of the actions. */
async function ask(url, token, method, pathAndQuery, body) {
  const response = await fetchDirectly(`${url}api/data/v9.2/${pathAndQuery}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${pathAndQuery}: ${response.status} ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}

/** Node's own `fetch`: it goes to the emulator by no fault. */
export const fetchDirectly = globalThis.fetch
