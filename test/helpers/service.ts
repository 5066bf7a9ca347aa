// What a test asks the emulated service about: what it holds, what was sent to it.
import type { World } from './world.js'

export interface Installed {
  uniqueName: string
  version: string
  managed: boolean
}

/** What a query of an environment's own API lists to the administrator. */
export async function rowsOf<Row>(world: World, domainName: string, query: string): Promise<Row[]> {
  const { endpoints } = world.emulator
  const url = world.url(domainName)
  const token = await fetch(
    `${endpoints.POWER_PLATFORM_ADMIN_URL}/${endpoints.POWER_PLATFORM_TENANT_ID}/oauth2/v2.0/token`,
    {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: endpoints.POWER_PLATFORM_CLIENT_ID,
        client_secret: endpoints.POWER_PLATFORM_CLIENT_SECRET,
        scope: `${url}/.default`,
      }),
    },
  )
  const { access_token: bearer } = (await token.json()) as { access_token: string }
  const answer = await fetch(`${url}api/data/v9.2/${query}`, {
    headers: { authorization: `Bearer ${bearer}` },
  })
  const { value } = (await answer.json()) as { value: Row[] }
  return value
}

/** The solutions of an environment that were imported or made. */
export async function installedSolutions(world: World, domainName: string): Promise<Installed[]> {
  const query = '$select=uniquename,version,ismanaged&$filter=isvisible eq true&$orderby=uniquename asc'
  const rows = await rowsOf<{ uniquename: string; version: string; ismanaged: boolean }>(
    world,
    domainName,
    `solutions?${query}`,
  )
  return rows
    .filter(({ uniquename }) => uniquename.startsWith('Contoso'))
    .map(({ uniquename, version, ismanaged }) => ({ uniqueName: uniquename, version, managed: ismanaged }))
}

/** The solution of that name in the environment. */
export async function installedSolution(
  world: World,
  domainName: string,
  uniqueName = 'ContosoApp',
): Promise<Installed | undefined> {
  return (await installedSolutions(world, domainName)).find((solution) => solution.uniqueName === uniqueName)
}

/** Method, path and status of the requests to an environment's API since the log was last cleared. */
export function requestsTo(world: World, domainName: string, path = /./): string[] {
  const root = world.url(domainName)
  return world.emulator.requests
    .list()
    .filter(({ url }) => url.startsWith(root) && path.test(url))
    .map(({ method, url, status }) => `${method} ${url.slice(root.length - 1)} ${status}`)
}

/** The imports that an environment carried out. */
export function importsInto(
  world: World,
  domainName: string,
): ReturnType<World['emulator']['dataverse']['imports']> {
  return world.emulator.dataverse.imports().filter((record) => record.domainName === domainName)
}

/** Requests that start an import, by what they ask for. */
export const IMPORT_STARTS = /\/(ImportSolutionAsync|StageAndUpgradeAsync|ImportSolution)$/
