// The data policies to judge by: fetched from the tenant, or taken from a file without touching the network.
import { AlmError, parseJson, quote } from '@powerops/core'
import type { AdminClient } from '@powerops/admin'
import { parsePolicies, type Policy } from '@powerops/dlp'
import type { DataverseClient } from '@powerops/dataverse'

/** What a verdict is made from besides the solution. */
export interface PolicyBasis {
  environmentId: string
  policies: readonly Policy[]
  /** Ids of connectors that no policy can block. */
  unblockable: readonly string[]
  /** What could not be read, as sentences: any of them makes compliance undecidable. */
  unreadPolicies: readonly string[]
}

/** @throws AlmError `json-invalid` naming the file, also for JSON that is no policy. */
export function parsePolicyFile(text: string, file: string, environmentId: string): PolicyBasis {
  const what = `the policy file ${quote(file)}`
  const document = parseJson(text, what)
  try {
    return { environmentId, policies: parsePolicies(document), unblockable: [], unreadPolicies: [] }
  } catch (caught) {
    if (!(caught instanceof AlmError)) throw caught
    throw new AlmError('json-invalid', {
      message: `${what} holds something else than policies: ${caught.message}`,
      remedy: 'Save what the policy API returns: one policy, or a list of them.',
      cause: caught,
    })
  }
}

/**
 * Fetches the policies of the tenant. A credential that may not read them leads to a verdict of `unknown`, never to
 * compliance.
 */
export async function fetchPolicies(
  admin: Pick<AdminClient, 'listPolicies' | 'listUnblockableConnectors'>,
  environmentId: string,
): Promise<PolicyBasis> {
  try {
    const [documents, unblockable] = await Promise.all([
      admin.listPolicies(),
      admin.listUnblockableConnectors(),
    ])
    return { environmentId, policies: parsePolicies(documents), unblockable, unreadPolicies: [] }
  } catch (error) {
    if (!(error instanceof AlmError) || error.code !== 'access-denied') throw error
    return {
      environmentId,
      policies: [],
      unblockable: [],
      unreadPolicies: [`the data policies could not be read: ${error.message}`],
    }
  }
}

/**
 * The id, if the tenant has such an environment: one that it does not have fits no policy and would seem compliant. An
 * identity that may not ask may not read the policies either.
 * @throws AlmError `environment-not-found`.
 */
export async function requireEnvironment(
  admin: Pick<AdminClient, 'getEnvironment'>,
  environmentId: string,
): Promise<string> {
  try {
    return (await admin.getEnvironment(environmentId)).id
  } catch (error) {
    if (error instanceof AlmError && error.code === 'access-denied') return environmentId
    throw error
  }
}

/** The id of the environment at an address, asked from Dataverse itself, so that no admin right is needed for it. */
export async function fetchEnvironmentId(
  dataverse: Pick<DataverseClient, 'retrieveCurrentOrganization'>,
): Promise<string> {
  return (await dataverse.retrieveCurrentOrganization()).environmentId
}
