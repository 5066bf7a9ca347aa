// What was asked of the emulator, for tests to look at. Holds no secret: no header, no body, no token in a URL.

/** One request that reached the emulator. */
export interface LoggedRequest {
  /** Of the emulator's clock. */
  at: number
  method: string
  url: string
  /** 0 when the connection was broken on purpose. */
  status: number
  service: string
}

/** The latest requests, oldest first. */
export interface RequestLog {
  add(entry: LoggedRequest): void
  list(): readonly LoggedRequest[]
  clear(): void
}

const CAPACITY = 20_000
const SECRET_PARAMETERS = /^(access_token|client_secret|client_assertion|code|password|sig|token|x-sas)$/i

export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = []
  return {
    add: (entry) => {
      if (entries.length >= CAPACITY) entries = entries.slice(CAPACITY / 2)
      entries.push(entry)
    },
    list: () => entries,
    clear: () => {
      entries = []
    },
  }
}

/** The URL as the log keeps it: without user information and with secret parameters blanked. */
export function loggedUrl(url: URL): string {
  const shown = new URL(url)
  shown.username = ''
  shown.password = ''
  for (const name of [...shown.searchParams.keys()]) {
    if (SECRET_PARAMETERS.test(name)) shown.searchParams.set(name, '***')
  }
  return shown.href
}
