// Which identity signs in, and how: decided from the inputs and the job's environment, without touching anything.
//
// One kind of credentials, from one place. Inputs that name an identity (user-name, app-id) or hold a secret decide;
// the environment then only completes the same identity: the ids of the tenant and the application, and a secret if
// its POWER_PLATFORM_CLIENT_ID is that application or is absent. Otherwise the environment decides alone.
import { AlmError, parseGuid, quote, type Guid } from '@powerops/core'
import { variable, type Environment } from './environment.js'

/** The credential inputs of an action; absent and blank are the same. */
export interface CredentialInputs {
  userName?: string | undefined
  passwordSecret?: string | undefined
  appId?: string | undefined
  clientSecret?: string | undefined
  tenantId?: string | undefined
}

/** One kind of credentials, complete and checked. */
export type Credentials =
  | { kind: 'secret'; tenantId: string; clientId: Guid; clientSecret: string }
  | {
      kind: 'certificate'
      tenantId: string
      clientId: Guid
      certificate: string
      password: string | undefined
    }
  | { kind: 'oidc'; tenantId: string; clientId: Guid }
  | { kind: 'managed-identity'; clientId: Guid | undefined }
  | { kind: 'user'; tenantId: string; clientId: Guid; userName: string; password: string }

/** Microsoft's public client for Dataverse samples and tools, for signing in as a user without an own application. */
const PUBLIC_CLIENT_ID = '51f81489-12ee-4a9e-aaae-a2591f45987d'

const OIDC_HINT =
  'Set app-id and tenant-id (or POWER_PLATFORM_CLIENT_ID and POWER_PLATFORM_TENANT_ID for the whole job) to sign in by OIDC, which needs no secret.'

/** Everything that was given, trimmed, by where it came from. */
interface Given {
  userName: string | undefined
  password: string | undefined
  appId: string | undefined
  inputSecret: string | undefined
  tenantId: string | undefined
  clientId: string | undefined
  clientSecret: string | undefined
  certificate: string | undefined
  certificatePassword: string | undefined
  useOidc: boolean
  useManagedIdentity: boolean
}

/**
 * Decides the credentials. No message holds a secret.
 * @throws AlmError `credentials-missing` naming what and where; `credentials-conflict` naming both kinds;
 *   `input-invalid` for an id that is none.
 */
export function readCredentials(inputs: CredentialInputs, environment: Environment): Credentials {
  const given = readGiven(inputs, environment)
  if (given.userName || given.password) return userCredentials(given)
  if (given.inputSecret) return secretCredentials(given, given.inputSecret)
  const sameApplication = !given.appId || !given.clientId || sameId(given.appId, given.clientId)
  return sameApplication ? jobCredentials(given) : oidcCredentials(given)
}

function readGiven(inputs: CredentialInputs, environment: Environment): Given {
  const job = (name: string): string | undefined => variable(environment, `POWER_PLATFORM_${name}`)
  const text = (value: string | undefined): string | undefined => value?.trim() || undefined
  return {
    userName: text(inputs.userName),
    password: text(inputs.passwordSecret),
    appId: text(inputs.appId),
    inputSecret: text(inputs.clientSecret),
    tenantId: text(inputs.tenantId) ?? job('TENANT_ID'),
    clientId: job('CLIENT_ID'),
    clientSecret: job('CLIENT_SECRET'),
    certificate: job('CLIENT_CERTIFICATE'),
    certificatePassword: job('CLIENT_CERTIFICATE_PASSWORD'),
    useOidc: flag(environment, 'POWER_PLATFORM_USE_OIDC'),
    useManagedIdentity: flag(environment, 'POWER_PLATFORM_USE_MSI'),
  }
}

function userCredentials(given: Given): Credentials {
  if (given.inputSecret) throw conflict('user-name with password-secret', 'client-secret')
  if (!given.userName) throw missing('user-name', 'as an input, beside password-secret')
  if (!given.password) throw missing('password-secret', 'as an input, beside user-name')
  return {
    kind: 'user',
    tenantId: given.tenantId ? parseTenant(given.tenantId) : 'organizations',
    clientId: parseGuid(given.appId ?? PUBLIC_CLIENT_ID, 'app-id'),
    userName: given.userName,
    password: given.password,
  }
}

function secretCredentials(given: Given, clientSecret: string): Credentials {
  return { kind: 'secret', ...requireApplication(given), clientSecret }
}

function oidcCredentials(given: Given): Credentials {
  return { kind: 'oidc', ...requireApplication(given) }
}

/** What the environment of the job says, for the application of the inputs if they name one. */
function jobCredentials(given: Given): Credentials {
  const kinds = [
    ...(given.clientSecret ? ['POWER_PLATFORM_CLIENT_SECRET'] : []),
    ...(given.certificate ? ['POWER_PLATFORM_CLIENT_CERTIFICATE'] : []),
    ...(given.useOidc ? ['POWER_PLATFORM_USE_OIDC'] : []),
    ...(given.useManagedIdentity ? ['POWER_PLATFORM_USE_MSI'] : []),
  ]
  const [first, second] = kinds
  if (first && second) throw conflict(first, second)
  if (given.clientSecret) return secretCredentials(given, given.clientSecret)
  if (given.certificate) {
    const application = requireApplication(given)
    return {
      kind: 'certificate',
      ...application,
      certificate: given.certificate,
      password: given.certificatePassword,
    }
  }
  if (given.useManagedIdentity) {
    const clientId = given.appId ?? given.clientId
    return { kind: 'managed-identity', clientId: clientId ? parseGuid(clientId, 'app-id') : undefined }
  }
  if (!given.useOidc && !given.appId && !given.clientId) {
    throw new AlmError('credentials-missing', {
      message:
        'there are no credentials: neither the inputs nor the environment of the job name an application',
      remedy: OIDC_HINT,
    })
  }
  return oidcCredentials(given)
}

function requireApplication(given: Given): { tenantId: string; clientId: Guid } {
  const clientId = given.appId ?? given.clientId
  if (!clientId) throw missing('app-id', 'as an input, or POWER_PLATFORM_CLIENT_ID for the whole job')
  if (!given.tenantId)
    throw missing('tenant-id', 'as an input, or POWER_PLATFORM_TENANT_ID for the whole job')
  return {
    clientId: parseGuid(clientId, given.appId ? 'app-id' : 'POWER_PLATFORM_CLIENT_ID'),
    tenantId: parseTenant(given.tenantId),
  }
}

/** A GUID or a domain name; it becomes part of the address that the secret is sent to. */
function parseTenant(untrusted: string): string {
  if (/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(untrusted))
    return parseGuid(untrusted, 'tenant-id')
  if (/^(?=.{3,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i.test(untrusted))
    return untrusted
  throw new AlmError('input-invalid', {
    message: `tenant-id is ${quote(untrusted)}, which is neither a GUID nor a domain name`,
    remedy: 'Use the directory (tenant) id from the overview page of the app registration.',
  })
}

function flag(environment: Environment, name: string): boolean {
  const text = variable(environment, name)?.toLowerCase()
  if (text === undefined || text === 'false') return false
  if (text === 'true') return true
  throw new AlmError('input-invalid', {
    message: `${name} is ${quote(text)}, which is neither true nor false`,
  })
}

function sameId(a: string, b: string): boolean {
  return a.replace(/[{}]/g, '').toLowerCase() === b.replace(/[{}]/g, '').toLowerCase()
}

function missing(what: string, where: string): AlmError {
  return new AlmError('credentials-missing', {
    message: `the credentials are incomplete: ${what} is missing`,
    remedy: `Give ${what} ${where}. ${OIDC_HINT}`,
    details: { missing: what },
  })
}

function conflict(first: string, second: string): AlmError {
  return new AlmError('credentials-conflict', {
    message: `two kinds of credentials are given: ${first} and ${second}`,
    remedy: 'Keep one of them; without any secret the job signs in by OIDC.',
    details: { kinds: [first, second] },
  })
}
