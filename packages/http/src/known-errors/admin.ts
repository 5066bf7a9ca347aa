// Error codes of the admin API, Power Apps and the Power Platform API.
import type { KnownError } from './known-error.js'

const NOT_REGISTERED: KnownError = {
  reason: 'access-denied',
  says: 'the application is not registered as a management application of the tenant',
  remedy:
    'A Power Platform administrator registers it once, signed in as a user: New-PowerAppManagementApp -ApplicationId <app id>. An application cannot register itself.',
}
const TOKEN_REFUSED: KnownError = {
  reason: 'auth-failed',
  says: 'the service does not accept the token',
  remedy: 'Check that the cloud is the one of the tenant and that the clock of the runner is right.',
}
const RULED_BY_GROUP =
  'Change it in the environment group: admin.powerplatform.microsoft.com > Environment groups.'

/** By code, in lower case: the service's spelling varies. */
export const adminErrors: Readonly<Record<string, KnownError>> = {
  environmentnotfound: {
    reason: 'environment-not-found',
    says: 'there is no such environment, or the identity may not see it',
    remedy:
      'Check the environment id, and that the application is registered as a management application of the tenant.',
  },
  operationnotstartable: {
    reason: 'environment-not-ready',
    says: 'another operation runs on the environment',
    remedy: 'Run again when it has ended; its history stands in the admin center.',
  },
  insufficientcapacity_storagedriven: {
    reason: 'environment-create-failed',
    says: 'the tenant lacks the 1 GB of database capacity that a new environment needs',
    remedy: 'Free or buy capacity, or create a Developer environment, which needs none.',
  },
  invaliddomainname: {
    reason: 'input-invalid',
    says: 'the domain name is not allowed',
    remedy: 'Use 2 to 32 letters, digits and dashes, beginning with a letter.',
  },
  domainnamealreadyinuse: {
    reason: 'environment-name-taken',
    says: 'the domain name is in use by another environment',
    remedy: 'Choose another domain name.',
  },
  governanceconfigurationchangeblockedbygroup: {
    reason: 'environment-protected',
    says: 'the setting is ruled by the environment group',
    remedy: RULED_BY_GROUP,
  },
  environmentsinenvironmentgroup: {
    reason: 'environment-protected',
    says: 'the environment group still holds environments',
    remedy: 'Move them out of the group first.',
  },
  policyassignedtoenvironmentgroup: {
    reason: 'environment-protected',
    says: 'a policy is assigned to the environment group',
    remedy: RULED_BY_GROUP,
  },
  usernotlicensed: {
    reason: 'access-denied',
    says: 'the user has no licence for the environment',
    remedy: 'Assign a licence, wait some minutes and run again.',
  },
  servicetoserviceenvironmentnotfound: {
    reason: 'environment-not-ready',
    says: 'the environment is not known to this service yet',
    remedy: 'A new environment takes some minutes; run again then.',
  },
  connectionnotfound: {
    reason: 'input-invalid',
    says: 'there is no such connection in the environment, or it is not shared with the identity',
    remedy: 'Check the connection id, and share the connection with the application.',
  },
  connectionauthorizationfailed: {
    reason: 'access-denied',
    says: 'the identity may not use the connection',
    remedy: 'Share the connection with the application.',
  },
  invalidauthenticationtoken: TOKEN_REFUSED,
  expiredauthenticationtoken: TOKEN_REFUSED,
}

/** Cases that the service tells by its text alone. */
export const adminErrorTexts: readonly { pattern: RegExp; known: KnownError }[] = [
  { pattern: /does not have permission to access the path/i, known: NOT_REGISTERED },
]
