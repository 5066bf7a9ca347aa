// What Entra's AADSTS codes mean for whoever set up the sign-in.
import type { ReasonCode } from '@powerops/core'

export interface EntraError {
  reason: ReasonCode
  says: string
  remedy: string
}

const NO_APPLICATION = 'Check app-id and tenant-id: both stand on the overview page of the app registration.'
const FEDERATION =
  'Compare with the federated credential of the app registration (Certificates & secrets > Federated credentials): issuer, subject and audience must be equal to what was presented.'
const USE_OIDC = 'Sign in as an application by OIDC instead of as a user.'

const certificate = (says: string): EntraError => ({
  reason: 'auth-certificate-wrong',
  says,
  remedy:
    'Upload the public part of this certificate to the app registration, or give the one that is there.',
})
const federation = (says: string): EntraError => ({
  reason: 'auth-federation-mismatch',
  says,
  remedy: FEDERATION,
})
const user = (says: string, remedy: string): EntraError => ({ reason: 'auth-user-refused', says, remedy })
const tenant = (says: string): EntraError => ({ reason: 'auth-tenant-wrong', says, remedy: NO_APPLICATION })
const failed = (says: string, remedy: string): EntraError => ({ reason: 'auth-failed', says, remedy })
const needsMfa = user(
  'the user must prove who they are in a second way (MFA), which an unattended job cannot',
  USE_OIDC,
)
const blocked = failed(
  'a Conditional Access policy blocks the sign-in',
  'Ask the Entra administrator which policy; the sign-in log names it.',
)

/** By the number after AADSTS. */
export const entraErrors: Readonly<Record<string, EntraError>> = {
  '7000215': {
    reason: 'auth-secret-wrong',
    says: 'the client secret is wrong',
    remedy: 'Use the value of the secret, not its id; the value is shown once, when the secret is made.',
  },
  '7000222': {
    reason: 'auth-secret-expired',
    says: 'the client secret has expired',
    remedy: 'Make a new one, or change to OIDC, where nothing expires.',
  },
  '700016': tenant('the tenant does not know the application'),
  '7000229': tenant('the application has no service principal in the tenant'),
  '7000112': failed('the application is disabled', 'Ask the Entra administrator to enable it.'),
  '90002': tenant('the tenant does not exist'),
  '900023': tenant('the tenant id is malformed'),
  '70021': federation('no federated credential fits the token that GitHub gave to the job'),
  '700211': federation('no federated credential has this issuer'),
  '700212': federation('no federated credential has this audience'),
  '700213': federation('no federated credential has this subject'),
  '7002131': federation('no federated credential has this subject'),
  '700024': failed(
    'the assertion is outside its time of validity',
    'Check that the clock of the runner is right.',
  ),
  '700027': certificate('the signature fits no certificate of the app registration'),
  '500011': failed(
    'the tenant does not know the service that the token is for',
    'Check the cloud, and that the environment URL belongs to this tenant.',
  ),
  '500014': failed(
    'the service that the token is for is disabled in the tenant',
    'Ask the Entra administrator to enable its enterprise application.',
  ),
  '70011': failed('the scope is malformed', 'Check the environment URL.'),
  '65001': failed(
    'consent for the API is missing',
    'An administrator grants it: app registration > API permissions.',
  ),
  '650057': failed(
    'an API permission is missing',
    'An administrator adds it: app registration > API permissions.',
  ),
  '50126': user('user name or password is wrong', `Check both. ${USE_OIDC}`),
  '50034': user('the user does not exist in the tenant', 'Check user-name and tenant-id.'),
  '50055': user('the password has expired', USE_OIDC),
  '50053': user('the account is locked', 'Wait, or ask the Entra administrator.'),
  '50057': user('the account is disabled', 'Ask the Entra administrator.'),
  '50076': needsMfa,
  '50079': needsMfa,
  '50158': needsMfa,
  '53003': blocked,
  '530034': blocked,
  '50196': failed('Entra sees a loop of sign-ins', 'Stop the job and wait some minutes.'),
}

/** Codes that go away by themselves. */
export const TRANSIENT_ENTRA_CODES: ReadonlySet<string> = new Set(['90033', '90006'])
