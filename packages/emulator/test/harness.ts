// Starts emulators in temporary folders and speaks to them as a client would.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { completeSeed, startEmulator, type Emulator, type StartOptions } from '../src/index.js'

export const BAP = 'https://service.powerapps.com/'
export const PPAPI = 'https://api.powerplatform.com/'
export const P = '/providers/Microsoft.BusinessAppPlatform'

export interface Answer {
  status: number
  headers: Headers
  body: any // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
}

export function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'emulator-'))
}

/** The certificate and key of the first emulator, which the others of a test file share: making them is slow. */
const sharedIdentity = path.join(temporaryFolder(), 'identity')

/** Starts an emulator with the default seed and a stopped clock, which tests advance. */
export async function start(
  options: Partial<StartOptions> & { seedChange?: object } = {},
): Promise<Emulator> {
  const { seedChange = {}, stateDir = temporaryFolder(), ...rest } = options
  const identity = path.join(stateDir, 'identity')
  if (existsSync(sharedIdentity)) cpSync(sharedIdentity, identity, { recursive: true })
  const emulator = await startEmulator({ stateDir, speed: 0, seed: completeSeed({ ...seedChange }), ...rest })
  if (!existsSync(sharedIdentity)) cpSync(identity, sharedIdentity, { recursive: true })
  return emulator
}

export async function discard(emulator: Emulator | undefined): Promise<void> {
  if (!emulator) return
  await emulator.close()
  rmSync(path.dirname(path.dirname(emulator.endpoints.NODE_EXTRA_CA_CERTS)), { recursive: true, force: true })
}

export function origin(emulator: Emulator): string {
  return emulator.endpoints.POWER_PLATFORM_ADMIN_URL
}

export async function call(
  url: string,
  { method = 'GET', token, body, headers = {} }: CallOptions = {},
): Promise<Answer> {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  const type = body !== undefined && typeof body !== 'string' ? { 'content-type': 'application/json' } : {}
  const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(url, { method, headers: { ...type, ...bearer, ...headers }, ...sent })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
}

export interface CallOptions {
  method?: string
  token?: string
  body?: unknown
  headers?: Record<string, string>
}

export function requestToken(
  emulator: Emulator,
  form: Record<string, string>,
  tenant?: string,
): Promise<Answer> {
  const { POWER_PLATFORM_TENANT_ID } = emulator.endpoints
  return call(`${origin(emulator)}/${tenant ?? POWER_PLATFORM_TENANT_ID}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
}

export async function appToken(emulator: Emulator, audience: string): Promise<string> {
  const { POWER_PLATFORM_CLIENT_ID, POWER_PLATFORM_CLIENT_SECRET } = emulator.endpoints
  const { body } = await requestToken(emulator, {
    grant_type: 'client_credentials',
    client_id: POWER_PLATFORM_CLIENT_ID,
    client_secret: POWER_PLATFORM_CLIENT_SECRET,
    scope: `${audience}/.default`,
  })
  return body.access_token
}

export async function userToken(
  emulator: Emulator,
  audience: string,
  username: string,
  password: string,
): Promise<string> {
  const { body } = await requestToken(emulator, {
    grant_type: 'password',
    client_id: emulator.endpoints.POWER_PLATFORM_CLIENT_ID,
    username,
    password,
    scope: `${audience}/.default`,
  })
  return body.access_token
}
