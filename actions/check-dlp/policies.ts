// The data policies to judge by: fetched from the tenant, or taken from a file without touching the network.
import { AlmError, parseJson, quote, type ReasonCode } from '@powerops/core'
import type { AdminClient } from '@powerops/admin'
import {
  documentedUnblockable,
  parsePolicies,
  type CataloguedConnector,
  type EvaluationContext,
  type Policy,
} from '@powerops/dlp'
import type { DataverseClient } from '@powerops/dataverse'

/** What a verdict is made from besides the solution. */
export interface PolicyBasis extends EvaluationContext {
  readonly policies: readonly Policy[]
  /** The connectors of the tenant, as far as they could be asked for. */
  readonly catalogue: readonly CataloguedConnector[]
  /** Why the policies are not all there. Without it they are. */
  readonly refusal?: AlmError
}

const ASSUMED_UNBLOCKABLE =
  'Which connectors no policy can block was taken from the documentation, since the service was not asked'
const ASSUMED_KNOWN = 'Connectors were taken for what their ids say, since the catalogue was not read'

/** @throws AlmError `json-invalid` naming the file, also for JSON that is no policy. */
export function parsePolicyFile(text: string, file: string, environmentId: string): PolicyBasis {
  const what = `the policy file ${quote(file)}`
  const document = parseJson(text, what)
  try {
    const policies = parsePolicies(document)
    return {
      environmentId,
      policies,
      unblockable: documentedUnblockable,
      catalogue: policies.flatMap(namedConnectors),
      assumptions: [`${ASSUMED_UNBLOCKABLE}.`, `${ASSUMED_KNOWN}.`],
    }
  } catch (caught) {
    if (!(caught instanceof AlmError)) throw caught
    throw new AlmError('json-invalid', {
      message: `${what} holds something else than policies: ${caught.message}`,
      remedy: caught.remedy ?? 'Save what the policy API returns: one policy, or a list of them.',
      cause: caught,
    })
  }
}

/** The connectors that a policy lists with a name for people. */
function namedConnectors({ entries }: Policy): CataloguedConnector[] {
  return entries
    .filter(({ key, name }) => name !== '' && name.toLowerCase() !== key)
    .map(({ id, name }) => ({ id, displayName: name }))
}

type Admin = Pick<
  AdminClient,
  'listPolicies' | 'listUnblockableConnectors' | 'listConnectors' | 'listVirtualConnectors'
>

/**
 * Fetches the policies of the tenant and what is known of its connectors. Policies that may not be read make `refusal`
 * and a verdict of `unknown`, never compliance; lists of connectors that cannot be read make assumptions.
 */
export async function fetchPolicies(admin: Admin, environmentId: string): Promise<PolicyBasis> {
  const [policies, lists] = await Promise.all([
    outcome(() => admin.listPolicies(), ['access-denied']),
    fetchConnectors(admin, environmentId),
  ])
  const basis = { environmentId, ...lists }
  if (!(policies instanceof AlmError)) return { ...basis, policies: parsePolicies(policies) }
  const refusal = new AlmError('access-denied', {
    message: `the data policies could not be read: ${policies.message}`,
    remedy:
      'Give the application the role Power Platform administrator, or register it as a management application of the tenant.',
    details: policies.details,
    cause: policies,
  })
  return { ...basis, policies: [], unreadPolicies: [refusal.message], refusal }
}

async function fetchConnectors(
  admin: Admin,
  environmentId: string,
): Promise<Pick<PolicyBasis, 'unblockable' | 'catalogue' | 'catalogued' | 'assumptions'>> {
  const [unblockable, connectors, virtual] = await Promise.all([
    outcome(() => admin.listUnblockableConnectors()),
    outcome(() => admin.listConnectors(environmentId)),
    outcome(() => admin.listVirtualConnectors()),
  ])
  const known = <Item>(list: Item[] | AlmError): Item[] => (list instanceof AlmError ? [] : list)
  const catalogue = [...known(connectors), ...known(virtual)]
  // Every tenant has connectors, so that an empty list is none to tell strangers by.
  const isCatalogued = known(connectors).length > 0
  return {
    unblockable: unblockable instanceof AlmError ? documentedUnblockable : unblockable,
    catalogue,
    ...(isCatalogued && { catalogued: [...catalogue.map(({ id }) => id), ...known(unblockable)] }),
    assumptions: [
      ...assumption(unblockable, ASSUMED_UNBLOCKABLE),
      ...assumption(connectors, ASSUMED_KNOWN),
      ...assumption(
        virtual,
        'Virtual connectors were looked for in the policies by their names, since their list was not read',
      ),
    ],
  }
}

function assumption(list: unknown, sentence: string): string[] {
  return list instanceof AlmError ? [`${sentence}: ${list.message}.`] : []
}

/**
 * The answer, or the error that took its place. The lists of connectors help to judge and are not judged by, so that any
 * error but the end of the run is one to go on after.
 * @param expected codes of the errors to go on after; all when absent.
 */
async function outcome<Answer>(
  read: () => Promise<Answer>,
  expected?: readonly ReasonCode[],
): Promise<Answer | AlmError> {
  try {
    return await read()
  } catch (error) {
    const isExpected = error instanceof AlmError && error.code !== 'cancelled'
    if (isExpected && (expected?.includes(error.code) ?? true)) return error
    throw error
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
