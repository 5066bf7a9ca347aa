// The day on which an environment is to go, as its description says it: the service has no field for one.

const MARKER = /(?:^|[\s;,([])expires:\s*(\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z)?)(?![\w-])/i
const OWNER = /(?:^|[\s;,([])owner:\s*([^\s;,)\]]{1,100})/i

/** What the description of an environment says of its end. */
export interface ExpiryNote {
  /** ISO 8601, UTC. A day means its end: the environment may be used until then. */
  expiresAt?: string
  owner?: string
}

/** Reads `expires: 2026-03-01; owner: mia` wherever it stands; nothing from any other text. */
export function readExpiryNote(description: string): ExpiryNote {
  const written = MARKER.exec(description)?.[1]
  const owner = OWNER.exec(description)?.[1]
  const ms = Date.parse(written?.length === 10 ? `${written}T23:59:59Z` : (written ?? ''))
  if (Number.isNaN(ms)) return {}
  return { expiresAt: new Date(ms).toISOString(), ...(owner === undefined ? {} : { owner }) }
}
