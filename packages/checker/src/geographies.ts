// Where the checker of a cloud and region is, and what its tokens are for.
import { AlmError, nearestNames, quote } from '@powerops/core'

/** Geographies of the public cloud as the service's hosts name them, with the number of their Dataverse hosts. */
const GEOGRAPHIES: Readonly<Record<string, number | undefined>> = {
  unitedstatesfirstrelease: undefined,
  unitedstates: 1,
  southamerica: 2,
  canada: 3,
  europe: 4,
  asia: 5,
  australia: 6,
  japan: 7,
  india: 8,
  unitedkingdom: 11,
  france: 12,
  southafrica: 14,
  unitedarabemirates: 15,
  germany: 16,
  switzerland: 17,
  norway: 19,
  singapore: 20,
  korea: 21,
  sweden: undefined,
  italy: undefined,
  poland: undefined,
  newzealand: undefined,
}

/** Other spellings that the official tools take. */
const ALIASES: Readonly<Record<string, string>> = {
  previewunitedstates: 'unitedstatesfirstrelease',
  us: 'unitedstates',
  uk: 'unitedkingdom',
  uae: 'unitedarabemirates',
}

/** The names of the geographies of the public cloud. */
export const geographyNames: readonly string[] = Object.keys(GEOGRAPHIES)

/** The clouds, by the names of the official actions. */
export type CheckerCloud = 'Public' | 'UsGov' | 'UsGovHigh' | 'UsGovDod' | 'China'

interface CloudRow {
  /** The only host of the cloud; in the public one, what follows the geography. */
  host: string
  audience: string
}

/** Hosts and audiences as Microsoft's command line names them. */
const CLOUDS: Readonly<Record<CheckerCloud, CloudRow>> = {
  Public: { host: 'api.advisor.powerapps.com', audience: 'https://advisor.powerapps.com/' },
  UsGov: { host: 'gov.api.advisor.powerapps.us', audience: 'https://gov.advisor.powerapps.us/' },
  UsGovHigh: { host: 'high.api.advisor.powerapps.us', audience: 'https://high.advisor.powerapps.us/' },
  UsGovDod: { host: 'mil.api.advisor.appsplatform.us', audience: 'https://advisor.powerapps.us/' },
  China: { host: 'china.api.advisor.powerapps.cn', audience: 'https://advisor.powerapps.cn/' },
}

/** The checker that looks through a solution. */
export interface CheckerPlace {
  url: URL
  /** Audience of its tokens. */
  audience: string
  /** The geography in the public cloud; the name of the cloud in another one. */
  geography: string
}

/** What decides where a solution is checked. */
export interface CheckerWish {
  geo?: string | undefined
  environmentUrl?: URL | undefined
  /** A checker that the job names by its address, in place of the geography's. */
  ownUrl?: URL | undefined
}

/**
 * Finds the checker: of the named geography, else of the region of the Dataverse environment, else, without an
 * environment, of the United States as the official action does. A region that is not known is refused, because the
 * solution would leave its geography unasked.
 * @throws AlmError `input-invalid`, `input-missing`, `input-conflict`.
 */
export function locateChecker(cloud: CheckerCloud, wish: CheckerWish): CheckerPlace {
  const { geo, environmentUrl, ownUrl } = wish
  const { host, audience } = CLOUDS[cloud]
  const named = geo === undefined ? undefined : parseGeography(geo)
  if (ownUrl) return { url: ownUrl, audience, geography: named ?? ownUrl.host }
  if (cloud === 'Public') {
    const geography = named ?? geographyOf(environmentUrl)
    return { url: new URL(`https://${geography}.${host}/`), audience, geography }
  }
  if (named !== undefined) {
    throw new AlmError('input-conflict', {
      message: `input geo is ${quote(named)}, but the cloud ${cloud} has one checker for all its regions`,
      remedy: 'Remove "geo", or check the input "cloud".',
    })
  }
  return { url: new URL(`https://${host}/`), audience, geography: cloud }
}

function parseGeography(untrusted: string): string {
  const word = untrusted.toLowerCase().replace(/[\s_-]/g, '')
  const name = Object.hasOwn(ALIASES, word) ? (ALIASES[word] ?? word) : word
  if (Object.hasOwn(GEOGRAPHIES, name)) return name
  const [nearest] = nearestNames(word, geographyNames)
  throw new AlmError('input-invalid', {
    message: `input geo is ${quote(untrusted)}, which is not a geography of the checker`,
    remedy: `${nearest === undefined ? '' : `Did you mean ${nearest}? `}Use one of ${geographyNames.join(', ')}.`,
  })
}

function geographyOf(environmentUrl: URL | undefined): string {
  if (environmentUrl === undefined) return 'unitedstates'
  const region = /\.crm(\d*)\.dynamics\.com$/.exec(environmentUrl.hostname)?.[1]
  const number = region === undefined ? undefined : region === '' ? 1 : Number(region)
  const known = geographyNames.find((name) => number !== undefined && GEOGRAPHIES[name] === number)
  if (known !== undefined) return known
  throw new AlmError('input-missing', {
    message: `the geography of the checker does not follow from ${environmentUrl.origin}`,
    remedy: `Set "geo" to one of ${geographyNames.join(', ')}; for a sovereign cloud set "cloud".`,
  })
}
