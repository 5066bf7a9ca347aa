// Data policies as whole documents; judging and changing them is another package's work.
import { AlmError, arrayField, isRecord, recordField, stringField, type JsonRecord } from '@powerops/core'
import { serviceError } from '@powerops/http'
import { required, requiredText } from './fields.js'
import { isSuccess, type Service } from './service.js'
import type { PolicyItem } from './types.js'

const PATH = 'providers/PowerPlatform.Governance/v2/policies'
/** Requests at the same time; the service counts them per minute. */
const PARALLEL = 4
const ROLE =
  'Data policies are for Power Platform administrators: give the user that role, or let one register the application as a management application, signed in as a user: New-PowerAppManagementApp -ApplicationId <app id>. A policy of one environment is also for its administrators.'

/** The list holds names only, so that each policy is read by itself. */
export async function listPolicies(service: Service): Promise<JsonRecord[]> {
  const ids = (await listPolicyItems(service)).map(({ id }) => id)
  const policies: JsonRecord[] = []
  for (let start = 0; start < ids.length; start += PARALLEL) {
    const batch = ids.slice(start, start + PARALLEL)
    policies.push(...(await Promise.all(batch.map((id) => getPolicy(service, id)))))
  }
  return policies
}

export async function listPolicyItems(service: Service): Promise<PolicyItem[]> {
  const items = await namingTheRole(service.list(PATH, {}, 'listing the data policies'))
  return items.map(parseItem)
}

export async function getPolicy(service: Service, id: string): Promise<JsonRecord> {
  const document = await namingTheRole(service.get(pathOf(id), {}, `reading data policy ${id}`))
  parseItem(document)
  return required(isRecord(document) ? document : undefined, 'policyDefinition', 'the data policy')
}

/** See AdminClient.replacePolicy. */
export async function replacePolicy(service: Service, id: string, document: JsonRecord): Promise<void> {
  const what = `changing data policy ${id}`
  // Sent again, it would undo what somebody else changed after the first time.
  const call = { method: 'PATCH', path: pathOf(id), body: document, retry: 'once' } as const
  const response = await service.send(call)
  if (isSuccess(response)) return
  const isStale = response.status === 409 || response.status === 412
  const error = serviceError(response, isStale ? { what, fallback: 'dlp-policy-changed' } : { what })
  throw withRole(error)
}

function pathOf(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`
}

/** @throws AlmError `response-invalid`. */
function parseItem(untrusted: unknown): PolicyItem {
  const answer = 'the data policy'
  const definition = required(recordField(untrusted, 'policyDefinition'), 'policyDefinition', answer)
  const id = requiredText(definition, 'name', answer)
  return {
    id,
    displayName: stringField(definition, 'displayName') ?? id,
    environmentType: stringField(definition, 'environmentType') ?? '',
    environmentIds: arrayField(definition, 'environments').flatMap((environment) => {
      const name = stringField(environment, 'name')
      return name === undefined ? [] : [name.toLowerCase()]
    }),
  }
}

async function namingTheRole<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw withRole(error)
  }
}

/** A refusal for lack of rights with the role that is missing; any other error as it is. */
function withRole(error: unknown): unknown {
  if (!(error instanceof AlmError) || error.details['status'] !== 403) return error
  const { code, message, details } = error
  return new AlmError(code, { message, remedy: ROLE, details, cause: error })
}
